"""The run so far: one row a step, growing in place."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Parameters, Vector

MOST_STEPS = 2_000_000
"""A longer run would fill the memory of a classroom's laptop: 32 bytes a step."""

_FIRST_ROOM = 1_024


class Trace:
    """Rows (w1, w2, b, loss) of steps 0 … last_step."""

    def __init__(self, parameters: Parameters, loss: float) -> None:
        self._rows = np.empty((_FIRST_ROOM, 4))
        self._count = 0
        self.append(parameters, loss)

    @staticmethod
    def of(rows: NDArray[np.float64]) -> Trace:
        """Return the trace of rows (w1, w2, b, loss) that were kept, from step 0 on."""
        result = Trace.__new__(Trace)
        result._rows = np.concatenate([rows, np.empty((_FIRST_ROOM, 4))])
        result._count = len(rows)
        return result

    @property
    def last_step(self) -> int:
        """The step of the last row; the first row is step 0."""
        return self._count - 1

    @property
    def rows(self) -> NDArray[np.float64]:
        """All rows (last_step + 1, 4), as a view that can't be written to."""
        view = self._rows[: self._count]
        view.setflags(write=False)
        return view

    @property
    def losses(self) -> Vector:
        """The loss at each step (last_step + 1,), as a view that can't be written to."""
        return self.rows[:, 3]

    def append(self, parameters: Parameters, loss: float) -> None:
        """Add the row of the next step."""
        if self._count == len(self._rows):
            room = np.empty((2 * self._count, 4))  # not written to, and so no memory taken yet
            room[: self._count] = self._rows
            self._rows = room
        row = self._rows[self._count]
        row[:3] = parameters
        row[3] = loss
        self._count += 1

    def set_last_loss(self, loss: float) -> None:
        """Correct the last row: the plants have changed since it was written."""
        self._rows[self._count - 1, 3] = loss

    def parameters(self, step: int) -> Parameters:
        """Return w1, w2, b at a step, as a new array (3,)."""
        return np.array(self._rows[self._checked(step), :3])

    def loss(self, step: int) -> float:
        """Return the loss that was recorded at a step."""
        return float(self._rows[self._checked(step), 3])

    def until(self, step: int) -> Trace:
        """Return a new trace that ends with this step; this one stays as it is."""
        return Trace.of(self._rows[: self._checked(step) + 1])

    def _checked(self, step: int) -> int:
        if not 0 <= step < self._count:
            raise IndexError(f"step {step} of {self.last_step}")
        return step


def path_steps(last: int, most: int) -> NDArray[np.intp]:
    """Return at most so many of the steps 0 … last, both ends among them, to draw a path by.

    Half of them crowd near the start, where a run takes its longest strides.
    """
    if last < most:
        return np.arange(last + 1)
    early = np.geomspace(1, last, most // 2)
    late = np.linspace(0, last, most - most // 2)
    return np.unique(np.rint(np.concatenate([early, late])).astype(np.intp))


def thinned(losses: Vector, columns: int) -> tuple[NDArray[np.intp], Vector]:
    """Return steps and losses to draw: of each column of pixels the least and the greatest.

    No peak is lost, however long the run; a short run comes back whole.
    """
    count = len(losses)
    stride = count // columns
    if stride < 3:
        return np.arange(count), losses
    whole = count // stride * stride
    blocks = losses[:whole].reshape(-1, stride)
    first = np.arange(len(blocks)) * stride
    both = np.sort(np.stack([blocks.argmin(axis=1), blocks.argmax(axis=1)]), axis=0) + first
    rest = losses[whole:]
    ends = [whole + rest.argmin(), whole + rest.argmax()] if len(rest) else []
    steps = np.unique(np.concatenate([[0], both.T.ravel(), ends, [count - 1]])).astype(np.intp)
    return steps, losses[steps]


def milestones(step: int, most: int) -> tuple[NDArray[np.intp], int]:
    """Return steps 0, k, 2k … and the step itself, with k = 1, 2, 5, 10 … so that few are left.

    At most so many hops lead from one to the next; they stand still while a run grows.
    """
    stride, leap = 1, 0
    while step > most * stride:
        stride = (2, 5, 10)[leap % 3] * 10 ** (leap // 3)
        leap += 1
    return np.unique(np.append(np.arange(0, step + 1, stride), step)), stride
