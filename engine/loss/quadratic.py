"""The loss of one neuron near some parameters, as a quadratic: g d + d H d / 2."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Parameters, Vector


class Quadratic(NamedTuple):
    """Gradient (n,) and Hessian (n, n) of the mean loss over plants."""

    gradient: Parameters
    hessian: NDArray[np.float64]

    @staticmethod
    def at(signed_rows: NDArray[np.float64], parameters: Parameters) -> Quadratic:
        """Return that over plants s [x1, x2, 1] (n, m), s = +1 for toxic and -1 for non-toxic."""
        with np.errstate(over="ignore"):  # e^z of a plant that is right beyond doubt: no error
            errors = 1.0 / (1.0 + np.exp(parameters @ signed_rows))
        bends = errors * (1.0 - errors)
        count = signed_rows.shape[1]
        return Quadratic(
            signed_rows @ errors / -count, (signed_rows * bends) @ signed_rows.T / count
        )

    def changes(self, away: NDArray[np.float64]) -> Vector:
        """Return by how much the loss changes with each column of d (n, k): (k,)."""
        changes: Vector = self.gradient @ away + 0.5 * (away * (self.hessian @ away)).sum(axis=0)
        return changes
