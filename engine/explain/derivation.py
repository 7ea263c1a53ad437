"""From the product to the log loss in six lines, each worked out as it is written."""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

import numpy as np

from engine.arrays import Kinds, Vector
from engine.loss.likelihood import product

LINES = ("product", "log of product", "sum of logs", "two logs", "powers down", "log loss")
"""Figures 22, 30, 31 and 34."""

DerivationRule = Literal["log", "product", "power", "mean"]
RULES: tuple[DerivationRule, ...] = ("log", "product", "product", "power", "mean")
"""What leads from each line to the next."""

_CLOSE = 1e-6
"""Formula and truth are to agree in every digit that is ever written."""


class Line(NamedTuple):
    """One line: what it gives in double precision, and what is true.

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
        is_lost = self.name == LINES[0] and self.value == 0
        return not is_lost and math.isclose(self.value, self.truth, rel_tol=_CLOSE)


def derivation(factors: Vector, y: Kinds, log_likelihood: float) -> tuple[Line, ...]:
    """Work out every line on P(Y = y) (m,) of each plant, as it is written; the truth is given.

    A power is 1 or the number itself, since y is 0 or 1, and the logarithm of that 1 is 0. So
    a^y (1 - a)^(1 - y) is P(Y = y), and one logarithm a plant serves every line.
    """
    likelihood, m = product(factors), max(len(y), 1)
    with np.errstate(divide="ignore"):
        logs = np.log(factors)
        log_of_product = float(np.log(likelihood))
    sum_of_logs = float(logs.sum())
    by_kind = float(logs[y == 1].sum() + logs[y == 0].sum())
    values = (likelihood, log_of_product, sum_of_logs, sum_of_logs, by_kind, -by_kind / m)
    truths = (math.exp(log_likelihood), *[log_likelihood] * 4, -log_likelihood / m)
    return tuple(Line(*line) for line in zip(LINES, values, truths, strict=True))
