"""Takes the steps of a run: one by one, or in blocks where that gives the same to the last bit."""

from __future__ import annotations

import numpy as np

from engine.arrays import Parameters
from engine.lab.state import State
from engine.learning.blocks.step_block import MOST_BLOCK_STEPS, StepBlock
from engine.learning.blocks.step_blocks import blocks_of
from engine.learning.learner import Learner
from engine.learning.optimisers import Memory
from engine.learning.trace_view import Columns
from engine.loss.objective import Evaluation, Objective


class Stepper:
    """Learns from the plants of a state, by its settings; `tests` is of the plants held out."""

    def __init__(self, state: State, objective: Objective, tests: Objective | None) -> None:
        settings, self._tests = state.settings, tests
        self._learner = Learner(state.plants.training, objective, settings, state.architecture)
        self._blocks = blocks_of(self._learner, objective, settings)
        self._stop = settings.stop_at_step

    def next(
        self, step: int, parameters: Parameters, gradient: Parameters, memory: Memory
    ) -> tuple[Parameters, Memory]:
        """Return parameters and memory after the step that follows `step`."""
        return self._learner.next(step, parameters, gradient, memory)

    def next_block(
        self, state: State, step: int, parameters: Parameters, evaluation: Evaluation, most: int
    ) -> StepBlock | None:
        """Return at most so many of the next steps; None where one has to be taken by itself."""
        trace, most = state.run.trace, min(most, MOST_BLOCK_STEPS)
        if self._stop is not None and step < self._stop:
            most = min(most, self._stop - step)
        if self._blocks is None or not trace.has_room_for(most):
            return None
        may_owe = self._tests is None and trace.may_owe()
        return self._blocks.take(step, parameters, evaluation.gradient, most, may_owe)

    def losses_of(self, block: StepBlock) -> Columns:
        """Return the losses of the steps (1, k), or (2, k) with those of the plants held out."""
        losses = block.losses[np.newaxis]
        if self._tests is None:
            return losses
        tests = [self._tests.loss_of(parameters) for parameters in block.parameters.T]
        return np.vstack([losses, tests])
