"""A loss and its gradient at any parameters: what learning minimises and landscapes show."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from engine.arrays import Indices, Parameters, Vector


class Evaluation(NamedTuple):
    """The loss at some parameters, in nats, and its gradient (n,)."""

    loss: float
    gradient: Parameters


class Objective(Protocol):
    """L(w) and dL/dw of n parameters over fixed plants."""

    @property
    def count(self) -> int:
        """How many plants the loss is the mean of."""

    def __call__(self, parameters: Parameters) -> Evaluation:
        """Return the loss and the gradient over all plants; both 0 where there is none."""

    def batch_gradient(self, parameters: Parameters, batch: Indices) -> Parameters:
        """Return the gradient (n,) over some of the plants only."""

    def losses_and_slopes(
        self, parameters: Parameters, index: int, values: Vector
    ) -> tuple[Vector, Vector]:
        """Return losses and slopes (k,) at values (k,) in place of one parameter."""
