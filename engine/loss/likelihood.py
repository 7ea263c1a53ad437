"""Bernoulli's law: what probability the neuron gives to what was really seen."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.arrays import Kinds, Vector
from engine.model.neuron import sigmoid


def plausibility(z: Vector, y: Kinds) -> Vector:
    """P(Y = y) = a^y (1 - a)^(1 - y), one number (m,) a plant (figures 16 and 17)."""
    return sigmoid(np.where(y == 1, z, -z))


def likelihood(z: Vector, y: Kinds) -> float:
    """L = product of P(Y = y_i), multiplied out as the course does (figure 22).

    With many plants it underflows to exactly 0 in double precision (figure 26): that is
    the point of the logarithm, so it is shown as it is. Of no plant it is 1.
    """
    return product(plausibility(z, y))


def product(factors: Vector) -> float:
    """Multiply (m,) in pairs, then the products in pairs, and so on; 1 of no factor.

    One after the other, a product that has come down to 5e-324 would stay there for ever, since
    0.7 x 5e-324 is rounded up again; in pairs, what is smaller than any number becomes 0.
    """
    while len(factors) > 1:
        half = len(factors) // 2
        pairs = factors[:half] * factors[half : 2 * half]
        factors = np.append(pairs, factors[2 * half :])
    return float(factors[0]) if len(factors) else 1.0


def log_likelihood(z: Vector, y: Kinds) -> float:
    """log L = sum of log P(Y = y_i), finite wherever z is (figure 27)."""
    return float(-np.logaddexp(0.0, np.where(y == 1, -z, z)).sum())


class Repeated(NamedTuple):
    """Likelihood and its logarithm of the same plants taken `times` times: `factors` factors."""

    times: int
    factors: int
    likelihood: float
    log_likelihood: float


def repeated(once: float, log_once: float, count: int, times: int) -> Repeated:
    """Return L^n, which underflows to exactly 0, and n log L, which does not (figures 25 to 27).

    `once` and `log_once` are of the `count` plants themselves.
    """
    return Repeated(times, count * times, once**times, log_once * times)
