"""One step of learning: gradient descent on the log loss, or Rosenblatt's rule."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.arrays import Parameters
from engine.learning.batches import batches_of
from engine.learning.settings import Rule, Settings
from engine.loss.objective import Objective
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron

LARGEST_LEARNT = 1e100
"""A step of a student's own formula that leads beyond moves nothing: z would leave the doubles."""

CONVERGED_GRADIENT = 1e-10
"""A gradient this short moves no weight that anyone could see."""


class NextStep(NamedTuple):
    """What the next step will do: w <- w - alpha g for each parameter (figure 39).

    `leads_beyond` says that a student's own formulas lead farther than weights may go: the step
    moves nothing.
    """

    before: Parameters
    rate: float
    gradient: Parameters
    after: Parameters
    leads_beyond: bool = False


class Learner:
    """Moves the weights by one step, over fixed plants and settings."""

    def __init__(self, plants: Dataset, objective: Objective, settings: Settings) -> None:
        self._plants = plants
        self._objective = objective
        self._settings = settings
        self._batches = batches_of(settings, len(plants))
        self._formulas = settings.formulas

    def next(self, step: int, parameters: Parameters, gradient: Parameters) -> Parameters:
        """Return the parameters after the step that follows `step`; all move at once.

        `gradient` is the one over all plants at `parameters`, which is known already.
        """
        return self.next_step(step, parameters, gradient).after

    def next_step(self, step: int, parameters: Parameters, gradient: Parameters) -> NextStep:
        """Return the same with what leads to it."""
        slope, rate = self.slope(step, parameters, gradient), self._settings.learning_rate
        if self._formulas and float(np.abs(slope).max()) > LARGEST_LEARNT:
            return NextStep(parameters, rate, slope, parameters, leads_beyond=True)
        after: Parameters = parameters - rate * slope
        if self._formulas and float(np.abs(after).max()) > LARGEST_LEARNT:
            return NextStep(parameters, rate, slope, parameters, leads_beyond=True)
        return NextStep(parameters, rate, slope, after)

    def slope(self, step: int, parameters: Parameters, gradient: Parameters) -> Parameters:
        """Return what that step takes for the gradient (3,): w <- w - alpha slope."""
        if self._formulas:
            return self._typed_gradient(self._formulas, step, parameters)
        if self._batches is None:
            return gradient
        batch = self._batches.at(step)
        if self._settings.rule is Rule.PERCEPTRON:
            return -self._correction(parameters, int(batch[0]))
        return self._objective.batch_gradient(parameters, batch)

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
