"""The part of a plane w . x + b = 0 inside a box."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Vector

Corners = NDArray[np.float64]
"""(k, 3): corners one way around."""


def plane_in_box(weights: Vector, bias: float, low: Vector, high: Vector) -> Corners:
    """Return the corners of the part of w . x + b = 0, w (3,), inside a box; none where it passes.

    They are where it crosses the box's edges, ordered around their middle.
    """
    corners = np.array(list(itertools.product(*zip(low, high, strict=True))))
    z = corners @ weights + bias
    found = []
    for first, second in itertools.combinations(range(8), 2):
        is_edge = (first ^ second).bit_count() == 1
        if is_edge and (z[first] < 0) != (z[second] < 0):
            share = z[first] / (z[first] - z[second])
            found.append(corners[first] + share * (corners[second] - corners[first]))
    if len(found) < 3:
        return np.empty((0, 3))
    return _around(np.array(found), weights, high - low)


def _around(points: Corners, weights: Vector, spans: Vector) -> Corners:
    """Order points of a plane by their angle about their middle, in the box's own measure."""
    normal = weights * spans / np.abs(weights * spans).max()
    away = (points - points.mean(axis=0)) / spans
    across = np.cross(normal, np.eye(3)[np.argmin(np.abs(normal))])
    angles = np.arctan2(away @ np.cross(normal, across), away @ across)
    result: Corners = points[np.argsort(angles)]
    return result
