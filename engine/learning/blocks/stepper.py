"""Takes the steps of a run: one by one, or in blocks where that gives the same to the last bit."""

from __future__ import annotations

import numpy as np

from engine.arrays import Parameters
from engine.learning.blocks.step_block import MOST_BLOCK_STEPS, StepBlock
from engine.learning.blocks.step_blocks import blocks_of
from engine.learning.learner import Learner
from engine.learning.optimisers import Memory
from engine.learning.settings import Settings
from engine.learning.trace import Trace
from engine.learning.trace_view import Columns
from engine.loss.objective import Objective
from engine.model.architecture import Architecture
from engine.model.dataset import Dataset


class Stepper:
    """Learns from these plants, by these settings; `tests` is of the plants held out."""

    def __init__(
        self, plants: Dataset, architecture: Architecture, settings: Settings,
        objective: Objective, tests: Objective | None,
    ) -> None:  # fmt: skip
        self._tests = tests
        self._learner = Learner(plants, objective, settings, architecture)
        self._blocks = blocks_of(self._learner, objective, settings)
        self._stop = settings.stop_at_step

    def next(
        self, step: int, parameters: Parameters, gradient: Parameters, memory: Memory
    ) -> tuple[Parameters, Memory]:
        """Return parameters and memory after the step that follows `step`."""
        return self._learner.next(step, parameters, gradient, memory)

    def next_block(
        self, trace: Trace, step: int, parameters: Parameters, gradient: Parameters, most: int
    ) -> StepBlock | None:
        """Return at most so many of the next steps; None where one has to be taken by itself.

        The trace, which ends with `step`, has to have room for them.
        """
        most = min(most, MOST_BLOCK_STEPS)
        if self._stop is not None and step < self._stop:
            most = min(most, self._stop - step)
        if self._blocks is None or not trace.has_room_for(most):
            return None
        may_owe = self._tests is None and trace.may_owe()
        return self._blocks.take(step, parameters, gradient, most, may_owe)

    def losses_of(self, block: StepBlock) -> Columns:
        """Return the losses of the steps (1, k), or (2, k) with those of the plants held out."""
        losses = block.losses[np.newaxis]
        if self._tests is None:
            return losses
        tests = [self._tests.loss_of(parameters) for parameters in block.parameters.T]
        return np.vstack([losses, tests])
