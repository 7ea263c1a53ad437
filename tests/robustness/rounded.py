"""Numbers that know how far rounding may have taken them: midpoint-radius arithmetic."""

from __future__ import annotations

import math
from dataclasses import dataclass

UNIT = 1e-15
"""What one operation may be out by: four last digits, for two ways of working it out."""


@dataclass(frozen=True)
class Rounded:
    """A number, and how far from it the number that another way of working it out gives may be."""

    value: float
    slack: float = 0.0

    def __add__(self, other: Rounded | float) -> Rounded:
        other = rounded(other)
        value = self.value + other.value
        size = abs(self.value) + abs(other.value)
        return Rounded(value, self.slack + other.slack + UNIT * size)

    def __sub__(self, other: Rounded | float) -> Rounded:
        return self + rounded(other) * -1.0

    def __mul__(self, other: Rounded | float) -> Rounded:
        other = rounded(other)
        value = self.value * other.value
        spread = abs(self.value) * other.slack + abs(other.value) * self.slack
        return Rounded(value, spread + self.slack * other.slack + UNIT * abs(value))

    def __truediv__(self, other: Rounded | float) -> Rounded:
        other = rounded(other)
        least = abs(other.value) - other.slack
        value = self.value / other.value
        if least <= 0:
            return Rounded(value, math.inf)
        return Rounded(value, (self.slack + abs(value) * other.slack) / least + UNIT * abs(value))

    def sqrt(self) -> Rounded:
        value, least = math.sqrt(self.value), math.sqrt(max(self.value - self.slack, 0.0))
        most = math.sqrt(self.value + self.slack)
        return Rounded(value, max(value - least, most - value) + UNIT * value)

    def of(self, function: float, steepest: float) -> Rounded:
        """Return the value of a function that is nowhere near steeper than `steepest`."""
        return Rounded(function, steepest * self.slack + 10 * UNIT * abs(function))

    def may_be(self, number: float) -> bool:
        """Say whether another way of working it out may have given this number."""
        if math.isnan(self.slack):  # 0 times what may be anything
            return True
        return abs(number - self.value) <= 4 * self.slack + 1e-300


def rounded(value: Rounded | float) -> Rounded:
    return value if isinstance(value, Rounded) else Rounded(value)


def total(parts: list[Rounded]) -> Rounded:
    """Return the sum; in which order it is taken is within the slack."""
    size = sum(abs(part.value) for part in parts)
    slack = sum(part.slack for part in parts) + len(parts) * UNIT * size
    return Rounded(math.fsum(part.value for part in parts), slack)
