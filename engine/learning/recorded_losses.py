"""The loss of each step of a run, of which some are worked out only where somebody looks.

A loss that is not known yet is NaN. Nobody sees that: who asks for a step is told its true loss,
which is the same to the last bit whenever it is worked out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from threading import Lock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Indices, Vector, freeze
from engine.loss.many_losses import ManyLosses
from engine.loss.quadratic import Quadratic
from engine.loss.signed_rows import SignedRows

MOST_OWED, MOST_OWED_PARTS = 1_000_000_000, 8
"""Losses of so many steps and plants are left for later at most, two seconds of work; of so many
different plants, each of which is kept as long as that."""

_AT_ONCE = 64
"""Steps worked out before another thread may: a copy of the run is written beside the window."""

_SEEN_AT_ONCE = 4_096
_LEAST_RANKED = 64
_FARTHEST = 6.0
"""So few steps, or so small a change of any z, are a short way: along it a quadratic of the loss
tells which is greatest."""


class OwedPlants:
    """Plants over which losses are still to be worked out, with room of their own for it."""

    def __init__(self, signed_rows: NDArray[np.float64]) -> None:
        self.signed_rows = signed_rows
        self._lock = Lock()

    @property
    def count(self) -> int:
        """How many plants there are."""
        return len(self.signed_rows[0])

    def losses(self, states: NDArray[np.float64]) -> Vector:
        """Return the mean losses (k,) of the parameters in k columns."""
        with self._lock:
            return self._many.at(states.T)

    def extremes(self, states: NDArray[np.float64]) -> list[int]:
        """Return which columns have what may be the least and the greatest loss: a few.

        A quadratic of the loss about the middle of a short way ranks them; a longer way is halved.
        """
        count = states.shape[1]
        middle = states.mean(axis=1, keepdims=True)
        away = states - middle
        if count > _LEAST_RANKED and self._reach(away) > _FARTHEST:
            half = count // 2
            later = self.extremes(states[:, half:])
            return self.extremes(states[:, :half]) + [half + column for column in later]
        ranks = Quadratic.at(self.signed_rows, middle[:, 0]).changes(away)
        return sorted({0, int(ranks.argmin()), int(ranks.argmax()), count - 1})

    @cached_property
    def _many(self) -> ManyLosses:
        return ManyLosses(SignedRows(self.signed_rows))

    @cached_property
    def _largest(self) -> Vector:
        largest: Vector = np.abs(self.signed_rows).max(axis=1)
        return largest

    def _reach(self, away: NDArray[np.float64]) -> float:
        return float(np.abs(away).max(axis=1) @ self._largest)


class OwedSteps(NamedTuple):
    """Steps first … end - 1 whose losses over these plants may not be known yet."""

    first: int
    end: int
    plants: OwedPlants


class OwedLosses:
    """What a run owes, in the order of its steps: not more than a few seconds of work."""

    def __init__(self, steps: Sequence[OwedSteps] = ()) -> None:
        self.steps = tuple(steps)

    @property
    def may_grow(self) -> bool:
        """Say whether losses of more steps may be left for later."""
        work = sum((part.end - part.first) * part.plants.count for part in self.steps)
        return work < MOST_OWED and len(self.steps) <= MOST_OWED_PARTS

    def add(self, more: OwedSteps) -> None:
        """Owe the losses of more steps, which follow."""
        last = self.steps[-1] if self.steps else None
        if last and last.plants is more.plants and last.end == more.first:
            self.steps = (*self.steps[:-1], last._replace(end=more.end))
        else:
            self.steps = (*self.steps, more)

    def until(self, step: int) -> OwedLosses:
        """Return what is owed of steps 0 … step."""
        parts = [part for part in self.steps if part.first <= step]
        return OwedLosses([part._replace(end=min(part.end, step + 1)) for part in parts])


class RecordedLosses:
    """The losses of steps 0 … (steps,), and what works out those that are NaN: `states` and owed.

    What is worked out is written into the same array, for whoever looks at it next.
    """

    def __init__(
        self, losses: Vector, states: NDArray[np.float64] | None = None,
        owed: Sequence[OwedSteps] = (),
    ) -> None:  # fmt: skip
        self._losses, self._states = losses, states
        self.owed = tuple(part for part in owed if part.first < len(losses))

    def __len__(self) -> int:
        return len(self._losses)

    @property
    def known(self) -> Vector:
        """The losses as they are, NaN where not known yet; read-only."""
        if not self._losses.flags.writeable:
            return self._losses
        known = self._losses.view()
        freeze(known)
        return known

    @property
    def all(self) -> Vector:
        """All losses; those that are not known yet are worked out."""
        self.work_on(lambda: True)
        return self.known

    @property
    def first_unknown(self) -> int:
        """The first step whose loss may not be known; as many as there are, where all are."""
        return self.owed[0].first if self.owed else len(self)

    def at(self, steps: Indices) -> Vector:
        """Return the losses of some steps (k,)."""
        if self.owed:
            self._know(steps)
        return self._losses[steps]

    def work_on(self, has_time: Callable[[], bool]) -> bool:
        """Work out losses that are owed, the earliest first, while there is time.

        Return whether none is left.
        """
        owed = self.owed  # a copy of the run may be worked on in another thread
        while owed and has_time():
            first, end, plants = owed[0]
            end = min(end, len(self))
            unknown = first + np.flatnonzero(np.isnan(self._losses[first : first + _SEEN_AT_ONCE]))
            some = unknown[unknown < end][:_AT_ONCE]
            self._know(some)
            until = int(some[-1]) + 1 if len(some) == _AT_ONCE else first + _SEEN_AT_ONCE
            rest = () if until >= end else (OwedSteps(until, end, plants),)
            owed = self.owed = (*rest, *owed[1:])
        if not owed:
            self._states = None
        return not owed

    def extremes(self, first: int, end: int) -> Indices:
        """Return steps among which the least and the greatest loss of those are, or nearly.

        All that are known are among them.
        """
        steps = np.arange(first, end)
        are_unknown = np.isnan(self._losses[first:end])
        part = next((part for part in self.owed if part.first <= first and end <= part.end), None)
        if part is None or self._states is None or not are_unknown.any():
            return steps
        columns = part.plants.extremes(self._states[:3, first:end])
        are_unknown[columns] = False
        return steps[~are_unknown]

    def _know(self, steps: Indices) -> None:
        unknown = steps[np.isnan(self._losses[steps])]
        if not len(unknown) or self._states is None:
            return
        for part in self.owed:
            mine = unknown[(unknown >= part.first) & (unknown < part.end)]
            for start in range(0, len(mine), _AT_ONCE):
                some = mine[start : start + _AT_ONCE]
                self._losses[some] = part.plants.losses(self._states[:3, some])
