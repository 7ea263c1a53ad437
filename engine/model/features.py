"""The inputs of a model: what it is given of a plant's two measures."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Points, Vector
from engine.errors import UserError

MOST_DEGREE = 5
"""The highest degree of a product of measures on offer."""

_LONGEST_NAME = 40


class Feature(StrEnum):
    """One input, named as it is written in files and on the command line."""

    X1 = "x1"
    X2 = "x2"
    X1_2 = "x1^2"
    X1_X2 = "x1*x2"
    X2_2 = "x2^2"
    X1_3 = "x1^3"
    X1_2_X2 = "x1^2*x2"
    X1_X2_2 = "x1*x2^2"
    X2_3 = "x2^3"
    X1_4 = "x1^4"
    X1_3_X2 = "x1^3*x2"
    X1_2_X2_2 = "x1^2*x2^2"
    X1_X2_3 = "x1*x2^3"
    X2_4 = "x2^4"
    X1_5 = "x1^5"
    X1_4_X2 = "x1^4*x2"
    X1_3_X2_2 = "x1^3*x2^2"
    X1_2_X2_3 = "x1^2*x2^3"
    X1_X2_4 = "x1*x2^4"
    X2_5 = "x2^5"
    SUM_OF_SQUARES = "x1^2+x2^2"
    SIN_X1 = "sin(x1)"
    SIN_X2 = "sin(x2)"


Rows = NDArray[np.float64]
"""(k, m): a row an input, a column a plant."""

_PRODUCTS: dict[Feature, tuple[int, int]] = {
    feature: (degree - power, power)
    for feature, (degree, power) in zip(
        Feature,
        [(degree, power) for degree in range(1, MOST_DEGREE + 1) for power in range(degree + 1)],
        strict=False,  # those that are no products stand last
    )
}
"""The powers of x1 and of x2 in each product."""


def products_up_to(degree: int) -> tuple[Feature, ...]:
    """Return all products x1^i x2^j with 1 <= i + j <= degree.

    Raises UserError `degree` outside 1 … 5.
    """
    if not 1 <= degree <= MOST_DEGREE:
        raise UserError("degree", degree=degree, most=MOST_DEGREE)
    return tuple(feature for feature, powers in _PRODUCTS.items() if sum(powers) <= degree)


def powers_of(feature: Feature) -> tuple[int, int] | None:
    """Return i and j of a product x1^i x2^j, None of what is none."""
    return _PRODUCTS.get(feature)


def features_named(names: Sequence[str]) -> tuple[Feature, ...]:
    """Return inputs by their names; spaces and capitals count for nothing.

    Raises UserError `no_such_input`.
    """
    return tuple(map(_feature_named, names))


def _feature_named(name: str) -> Feature:
    try:
        return Feature("".join(name.split()).lower())
    except ValueError:
        text = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
        raise UserError("no_such_input", text=text, known=", ".join(Feature)) from None


def rows_of(points: Points, features: tuple[Feature, ...]) -> Rows:
    """Return the inputs (k, m) of plants (m, 2), from their measures as they stand."""
    x1, x2 = np.ascontiguousarray(points.T)
    rows = np.empty((len(features), len(points)))
    for row, feature in zip(rows, features, strict=True):
        row[:] = _values(feature, x1, x2)
    return rows


def _values(feature: Feature, x1: Vector, x2: Vector) -> Vector:
    match feature:
        case Feature.SUM_OF_SQUARES:
            return x1 * x1 + x2 * x2
        case Feature.SIN_X1:
            return np.sin(x1)
        case Feature.SIN_X2:
            return np.sin(x2)
    first, second = _PRODUCTS[feature]
    if not (first and second):
        return _power(x1, first) if first else _power(x2, second)
    return _power(x1, first) * _power(x2, second)


def _power(x: Vector, exponent: int) -> Vector:
    """x^exponent, from 1 on, by repeated products: exact where they are, alike on every machine."""
    result = x
    for _ in range(exponent - 1):
        result = result * x
    return result
