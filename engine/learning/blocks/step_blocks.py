"""Which runs learn in blocks of steps: those of one neuron, by plain steps."""

from __future__ import annotations

from engine.learning.blocks.batch_blocks import BatchBlocks
from engine.learning.blocks.full_blocks import FullBlocks
from engine.learning.blocks.rosenblatt_blocks import RosenblattBlocks
from engine.learning.blocks.step_block import StepBlocks
from engine.learning.learner import Learner
from engine.learning.settings import Rule, Settings
from engine.loss.logistic import LogisticObjective
from engine.loss.objective import Objective


def blocks_of(learner: Learner, objective: Objective, settings: Settings) -> StepBlocks | None:
    """Return what takes the steps of this learner in blocks; None where each is taken by itself."""
    if not learner.is_plain or not isinstance(objective, LogisticObjective):
        return None
    plants = objective.only_block
    if plants is None:
        return None
    rate, stops = settings.learning_rate, settings.stop_when_converged
    if learner.needs_gradient:
        return FullBlocks(plants, rate, stops)
    if learner.batch_steps:
        return BatchBlocks(learner.batch_steps, objective, plants, stops)
    if learner.is_bare and settings.rule is Rule.PERCEPTRON and learner.batches:
        return RosenblattBlocks(learner.plants, learner.batches, rate, stops, objective, plants)
    return None
