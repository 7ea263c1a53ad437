"""Shapes on the plane of measures x1, x2."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.arrays import Mask, Points


class Rectangle(NamedTuple):
    """A window on the plane of measures, in centimetres."""

    left: float
    bottom: float
    right: float
    top: float


Segment = tuple[tuple[float, float], tuple[float, float]]
"""The two ends (x1, x2) of a part of a line."""


def near_segment(points: Points, segment: Segment, reach: tuple[float, float]) -> Mask:
    """Return which points (m, 2) lie within `reach` of a segment, along x1 and along x2."""
    start, end = (np.array(place) / reach for place in segment)
    way, from_start = end - start, points / reach - start
    length = max(float(way @ way), 1e-300)
    share = np.clip(from_start @ way / length, 0.0, 1.0)
    result: Mask = np.hypot(*(from_start - share[:, None] * way).T) <= 1.0
    return result
