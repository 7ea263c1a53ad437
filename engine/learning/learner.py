"""One step of learning: what an optimiser makes of a gradient, or of Rosenblatt's correction."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.arrays import Parameters
from engine.learning.batch_steps import BatchSteps
from engine.learning.batches import batches_of
from engine.learning.optimisers import NO_MEMORY, Memory, step_of
from engine.learning.plant_steps import correction_of
from engine.learning.settings import Optimiser, Rule, Settings
from engine.loss.logistic import LogisticObjective
from engine.loss.objective import Evaluation, Objective
from engine.model.architecture import NEURON, Architecture
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron

LARGEST_LEARNT = 1e100
"""A step of a student's own formula, or of an optimiser with a memory, that leads beyond moves
nothing: z would leave the doubles."""

LARGEST_OF_NETWORK = 1e30
"""The same of a network or a penalty, whose steps may grow without bound: products of four weights
and of an input of 1e60 stay in range, and so do their squares."""

CONVERGED_GRADIENT = 1e-10
"""A gradient this short moves no weight that anyone could see."""

CONVERGED_DIRECTION = 1e-6
"""Of what an optimiser with a memory makes of it: RMSProp may turn a slope of 1e-10 into 0.01."""


class NextStep(NamedTuple):
    """What the next step will do: w <- w - alpha d for each parameter (figure 39).

    d is what the optimiser makes of `gradient`; of plain descent it is the gradient itself.
    `memory` is what it keeps after the step. `leads_beyond` says that the step would lead farther
    than weights may go: it moves nothing.
    """

    before: Parameters
    rate: float
    gradient: Parameters
    after: Parameters
    leads_beyond: bool = False
    direction: Parameters | None = None
    memory: Memory = NO_MEMORY


class Learner:
    """Moves the parameters by one step, over fixed plants and settings."""

    def __init__(
        self,
        plants: Dataset,
        objective: Objective,
        settings: Settings,
        architecture: Architecture = NEURON,
    ) -> None:
        self.plants = plants
        self._objective = objective
        self._settings = settings
        self.batches = batches_of(settings, len(plants))
        self.is_bare = architecture.is_bare
        self._formulas = settings.formulas
        self._largest = self._largest_of(settings, architecture)
        is_descent = settings.optimiser is Optimiser.GRADIENT_DESCENT
        self.is_plain = is_descent and not self._largest
        """Whether a step is w <- w - alpha d, and no more."""
        self.batch_steps = self._batch_steps()
        """What takes the steps of the bare neuron by batches of plants, where they are plain."""

    @property
    def needs_gradient(self) -> bool:
        """Say whether a step takes the gradient over all plants."""
        return self.batches is None and not self._formulas

    def next(
        self, step: int, parameters: Parameters, gradient: Parameters, memory: Memory
    ) -> tuple[Parameters, Memory]:
        """Return parameters and memory after the step that follows `step`: `next_step` in short."""
        if self.batch_steps:
            return self.batch_steps.after_one(step, parameters), memory
        if self.is_plain:
            slope = self.slope(step, parameters, gradient)
            return parameters - self._settings.learning_rate * slope, memory
        taken = self.next_step(step, parameters, gradient, memory)
        return taken.after, taken.memory

    def next_step(
        self, step: int, parameters: Parameters, gradient: Parameters, memory: Memory = NO_MEMORY
    ) -> NextStep:
        """Return the step that follows `step`; all parameters move at once.

        `gradient` is the one over all plants at `parameters`, which is known already.
        """
        slope, rate = self.slope(step, parameters, gradient), self._settings.learning_rate
        if self._largest and float(np.abs(slope).max()) > self._largest:
            return self._nowhere(parameters, slope, memory)
        direction, kept = slope, memory
        if self._settings.optimiser is not Optimiser.GRADIENT_DESCENT:
            direction, kept = step_of(self._settings.optimiser, slope, memory)
        after = self._moved(step, parameters, direction)
        if self._largest and float(np.abs(after).max()) > self._largest:
            return self._nowhere(parameters, slope, memory)
        return NextStep(parameters, rate, slope, after, False, direction, kept)

    def _moved(self, step: int, parameters: Parameters, direction: Parameters) -> Parameters:
        if self.batch_steps:
            return self.batch_steps.after_one(step, parameters)
        after: Parameters = parameters - self._settings.learning_rate * direction
        return after

    def slope(self, step: int, parameters: Parameters, gradient: Parameters) -> Parameters:
        """Return what that step takes for the gradient (n,)."""
        if self._formulas:
            return self._typed_gradient(self._formulas, step, parameters)
        if self.batches is None:
            return gradient
        if self.batch_steps:
            return self.batch_steps.slope(step, parameters)
        batch = self.batches.at(step)
        if self._settings.rule is Rule.PERCEPTRON:
            return -correction_of(self.plants, int(batch[0]), parameters)
        return self._objective.batch_gradient(parameters, batch)

    def _batch_steps(self) -> BatchSteps | None:
        is_of_neuron = self.is_bare and isinstance(self._objective, LogisticObjective)
        is_descent = self.is_plain and self._settings.rule is Rule.GRADIENT
        if self.batches is None or not (is_of_neuron and is_descent):
            return None
        return BatchSteps(self.plants, self.batches, self._settings.learning_rate)

    @staticmethod
    def _largest_of(settings: Settings, architecture: Architecture) -> float:
        """Return how far parameters may go; 0 where no step can lead too far."""
        if settings.formulas:
            return LARGEST_LEARNT
        may_grow = architecture.is_network or not settings.penalty.is_none
        if may_grow:
            return LARGEST_OF_NETWORK
        has_memory = settings.optimiser is not Optimiser.GRADIENT_DESCENT
        return LARGEST_LEARNT if has_memory else 0.0

    def _nowhere(self, parameters: Parameters, slope: Parameters, memory: Memory) -> NextStep:
        rate = self._settings.learning_rate
        return NextStep(parameters, rate, slope, parameters, True, np.zeros_like(slope), memory)

    def _typed_gradient(
        self, formulas: tuple[str, str, str], step: int, parameters: Parameters
    ) -> Parameters:
        """What the student's formulas give; where they give no number, nothing moves."""
        from engine.learning.typed_gradient import gradient_of  # late: the launch does not need it

        plants = self.plants
        if self.batches is not None:
            batch = self.batches.at(step)
            plants = Dataset(plants.x[batch], plants.y[batch], plants.features)
        return gradient_of(formulas, plants, Neuron.of(parameters))


def is_flat(evaluation: Evaluation) -> bool:
    """Say whether the gradient is so short that another step would change nothing to speak of."""
    slopes: list[float] = evaluation.gradient.tolist()
    return all(abs(slope) < CONVERGED_GRADIENT for slope in slopes)
