"""The losses of a run, ready to be drawn, however long it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Indices, Vector
from engine.learning.recorded_losses import RecordedLosses

BLOCK = 256
_FIRST_CAPACITY = 16

Losses: TypeAlias = NDArray[np.float64]
"""(m,), or a row a block (blocks, 256)."""


Find: TypeAlias = Callable[..., Any]
"""np.argmin or np.argmax."""


class Peaks:
    """Where the least and the greatest loss of each block of 256 steps stand.

    A run only grows: what was found of a block is kept, so that a frame looks at new steps alone.
    `has_gaps` says that a loss may be NaN, which is neither. Of losses that are not all known yet
    the likeliest are found, and worked out; once all of a block are, it is looked through again.
    """

    def __init__(self, has_gaps: bool = False) -> None:
        self.has_gaps = has_gaps
        self._steps = np.empty((2, _FIRST_CAPACITY), dtype=np.intp)
        self._count = self._exact = 0
        """Blocks that were looked at, and how many of the first ones all losses were known of."""

    def of(self, losses: Vector | RecordedLosses) -> NDArray[np.intp]:
        """Return steps (2, whole blocks) of the least and greatest of these losses.

        They begin as the losses did that were asked about before.
        """
        losses = recorded_of(losses)
        whole, exact = len(losses) // BLOCK, losses.first_unknown // BLOCK
        if whole > self._steps.shape[1]:
            self._grow(whole)
        if exact > self._exact:
            self._find(losses.known, self._exact, exact)
            self._exact = exact
        self._guess(losses, max(self._count, self._exact), whole)
        self._count = max(self._count, self._exact, whole)
        return self._steps[:, :whole]

    def forget_from(self, step: int) -> None:
        """Take note that the losses from this step on may have changed."""
        self._count, self._exact = (
            min(blocks, step // BLOCK) for blocks in (self._count, self._exact)
        )

    def filled(self, losses: Losses) -> tuple[Losses, Losses]:
        """Return losses to find the least of, and the greatest: each NaN is neither."""
        if not self.has_gaps:
            return losses, losses
        gaps = np.isnan(losses)
        return np.where(gaps, np.inf, losses), np.where(gaps, -np.inf, losses)

    def _grow(self, whole: int) -> None:
        larger = np.empty((2, 2 * whole), dtype=np.intp)
        larger[:, : self._count] = self._steps[:, : self._count]
        self._steps = larger

    def _find(self, losses: Vector, first: int, whole: int) -> None:
        start = first * BLOCK
        blocks = losses[start : whole * BLOCK].reshape(-1, BLOCK)
        steps = start + np.arange(len(blocks)) * BLOCK
        lows, highs = self.filled(blocks)
        self._steps[0, first:whole] = steps + lows.argmin(axis=1)
        self._steps[1, first:whole] = steps + highs.argmax(axis=1)

    def _guess(self, losses: RecordedLosses, first: int, whole: int) -> None:
        if first >= whole:
            return
        starts = range(first * BLOCK, whole * BLOCK, BLOCK)
        likely = [losses.extremes(start, start + BLOCK) for start in starts]
        losses.at(np.concatenate(likely))  # all at once
        for block, steps in enumerate(likely, first):
            known = losses.known[steps]
            self._steps[:, block] = steps[known.argmin()], steps[known.argmax()]


class LossHistory:
    """The loss at each step (m,), and where its peaks are; NaN where none was recorded.

    Losses that are not known yet are worked out where they are looked at: to draw the curve, those
    of its peaks.
    """

    def __init__(self, losses: Vector | RecordedLosses, peaks: Peaks) -> None:
        self.recorded = recorded_of(losses)
        self.peaks = peaks

    def __len__(self) -> int:
        return len(self.recorded)

    @property
    def losses(self) -> Vector:
        """All losses: of a long run it takes a while to work out those that are not known yet."""
        return self.recorded.all

    def loss(self, step: int) -> float:
        """Return the loss at a step."""
        return float(self.recorded.at(np.array([step]))[0])

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
        known = self.recorded.known
        return float(known.min(where=known > 0, initial=np.inf))

    @property
    def highest(self) -> float:
        """The greatest loss, in nats; minus infinity where none was recorded."""
        return float(self.peaks.filled(self._of_interest(1))[1].max())

    def thinned(self, columns: int) -> tuple[Indices, Vector]:
        """Return steps and losses to draw: of each column of pixels the least and the greatest.

        No peak is lost, however long the run; a short run comes back whole.
        """
        count = len(self)
        stride = count // columns
        if stride < 3:
            return np.arange(count), self.losses
        chosen = self._of_columns(stride)
        steps = np.unique(np.concatenate([[0], *chosen, [count - 1]])).astype(np.intp)
        return steps, self.recorded.at(steps)

    def _of_columns(self, stride: int) -> list[Indices]:
        lows, highs = self.peaks.of(self.recorded)
        if stride >= 2 * BLOCK:
            rest = self._rest()
            chosen = self._least_and_greatest(lows, highs, stride // BLOCK)
            return chosen + self._least_and_greatest(rest, rest, max(1, len(rest)))
        if not self.recorded.owed:
            return self._of_first(len(self), stride)
        first = self.recorded.first_unknown // BLOCK
        return [
            *self._of_first(first * BLOCK, stride), lows[first:], highs[first:], self._rest()
        ]  # fmt: skip

    def _of_first(self, count: int, group: int) -> list[Indices]:
        """Return the least and the greatest a group of so many steps, all of which are known."""
        steps, losses = np.arange(count), self.peaks.filled(self.recorded.known[:count])
        return [
            _best(steps, losses[0], np.argmin, group),
            _best(steps, losses[1], np.argmax, group),
        ]

    def _rest(self) -> Indices:
        """Return the steps after the last whole block; of those not known, what may stand out."""
        return self.recorded.extremes(len(self) // BLOCK * BLOCK, len(self))

    def _of_interest(self, which: int) -> Vector:
        """Return the losses among which the least (0) or the greatest (1) of all is."""
        peaks = self.peaks.of(self.recorded)[which]
        return self.recorded.at(np.concatenate([peaks, self._rest()]))

    def _least_and_greatest(self, lows: Indices, highs: Indices, group: int) -> list[Indices]:
        """Return which of `lows` is least and of `highs` greatest a group, the last cut short."""
        least = self.peaks.filled(self.recorded.at(lows))[0]
        greatest = self.peaks.filled(self.recorded.at(highs))[1]
        return [_best(lows, least, np.argmin, group), _best(highs, greatest, np.argmax, group)]


def _best(steps: Indices, losses: Vector, find: Find, group: int) -> Indices:
    """Return the step of each group that is found by its loss, the last group cut short."""
    whole = len(steps) // group * group
    positions = np.arange(0, whole, group) + find(losses[:whole].reshape(-1, group), axis=1)
    if whole < len(steps):
        positions = np.append(positions, whole + find(losses[whole:]))
    best: Indices = steps[positions]
    return best


def recorded_of(losses: Vector | RecordedLosses) -> RecordedLosses:
    """Return losses as those of a run, all of which are known where they come as numbers."""
    return losses if isinstance(losses, RecordedLosses) else RecordedLosses(losses)
