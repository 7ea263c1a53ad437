"""The plants as a network takes them: in blocks whose buffers stay in the processor's cache."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from engine.arrays import Indices, Vector
from engine.loss.signed_rows import FACTORS
from engine.model.dataset import Dataset
from engine.model.features import Feature, Rows, rows_of

MOST_COLUMNS = 8192
"""Plants in a block: more would leave the processor's cache, fewer wait for NumPy's calls.

A block is 32 columns wide, or 64, …, and filled up with columns of sign 0.
"""

MOST_WIDTHS = 4
"""All plants, a batch and the last batch of an epoch need three; what is older makes room."""


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
    """The plants in blocks of one width, or those of a batch, with buffers kept between calls."""

    def __init__(self, plants: Dataset, features: tuple[Feature, ...]) -> None:
        self.count = len(plants)
        blocks = max(1, -(-self.count // MOST_COLUMNS))
        self._width = max(FACTORS, _padded(-(-self.count // blocks)))
        self._rows = np.zeros((blocks, len(features) + 1, self._width))
        self._rows[:, -1] = 1.0
        self._backwards = np.zeros((blocks, self._width))
        for number, start in enumerate(range(0, self.count, self._width)):
            here = slice(start, start + self._width)
            inputs = rows_of(plants.x[here], features)
            self._rows[number, :-1, : inputs.shape[1]] = inputs
            signs = np.where(plants.y[here] == 1, -1.0, 1.0)
            self._backwards[number, : len(signs)] = signs
        self.all = tuple(self._blocks())
        self._batches: dict[int, Block] = {}

    def of(self, batch: Indices) -> Iterator[Block]:
        """Yield the plants of a batch in blocks; the next one takes the room of the last."""
        for start in range(0, len(batch), MOST_COLUMNS):
            yield self._gathered(batch[start : start + MOST_COLUMNS], len(batch))

    def _blocks(self) -> Iterator[Block]:
        shares = self._backwards / max(1, self.count)
        for number, start in enumerate(range(0, self.count, self._width)):
            count = min(self._width, self.count - start)
            yield Block(self._rows[number], self._backwards[number], shares[number], count)

    def _gathered(self, batch: Indices, batch_size: int) -> Block:
        count, width = len(batch), _padded(len(batch))
        block, column = np.divmod(batch, self._width)
        if width not in self._batches:
            if len(self._batches) == MOST_WIDTHS:
                self._batches.clear()
            rows = np.ones((self._rows.shape[1], width))
            self._batches[width] = Block(rows, np.zeros(width), np.zeros(width), width)
        rows, backwards, shares, _ = self._batches[width]
        rows[:, :count], rows[:-1, count:] = self._rows[block, :, column].T, 0.0
        backwards[:count], backwards[count:] = self._backwards[block, column], 0.0
        np.divide(backwards, batch_size, out=shares)
        return Block(rows, backwards, shares, count)


def _padded(count: int) -> int:
    """Return the next multiple of 32."""
    return -(-count // FACTORS) * FACTORS
