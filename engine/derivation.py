"""From the product to the log loss in six lines, each worked out by its own formula."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from engine.arrays import Kinds, Vector
from engine.likelihood import product
from engine.neuron import sigmoid

LINES = ("product", "log of product", "sum of logs", "two logs", "powers down", "log loss")
"""Figures 22, 30, 31 and 34."""

_CLOSE = 1e-6
"""Formula and truth are to agree in every digit that is ever written."""


class Line(NamedTuple):
    """One line: what its own formula gives in double precision, and what is true.

    `value` is minus infinity where the formula takes the logarithm of a number that has become 0;
    `agrees` says whether it still tells the truth.
    """

    name: str
    value: float
    truth: float

    @property
    def agrees(self) -> bool:
        """Say whether formula and truth are equal to six digits.

        A product of probabilities is never 0 in truth, even where its truth can't be held either.
        """
        if self.name == LINES[0] and self.value == 0:
            return False
        return math.isclose(self.value, self.truth, rel_tol=_CLOSE)


def derivation(z: Vector, y: Kinds) -> tuple[Line, ...]:
    """Work out every line on the plants (m,), as it is written."""
    a, not_a, m = sigmoid(z), sigmoid(-z), max(len(z), 1)
    log_likelihood = float(-np.logaddexp(0.0, np.where(y == 1, -z, z)).sum())
    factors = a**y * not_a ** (1 - y)
    likelihood = product(factors)
    with np.errstate(divide="ignore", invalid="ignore"):
        values = (
            likelihood,
            float(np.log(likelihood)),
            float(np.log(factors).sum()),
            float((np.log(a**y) + np.log(not_a ** (1 - y))).sum()),
            float(_weighed(y, np.log(a)) + _weighed(1 - y, np.log(not_a))),
            float(-(_weighed(y, np.log(a)) + _weighed(1 - y, np.log(not_a))) / m),
        )
    truths = (math.exp(log_likelihood), *[log_likelihood] * 4, -log_likelihood / m)
    return tuple(Line(*line) for line in zip(LINES, values, truths, strict=True))


def _weighed(weights: Kinds, logs: Vector) -> float:
    """Sum y log a; a factor 0 removes its term, as on paper, even where the log is infinite."""
    return float(logs[weights == 1].sum())
