"""The run so far: one row a step, growing in place."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Parameters, Vector
from engine.learning.loss_history import Peaks

MOST_STEPS = 2_000_000
"""A longer run would fill the memory of a classroom's laptop: 32 bytes a step."""

_FIRST_ROOM = 1_024


class Trace:
    """Rows (w1, w2, b, loss) of steps 0 … last_step.

    They are kept by column, (4, room): a curve of a million losses is looked through in each frame.
    """

    def __init__(self, parameters: Parameters, loss: float) -> None:
        self._columns = np.empty((4, _FIRST_ROOM))
        self._count = 0
        self.peaks = Peaks()
        self.append(parameters, loss)

    @staticmethod
    def of(rows: NDArray[np.float64]) -> Trace:
        """Return the trace of rows (w1, w2, b, loss) that were kept, from step 0 on."""
        result = Trace.__new__(Trace)
        result._count = len(rows)
        result.peaks = Peaks()
        result._columns = _with_room(rows.T, len(rows) + _FIRST_ROOM)
        return result

    @property
    def last_step(self) -> int:
        """The step of the last row; the first row is step 0."""
        return self._count - 1

    @property
    def rows(self) -> NDArray[np.float64]:
        """All rows (last_step + 1, 4), as a view that can't be written to."""
        view = self._columns[:, : self._count].T
        view.setflags(write=False)
        return view

    @property
    def losses(self) -> Vector:
        """The loss at each step (last_step + 1,), as a view that can't be written to."""
        return self.rows[:, 3]

    def append(self, parameters: Parameters, loss: float) -> None:
        """Add the row of the next step."""
        if self._count == self._columns.shape[1]:
            self._columns = _with_room(self._columns, 2 * self._count)
        row = self._columns[:, self._count]
        row[:3] = parameters
        row[3] = loss
        self._count += 1

    def set_last_loss(self, loss: float) -> None:
        """Correct the last row: the plants have changed since it was written."""
        self._columns[3, self._count - 1] = loss
        self.peaks.forget_from(self._count - 1)

    def parameters(self, step: int) -> Parameters:
        """Return w1, w2, b at a step, as a new array (3,)."""
        return self._columns[:3, self._checked(step)].copy()

    def loss(self, step: int) -> float:
        """Return the loss that was recorded at a step."""
        return float(self._columns[3, self._checked(step)])

    def until(self, step: int) -> Trace:
        """Return a new trace that ends with this step; this one stays as it is."""
        return Trace.of(self.rows[: self._checked(step) + 1])

    def _checked(self, step: int) -> int:
        if not 0 <= step < self._count:
            raise IndexError(f"step {step} of {self.last_step}")
        return step


def _with_room(columns: NDArray[np.float64], room: int) -> NDArray[np.float64]:
    """Return the columns with room for more; what is not written to takes no memory yet."""
    result = np.empty((4, room))
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
    stride, leap = 1, 0
    while step > most * stride:
        stride = (2, 5, 10)[leap % 3] * 10 ** (leap // 3)
        leap += 1
    return np.unique(np.append(np.arange(0, step, stride), step)), stride
