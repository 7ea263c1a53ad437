"""The loss over two parameters as a surface in space, with the run on it (figures 36 to 40)."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QPainter, QPen

from engine.explain.landscape import LossMap
from engine.geometry import Rectangle
from engine.lab.frame import Frame
from gui.painting.mapping import seamless
from gui.painting.markers import draw_ball, draw_cross
from gui.painting.plot import dotted, solid
from gui.painting.projection import Space, Values, far_to_near
from gui.pictures.loss.loss_colours import scale, shade_of
from gui.pictures.loss.map_marks import map_of, pair_columns, pair_of, shown_steps
from gui.style.theme import Look

_MOST_POINTS = 300
_LINE_EVERY = 4
_ROUND = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_BELOW = 0.55
"""How bright the outside of the bowl is."""

_LIGHT = np.array([-0.5, -0.4, 0.77])

Corner = tuple[float, float, float]


def height_of(frame: Frame) -> float:
    """Return the loss at which the bowl is cut: a round one.

    It lies above the run's start and the present, and shows half of the map at least.
    """
    loss_map = map_of(frame)
    half = 0.0 if loss_map is None else float(np.median(loss_map.losses))
    wanted = max(1.2 * frame.trace.loss(0), 1.2 * frame.evaluation.objective, half, 1e-9)
    power = 10.0 ** math.floor(math.log10(wanted))
    return next(leap * power for leap in _ROUND if leap * power >= 0.999 * wanted)


def window_of(frame: Frame) -> Rectangle:
    """Return the part of the plane of the two parameters that is shown."""
    first, second = frame.neuron_frame.map_reaches
    return Rectangle(-first, -second, first, second)


def draw_loss_surface(painter: QPainter, loss_map: LossMap, space: Space, look: Look) -> None:
    """Draw each cell of the map below the cut, from the farthest to the nearest."""
    cells = _cells(loss_map)
    losses = cells[..., 2]
    x, y, loss = np.moveaxis(cells, -1, 0)
    inner = space.inner(x, y, loss)
    colours = _colours(losses, inner, loss_map, space, look)
    px, py = space.points(x, y, loss)
    points = np.stack([px, py], axis=-1).tolist()
    lowest, highest = losses.min(axis=2).tolist(), losses.max(axis=2).tolist()
    line = QPen(look.colour("text", 0.3), look.width(1))
    centres = inner[..., :2].mean(axis=2)
    columns = far_to_near(centres[0, :, 0], float(space.eye[0])).tolist()
    for row in far_to_near(centres[:, 0, 1], float(space.eye[1])).tolist():
        for column in columns:
            if lowest[row][column] >= space.high:
                continue
            corners = points[row][column]
            if highest[row][column] > space.high:
                corners = _cut(cells[row, column].tolist(), space)
            quad = [QPointF(*corner) for corner in corners]
            seamless(painter, colours[row][column])
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.drawConvexPolygon(quad)
            edges = []
            if highest[row][column] > space.high:
                continue
            if row % _LINE_EVERY == 0:
                edges.append(QLineF(quad[0], quad[1]))
            if column % _LINE_EVERY == 0:
                edges.append(QLineF(quad[0], quad[3]))
            if edges:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(line)
                painter.drawLines(edges)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def draw_run(painter: QPainter, frame: Frame, space: Space, look: Look) -> None:
    """Draw the path at its own loss, the neuron as a ball over the floor, the exact minimum."""
    steps = shown_steps(frame, _MOST_POINTS)
    x, y = pair_columns(frame, steps)
    loss = frame.neuron_frame.losses_of(steps)
    w = space.window
    inside = (np.abs(x) <= w.right) & (np.abs(y) <= w.top) & (loss <= space.high)
    px, py = space.points(x, y, loss)
    reached = int(np.searchsorted(steps, frame.step)) + 1
    later, so_far = slice(reached - 1, None), slice(None, reached)
    for part, pen in (
        (later, solid(look, "muted", 1.5, 0.7)),
        (so_far, solid(look, "parameter", 2.5)),
    ):
        painter.setPen(pen)
        painter.drawLines(_lines(px[part], py[part], inside[part]))
    optimum = frame.optimum
    if optimum is not None and optimum.objective <= space.high:
        at = pair_of(frame, optimum.parameters)
        draw_cross(painter, space.at(*at, optimum.objective), look)
    ball, foot = ball_at(frame, space), space.at(*pair_of(frame, frame.neuron.parameters), 0.0)
    painter.setPen(dotted(look, "parameter", 1.5))
    painter.drawLine(QLineF(foot, ball))
    draw_ball(painter, ball, look)


def ball_at(frame: Frame, space: Space) -> QPointF:
    """Return where the neuron is."""
    return space.at(
        *pair_of(frame, frame.neuron.parameters), min(frame.evaluation.objective, space.high)
    )


def _cells(loss_map: LossMap) -> Values:
    """Return the four corners (x, y, loss) of each cell (rows, columns, 4, 3), one way around."""
    x, y = np.meshgrid(loss_map.x, loss_map.y)
    nodes = np.stack([x, y, loss_map.losses], axis=-1)
    corners = nodes[:-1, :-1], nodes[:-1, 1:], nodes[1:, 1:], nodes[1:, :-1]
    return np.stack(corners, axis=2)


def _cut(corners: list[Corner], space: Space) -> list[tuple[float, float]]:
    """Return the part of a cell below the cut, on screen (Sutherland and Hodgman)."""
    top = space.high
    result: list[Corner] = []
    for start, end in zip(corners, corners[1:] + corners[:1], strict=True):
        if start[2] <= top:
            result.append(start)
        if (start[2] - top) * (end[2] - top) < 0:
            share = (top - start[2]) / (end[2] - start[2])
            x, y = (start[k] + share * (end[k] - start[k]) for k in (0, 1))
            result.append((x, y, top))
    x, y, loss = np.array(result).T
    px, py = space.points(x, y, loss)
    return list(zip(px.tolist(), py.tolist(), strict=True))


def _colours(
    losses: Values, inner: Values, loss_map: LossMap, space: Space, look: Look
) -> list[list[QColor]]:
    """Colour each cell by its loss as the map does, lighter where it faces the light."""
    low = float(loss_map.losses.min())
    middle = losses.mean(axis=2).clip(low, space.high)
    rgb = scale(look)[shade_of(middle, low, max(space.high, low))]
    rgb = rgb + (18 if look.is_dark else 0)
    normal = np.cross(inner[:, :, 2] - inner[:, :, 0], inner[:, :, 3] - inner[:, :, 1])
    length = np.maximum(np.linalg.norm(normal, axis=-1), 1e-300)
    light = 0.75 + 0.3 * np.abs(normal @ _LIGHT) / length
    from_below = np.sum(normal * (space.eye - inner.mean(axis=2)), axis=-1) < 0
    lit = rgb * np.where(from_below, _BELOW * light, light)[..., None]
    rows: NDArray[np.int64] = np.rint(lit.clip(0, 255)).astype(np.int64)
    return [[QColor(*channels) for channels in row] for row in rows.tolist()]


def _lines(px: Values, py: Values, inside: NDArray[np.bool_]) -> list[QLineF]:
    drawn = inside[:-1] & inside[1:]
    ends = np.stack([px[:-1], py[:-1], px[1:], py[1:]], axis=-1)[drawn]
    return [QLineF(*line) for line in ends.tolist()]
