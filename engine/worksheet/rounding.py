"""Decimal numbers, rounded as pupils do: half-way cases away from 0."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
"""Enough digits that what is left of an error never reaches a digit that is printed."""

_FAR = Decimal(140)
"""From here on e^-z is nothing beside 1, at this precision."""


def decimal(value: float) -> Decimal:
    """Return a float as it is written in the shortest way: 0.1, and not 0.1000000000000000055."""
    return Decimal(repr(float(value)))


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Round a number to so many decimals, which it then has; there is no -0."""
    return EXACT.plus(EXACT.quantize(value, Decimal(1).scaleb(-decimals)))


def decimals_of(value: Decimal) -> int:
    """Return with how many decimals a number is written."""
    return max(0, -int(value.as_tuple().exponent))


def with_fewest_decimals(values: Sequence[Decimal], most: int) -> list[Decimal]:
    """Round numbers to so many decimals; to fewer where none of them needs all."""
    full = [rounded(value, most) for value in values]
    for decimals in range(most):
        fewer = [rounded(value, decimals) for value in full]
        if fewer == full:
            return fewer
    return full


def size_of(values: Iterable[Decimal]) -> int:
    """Return the power of ten of the largest number: 1 of 25.3, 0 of 0."""
    largest = max((abs(value) for value in values), default=Decimal(0))
    return largest.adjusted() if largest else 0


def mean(values: Sequence[Decimal]) -> Decimal:
    """Return the mean of at least one number."""
    total = Decimal(0)
    for value in values:
        total = EXACT.add(total, value)
    return EXACT.divide(total, Decimal(len(values)))


def sigmoid(z: Decimal) -> Decimal:
    """a(z) = 1 / (1 + e^-z)."""
    if z < -_FAR:
        return EXACT.exp(z) if z > -100_000 else Decimal(0)
    if z > _FAR:
        return Decimal(1)
    return EXACT.divide(Decimal(1), EXACT.add(Decimal(1), EXACT.exp(-z)))


def log_loss(z: Decimal, kind: int) -> Decimal:
    """-ln P(Y = y), P = a(z) or a(-z): of a plant sure and wrong, |z|."""
    towards = z if kind else -z
    return -towards if towards < -_FAR else -EXACT.ln(sigmoid(towards))
