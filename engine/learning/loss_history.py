"""The losses of a run, ready to be drawn, however long it is."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Indices, Vector

BLOCK = 256
_FIRST_CAPACITY = 16

Losses: TypeAlias = NDArray[np.float64]
"""(m,), or a row a block (blocks, 256)."""


class Peaks:
    """Where the least and the greatest loss of each block of 256 steps stand.

    A run only grows: what was found of a block is kept, so that a frame looks at new steps alone.
    `has_gaps` says that a loss may be NaN, which is neither.
    """

    def __init__(self, has_gaps: bool = False) -> None:
        self.has_gaps = has_gaps
        self._steps = np.empty((2, _FIRST_CAPACITY), dtype=np.intp)
        self._count = 0

    def of(self, losses: Vector) -> NDArray[np.intp]:
        """Return steps (2, whole blocks) of the least and greatest of these losses.

        They begin as the losses did that were asked about before.
        """
        whole = len(losses) // BLOCK
        if whole > self._count:
            self._find(losses, whole)
        return self._steps[:, :whole]

    def forget_from(self, step: int) -> None:
        """Take note that the losses from this step on may have changed."""
        self._count = min(self._count, step // BLOCK)

    def filled(self, losses: Losses) -> tuple[Losses, Losses]:
        """Return losses to find the least of, and the greatest: each NaN is neither."""
        if not self.has_gaps:
            return losses, losses
        gaps = np.isnan(losses)
        return np.where(gaps, np.inf, losses), np.where(gaps, -np.inf, losses)

    def _find(self, losses: Vector, whole: int) -> None:
        if whole > self._steps.shape[1]:
            larger = np.empty((2, 2 * whole), dtype=np.intp)
            larger[:, : self._count] = self._steps[:, : self._count]
            self._steps = larger
        start = self._count * BLOCK
        blocks = losses[start : whole * BLOCK].reshape(-1, BLOCK)
        first = start + np.arange(len(blocks)) * BLOCK
        lows, highs = self.filled(blocks)
        self._steps[0, self._count : whole] = first + lows.argmin(axis=1)
        self._steps[1, self._count : whole] = first + highs.argmax(axis=1)
        self._count = whole


class LossHistory(NamedTuple):
    """The loss at each step (m,), and where its peaks are; NaN where none was recorded."""

    losses: Vector
    peaks: Peaks

    @property
    def has_any(self) -> bool:
        """Say whether a loss was recorded at any step."""
        return self.lowest < np.inf

    @property
    def lowest(self) -> float:
        """The least loss, in nats; infinite where none was recorded."""
        return float(self.peaks.filled(self._of_interest(0))[0].min())

    @property
    def lowest_positive(self) -> float:
        """The least loss above 0, infinite where there is none: 0 has no logarithm."""
        lowest = self.lowest
        if lowest > 0:
            return lowest
        return float(self.losses.min(where=self.losses > 0, initial=np.inf))

    @property
    def highest(self) -> float:
        """The greatest loss, in nats; minus infinity where none was recorded."""
        return float(self.peaks.filled(self._of_interest(1))[1].max())

    def thinned(self, columns: int) -> tuple[Indices, Vector]:
        """Return steps and losses to draw: of each column of pixels the least and the greatest.

        No peak is lost, however long the run; a short run comes back whole.
        """
        count = len(self.losses)
        stride = count // columns
        if stride < 3:
            return np.arange(count), self.losses
        if stride < 2 * BLOCK:
            steps = np.arange(count)
            chosen = self._least_and_greatest(steps, steps, stride)
        else:
            lows, highs = self.peaks.of(self.losses)
            chosen = self._least_and_greatest(lows, highs, stride // BLOCK)
            rest = np.arange(len(lows) * BLOCK, count)
            if len(rest):
                chosen += self._least_and_greatest(rest, rest, len(rest))
        steps = np.unique(np.concatenate([[0], *chosen, [count - 1]])).astype(np.intp)
        return steps, self.losses[steps]

    def _of_interest(self, which: int) -> Vector:
        """Return the losses among which the least (0) or the greatest (1) of all is."""
        peaks = self.peaks.of(self.losses)[which]
        return np.concatenate([self.losses[peaks], self.losses[len(peaks) * BLOCK :]])

    def _least_and_greatest(self, lows: Indices, highs: Indices, group: int) -> list[Indices]:
        """Return which of `lows` is least and of `highs` greatest a group, the last cut short."""
        result = []
        for index, (steps, find) in enumerate(((lows, np.argmin), (highs, np.argmax))):
            whole = len(steps) // group * group
            values = self.peaks.filled(self.losses[steps])[index]
            positions = np.arange(0, whole, group) + find(values[:whole].reshape(-1, group), axis=1)
            if whole < len(steps):
                positions = np.append(positions, whole + find(values[whole:]))
            result.append(steps[positions])
        return result
