"""The point nearest to 0 of a convex hull (Wolfe 1976): it parts 0 from the hull, or is 0."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Vector

Matrix = NDArray[np.float64]

_MOST_STEPS = 1000
_NONE = 1e-12


class NearestPoint(NamedTuple):
    """The point (r,), and the rows whose shares (> 0, together 1) it is made of."""

    point: Vector
    support: list[int]
    shares: Vector


def nearest_point(rows: Matrix) -> NearestPoint:
    """Return the point of the hull of rows (n, r), each of length 1, that is nearest to 0.

    Where rounding ends the search or it takes too long, one that is near it.
    """
    support, shares = [0], np.ones(1)
    for _ in range(_MOST_STEPS):
        point = shares @ rows[support]
        heights = rows @ point
        lowest = int(np.argmin(heights))
        if heights[lowest] >= point @ point - _NONE or lowest in support:
            break
        support, shares = _with(rows, [*support, lowest], np.append(shares, 0.0))
    return NearestPoint(shares @ rows[support], support, shares)


def _with(rows: Matrix, support: list[int], shares: Vector) -> tuple[list[int], Vector]:
    """Go to the nearest point of the plane through the support, and drop what it leaves."""
    while True:
        wanted = _nearest_of_plane(rows[support])
        if (wanted > _NONE).all() or len(support) == 1:
            return support, wanted
        falls = wanted <= _NONE
        ways = shares[falls] / np.maximum(shares[falls] - wanted[falls], 1e-300)
        shares = shares + min(1.0, float(ways.min())) * (wanted - shares)
        stays = shares > _NONE
        if stays.all():
            stays[int(np.argmin(shares))] = False
        support = [row for row, each in zip(support, stays, strict=True) if each]
        shares = shares[stays] / shares[stays].sum()


def _nearest_of_plane(rows: Matrix) -> Vector:
    """Return the shares, together 1, of the point nearest to 0 of the plane through rows (n, r)."""
    ways = rows[1:] - rows[0]
    others = np.linalg.lstsq(ways.T, -rows[0], rcond=None)[0]
    result: Vector = np.array([1 - others.sum(), *others])
    return result
