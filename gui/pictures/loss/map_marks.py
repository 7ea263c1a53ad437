"""What lies on the loss map: the run's path, the neuron, the way down, the exact minimum."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from engine.arrays import Indices, Vector, indices
from engine.explain import landscape
from engine.explain.landscape import LossMap
from engine.lab.frame import Frame
from engine.learning.trace_view import path_steps
from engine.model.neuron import PARAMETERS, ParameterName
from gui.painting.labels import along, around
from gui.painting.markers import BALL_PX, CROSS_PX, draw_ball, draw_cross
from gui.painting.plot import Plot, arrow, solid

MOST_POINTS = 400
_MOST_DOTS = 60
_ARROW_PX = 46.0
_ARROW_HALF_PX = 6.0
_RING_PX = 5.0
_END_PX = 4.5


def map_of(frame: Frame) -> LossMap | None:
    """Return the loss map where it is of the pair chosen, else None."""
    loss_map = frame.loss_map
    is_of_pair = isinstance(loss_map, LossMap) and loss_map.over == frame.choices.map_over
    return loss_map if isinstance(loss_map, LossMap) and is_of_pair else None


def pair_of(frame: Frame, parameters: Vector) -> tuple[float, float]:
    """Return the two of three parameters that the map is laid out over."""
    first, second = (PARAMETERS.index(name) for name in frame.choices.map_over)
    return float(parameters[first]), float(parameters[second])


def third_of(frame: Frame) -> tuple[ParameterName, float]:
    """Return the name and the present value of the parameter that the map leaves out."""
    name = landscape.third_of(frame.choices.map_over)
    return name, getattr(frame.neuron, name)


class RunPath(NamedTuple):
    """The run over both parameters (k,); so many of its points led to the step on screen."""

    x: Vector
    y: Vector
    reached: int


def path_of(frame: Frame) -> RunPath:
    """Return the way of the run over the pair chosen."""
    steps = shown_steps(frame, MOST_POINTS)
    return RunPath(*pair_columns(frame, steps), steps_reached(frame, steps))


def steps_reached(frame: Frame, steps: Indices) -> int:
    """Return how many of some steps led to the one on screen."""
    return int(np.searchsorted(steps, frame.step)) + 1


def draw_path(painter: QPainter, plot: Plot, path: RunPath) -> None:
    """Draw the run: what led here, faintly what came after, its steps where they are few."""
    look, (x, y, reached) = plot.look, path
    if reached < len(x):
        plot.curve(painter, x[reached - 1 :], y[reached - 1 :], solid(look, "muted", 1.5, 0.7))
    plot.curve(painter, x[:reached], y[:reached], solid(look, "parameter", 2))
    if reached <= _MOST_DOTS:
        _draw_steps(painter, plot, x[1:reached], y[1:reached])
    painter.setPen(solid(look, "parameter", 2))
    painter.setBrush(look.colour("ground"))
    radius = look.width(_RING_PX)
    painter.drawEllipse(plot.at(float(x[0]), float(y[0])), radius, radius)


def has_ghost_paths(frame: Frame) -> bool:
    """Say whether the way of any earlier run is known."""
    return any(ghost.path is not None for ghost in frame.ghosts)


def draw_ghost_paths(painter: QPainter, plot: Plot, frame: Frame) -> None:
    """Draw the ways of the earlier runs, dimmer than this one's, a dot where each ended."""
    look = plot.look
    for x, y in _ghost_paths(frame):
        plot.curve(painter, x, y, solid(look, "parameter", 1.5, 0.7))
    painter.setPen(solid(look, "ground", 1.5))
    painter.setBrush(look.colour("parameter"))
    radius = look.width(_END_PX)
    for x, y in _ghost_paths(frame):
        painter.drawEllipse(plot.at(float(x[-1]), float(y[-1])), radius, radius)


def _ghost_paths(frame: Frame) -> list[tuple[Vector, Vector]]:
    """Return both parameters of the map along the way of each earlier run."""
    first, second = (PARAMETERS.index(name) for name in frame.choices.map_over)
    paths = [ghost.path for ghost in frame.ghosts if ghost.path is not None]
    return [(path[:, first], path[:, second]) for path in paths]


def shown_steps(frame: Frame, most: int) -> Indices:
    """Return the steps of the run to draw a path by, the one on screen among them."""
    return indices(np.union1d(path_steps(frame.last_step, most), [frame.step]))


def pair_columns(frame: Frame, steps: Indices) -> tuple[Vector, Vector]:
    """Return both parameters of the map at some steps of the run."""
    first, second = (PARAMETERS.index(name) for name in frame.choices.map_over)
    parameters = frame.trace.parameters_near(steps)
    return parameters[:, first], parameters[:, second]


def draw_map_marks(painter: QPainter, plot: Plot, frame: Frame) -> None:
    """Draw the minimum, where the neuron is, and which way its loss falls most."""
    look = plot.look
    optimum = frame.optimum
    if optimum is not None:
        draw_cross(painter, plot.at(*pair_of(frame, optimum.parameters)), look)
    ball, end = _descent(plot, frame)
    if end is not None:
        arrow(painter, ball, end, look.colour("outline", 0.6), look.width(5))
        arrow(painter, ball, end, look.colour("text"), look.width(2.5))
    draw_ball(painter, ball, look)


def marked(plot: Plot, frame: Frame) -> list[QRectF]:
    """Return where the marks are, so that words leave them free."""
    look = plot.look
    ball, end = _descent(plot, frame)
    start = plot.at(*pair_of(frame, frame.trace.parameters(0)))
    marks = [(ball, BALL_PX), (start, _RING_PX)]
    optimum = frame.optimum
    if optimum is not None:
        marks.append((plot.at(*pair_of(frame, optimum.parameters)), CROSS_PX))
    result = [around(at, look.width(radius)) for at, radius in marks]
    return result if end is None else result + along(ball, end, look.width(_ARROW_HALF_PX))


def _descent(plot: Plot, frame: Frame) -> tuple[QPointF, QPointF | None]:
    """Return where the neuron is, and the end of an arrow along minus its gradient."""
    ball = plot.at(*pair_of(frame, frame.neuron.parameters))
    return descent_from(plot, ball, *pair_of(frame, frame.gradient))


def descent_from(
    plot: Plot, ball: QPointF, first: float, second: float
) -> tuple[QPointF, QPointF | None]:
    """Return a place, and the end of an arrow from there down slopes along both axes."""
    way = QPointF(-first * plot.mapping.sx, -second * plot.mapping.sy)
    length = float(np.hypot(way.x(), way.y()))
    if not 1e-300 < length < np.inf:
        return ball, None
    return ball, ball + way * (plot.look.width(_ARROW_PX) / length)


def _draw_steps(painter: QPainter, plot: Plot, x: Vector, y: Vector) -> None:
    painter.setPen(solid(plot.look, "parameter", 5))
    px, py = plot.mapping.points(x, y)
    points = zip(px.clip(-1e5, 1e5).tolist(), py.clip(-1e5, 1e5).tolist(), strict=True)
    painter.drawPoints([QPointF(*point) for point in points])
