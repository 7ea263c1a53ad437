"""The surface a(x1, x2) as painted strips, from the farthest to the nearest (figures 10 to 12)."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import groupby

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from engine.arrays import Vector
from engine.explain.sigmoid_surface import SigmoidSurface, across, sigmoid_surface
from engine.model.neuron import Neuron
from gui.painting.mapping import seamless
from gui.painting.plot import solid
from gui.painting.projection import Space, far_to_near
from gui.pictures.loss.loss_colours import rgb_of
from gui.style.palette import KIND_COLOURS, REGION_COLOURS
from gui.style.theme import Look

_SHARES = np.linspace(0, 1, 7)
"""Where lines along each axis lie on the surface, its edges among them."""

_LEVEL_EVERY = 4
_SHADES = 400
_LIGHT = np.array([-0.45, -0.35, 0.82])


def draw_probability_surface(painter: QPainter, space: Space, neuron: Neuron, look: Look) -> None:
    """Draw the surface over the window of a space, with its frontier a = 1/2 in green."""
    strips = sigmoid_surface(neuron, space.window)
    corners = strips.corners
    px, py = space.points(corners[..., 0], corners[..., 1], corners[..., 2])
    inner = space.inner(corners[..., 0], corners[..., 1], corners[..., 2])
    across_it = _across_frontier(neuron, space)
    positions = inner[:, :, :2] @ across_it
    order: list[int] = far_to_near(
        positions.mean(axis=1), float(space.eye[:2] @ across_it)
    ).tolist()
    slopes = (inner[:, 1, 2] - inner[:, 0, 2]) / np.maximum(
        positions[:, 1] - positions[:, 0], 1e-12
    )
    colours = _colours((strips.a[:-1] + strips.a[1:]) / 2, slopes, across_it, look)
    quads = _quads(px, py)
    lines, drawn = _lines(space, neuron, strips, px, py)
    zero = _nearest_at_zero(strips, order)
    thin, green = QPen(look.colour("text", 0.2), look.width(1)), solid(look, "frontier", 3)
    for batch in _batches(order, px, py):
        _fill(painter, batch, quads, colours)
        ends = lines[batch][drawn[batch]].reshape(-1, 2)
        painter.setPen(thin)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(pg.functions.arrayToQPath(*ends.T.copy(), connect="pairs"))
        if zero is not None and zero[0] in batch:
            quad = quads[zero[0]]
            painter.setPen(green)
            painter.drawLine(quad[zero[1]], quad[3 - zero[1]])


def _across_frontier(neuron: Neuron, space: Space) -> Vector:
    """Return the direction in which z grows, in the box's own measure (2,)."""
    w = space.window
    weights = np.array([neuron.w1 * (w.right - w.left), neuron.w2 * (w.top - w.bottom)])
    return weights / max(math.hypot(*weights), 1e-300)


def _quads(px: Vector, py: Vector) -> list[list[QPointF]]:
    points = [QPointF(x, y) for x, y in zip(px.ravel().tolist(), py.ravel().tolist(), strict=True)]
    return [points[start : start + 4] for start in range(0, len(points), 4)]


def _batches(order: list[int], px: Vector, py: Vector) -> list[list[int]]:
    """Return runs of strips to fill before their lines are drawn: none hides another of its run.

    They are those that show the same side, one after the other.
    """
    first = px[:, 2] - px[:, 0], py[:, 2] - py[:, 0]
    second = px[:, 3] - px[:, 1], py[:, 3] - py[:, 1]
    shows_top = (first[0] * second[1] - first[1] * second[0] >= 0).tolist()
    return [list(run) for _, run in groupby(order, key=lambda strip: shows_top[strip])]


def _fill(
    painter: QPainter, batch: list[int], quads: list[list[QPointF]], colours: list[QColor]
) -> None:
    """Fill strips, without the seams that smoothed edges would leave between them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for strip in batch:
        seamless(painter, colours[strip])
        painter.drawConvexPolygon(quads[strip])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _nearest_at_zero(strips: SigmoidSurface, order: list[int]) -> tuple[int, int] | None:
    """Return the nearer of the two strips at z = 0, and which of its sides (0, 1) is there."""
    index = int(np.searchsorted(strips.z, 0.0))
    if index >= len(strips.z) or strips.z[index] != 0 or not strips.z[0] < strips.z[-1]:
        return None
    neighbours = [(k, side) for k, side in ((index, 0), (index - 1, 1)) if 0 <= k < len(order)]
    return max(neighbours, key=lambda neighbour: order.index(neighbour[0]))


def _colours(a: Vector, slopes: Vector, across_it: Vector, look: Look) -> list[QColor]:
    """Colour strips by a(z), lighter where a strip of this slope faces the light (figure 10)."""
    facing = _LIGHT[2] - slopes * float(_LIGHT[:2] @ across_it)
    cosine = (facing / np.sqrt(1 + slopes**2)).clip(0, 1)
    dark, bright = (0.62, 1.12) if look.is_dark else (0.81, 1.0)
    light = dark + (bright - dark) * cosine
    rgb = _scale(look)[np.rint(a * _SHADES).astype(np.intp)] * light[:, None]
    return [QColor(*channels) for channels in np.rint(rgb.clip(0, 255)).astype(int).tolist()]


@lru_cache(maxsize=8)
def _scale(look: Look) -> NDArray[np.float64]:
    """Mix the ground and a kind's colour by |2 a - 1|, as the field does, for a from 0 to 1."""
    a = np.linspace(0, 1, _SHADES + 1)[:, None]
    ground = rgb_of(look, "panel")
    kinds = np.where(a >= 0.5, _of_kind(look, 1), _of_kind(look, 0))
    mixed: NDArray[np.float64] = ground + (0.25 + 0.75 * np.abs(2 * a - 1)) * (kinds - ground)
    return mixed


def _of_kind(look: Look, kind: int) -> Vector:
    share = 0.3 if look.is_dark else 0.25
    region, full = rgb_of(look, REGION_COLOURS[kind]), rgb_of(look, KIND_COLOURS[kind])
    return (1 - share) * region + share * full


def _lines(
    space: Space, neuron: Neuron, strips: SigmoidSurface, px: Vector, py: Vector
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return thin lines, cut where a strip ends (k, g, 4), and whether each is there (k, g).

    They run along both axes, and along some levels of a.
    """
    ways, crosses = _across(space, neuron, strips)
    level = np.stack([px[:, 0], py[:, 0], px[:, 3], py[:, 3]], axis=-1)[:, None]
    drawn = np.arange(len(px))[:, None] % _LEVEL_EVERY == 0
    return np.concatenate([ways, level], axis=1), np.concatenate([crosses, drawn], axis=1)


def _across(
    space: Space, neuron: Neuron, strips: SigmoidSurface
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the part of each line in each strip (k, g, 4), and whether there is any (k, g)."""
    left, bottom, right, top = space.window
    x1, x2 = left + _SHARES * (right - left), bottom + _SHARES * (top - bottom)
    starts, ends = np.empty((2, 2 * len(_SHARES), 2))
    starts[: len(x1), 0] = ends[: len(x1), 0] = x1
    starts[len(x1) :, 1] = ends[len(x1) :, 1] = x2
    starts[: len(x1), 1], ends[: len(x1), 1] = bottom, top
    starts[len(x1) :, 0], ends[len(x1) :, 0] = left, right
    if strips.z[0] < strips.z[-1]:
        cut = across(neuron, strips.z, starts, ends)
    else:
        points = np.stack([starts, ends], axis=1)
        cut = np.concatenate([points, np.full((*points.shape[:2], 1), strips.a[0])], axis=2)
    px, py = space.points(cut[..., 0].T, cut[..., 1].T, cut[..., 2].T)
    ways = np.stack([px[:-1], py[:-1], px[1:], py[1:]], axis=-1)
    crosses = (px[1:] != px[:-1]) | (py[1:] != py[:-1])
    return ways, crosses
