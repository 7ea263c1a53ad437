"""The run so far: one row a step, growing in place."""

from __future__ import annotations

import math
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Parameters, Vector, freeze
from engine.learning.loss_history import LossHistory, Peaks

MOST_STEPS = 2_000_000
"""A longer run would fill the memory of a classroom's laptop: 32 bytes a step."""

Rows: TypeAlias = NDArray[np.float64]
"""(steps + 1, n + 1): the n parameters and the loss of each step, the loss last."""

_FIRST_CAPACITY = 1_024


class TraceView:
    """What a run held of steps 0 … last_step, read by name; nothing in it can be written to.

    It looks at the run's own rows, without a copy. Should the run correct its last loss later, on
    other plants, this view still tells the one that was there: then it makes a copy when asked.
    """

    def __init__(self, rows: Rows, peaks: Peaks | None = None) -> None:
        self._rows = rows
        self._last_loss = float(rows[-1, -1])
        self._peaks = peaks or Peaks()

    @property
    def last_step(self) -> int:
        """The step of the last row; the first row is step 0."""
        return len(self._rows) - 1

    @property
    def rows(self) -> Rows:
        """All rows (last_step + 1, n + 1)."""
        if self._is_untouched:
            return self._rows
        rows = self._rows.copy()
        rows[-1, -1] = self._last_loss
        freeze(rows)
        return rows

    @property
    def losses(self) -> Vector:
        """The recorded loss of each step (last_step + 1,)."""
        if self._is_untouched:
            return self._rows[:, -1]
        losses = self._rows[:, -1].copy()
        losses[-1] = self._last_loss
        freeze(losses)
        return losses

    @property
    def curve(self) -> LossHistory:
        """The losses, ready to be drawn."""
        return LossHistory(self.losses, self._peaks if self._is_untouched else Peaks())

    @property
    def all_parameters(self) -> NDArray[np.float64]:
        """The parameters of each step (last_step + 1, n)."""
        return self._rows[:, :-1]

    def parameters(self, step: int) -> Parameters:
        """Return the parameters at a step, as a new array (n,)."""
        result: Parameters = self.all_parameters[self._checked(step)].copy()
        return result

    def loss(self, step: int) -> float:
        """Return the loss that was recorded at a step."""
        is_last = self._checked(step) == self.last_step
        return self._last_loss if is_last else float(self._rows[step, -1])

    def until(self, step: int) -> TraceView:
        """Return what the run held up to a step, without a copy."""
        is_last = self._checked(step) == self.last_step
        return self if is_last else TraceView(self._rows[: step + 1], self._peaks)

    @property
    def _is_untouched(self) -> bool:
        now = float(self._rows[-1, -1])
        return now == self._last_loss or (math.isnan(now) and math.isnan(self._last_loss))

    def _checked(self, step: int) -> int:
        if not 0 <= step <= self.last_step:
            raise IndexError(f"step {step} of {self.last_step}")
        return step


class Trace:
    """The parameters and the loss of steps 0 … last_step.

    They are stored by column, (n + 1, capacity): each frame looks through a curve of a million
    losses.
    """

    def __init__(self, parameters: Parameters, loss: float) -> None:
        self._columns = np.empty((len(parameters) + 1, _FIRST_CAPACITY))
        self._count = 0
        self.peaks = Peaks()
        self.append(parameters, loss)

    @staticmethod
    def of(rows: Rows) -> Trace:
        """Return the trace of rows (steps + 1, n + 1) that were saved, from step 0 on."""
        result = Trace.__new__(Trace)
        result._count = len(rows)
        result.peaks = Peaks()
        result._columns = _with_capacity(rows.T, len(rows) + _FIRST_CAPACITY)
        return result

    @property
    def last_step(self) -> int:
        """The step of the last row; the first row is step 0."""
        return self._count - 1

    @property
    def view(self) -> TraceView:
        """The run so far; it stays as it is while the trace grows."""
        return TraceView(self.rows, self.peaks)

    @property
    def rows(self) -> Rows:
        """All rows, as a view that can't be written to."""
        view = self._columns[:, : self._count].T
        view.setflags(write=False)
        return view

    @property
    def losses(self) -> Vector:
        """The loss at each step (last_step + 1,), as a view that can't be written to."""
        return self.view.losses

    def append(self, parameters: Parameters, loss: float) -> None:
        """Add the row of the next step."""
        if self._count == self._columns.shape[1]:
            self._columns = _with_capacity(self._columns, 2 * self._count)
        row = self._columns[:, self._count]
        row[:-1] = parameters
        row[-1] = loss
        self._count += 1

    def set_last_loss(self, loss: float) -> None:
        """Correct the last row: the plants have changed since it was written."""
        self._columns[-1, self._count - 1] = loss
        self.peaks.forget_from(self._count - 1)

    def parameters(self, step: int) -> Parameters:
        """Return the parameters at a step, as a new array (n,)."""
        return self.view.parameters(step)

    def loss(self, step: int) -> float:
        """Return the loss that was recorded at a step."""
        return self.view.loss(step)

    def until(self, step: int) -> Trace:
        """Return a new trace that ends with this step; this one stays as it is."""
        return Trace.of(self.view.until(step).rows)


def _with_capacity(columns: NDArray[np.float64], capacity: int) -> NDArray[np.float64]:
    """Return the columns with capacity for more; what is not written to takes no memory yet."""
    result = np.empty((len(columns), capacity))
    result[:, : columns.shape[1]] = columns
    return result


def path_steps(last: int, most: int) -> NDArray[np.intp]:
    """Return at most so many of the steps 0 … last, both ends among them, to draw a path by.

    Half of them crowd near the start, where a run takes its longest strides.
    """
    if last < most:
        return np.arange(last + 1)
    early = np.geomspace(1, last, most // 2)
    late = np.linspace(0, last, most - most // 2)
    return np.unique(np.rint(np.concatenate([early, late])).astype(np.intp))


def milestones(step: int, most: int) -> tuple[NDArray[np.intp], int]:
    """Return steps 0, k, 2k … and the step itself, with k = 1, 2, 5, 10 … so that few are left.

    At most so many hops lead from one to the next; they stand still while a run grows.
    """
    stride, index = 1, 0
    while step > most * stride:
        stride = (2, 5, 10)[index % 3] * 10 ** (index // 3)
        index += 1
    return np.unique(np.append(np.arange(0, step, stride), step)), stride
