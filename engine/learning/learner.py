"""One step of learning: what an optimiser makes of a gradient, or of Rosenblatt's correction."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.arrays import Parameters
from engine.learning.batches import batches_of
from engine.learning.optimisers import NO_MEMORY, Memory, step_of
from engine.learning.settings import Optimiser, Rule, Settings
from engine.loss.objective import Objective
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
        self._plants = plants
        self._objective = objective
        self._settings = settings
        self._batches = batches_of(settings, len(plants))
        self._formulas = settings.formulas
        self._largest = self._largest_of(settings, architecture)
        is_descent = settings.optimiser is Optimiser.GRADIENT_DESCENT
        self.is_plain = is_descent and not self._largest
        """Whether a step is w <- w - alpha d, and no more."""

    @property
    def needs_gradient(self) -> bool:
        """Say whether a step takes the gradient over all plants."""
        return self._batches is None and not self._formulas

    def next(
        self, step: int, parameters: Parameters, gradient: Parameters, memory: Memory
    ) -> tuple[Parameters, Memory]:
        """Return parameters and memory after the step that follows `step`: `next_step` in short."""
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
        after: Parameters = parameters - rate * direction
        if self._largest and float(np.abs(after).max()) > self._largest:
            return self._nowhere(parameters, slope, memory)
        return NextStep(parameters, rate, slope, after, False, direction, kept)

    def slope(self, step: int, parameters: Parameters, gradient: Parameters) -> Parameters:
        """Return what that step takes for the gradient (n,)."""
        if self._formulas:
            return self._typed_gradient(self._formulas, step, parameters)
        if self._batches is None:
            return gradient
        batch = self._batches.at(step)
        if self._settings.rule is Rule.PERCEPTRON:
            return -self._correction(parameters, int(batch[0]))
        return self._objective.batch_gradient(parameters, batch)

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

        plants = self._plants
        if self._batches is not None:
            batch = self._batches.at(step)
            plants = Dataset(plants.x[batch], plants.y[batch], plants.features)
        return gradient_of(formulas, plants, Neuron.of(parameters))

    def _correction(self, parameters: Parameters, plant: int) -> Parameters:
        """(y - y_pred) (x1, x2, 1) of one plant, y_pred = 1 where z >= 0 (figure 8)."""
        row = np.append(self._plants.x[plant], 1.0)
        predicted = 1 if float(parameters @ row) >= 0 else 0
        correction: Parameters = (int(self._plants.y[plant]) - predicted) * row
        return correction
