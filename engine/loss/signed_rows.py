"""Plants as signed columns, and what one neuron makes of them: its loss and its error.

A plant is kept as a signed column s [x1, x2, 1], s = +1 for toxic and -1 for non-toxic. With
u = -s z, its loss is log(1 + e^u) and its error e^u / (1 + e^u): one exponential gives both.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Mask, Parameters, Vector
from engine.model.neuron import sigmoid

MOST_COLUMNS = 32768
"""Plants worked on at a time: their buffers stay in the processor's cache."""

FACTORS = 32
"""Factors 1 + e^u multiplied before one logarithm is taken of them all."""

LARGEST_U = 20.0
"""Up to here 32 factors stay in range, (1 + e^20)^32 < 1e308; beyond, the careful form serves."""

SMALLEST_LOSS = 1e-3
"""A product of factors near 1 knows its logarithm to 1e-16 only; log1p, to the last digit."""

_LARGEST_SUM = (1.0 + math.exp(LARGEST_U)) * (1.0 - 1e-12)
"""A factor below it has u < 20, however it was rounded."""


class SignedRows:
    """Some of the signed columns (k + 1, m), with room for u, e^u and 1 + e^u.

    Columns of zeros fill them up to a multiple of 32: each adds log 2, which is taken off again.
    """

    def __init__(self, rows: NDArray[np.float64]) -> None:
        self.count = rows.shape[1]
        padding = -self.count % FACTORS
        self.rows = np.pad(np.ascontiguousarray(rows), ((0, 0), (0, padding)))
        self._padding_loss: float = padding * math.log(2.0)
        self._largest: tuple[float, ...] = tuple(np.abs(rows).max(axis=1).tolist())
        self._bounds = np.array(self._largest)
        self._u, self._e, self._sums = (np.empty(self.count + padding) for _ in range(3))
        self._factors = self._sums.reshape(FACTORS, -1)
        self._products = np.empty(self._factors.shape[1])

    def evaluate(self, backwards: Parameters) -> tuple[float, Parameters]:
        """Return the summed loss and the summed error times column (k + 1,), at -w, -b."""
        u, e, sums = self._u, self._e, self._sums
        np.dot(backwards, self.rows, out=u)
        if self._may_exceed(backwards) and np.maximum.reduce(u) > LARGEST_U:
            loss, error = float(np.add.reduce(np.logaddexp(0.0, u))), sigmoid(u)
            return loss - self._padding_loss, self.rows.dot(error)
        np.exp(u, out=e)
        np.add(e, 1.0, out=sums)
        np.divide(e, sums, out=u)
        return self._logarithms(), self.rows.dot(u)

    def loss_at(self, backwards: Parameters) -> float:
        """Return the summed loss alone."""
        u, e = self._u, self._e
        np.dot(backwards, self.rows, out=u)
        if self._may_exceed(backwards) and np.maximum.reduce(u) > LARGEST_U:
            loss = float(np.add.reduce(np.logaddexp(0.0, u)))
            return loss - self._padding_loss
        np.add(np.exp(u, out=e), 1.0, out=self._sums)
        return self._logarithms()

    def losses_of(self, e: NDArray[np.float64], sums: NDArray[np.float64]) -> Vector:
        """Return the summed loss of each row (k,) of e^u and 1 + e^u (k, columns): as above.

        The last bit is that of a row alone, too. Only where no u is beyond 20.
        """
        products = np.multiply.reduce(sums.reshape(len(sums), FACTORS, -1), axis=1)
        losses: Vector = np.add.reduce(np.log(products, out=products), axis=1)
        losses -= self._padding_loss
        are_small = losses < SMALLEST_LOSS * self.count
        if are_small.any():
            losses[are_small] = np.log1p(e[are_small, : self.count]).sum(axis=1)
        return losses

    def may_exceed(self, parameters: NDArray[np.float64], sums: NDArray[np.float64]) -> Mask:
        """Say of each row of parameters (k, n) whether a u of it may be beyond 20: (k,)."""
        bounds = np.abs(parameters) @ self._bounds
        if bounds.max() < LARGEST_U * (1.0 - 1e-9):
            return np.zeros(len(parameters), dtype=np.bool_)
        may: Mask = ~(sums.max(axis=1) < _LARGEST_SUM)  # NaN, too
        return may

    def slopes_near(self, parameters: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the gradients (k, n) of the mean loss at parameters (k, n), but for rounding."""
        with np.errstate(over="ignore"):  # e^z of a plant that is right beyond doubt: no error
            errors = 1.0 / (1.0 + np.exp(parameters @ self.rows))
        slopes: NDArray[np.float64] = errors @ self.rows.T / -self.count
        return slopes

    def _logarithms(self) -> float:
        """Sum log(1 + e^u) of the plants."""
        np.multiply.reduce(self._factors, out=self._products)
        loss = float(np.add.reduce(np.log(self._products, out=self._products)))
        loss -= self._padding_loss
        if loss < SMALLEST_LOSS * self.count:
            loss = float(np.add.reduce(np.log1p(self._e[: self.count])))
        return loss

    def _may_exceed(self, backwards: Parameters) -> bool:
        """Bound u by Σ |w_i| max|x_i| + |b|: cheaper than the largest u itself."""
        weights, largest = backwards.tolist(), self._largest
        if len(weights) == 3:  # the neuron of the course: its steps are the quickest
            (w1, w2, b), (x1, x2, one) = weights, largest
            return bool(abs(w1) * x1 + abs(w2) * x2 + abs(b) * one > LARGEST_U)
        return bool(np.abs(backwards).dot(largest) > LARGEST_U)
