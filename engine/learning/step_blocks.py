"""Which runs learn in blocks of steps: those of one neuron, by plain steps."""

from __future__ import annotations

from engine.learning.full_steps import FullSteps
from engine.learning.learner import Learner
from engine.learning.settings import Settings
from engine.learning.step_block import StepBlocks
from engine.loss.logistic import LogisticObjective
from engine.loss.objective import Objective


def blocks_of(learner: Learner, objective: Objective, settings: Settings) -> StepBlocks | None:
    """Return what takes the steps of this learner in blocks; None where each is taken by itself."""
    if not learner.is_plain or not isinstance(objective, LogisticObjective):
        return None
    plants = objective.only_block
    if plants is None:
        return None
    if learner.needs_gradient:
        return FullSteps(plants, settings.learning_rate, settings.stop_when_converged)
    return None
