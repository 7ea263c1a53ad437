"""The run so far, growing in place: the losses of every step, the states of those kept.

A state is [parameters | optimiser's memory]. Every step is kept while that takes 64 MB at most;
beyond, one in `stride` is a checkpoint from which the steps between are replayed.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from engine.arrays import Parameters, Vector, freeze
from engine.learning.columns import with_capacity, with_rows
from engine.learning.kept_steps import NO_CHECKPOINTS, KeptSteps
from engine.learning.loss_history import LossHistory, Peaks
from engine.learning.optimisers import NO_MEMORY, Memory
from engine.learning.recorded_losses import OwedLosses, OwedPlants, OwedSteps, RecordedLosses
from engine.learning.trace_view import Columns, Replay, StepState, TraceView

MOST_STEPS = 2_000_000
"""A longer run would fill the memory of a classroom's laptop: 32 bytes a step of one neuron."""

MOST_WHOLE_BYTES = 64_000_000
"""So much the states of all steps may take: those of the bare neuron always do."""

MOST_BYTES = 512_000_000
"""A run that takes more ends."""

_FIRST_CAPACITY = 1_024


class Trace:
    """The losses of steps 0 … last_step, and the states of those that are kept.

    They are stored by column: each frame looks through a curve of a million losses. The last step
    is always kept, until the next one comes.
    """

    def __init__(self, parameters: Parameters, loss: float) -> None:
        self.stride = 1
        """Of steps that can't all be kept, one in so many is."""
        self.test_share = 0.0
        """Of the plants that the last step was learnt from: which share was held out."""
        self.peaks, self.test_peaks = Peaks(), Peaks(has_gaps=True)
        self._size = len(parameters)
        self._whole: int | None = None
        """How many steps are kept from step 0 on, once they are not all; None before."""
        self._use_states(np.empty((self._size, _FIRST_CAPACITY)))
        self._losses: Columns = np.empty((1, _FIRST_CAPACITY))
        self._checkpoints = NO_CHECKPOINTS
        self._owed = OwedLosses()
        self._count = self._columns = 0
        self.append(parameters, loss)

    @staticmethod
    def of(states: Columns, losses: Columns, kept: KeptSteps, size: int) -> Trace:
        """Return the trace of what was saved: states (n + memory, kept) and losses (1 or 2, steps).

        The last step has to be among those kept; `size` is n.
        """
        result = Trace.__new__(Trace)
        result.stride, result.test_share, result._size = 1, 0.0, size
        result.peaks, result.test_peaks = Peaks(), Peaks(has_gaps=True)
        result._count, result._columns = losses.shape[1], len(kept)
        result._losses = with_capacity(losses, result._count + _FIRST_CAPACITY)
        result._checkpoints = kept.checkpoints
        result._owed = OwedLosses()
        result._whole = kept.whole if len(kept.checkpoints) else None
        result._use_states(with_capacity(states, len(kept) + _FIRST_CAPACITY))
        return result

    @property
    def last_step(self) -> int:
        """The last step; the first is step 0."""
        return self._count - 1

    @property
    def is_long(self) -> bool:
        """Say whether not every step is kept."""
        return self._whole is not None

    @property
    def nbytes(self) -> int:
        """How much memory it takes, in bytes."""
        return 8 * (self._columns * len(self._states) + self._count * len(self._losses))

    @property
    def kept(self) -> KeptSteps:
        """Which steps are kept."""
        if self._whole is None:
            return KeptSteps(self._count)
        return KeptSteps(self._whole, self._checkpoints[: self._columns - self._whole])

    @property
    def view(self) -> TraceView:
        """The run so far; it stays as it is while the trace grows."""
        return self.view_with(None)

    def view_with(self, replay: Replay | None) -> TraceView:
        """Return the same, with what replays the steps that are not kept."""
        states, losses = self.states, self._losses[:, : self._count]
        if not self.owes_losses:
            losses.setflags(write=False)
        kept = self.kept
        if self._whole is not None:  # the last column may become another step's
            kept = KeptSteps(kept.whole, kept.checkpoints[:-1])
        peaks = self.peaks, self.test_peaks
        last, owed = states[:, -1].copy(), self._owed.steps
        return TraceView(states, losses, kept, self._size, last, peaks, replay, owed)

    @property
    def states(self) -> Columns:
        """The states (n + memory, kept) of the steps kept, as a view that can't be written to."""
        states = self._states[:, : self._columns]
        states.setflags(write=False)
        return states

    @property
    def losses(self) -> Vector:
        """The loss at each step (last_step + 1,), as a view that can't be written to."""
        return self.view.losses

    @property
    def test_losses(self) -> Vector | None:
        """The loss of the plants held out at each step, as a view that can't be written to."""
        return self.view.test_losses

    def append(
        self,
        parameters: Parameters,
        loss: float,
        memory: Memory = NO_MEMORY,
        test_loss: float | None = None,
    ) -> None:
        """Add the next step."""
        if len(memory) > len(self._states) - self._size:
            self._use_states(with_rows(self._states, self._size + len(memory), 0.0))
        if self._columns < self._room:
            self._states[:, self._columns] = parameters
            self._columns += 1
        else:
            self._append_state(parameters, memory)
        if self._count == self._losses.shape[1]:
            self._losses = with_capacity(self._losses, 2 * self._count)
        self._count += 1
        self._write_losses(loss, test_loss)

    def has_room_for(self, steps: int) -> bool:
        """Say whether the states of so many more steps can all be kept, without a memory."""
        most = MOST_WHOLE_BYTES // (8 * len(self._states))
        is_whole = self._whole is None and len(self._states) == self._size
        return is_whole and self._columns + steps <= most

    def extend(
        self, parameters: Columns, losses: Columns, plants: OwedPlants | None = None
    ) -> None:
        """Add steps that there is room for: parameters (n, k) and losses (1 or 2, k).

        Losses that are NaN are worked out over the plants given, where somebody looks at them.
        """
        first, last = self._count, self._count + losses.shape[1]
        if last > self._states.shape[1]:
            self._use_states(with_capacity(self._states, 2 * max(first, self._states.shape[1])))
        if last > self._losses.shape[1]:
            self._losses = with_capacity(self._losses, 2 * max(first, self._losses.shape[1]))
        if len(losses) > len(self._losses):
            self._losses = with_rows(self._losses, 2, np.nan)
        self._states[:, first:last] = parameters
        self._losses[: len(losses), first:last] = losses
        self._losses[len(losses) :, first:last] = np.nan
        if plants is not None:
            self._owed.add(OwedSteps(first, last, plants))
        self._count = self._columns = last

    def may_owe(self) -> bool:
        """Say whether losses may be left for later."""
        return self._owed.may_grow

    @property
    def owes_losses(self) -> bool:
        """Say whether losses are still to be worked out."""
        return bool(self._owed.steps)

    def work_on_losses(self, has_time: Callable[[], bool]) -> bool:
        """Work out losses that are owed, the earliest first; return whether none is left."""
        losses = self._recorded(self._losses[0, : self._count])
        is_done = losses.work_on(has_time)
        self._owed = OwedLosses(losses.owed)
        return is_done

    def _recorded(self, losses: Vector) -> RecordedLosses:
        return RecordedLosses(losses, self.states, self._owed.steps)

    def set_last_loss(self, loss: float, test_loss: float | None = None) -> None:
        """Correct the last losses: the plants have changed since they were written."""
        self._write_losses(loss, test_loss)
        self.peaks.forget_from(self._count - 1)
        self.test_peaks.forget_from(self._count - 1)

    def _write_losses(self, loss: float, test_loss: float | None) -> None:
        if test_loss is not None and len(self._losses) == 1:
            self._losses = with_rows(self._losses, 2, np.nan)
        last = self._count - 1
        self._losses[0, last] = loss
        if len(self._losses) > 1:
            self._losses[1, last] = np.nan if test_loss is None else test_loss

    def _use_states(self, states: Columns) -> None:
        """Hold these states from now on.

        Of those without a memory, as one neuron's are, as many as there is room for need no look at
        what is kept and what is not.
        """
        self._states: Columns = states
        most = min(states.shape[1], MOST_WHOLE_BYTES // (8 * len(states)))
        self._room = most if len(states) == self._size and self._whole is None else 0

    def _append_state(self, parameters: Parameters, memory: Memory) -> None:
        column, used = self._next_column(), self._size + len(memory)
        self._states[: self._size, column] = parameters
        self._states[self._size : used, column] = memory
        self._states[used:, column] = 0.0

    def parameters(self, step: int) -> Parameters:
        """Return the parameters at a step, as a new array (n,)."""
        return self.view.parameters(step)

    def state(self, step: int) -> StepState:
        """Return the parameters and the optimiser's memory at a step, as new arrays."""
        return self.view.state(step)

    def loss(self, step: int) -> float:
        """Return the loss that was recorded at a step."""
        return self.view.loss(step)

    def history(self) -> LossHistory:
        """Return a copy of the losses that stays as they are; those owed are worked out later."""
        losses = self._losses[0, : self._count].copy()
        if not self.owes_losses:
            freeze(losses)
        return LossHistory(self._recorded(losses), Peaks())

    def until(self, step: int, state: StepState | None = None) -> Trace:
        """Return a new trace that ends with this step; this one stays as it is.

        `state` is that of the step, where it is not kept.
        """
        last = self.view.state(step) if state is None else state
        kept, losses = self.kept.until(step), self._losses[:, : step + 1]
        self._recorded(losses[0]).at(np.array([step]))
        states = self._states[:, : len(kept)]
        if kept.step_at(len(kept) - 1) != step:
            states = np.column_stack([states, self._column_of(last)])
            kept = KeptSteps(kept.whole, np.append(kept.checkpoints, step))
        result = Trace.of(states, losses, kept, self._size)
        result.test_share = self.test_share
        result._owed = self._owed.until(step)
        return result

    def _column_of(self, state: StepState) -> Vector:
        """Return a state as a column; a later optimiser may keep more than that of the step."""
        column = np.zeros(len(self._states))
        parameters, memory = state
        column[: self._size] = parameters
        column[self._size : self._size + len(memory)] = memory
        return column

    def _next_column(self) -> int:
        """Return the column of the next step: a new one, or that of a step that is not kept."""
        if self._whole is None and (self._count + 1) * 8 * len(self._states) > MOST_WHOLE_BYTES:
            self._whole = self._count
        if self._whole is not None:
            self._begin_checkpoint(self._whole)
        else:
            self._columns += 1
        if self._columns > self._states.shape[1]:
            self._use_states(with_capacity(self._states, 2 * self._columns))
        return self._columns - 1

    def _begin_checkpoint(self, whole: int) -> None:
        """Let the next step have a column: that of the last step unless that is a checkpoint."""
        number = self._columns - whole
        before = self._checkpoints[number - 2] if number > 1 else whole - 1
        if number == 0 or self._count - 1 - before >= self.stride:
            self._columns += 1
            number += 1
        if number > len(self._checkpoints):
            self._checkpoints = np.append(
                self._checkpoints, np.empty(len(self._checkpoints) + 16, dtype=np.intp)
            )
        self._checkpoints[number - 1] = self._count
