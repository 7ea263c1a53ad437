"""The losses of a block of steps: worked out with it, or left for whoever looks at them."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from engine.learning.blocks.step_block import MOST_BLOCK_STEPS, StepBlock
from engine.learning.recorded_losses import OwedPlants
from engine.learning.trace_view import Columns
from engine.loss.logistic import LogisticObjective
from engine.loss.many_losses import ManyLosses
from engine.loss.signed_rows import SignedRows

_MOST_NUMBERS = 2**19
"""Losses of so many steps and plants are a block: a millisecond."""

_FEW_PLANTS = 100
"""Up to here a loss costs less than its step: each is recorded at once."""


class BlockLosses:
    """The losses of steps over the same plants."""

    def __init__(self, objective: LogisticObjective, plants: SignedRows) -> None:
        self._objective, self._plants = objective, plants
        self._most = max(1, min(MOST_BLOCK_STEPS, _MOST_NUMBERS // plants.count))

    def block_size(self, may_owe: bool) -> int:
        """Return how many steps a block has at most."""
        return MOST_BLOCK_STEPS if self._leaves(may_owe) else self._most

    def block(self, after: Columns, may_owe: bool) -> StepBlock:
        """Return steps with their losses, or with that of the last one alone."""
        last = self._objective(after[:, -1])
        if not self._leaves(may_owe):
            return StepBlock(after, self._many.at(after.T), last)
        losses = np.full(after.shape[1], np.nan)
        losses[-1] = last.loss
        return StepBlock(after, losses, last, self._owed)

    def _leaves(self, may_owe: bool) -> bool:
        return may_owe and self._plants.count > _FEW_PLANTS

    @cached_property
    def _many(self) -> ManyLosses:
        return ManyLosses(self._plants)

    @cached_property
    def _owed(self) -> OwedPlants:
        return OwedPlants(np.ascontiguousarray(self._objective.signed_rows))
