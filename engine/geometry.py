"""Shapes on the plane of measures x1, x2."""

from __future__ import annotations

from typing import NamedTuple


class Rectangle(NamedTuple):
    """A window on the plane of measures, in centimetres."""

    left: float
    bottom: float
    right: float
    top: float


Segment = tuple[tuple[float, float], tuple[float, float]]
"""The two ends (x1, x2) of a part of a line."""
