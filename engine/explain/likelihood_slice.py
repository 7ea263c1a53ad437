"""Likelihood, log L and -log L over one parameter: one extreme (figures 29, 32 and 33)."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from engine.arrays import Vector
from engine.explain.landscape import Slice

_FINE, _FINE_AROUND = 81, 49
_SUMMIT_REACH = 6.0
"""The likelihood is drawn fine where its logarithm lies within 6^2 / 2 = 18 of the best."""


class LikelihoodSlice(NamedTuple):
    """Three curves over the same values of a parameter, for m plants.

    `log_likelihood` (k,) is -m times the loss; `relative_likelihood` (k,) is the likelihood
    divided by the greatest one drawn, which stays a number where the likelihood itself underflows.
    `best` is the value at which all three have their extreme, None where it is not in the picture;
    `highest` is the log-likelihood there, or the greatest one drawn.
    """

    parameter: str
    values: Vector
    relative_likelihood: Vector
    log_likelihood: Vector
    best: float | None
    here: float
    highest: float

    @property
    def best_likelihood(self) -> float:
        """The likelihood at the summit; 0 where it underflows."""
        return math.exp(self.highest)


def likelihood_slice_of(loss: Slice, m: int) -> LikelihoodSlice:
    """Turn a slice of the loss into the three curves: log L = -m loss, L = e^(log L)."""
    values = _with_the_summit(loss, m)
    log_likelihood = -m * loss.between(values)
    highest = float(log_likelihood.max(initial=-np.inf))
    if loss.lowest_loss is not None:
        highest = -m * loss.lowest_loss
        log_likelihood[values == loss.lowest] = highest
    relative = np.exp(np.minimum(log_likelihood - highest, 0.0))
    return LikelihoodSlice(
        loss.parameter, values, relative, log_likelihood, loss.lowest, loss.here, highest
    )


def _with_the_summit(loss: Slice, m: int) -> Vector:
    """Add values around the summit, which with many plants is narrower than the slice is fine.

    Near it log L falls as -(v - best)^2 / 2 s^2, where s^2 = 1 / (m L'').
    """
    low, high = float(loss.values[0]), float(loss.values[-1])
    values = np.linspace(low, high, _FINE)
    if loss.lowest is None:
        return values
    bend = np.interp(loss.lowest, loss.values, np.gradient(loss.slopes, loss.values))
    s = 1 / math.sqrt(max(m * float(bend), 1e-300))
    fine = loss.lowest + min(s * _SUMMIT_REACH, high - low) * np.linspace(-1, 1, _FINE_AROUND)
    result: Vector = np.unique(np.concatenate([values, fine.clip(low, high), [loss.lowest]]))
    return result
