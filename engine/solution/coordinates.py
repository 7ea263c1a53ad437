"""Coordinates in which plants far from the origin, or on a line, lose nothing to rounding."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Parameters, Points
from engine.model.dataset import Dataset
from engine.solution.exact_plane import (
    WholePlane,
    WholePoint,
    cross,
    dimension,
    hull,
    whole_plane,
)

_SMALL_ERROR = 1e-13
"""So much of the plants' narrower extent may be wrong; beyond, they are taken as whole numbers."""

_LAST_BIT = 2.0**-53

_NARROW = 1e-6
"""Plants narrower than this share of their length may be on one line."""


class UnitBox(NamedTuple):
    """Measures (m, 2) from 0 to 1, x = low + 2^exponent point, and how far a point may be off."""

    points: Points
    low: NDArray[np.float64]
    exponents: NDArray[np.int32]
    varying: NDArray[np.bool_]
    error: float


def unit_box(x: Points) -> UnitBox:
    """Take the least of each measure off and divide by its spread, rounded up to a power of two.

    The error is that of a decimal number as a double: half its last bit, before centring.
    """
    columns = np.ascontiguousarray(x.T)
    low, high = columns.min(axis=1), columns.max(axis=1)
    exponents = np.frexp(high - low)[1]  # powers of two: nothing is rounded, nothing overflows
    largest = np.maximum(np.abs(low), np.abs(high))
    errors = np.ldexp(largest, np.maximum(-exponents - 53, -1074))
    varying = high > low
    points = np.ldexp(columns - low[:, np.newaxis], -exponents[:, np.newaxis]).T
    error = float(np.where(varying, errors, 0.0).max()) + _LAST_BIT
    return UnitBox(np.ascontiguousarray(points), low, exponents, varying, error)


class Coordinates(NamedTuple):
    """Coordinates (m, 2) of the plants, and what weights on them are on the measures (3,) -> (3,).

    `dimension` is 2, 1 for plants on one line, 0 for plants in one place. Of weights that are no
    doubles on the measures, `on_measures` returns some that are not finite.
    """

    points: Points
    dimension: int
    on_measures: Callable[[Parameters], Parameters]


def coordinates_of(plants: Dataset) -> Coordinates:
    """Return the plants in their unit box; where it loses digits, by whole numbers.

    Of standardised plants the measures count as they were taken.
    """
    own = plants.in_own_units().x
    box = unit_box(own)
    varying = int(np.count_nonzero(box.varying))
    width = _width(box.points) if varying == 2 else 1.0
    if varying and (box.error > _SMALL_ERROR * width or width < _NARROW):
        return _in_whole_numbers(own, plants)
    return _in_doubles(box if plants.scaling is None else unit_box(plants.x), varying)


def _width(points: Points) -> float:
    """Return the narrower extent of points (m, 2) as a share of the longer one."""
    columns = np.ascontiguousarray(points.T)
    columns = columns - columns.mean(axis=1, keepdims=True)
    narrower, longer = np.linalg.eigvalsh(columns @ columns.T)
    return float(np.sqrt(max(narrower, 0.0) / longer))


def _in_doubles(box: UnitBox, varying: int) -> Coordinates:
    def on_measures(weights: Parameters) -> Parameters:
        with np.errstate(over="ignore", invalid="ignore"):
            w = np.ldexp(weights[:2], -box.exponents)
            return np.array([*w, weights[2] - w @ box.low])

    return Coordinates(box.points, varying, on_measures)


def _in_whole_numbers(own: Points, plants: Dataset) -> Coordinates:
    places, place_of = np.unique(own, axis=0, return_inverse=True)
    plane = whole_plane(places)
    rank = dimension(hull(plane.points))
    points, on_whole = _by_triangle(plane) if rank == 2 else _by_extents(plane)

    def on_measures(weights: Parameters) -> Parameters:
        first, second, bias = on_whole(*map(Fraction, weights.tolist()))
        (low1, low2), (scale1, scale2) = plane.origin, plane.scale
        w1, w2, b = first * scale1, second * scale2, bias - first * low1 - second * low2
        if plants.scaling is not None:
            (mean1, mean2), (dev1, dev2) = plants.scaling.means, plants.scaling.deviations
            b += w1 * Fraction(mean1) + w2 * Fraction(mean2)
            w1, w2 = w1 * Fraction(dev1), w2 * Fraction(dev2)
        try:
            return np.array([float(w1), float(w2), float(b)])
        except OverflowError:
            return np.full(len(weights), np.inf)

    return Coordinates(points[place_of.ravel()], rank, on_measures)


OnWhole = Callable[[Fraction, Fraction, Fraction], tuple[Fraction, Fraction, Fraction]]
"""What weights on some coordinates are on whole numbers."""


def _by_triangle(plane: WholePlane) -> tuple[Points, OnWhole]:
    """Return u, v of x = p + u (q - p) + v (r - p), right to the last bit, for three far plants.

    With p and q the first and the last plant and r the farthest from their line, |v| <= 1 and
    -1 <= u <= 2.
    """
    p, q = min(plane.points), max(plane.points)
    r = max(plane.points, key=lambda point: abs(cross(p, q, point)))
    area = cross(p, q, r)

    def on_whole(u: Fraction, v: Fraction, b: Fraction) -> tuple[Fraction, Fraction, Fraction]:
        first = (u * (r.x2 - p.x2) - v * (q.x2 - p.x2)) / area
        second = (v * (q.x1 - p.x1) - u * (r.x1 - p.x1)) / area
        return first, second, b - first * p.x1 - second * p.x2

    rows = [(cross(p, point, r) / area, cross(p, q, point) / area) for point in plane.points]
    return np.array(rows), on_whole


def _by_extents(plane: WholePlane) -> tuple[Points, OnWhole]:
    """Return each measure from 0 to 1, right to the last bit; 0 where only its errors vary."""
    width1, width2 = (_extent(plane.points, axis) for axis in (0, 1))

    def on_whole(u: Fraction, v: Fraction, b: Fraction) -> tuple[Fraction, Fraction, Fraction]:
        first = u / width1 if width1 else Fraction(0)
        return first, v / width2 if width2 else Fraction(0), b

    rows = [
        (x1 / width1 if width1 else 0.0, x2 / width2 if width2 else 0.0)
        for x1, x2, _, _ in plane.points
    ]
    return np.array(rows), on_whole


def _extent(points: list[WholePoint], axis: int) -> int:
    low, high = (find(points, key=lambda point: point[axis]) for find in (min, max))
    extent = high[axis] - low[axis]
    return extent if extent > high[axis + 2] + low[axis + 2] else 0
