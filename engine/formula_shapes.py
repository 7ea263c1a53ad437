"""What + - * / @ and powers make of numbers, vectors and matrices, and which shapes do not fit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np

from engine.arrays import Points, Vector
from engine.errors import UserError

Value: TypeAlias = Vector | Points | float
"""A number, one number a plant (m,), or a matrix of two axes such as the measures X (m, 2)."""

LARGEST_EXPONENT = 12.0

_MOST_NUMBERS = 10_000
"""A product of matrices may have so many, or as many as its larger factor: X @ X.T is (m, m)."""


def shape_text(shape: tuple[int, ...]) -> str:
    """Write a shape: (6×2), (6); of a single number, 1."""
    return f"({'×'.join(map(str, shape))})" if shape else "1"


def matrix_product(left: Value, right: Value) -> Value:
    """Return left @ right, as NumPy multiplies vectors and matrices.

    Raises UserError `formula_shape` for a single number, `formula_fit` where the inner sizes
    differ, `formula_product_large` for a product of too many numbers.
    """
    first, second = np.asarray(left, dtype=np.float64), np.asarray(right, dtype=np.float64)
    if not first.ndim or not second.ndim:
        raise UserError("formula_shape")
    if first.shape[-1] != second.shape[0]:
        raise _misfit("formula_fit", "@", first, second)
    count = first.size // max(first.shape[-1], 1) * (second.size // max(second.shape[0], 1))
    if count > max(first.size, second.size, _MOST_NUMBERS):
        raise UserError("formula_product_large", most=_MOST_NUMBERS)
    result = first @ second
    return result if result.ndim else float(result)


def raised(base: Value, exponent: Value) -> Value:
    """Return base ** exponent, number by number. Raises UserError `formula_exponent` beyond 12."""
    if not np.all(np.abs(exponent) <= LARGEST_EXPONENT):
        raise UserError("formula_exponent", most=int(LARGEST_EXPONENT))
    return _number_by_number("**", np.power)(np.asarray(base, dtype=np.float64), exponent)


def _number_by_number(sign: str, work: Callable[..., Any]) -> Callable[[Value, Value], Value]:
    """Return an operation that takes shapes as NumPy does, or raises `formula_fit_each`."""

    def run(left: Value, right: Value) -> Value:
        try:
            np.broadcast_shapes(np.shape(left), np.shape(right))
        except ValueError:
            raise _misfit("formula_fit_each", sign, left, right) from None
        result: Value = work(left, right)
        return result

    return run


def _misfit(code: str, sign: str, left: Value, right: Value) -> UserError:
    shapes = {
        side: shape_text(np.shape(value)) for side, value in (("left", left), ("right", right))
    }
    return UserError(code, sign=sign, **shapes)


OPERATIONS: dict[str, Callable[[Value, Value], Value]] = {
    "+": _number_by_number("+", np.add),
    "-": _number_by_number("−", np.subtract),
    "*": _number_by_number("×", np.multiply),
    "/": _number_by_number("/", np.divide),
    "@": matrix_product,
}
