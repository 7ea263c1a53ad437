"""The plants as a network takes them: in blocks whose buffers stay in the processor's cache."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from engine.arrays import Indices, Vector
from engine.loss.logistic import FACTORS
from engine.model.dataset import Dataset
from engine.model.features import Feature, Rows, rows_of

MOST_COLUMNS = 2048
"""Plants in a block. A block is 32 columns wide, or 64, …, filled up with columns of sign 0."""


class Block(NamedTuple):
    """Some of the plants: their inputs above a row of ones (k + 1, w), and their signs.

    A column that no plant fills has u = 0: it adds log 2 to the loss and nothing to the gradient.
    """

    rows: Rows
    backwards: Vector
    """-s (w,), u = -s z: s = +1 for toxic and -1 for non-toxic, 0 where there is no plant."""

    shares: Vector
    """-s / m (w,): the error is this times e^u / (1 + e^u), m the number of all plants."""

    plants: int
    """How many plants there are, in front."""


class PlantBlocks:
    """The plants block by block, or those of a batch, with buffers kept between calls."""

    def __init__(self, plants: Dataset, features: tuple[Feature, ...]) -> None:
        self.count = len(plants)
        width = _padded(self.count)
        self._rows = np.ones((len(features) + 1, width))
        self._rows[:-1, : self.count] = rows_of(plants.x, features)
        self._rows[:-1, self.count :] = 0.0
        self._backwards = np.zeros(width)
        self._backwards[: self.count] = np.where(plants.y == 1, -1.0, 1.0)
        self.all = tuple(self._blocks())
        self._batches: dict[int, Block] = {}

    def of(self, batch: Indices) -> Iterator[Block]:
        """Yield the plants of a batch in blocks; the next one takes the room of the last."""
        for start in range(0, len(batch), MOST_COLUMNS):
            yield self._gathered(batch[start : start + MOST_COLUMNS], len(batch))

    def _blocks(self) -> Iterator[Block]:
        shares = self._backwards / max(1, self.count)
        for start in range(0, self.count, MOST_COLUMNS):
            here = slice(start, start + MOST_COLUMNS)
            count = min(MOST_COLUMNS, self.count - start)
            yield Block(self._rows[:, here], self._backwards[here], shares[here], count)

    def _gathered(self, batch: Indices, batch_size: int) -> Block:
        count, width = len(batch), _padded(len(batch))
        if width not in self._batches:
            rows = np.ones((len(self._rows), width))
            self._batches[width] = Block(rows, np.zeros(width), np.zeros(width), width)
        rows, backwards, shares, _ = self._batches[width]
        rows[:, :count], rows[:-1, count:] = self._rows[:, batch], 0.0
        backwards[:count], backwards[count:] = self._backwards[batch], 0.0
        np.divide(backwards, batch_size, out=shares)
        return Block(rows, backwards, shares, count)


def _padded(count: int) -> int:
    """Return the next multiple of 32."""
    return -(-count // FACTORS) * FACTORS
