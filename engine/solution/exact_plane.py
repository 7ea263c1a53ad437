"""Plants as whole numbers: what is decided from them is decided without rounding.

A measure of at most 15 digits is what a person wrote: 0.1 is one tenth, not the double next to it.
One with more was computed, and may be wrong in its last two bits: its error goes along.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

import numpy as np

from engine.arrays import Points

_MOST_DIGITS = 15
"""So many digits of a decimal number come through a double unchanged (IEEE 754)."""

_BITS_BEFORE_ERROR = 51
"""Of the 53 bits of a computed measure; the last two may be wrong."""


class WholePoint(NamedTuple):
    """A plant in whole numbers, and how far each of its two may be off."""

    x1: int
    x2: int
    error1: int
    error2: int


class WholePlane(NamedTuple):
    """Plants (m) in whole numbers: x_j = (origin_j + whole_j) / scale_j, with whole_j >= 0."""

    points: list[WholePoint]
    origin: tuple[int, int]
    scale: tuple[int, int]


class Room(Enum):
    """What lies between two kinds along an axis."""

    GAP = "gap"
    NONE = "none"
    """They touch."""
    OVERLAP = "overlap"
    FLAT = "flat"
    """All points are at one place on it: it tells nothing."""


class Axis(NamedTuple):
    """The line from a base point to an end point: how far others lie beside it, or along it."""

    base: WholePoint
    end: WholePoint
    goes_across: bool = True

    @property
    def direction(self) -> tuple[int, int]:
        """The way that is measured: the normal of the line, or the line itself."""
        dx1, dx2 = self.end.x1 - self.base.x1, self.end.x2 - self.base.x2
        return (-dx2, dx1) if self.goes_across else (dx1, dx2)

    def place(self, point: WholePoint) -> int:
        """Return direction . (point - base)."""
        n1, n2 = self.direction
        return n1 * (point.x1 - self.base.x1) + n2 * (point.x2 - self.base.x2)

    def error_of(self, point: WholePoint) -> int:
        """Return how far `place` may be off, by the errors of all three points (first order)."""
        base, end = self.base, self.end
        n1, n2 = self.direction
        own = abs(n1) * point.error1 + abs(n2) * point.error2
        if not self.goes_across:
            return own  # a line turned a little keeps its points in their order
        if point in (base, end):
            return 0
        of_base = abs(end.x2 - point.x2) * base.error1 + abs(end.x1 - point.x1) * base.error2
        of_end = abs(base.x2 - point.x2) * end.error1 + abs(base.x1 - point.x1) * end.error2
        return own + of_base + of_end

    def room_between(self, toxic: list[WholePoint], harmless: list[WholePoint]) -> Room:
        """Say what lies between two kinds; what is not over the error counts as nothing."""
        (low, high), (start, end) = (
            (min(kind, key=self.place), max(kind, key=self.place)) for kind in (toxic, harmless)
        )
        if not self._sign(max(high, end, key=self.place), min(low, start, key=self.place)):
            return Room.FLAT
        sign = max(self._sign(low, end), self._sign(start, high))
        return (Room.NONE, Room.GAP, Room.OVERLAP)[sign]

    def _sign(self, upper: WholePoint, lower: WholePoint) -> int:
        """Return 1 where one point lies above the other, -1 where below, 0 within the error."""
        room = self.place(upper) - self.place(lower)
        if not room:
            return 0
        error = min(self.error_of(upper) + self.error_of(lower), self._error_of_way(upper, lower))
        if abs(room) <= error:
            return 0
        return 1 if room > 0 else -1

    def _error_of_way(self, p: WholePoint, q: WholePoint) -> int:
        """Return how far direction . (p - q) may be off, by the errors of the points and of it."""
        n1, n2 = self.direction
        error1, error2 = self.base.error1 + self.end.error1, self.base.error2 + self.end.error2
        if self.goes_across:
            error1, error2 = error2, error1
        of_points = abs(n1) * (p.error1 + q.error1) + abs(n2) * (p.error2 + q.error2)
        return of_points + abs(p.x1 - q.x1) * error1 + abs(p.x2 - q.x2) * error2


def whole_plane(x: Points) -> WholePlane:
    """Return measures (m, 2) as whole numbers, each measure with a scale of its own."""
    (first, errors1, low1, scale1), (second, errors2, low2, scale2) = (
        _column(x[:, axis].tolist()) for axis in (0, 1)
    )
    points = list(map(WholePoint, first, second, errors1, errors2))
    return WholePlane(points, (low1, low2), (scale1, scale2))


def _column(values: list[float]) -> tuple[list[int], list[int], int, int]:
    """Return whole numbers from 0 on, their errors, the least of them, and the scale."""
    read = [_as_written(value) for value in values]
    tens = max((-ten for _, ten, _, _ in read), default=0)
    twos = max((two for _, _, two, _ in read), default=0)
    factors = {
        (ten, two): 10 ** (tens + ten) << (twos - two) for ten, two in {r[1:3] for r in read}
    }
    whole = [number * factors[ten, two] for number, ten, two, _ in read]
    errors = [
        abs(value) >> _BITS_BEFORE_ERROR if is_computed else 0
        for value, (_, _, _, is_computed) in zip(whole, read, strict=True)
    ]
    low = min(whole, default=0)
    return [value - low for value in whole], errors, low, 10**tens << twos


def _as_written(value: float) -> tuple[int, int, int, bool]:
    """Return n, i, k with value = n 10^i / 2^k, and whether it was computed rather than written."""
    sign, digits, exponent = Decimal(repr(value)).as_tuple()
    if len(digits) <= _MOST_DIGITS:
        number = int("".join(map(str, digits)))
        return (-number if sign else number), int(exponent), 0, False
    numerator, denominator = value.as_integer_ratio()
    return numerator, 0, denominator.bit_length() - 1, True


def hull(points: Iterable[WholePoint]) -> list[WholePoint]:
    """Return the corners of the convex hull, counter-clockwise (Andrew's monotone chain)."""
    corners = sorted(set(points))
    if len(corners) < 3:
        return corners
    return _chain(corners)[:-1] + _chain(corners[::-1])[:-1]


def _chain(points: list[WholePoint]) -> list[WholePoint]:
    chain: list[WholePoint] = []
    for point in points:
        while len(chain) > 1 and cross(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def cross(base: WholePoint, p: WholePoint, q: WholePoint) -> int:
    """(p - base) x (q - base): twice the area of a triangle, over 0 where it turns left."""
    return (p.x1 - base.x1) * (q.x2 - base.x2) - (p.x2 - base.x2) * (q.x1 - base.x1)


def line_of(points: list[WholePoint]) -> Axis:
    """Return the line from the first point to the last one, in their order from left to right."""
    return Axis(min(points), max(points))


def dimension(points: list[WholePoint]) -> int:
    """Return 0 where all are in one place, 1 where they are on one line, else 2."""
    line = line_of(points)
    if all(_is_in_one_place(line.base, point) for point in points):
        return 0
    is_on_line = all(abs(line.place(point)) <= line.error_of(point) for point in points)
    return 1 if is_on_line else 2


def _is_in_one_place(p: WholePoint, q: WholePoint) -> bool:
    return abs(p.x1 - q.x1) <= p.error1 + q.error1 and abs(p.x2 - q.x2) <= p.error2 + q.error2


def in_unit_box(points: list[WholePoint], axes: list[Axis]) -> tuple[Points, Points]:
    """Return points (k, 2) with each measure from 0 to 1, and axes (n, 2) of length 1 there.

    Each number is right to its last bit.
    """
    columns = [[point[axis] for point in points] for axis in (0, 1)]
    lows = [min(column) for column in columns]
    widths = [max(column) - low or 1 for column, low in zip(columns, lows, strict=True)]
    box = [
        [(value - low) / width for value in column]
        for column, low, width in zip(columns, lows, widths, strict=True)
    ]
    ways = []
    for axis in axes:
        n1, n2 = (n * width for n, width in zip(axis.direction, widths, strict=True))
        largest = max(abs(n1), abs(n2))
        ways.append((n1 / largest, n2 / largest))
    directions = np.array(ways).reshape(-1, 2)
    return np.array(box).T, directions / np.hypot(directions[:, :1], directions[:, 1:])
