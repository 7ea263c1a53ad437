"""The plants that every peer is given, with each kind of label, and the minimum beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from engine.arrays import Points
from engine.model import samples
from engine.model.dataset import Dataset

Label = int | str
Kind = Literal["toxic", "harmless"]

SAMPLE = (100, 0.25, 0)
"""The overlapping groups: size, noise, seed."""

SURE_AND_WRONG_Z = -1000.0
"""z of one toxic plant."""


@dataclass(frozen=True)
class Labelled:
    """Points in an order, and the labels of their kinds."""

    x: Points
    labels: tuple[Label, ...]
    toxic: Label
    """The label of the toxic ones."""

    @property
    def is_toxic(self) -> list[bool]:
        """Return which are toxic."""
        return [label == self.toxic for label in self.labels]

    @property
    def values(self) -> list[Label]:
        """Return the two labels in the order in which they appear."""
        return list(dict.fromkeys(self.labels))

    def renamed(self, toxic: Label, harmless: Label) -> Labelled:
        """Return the same with other labels."""
        labels = tuple(toxic if each else harmless for each in self.is_toxic)
        return replace(self, labels=labels, toxic=toxic)

    def reversed(self) -> Labelled:
        """Return the same from the last to the first: the harmless come first, then."""
        return replace(self, x=self.x[::-1].copy(), labels=self.labels[::-1])


def labelled(plants: Dataset) -> Labelled:
    """Return plants with 1 for toxic and 0 for harmless, as a table has them."""
    return Labelled(plants.x, tuple(int(y) for y in plants.y.tolist()), 1)


def six() -> Labelled:
    """The six plants, which a line separates."""
    return labelled(samples.six())


def overlapping() -> Labelled:
    """A hundred plants that no line separates; toxic ones come first."""
    return labelled(samples.overlapping_groups(*SAMPLE))


def minimum(plants: Labelled) -> np.ndarray:
    """Return w1, w2, b of the least log loss, by Newton's method: no line may separate them."""
    rows = np.column_stack([plants.x, np.ones(len(plants.x))])
    y, w = np.array(plants.is_toxic, dtype=float), np.zeros(3)
    for _ in range(30):
        a = 1 / (1 + np.exp(-rows @ w))
        w = w - np.linalg.solve(rows.T @ (rows * (a * (1 - a))[:, None]), rows.T @ (a - y))
    return w


def mean_loss(plants: Labelled, weights: Sequence[float], speaks_for: Kind) -> float:
    """Return the mean log loss of w1, w2, b; `speaks_for` says what z > 0 means there."""
    z = plants.x @ np.array(weights[:2]) + weights[2]
    sign = np.where(np.array(plants.is_toxic) == (speaks_for == "toxic"), 1, -1)
    return float(np.mean(np.logaddexp(0, -sign * z)))
