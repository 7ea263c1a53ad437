"""Plants held out to test with: which of them, and what is left to learn from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Mask
from engine.errors import UserError

LARGEST_SHARE = 0.9

_STREAM = 1
"""Ends the seed: NumPy takes [seed, 0] for [seed], by which samples of plants are drawn."""


@dataclass(frozen=True)
class Split:
    """A plant is held out where the number in [0, 1) drawn for it is under the share.

    The number depends on [seed, place of the plant] alone: it is drawn once, so that no edit of
    other plants changes it, and a larger share only holds more plants out. Raises UserError
    `test_share` outside ]0, 0.9].
    """

    share: float
    seed: int

    def __post_init__(self) -> None:
        if not 0 < self.share <= LARGEST_SHARE:
            raise UserError("test_share", share=self.share, most=LARGEST_SHARE)

    @property
    def entropy(self) -> list[int]:
        """What NumPy's generator of those numbers is made with."""
        return [self.seed, _STREAM]

    def holds_out(self, first: int, end: int) -> Mask:
        """Return which of the plants at first … end - 1 are held out (k,)."""
        drawn = np.random.default_rng(self.entropy).random(end)
        held_out: Mask = drawn[first:] < self.share
        return held_out
