"""Legs of a run as the engine's parts take them one after the other: what scripts are held to."""

import numpy as np

from engine.learning.batches import Batches
from engine.learning.optimisers import memory_size, step_of
from engine.loss.penalised import objective_of


def after_legs(plants, architecture, start, legs):
    """The parameters after the last leg; another optimiser begins with no memory."""
    parameters, memory, before = np.array(start, dtype=float), np.empty(0), None
    for leg in legs:
        settings = leg.settings
        if settings.optimiser is not before:
            before = settings.optimiser
            memory = np.zeros(memory_size(before, architecture.size))
        objective = objective_of(plants.training, architecture, settings.penalty)
        size = leg.batch_size(objective.count)
        batches = size and Batches(objective.count, size, settings.seed)
        for step in range(leg.first, leg.last):
            slope = (
                objective.batch_gradient(parameters, batches.at(step))
                if batches
                else objective(parameters).gradient
            )
            direction, memory = step_of(before, slope, memory)
            parameters = parameters - settings.learning_rate * direction
    return parameters
