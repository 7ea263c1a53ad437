"""The curve of the loss along one parameter: its points, its axis, and drawing it."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtGui import QPainter

from engine.arrays import Vector
from engine.explain.landscape import Slice
from engine.geometry import Rectangle
from engine.lab.frame import Frame
from gui.painting.plot import Plot, solid

_CURVE_POINT_PX = 6.0
_LEAPS = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0)


def top_above(*losses: float) -> float:
    """Return where the axis of the loss ends: it grows by leaps, and so changes rarely."""
    largest = 1.3 * max((loss for loss in losses if math.isfinite(loss)), default=0.0)
    if largest < 1e-6:
        return 1.0
    power = 10.0 ** math.floor(math.log10(largest))
    return next((leap * power for leap in _LEAPS if leap * power >= largest), 10 * power)


def curve_points(curve: Slice, window: Rectangle, count: int, exact: bool) -> tuple[Vector, Vector]:
    """Return so many values and losses to draw a slice by, as far as they are within the window.

    The lowest point is always among them; with `exact`, so is the present one.
    """
    values = np.linspace(window.left, window.right, count)
    exact_points = [(curve.lowest, curve.lowest_loss)] if curve.lowest is not None else []
    if exact and window.left <= curve.here <= window.right:
        exact_points.append((curve.here, curve.loss))
    values = np.unique(np.concatenate([values, [value for value, _ in exact_points]]))
    losses = curve.between(values)
    for value, loss in exact_points:
        losses[values == value] = loss
    seen = np.flatnonzero(losses <= window.top)
    if not len(seen):
        return values, losses
    shown = slice(max(int(seen[0]) - 1, 0), int(seen[-1]) + 2)  # L is convex: one piece
    return values[shown], losses[shown]


def draw_slice_curve(painter: QPainter, plot: Plot, curve: Slice, frame: Frame) -> None:
    """Draw a slice of the loss in the colour of the loss."""
    count = int(plot.pixels.width() / _CURVE_POINT_PX) + 2
    values, losses = curve_points(curve, plot.mapping.window, count, exact=not frame.playing)
    plot.curve(painter, values, losses, solid(plot.look, "loss", 3))
