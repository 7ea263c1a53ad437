"""A loss with a penalty on its weights, and which objective a model is learnt by."""

from __future__ import annotations

import numpy as np

from engine.arrays import Indices, Mask, Parameters, Vector
from engine.loss.backprop import NetworkObjective
from engine.loss.logistic import LogisticObjective
from engine.loss.objective import Evaluation, Objective
from engine.loss.penalty import NO_PENALTY, Penalty
from engine.model.architecture import NEURON, Architecture
from engine.model.dataset import Dataset


class PenalisedObjective:
    """L(w) + penalty, and its gradient; `loss` stays the log loss alone."""

    def __init__(self, objective: Objective, penalty: Penalty, is_weight: Mask) -> None:
        self._objective, self._penalty, self._is_weight = objective, penalty, is_weight
        self._ones = is_weight.astype(np.float64)

    @property
    def count(self) -> int:
        """How many plants the loss is the mean of."""
        return self._objective.count

    def __call__(self, parameters: Parameters) -> Evaluation:
        """Return the loss, the penalty, and the gradient of both together."""
        loss, gradient, _ = self._objective(parameters)
        weights = parameters * self._ones  # 0 in place of each bias: of no weight in a penalty
        gradient += self._penalty.slope(weights)
        return Evaluation(loss, gradient, self._penalty.value(weights))

    def loss_of(self, parameters: Parameters) -> float:
        """Return the log loss alone, without penalty."""
        return self._objective.loss_of(parameters)

    def batch_gradient(self, parameters: Parameters, batch: Indices) -> Parameters:
        """Return the gradient (n,) over some of the plants only, the penalty whole."""
        gradient = self._objective.batch_gradient(parameters, batch)
        gradient += self._penalty.slope(parameters * self._ones)
        return gradient

    def losses_and_slopes(
        self, parameters: Parameters, index: int, values: Vector
    ) -> tuple[Vector, Vector]:
        """Return loss + penalty and its slopes (k,) at values (k,) in place of one parameter."""
        losses, slopes = self._objective.losses_and_slopes(parameters, index, values)
        moved = parameters.copy()
        for row, value in enumerate(values):
            moved[index] = value
            losses[row] += self._penalty.value(moved * self._ones)
        if self._is_weight[index]:
            slopes += self._penalty.slope(np.asarray(values))
        return losses, slopes


def objective_of(
    plants: Dataset, architecture: Architecture = NEURON, penalty: Penalty = NO_PENALTY
) -> Objective:
    """Return what is minimised over these plants: the plain objective where there is no penalty."""
    objective: Objective = (
        NetworkObjective(architecture, plants)
        if architecture.is_network
        else LogisticObjective(plants, architecture.features)
    )
    if penalty.is_none:
        return objective
    return PenalisedObjective(objective, penalty, architecture.is_weight)
