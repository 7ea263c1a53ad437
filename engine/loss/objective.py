"""A loss and its gradient at any parameters: what learning minimises and landscapes show."""

from __future__ import annotations

from typing import NamedTuple, Protocol

import numpy as np

from engine.arrays import Indices, Parameters, Vector


class Evaluation(NamedTuple):
    """The mean log loss at some parameters, in nats; what is minimised is `objective`.

    `gradient` (n,) is that of loss + penalty.
    """

    loss: float
    gradient: Parameters
    penalty: float = 0.0

    @property
    def objective(self) -> float:
        """Loss + penalty."""
        return self.loss + self.penalty


class Objective(Protocol):
    """L(w) and dL/dw of n parameters over fixed plants, with its penalty where there is one."""

    @property
    def count(self) -> int:
        """How many plants the loss is the mean of."""

    def __call__(self, parameters: Parameters) -> Evaluation:
        """Return the loss and the gradient over all plants; both 0 where there is none."""

    def loss_of(self, parameters: Parameters) -> float:
        """Return the mean log loss alone, without penalty: the one of a call, cheaper."""

    def batch_gradient(self, parameters: Parameters, batch: Indices) -> Parameters:
        """Return the gradient (n,) over some of the plants only."""

    def losses_and_slopes(
        self, parameters: Parameters, index: int, values: Vector
    ) -> tuple[Vector, Vector]:
        """Return losses and slopes (k,) at values (k,) in place of one parameter.

        With a penalty they are those of loss + penalty.
        """


def one_by_one(
    objective: Objective, parameters: Parameters, index: int, values: Vector
) -> tuple[Vector, Vector]:
    """Return losses and slopes (k,) at values (k,) of one parameter, each by a call of its own."""
    moved = parameters.copy()
    losses, slopes = np.empty(len(values)), np.empty(len(values))
    for row, value in enumerate(values):
        moved[index] = value
        evaluation = objective(moved)
        losses[row], slopes[row] = evaluation.loss, evaluation.gradient[index]
    return losses, slopes
