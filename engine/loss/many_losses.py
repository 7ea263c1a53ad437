"""The losses of one neuron at many parameters, each to the last bit as if it were asked alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Vector
from engine.loss.signed_rows import SignedRows

_MOST_NUMBERS = 65_536
"""e^u of so many parameters and plants at once: more would leave the processor's cache."""


class ManyLosses:
    """Keeps room for e^u and 1 + e^u of some parameters over the same plants.

    u comes from one product a vector of parameters, as it does elsewhere: a product of matrices
    would round it in another way, and a loss depend on who asks for it.
    """

    def __init__(self, plants: SignedRows) -> None:
        self._plants = plants
        columns = plants.rows.shape[1]
        self._size = max(1, _MOST_NUMBERS // columns)
        self._e, self._sums = (np.empty((self._size, columns)) for _ in range(2))
        self._rows = list(self._e)

    def at(self, parameters: NDArray[np.float64]) -> Vector:
        """Return the mean losses (k,) at parameters (k, n)."""
        backwards = np.negative(parameters, order="C")
        sums = np.empty(len(backwards))
        for first in range(0, len(backwards), self._size):
            part = backwards[first : first + self._size]
            sums[first : first + self._size] = self._sums_at(part)
        losses: Vector = sums / self._plants.count
        return losses

    def _sums_at(self, backwards: NDArray[np.float64]) -> Vector:
        count, rows, product = len(backwards), self._plants.rows, np.dot
        for weights, u in zip(backwards, self._rows, strict=False):
            product(weights, rows, u)
        e, sums = self._e[:count], self._sums[:count]
        with np.errstate(all="ignore"):  # what overflows is worked out below
            np.add(np.exp(e, out=e), 1.0, out=sums)
            losses = self._plants.losses_of(e, sums)
        for far in np.flatnonzero(self._plants.may_exceed(backwards, sums)):
            losses[far] = self._plants.loss_at(backwards[far])
        return losses
