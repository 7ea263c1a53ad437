"""The log loss of one neuron and its gradient together, fast: what every step of training costs.

A plant is kept as a signed column s [x1, x2, 1], s = +1 for toxic and -1 for non-toxic. With
u = -s z, its loss is log(1 + e^u) and its error e^u / (1 + e^u): one exponential gives both.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Indices, Parameters, Vector
from engine.loss.objective import Evaluation, one_by_one
from engine.model.architecture import MEASURES
from engine.model.dataset import Dataset
from engine.model.features import Feature, rows_of
from engine.model.neuron import sigmoid

_BLOCK = 32768
"""Plants worked on at a time: their buffers stay in the processor's cache."""

FACTORS = 32
"""Factors 1 + e^u multiplied before one logarithm is taken of them all."""

LARGEST_U = 20.0
"""Up to here 32 factors stay in range, (1 + e^20)^32 < 1e308; beyond, the careful form serves."""

SMALLEST_LOSS = 1e-3
"""A product of factors near 1 knows its logarithm to 1e-16 only; log1p, to the last digit."""


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
            _Block(np.ascontiguousarray(self.signed_rows[:, start : start + _BLOCK]))
            for start in range(0, self._count, _BLOCK)
        ]

    @property
    def count(self) -> int:
        """How many plants there are."""
        return self._count

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


class _Block:
    """Some of the signed rows, with room for u, e^u and 1 + e^u.

    Rows of zeros fill them up to a multiple of 32: each adds log 2, which is taken off again.
    """

    def __init__(self, rows: NDArray[np.float64]) -> None:
        self._count = rows.shape[1]
        padding = -self._count % FACTORS
        self._rows = np.pad(rows, ((0, 0), (0, padding)))
        self._padding_loss: float = padding * math.log(2.0)
        self._largest: tuple[float, ...] = tuple(np.abs(rows).max(axis=1).tolist())
        self._u, self._e, self._sums = (np.empty(self._count + padding) for _ in range(3))
        self._factors = self._sums.reshape(FACTORS, -1)
        self._products = np.empty(self._factors.shape[1])

    def evaluate(self, backwards: Parameters) -> tuple[float, Parameters]:
        """Return the summed loss and the summed error times column (k + 1,), at -w, -b."""
        u, e, sums = self._u, self._e, self._sums
        np.dot(backwards, self._rows, out=u)
        if self._may_exceed(backwards) and np.maximum.reduce(u) > LARGEST_U:
            loss, error = float(np.add.reduce(np.logaddexp(0.0, u))), sigmoid(u)
            return loss - self._padding_loss, self._rows.dot(error)
        np.exp(u, out=e)
        np.add(e, 1.0, out=sums)
        np.divide(e, sums, out=u)
        return self._logarithms(), self._rows.dot(u)

    def loss_at(self, backwards: Parameters) -> float:
        """Return the summed loss alone."""
        u, e = self._u, self._e
        np.dot(backwards, self._rows, out=u)
        if self._may_exceed(backwards) and np.maximum.reduce(u) > LARGEST_U:
            loss = float(np.add.reduce(np.logaddexp(0.0, u)))
            return loss - self._padding_loss
        np.add(np.exp(u, out=e), 1.0, out=self._sums)
        return self._logarithms()

    def _logarithms(self) -> float:
        """Sum log(1 + e^u) of the plants."""
        np.multiply.reduce(self._factors, out=self._products)
        loss = float(np.add.reduce(np.log(self._products, out=self._products)))
        loss -= self._padding_loss
        if loss < SMALLEST_LOSS * self._count:
            loss = float(np.add.reduce(np.log1p(self._e[: self._count])))
        return loss

    def _may_exceed(self, backwards: Parameters) -> bool:
        """Bound u by Σ |w_i| max|x_i| + |b|: cheaper than the largest u itself."""
        weights, largest = backwards.tolist(), self._largest
        if len(weights) == 3:  # the neuron of the course: its steps are the quickest
            (w1, w2, b), (x1, x2, one) = weights, largest
            return bool(abs(w1) * x1 + abs(w2) * x2 + abs(b) * one > LARGEST_U)
        return bool(np.abs(backwards).dot(largest) > LARGEST_U)
