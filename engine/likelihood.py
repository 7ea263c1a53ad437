"""Bernoulli's law: what probability the neuron gives to what was really seen."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.arrays import Kinds, Vector
from engine.neuron import sigmoid


def plausibility(z: Vector, y: Kinds) -> Vector:
    """P(Y = y) = a^y (1 - a)^(1 - y), one number (m,) a plant (figures 16 and 17)."""
    return sigmoid(np.where(y == 1, z, -z))


def likelihood(z: Vector, y: Kinds) -> float:
    """L = product of P(Y = y_i), multiplied out as the course does (figure 22).

    With many plants it underflows to exactly 0 in double precision (figure 26): that is
    the point of the logarithm, so it is shown as it is. Of no plant it is 1.
    """
    return float(np.prod(plausibility(z, y)))


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
