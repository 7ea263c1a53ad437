"""Standardised measures: (x - mean) / deviation, and the weights that mean the same on x itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Points
from engine.model.neuron import Neuron

_DIGITS = 13
"""Measures taken back into their own unit are rounded here, so that 0.5 comes back as 0.5."""

_SMALLEST_MEASURE = 1e-280
"""What 0 is taken for where its number of digits is asked."""


@dataclass(frozen=True)
class Scaling:
    """u_j = (x_j - mean_j) / deviation_j: mean 0 and deviation 1 for each measure.

    A neuron that learned on u has z = w1 u1 + w2 u2 + b; on x it is the same z with the weights
    w_j / s_j and the bias b - (w1 m1 / s1 + w2 m2 / s2).
    """

    means: tuple[float, float]
    deviations: tuple[float, float]

    @staticmethod
    def of(x: Points) -> Scaling:
        """Take means and deviations from measures (m, 2); a measure that never varies keeps 1."""
        if not len(x):
            return Scaling((0.0, 0.0), (1.0, 1.0))
        means, deviations = x.mean(axis=0), x.std(axis=0)
        deviations = np.where(deviations > 1e-12 * np.abs(means), deviations, 1.0)
        (m1, m2), (s1, s2) = means.tolist(), deviations.tolist()
        return Scaling((m1, m2), (s1, s2))

    def scaled(self, x: Points) -> Points:
        """Return measures (m, 2) with mean 0 and deviation 1."""
        return (x - self.means) / self.deviations

    def original(self, u: Points) -> Points:
        """Return standardised measures (m, 2) in their own unit again."""
        x = u * self.deviations + self.means
        if not len(x):
            return x
        largest = np.maximum(np.abs(x).max(axis=0), _SMALLEST_MEASURE)
        decimals = np.clip(_DIGITS - np.ceil(np.log10(largest)), -12, 22).astype(int).tolist()
        return np.column_stack([np.round(x[:, axis], decimals[axis]) for axis in (0, 1)])

    def original_neuron(self, neuron: Neuron) -> Neuron:
        """Return the neuron that has the same z on the original measures."""
        (m1, m2), (s1, s2) = self.means, self.deviations
        w1, w2 = neuron.w1 / s1, neuron.w2 / s2
        return Neuron(w1, w2, neuron.b - w1 * m1 - w2 * m2)
