"""A run as it was at one moment, read by name; and which of its steps to draw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Indices, Parameters, Vector, freeze
from engine.learning.kept_steps import KeptSteps
from engine.learning.loss_history import LossHistory, Peaks
from engine.learning.optimisers import Memory
from engine.learning.recorded_losses import OwedSteps, RecordedLosses

Columns: TypeAlias = NDArray[np.float64]
"""(rows, steps): a column a step."""

StepState: TypeAlias = tuple[Parameters, Memory]
"""The parameters of a step, and what the optimiser kept of the steps before."""


class Replay(Protocol):
    """Works out the states of steps that are not kept, to the last bit."""

    def __call__(self, step: int) -> StepState:
        """Return the state at a step."""

    def states(self) -> Iterator[StepState]:
        """Return that of every step, in turn."""


class TraceView:
    """What a run held of steps 0 … last_step; nothing in it can be written to.

    It looks at the run's own columns, without a copy: states (n + memory, kept) of the steps that
    are kept, losses (1 or 2, steps) of all; those owed are worked out where they are asked for, and
    written there. Should the run correct its last losses later, on other
    plants, this view still tells those that were there: then it makes a copy when asked. `replay`
    gives steps that are not kept.
    """

    def __init__(
        self,
        states: Columns,
        losses: Columns,
        kept: KeptSteps,
        size: int,
        last_state: Vector,
        peaks: tuple[Peaks, Peaks] | None = None,
        replay: Replay | None = None,
        owed: Sequence[OwedSteps] = (),
    ) -> None:
        self._states, self._losses, self._kept = states, losses, kept
        self._size, self._last_state = size, last_state
        self._recorded = RecordedLosses(losses[0], states, owed)
        self._recorded.at(np.array([self.last_step]))
        self._last_losses = losses[:, -1].copy()
        self._peaks = peaks or _new_peaks()
        self._replay = replay

    @property
    def last_step(self) -> int:
        """The last step; the first is step 0."""
        return int(self._losses.shape[1]) - 1

    @property
    def losses(self) -> Vector:
        """The recorded loss of each step (last_step + 1,); all those owed are worked out."""
        self._recorded.work_on(lambda: True)
        return self._losses_of(0)

    @property
    def owes_losses(self) -> bool:
        """Say whether the loss of a step may still have to be worked out."""
        return bool(self._recorded.owed)

    def losses_at(self, steps: Indices) -> Vector:
        """Return the recorded losses of some steps (k,)."""
        losses = self._recorded.at(steps)
        losses[steps == self.last_step] = self._last_losses[0]
        return losses

    def losses_known(self, step: int, lately: int) -> Vector:
        """Return the losses of all steps, NaN where they are not known yet.

        Known are the least and greatest of each 256, and those of so many steps up to this one.
        """
        if self.owes_losses:
            self.curve.peaks.of(self._recorded)
            self._recorded.at(np.arange(max(0, step + 1 - lately), step + 1))
        return self._losses_of(0)

    @property
    def test_losses(self) -> Vector | None:
        """The loss of the plants held out (last_step + 1,), NaN where there was none."""
        return self._losses_of(1) if len(self._losses) > 1 else None

    @property
    def curve(self) -> LossHistory:
        """The losses, ready to be drawn."""
        if self._is_untouched:
            return LossHistory(self._recorded, self._known_peaks[0])
        return LossHistory(self.losses, self._known_peaks[0])

    @property
    def test_curve(self) -> LossHistory | None:
        """The losses of the plants held out, ready to be drawn; None where there were none."""
        losses = self.test_losses
        return None if losses is None else LossHistory(losses, self._known_peaks[1])

    def without_tests(self) -> TraceView:
        """Return the same without the losses of the plants held out."""
        view = copy(self)
        view._losses, view._last_losses = self._losses[:1], self._last_losses[:1]
        return view

    @property
    def keeps_all(self) -> bool:
        """Say whether the state of every step is kept."""
        return self._kept.whole > self.last_step

    def parameters(self, step: int) -> Parameters:
        """Return the parameters at a step, as a new array (n,)."""
        return self.state(step)[0]

    def state(self, step: int) -> StepState:
        """Return the parameters (n,) and the optimiser's memory at a step, as new arrays.

        Raises LookupError for a step that is not kept where nothing can replay it.
        """
        kept = self.kept_state(step)
        if kept is not None:
            return kept
        if self._replay is None:
            raise LookupError(f"step {step} is not kept")
        return self._replay(step)

    def kept_state(self, step: int) -> StepState | None:
        """Return the state at a step, as new arrays; None where it is not kept."""
        if self._checked(step) == self.last_step:
            return self._parted(self._last_state.copy())
        column = self._kept.column_of(step)
        return None if column is None else self._parted(self._states[:, column].copy())

    def state_before(self, step: int) -> tuple[int, StepState]:
        """Return the last step kept up to this one, and its state, as new arrays."""
        if self._checked(step) == self.last_step:
            return step, self.state(step)
        column = self._kept.column_before(step)
        return self._kept.step_at(column), self._parted(self._states[:, column].copy())

    def states(self) -> Iterator[StepState]:
        """Return the state of every step, in turn. Raises LookupError as `state` does."""
        if self._replay is not None and not self.keeps_all:
            return self._replay.states()
        return (self.state(step) for step in range(self.last_step + 1))

    def parameters_near(self, steps: Indices) -> NDArray[np.float64]:
        """Return the parameters (k, n) at some steps; of one that is not kept, those before it."""
        columns = self._kept.columns_before(steps)
        result: NDArray[np.float64] = self._states[: self._size, columns].T
        result[steps == self.last_step] = self._last_state[: self._size]
        return result

    def loss(self, step: int) -> float:
        """Return the loss that was recorded at a step."""
        if self._checked(step) == self.last_step:
            return float(self._last_losses[0])
        return float(self._recorded.at(np.array([step]))[0])

    def until(self, step: int) -> TraceView:
        """Return what the run held up to a step, without a copy."""
        if self._checked(step) == self.last_step:
            return self
        state = np.concatenate(self.state(step))
        kept, losses = self._kept.until(step), self._losses[:, : step + 1]
        return TraceView(
            self._states, losses, kept, self._size, state, self._peaks, self._replay,
            self._recorded.owed,
        )  # fmt: skip

    def _losses_of(self, row: int) -> Vector:
        losses: Vector = self._losses[row]
        if self._is_untouched:
            losses = losses.view()
            freeze(losses)
            return losses
        losses = losses.copy()
        losses[-1] = self._last_losses[row]
        freeze(losses)
        return losses

    @property
    def _known_peaks(self) -> tuple[Peaks, Peaks]:
        return self._peaks if self._is_untouched else _new_peaks()

    @property
    def _is_untouched(self) -> bool:
        return np.array_equal(self._losses[:, -1], self._last_losses, equal_nan=True)

    def _parted(self, state: Vector) -> StepState:
        return state[: self._size], state[self._size :]

    def _checked(self, step: int) -> int:
        if not 0 <= step <= self.last_step:
            raise IndexError(f"step {step} of {self.last_step}")
        return step


def _new_peaks() -> tuple[Peaks, Peaks]:
    return Peaks(), Peaks(has_gaps=True)


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
