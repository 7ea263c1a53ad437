"""The log loss of one neuron and its gradient together, fast: what every step of training costs."""

from __future__ import annotations

import numpy as np

from engine.arrays import Indices, Parameters, Vector
from engine.loss.objective import Evaluation, one_by_one
from engine.loss.signed_rows import MOST_COLUMNS, SignedRows
from engine.model.architecture import MEASURES
from engine.model.dataset import Dataset
from engine.model.features import Feature, rows_of
from engine.model.neuron import sigmoid

_FEW_PLANTS = 300
"""Up to here the losses at many values of a parameter are worked out all at once."""


class LogisticObjective:
    """L(w, b) and its gradient over fixed plants and inputs, with buffers kept between calls.

    It is the `Objective` of one neuron, on the two measures or on any inputs made of them.
    """

    def __init__(self, plants: Dataset, features: tuple[Feature, ...] = MEASURES) -> None:
        self._count = len(plants)
        signs = np.where(plants.y == 1, 1.0, -1.0)
        inputs = plants.x.T if features == MEASURES else rows_of(plants.x, features)
        self.signed_rows = np.vstack([inputs * signs, signs])  # (k + 1, m)
        self._blocks = [
            SignedRows(self.signed_rows[:, start : start + MOST_COLUMNS])
            for start in range(0, self._count, MOST_COLUMNS)
        ]

    @property
    def count(self) -> int:
        """How many plants there are."""
        return self._count

    @property
    def only_block(self) -> SignedRows | None:
        """All plants together; None where there is none, or more than are worked on at a time."""
        return self._blocks[0] if len(self._blocks) == 1 else None

    def __call__(self, parameters: Parameters) -> Evaluation:
        """Return the loss and the gradient at w, b (k + 1,); both 0 where there is no plant."""
        if not self._blocks:
            return Evaluation(0.0, np.zeros(len(parameters)))
        backwards = -parameters
        parts = [block.evaluate(backwards) for block in self._blocks]
        loss, pull = parts[0]
        for more_loss, more_pull in parts[1:]:
            loss += more_loss
            pull += more_pull
        return Evaluation(loss / self._count, pull / -self._count)

    def loss_of(self, parameters: Parameters) -> float:
        """Return the loss alone; 0 where there is no plant."""
        backwards = -parameters
        return sum(block.loss_at(backwards) for block in self._blocks) / max(1, self._count)

    def batch_gradient(self, parameters: Parameters, batch: Indices) -> Parameters:
        """Return the gradient (k + 1,) of the loss over some of the plants only."""
        rows = self.signed_rows[:, batch]
        return -(rows @ sigmoid(-(parameters @ rows))) / len(batch)

    def losses_and_slopes(
        self, parameters: Parameters, index: int, values: Vector
    ) -> tuple[Vector, Vector]:
        """Return losses and slopes (k,) at values (k,) in place of one parameter."""
        if not 0 < self._count <= _FEW_PLANTS:
            return one_by_one(self, parameters, index, values)
        rows, others = self.signed_rows, parameters.copy()
        others[index] = 0.0
        u = -(others @ rows + values[:, np.newaxis] * rows[index])
        return np.logaddexp(0.0, u).mean(axis=1), sigmoid(u) @ rows[index] / -self._count
