"""A line z = 0 of a neuron that can be taken hold of: turned by two handles, or shifted."""

from __future__ import annotations

import math
from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPen

from engine.geometry import Rectangle, Segment
from engine.model.neuron import Neuron
from gui.style.palette import ColourName
from gui.style.theme import Look

HANDLE_REACH_PX, LINE_REACH_PX = 13.0, 8.0

_HANDLES_AT = (0.22, 0.78)
_HANDLE_PX = 6.0
_SHIFT_A_KEY = 0.02
_TURN_A_KEY = math.radians(3)

Point = tuple[float, float]
ToPixels = Callable[[Point], QPointF]


class Handles(NamedTuple):
    """Two points of a line to turn it by, in the units of its plane."""

    first: Point
    second: Point


class LinePart(Enum):
    """What of a line is held."""

    FIRST_HANDLE = auto()
    SECOND_HANDLE = auto()
    LINE = auto()


def handles_on(segment: Segment) -> Handles:
    """Return where the handles lie on the visible part of a line."""
    (x1, y1), (x2, y2) = segment
    first, second = ((x1 + t * (x2 - x1), y1 + t * (y2 - y1)) for t in _HANDLES_AT)
    return Handles(first, second)


class DragLine:
    """The line of a neuron over some plane; while it is dragged the handles stay at the mouse."""

    def __init__(self) -> None:
        self._neuron: Neuron | None = Neuron()
        self.dragged_handles: Handles | None = None
        self.hovered = False

    @property
    def neuron(self) -> Neuron | None:
        """The neuron whose line can be taken hold of, None where there is none."""
        return self._neuron

    def show_neuron(self, neuron: Neuron | None) -> None:
        """Take the neuron that is shown."""
        self._neuron = neuron

    def segment(self, window: Rectangle) -> Segment | None:
        """Return the visible part of the line."""
        return self.neuron.frontier(window) if self.neuron else None

    def handles(self, window: Rectangle) -> Handles | None:
        """Return where the handles are; while one is dragged they stay under the mouse."""
        if self.dragged_handles:
            return self.dragged_handles
        segment = self.segment(window)
        return handles_on(segment) if segment else None

    def handle_at(
        self,
        at: Point,
        window: Rectangle,
        to_pixels: ToPixels,
        reach_px: float = HANDLE_REACH_PX,
    ) -> LinePart | None:
        """Return the handle that is nearest, None if none is within reach."""
        handles = self.handles(window)
        parts = (LinePart.FIRST_HANDLE, LinePart.SECOND_HANDLE)
        mouse = to_pixels(at)
        away = [_apart(to_pixels(handle), mouse) for handle in handles or ()]
        near = min(zip(away, parts, strict=False), key=lambda one: one[0], default=None)
        return near[1] if near is not None and near[0] <= reach_px else None

    def is_at(
        self,
        at: Point,
        window: Rectangle,
        to_pixels: ToPixels,
        reach_px: float = LINE_REACH_PX,
    ) -> bool:
        """Say whether the line itself is within reach."""
        segment = self.segment(window)
        if segment is None:
            return False
        start, end, mouse = (to_pixels(point) for point in (*segment, at))
        way = end - start
        length = max(QPointF.dotProduct(way, way), 1e-300)
        share = min(max(QPointF.dotProduct(mouse - start, way) / length, 0.0), 1.0)
        return _apart(start + way * share, mouse) <= reach_px


class LineDrag:
    """A drag of a line, from where it began."""

    def __init__(self, line: DragLine, part: LinePart, begun: Point, window: Rectangle) -> None:
        self.line, self._part, self._begun = line, part, begun
        self._neuron = line.neuron or Neuron()
        self._handles = line.handles(window)

    def neuron_at(self, at: Point) -> Neuron:
        """Return what the mouse makes of the neuron: turned about the other handle, or shifted."""
        if self._part is LinePart.LINE or self._handles is None:
            return self._neuron.shifted((at[0] - self._begun[0], at[1] - self._begun[1]))
        first, second = self._handles
        is_first = self._part is LinePart.FIRST_HANDLE
        handles = Handles(at, second) if is_first else Handles(first, at)
        self.line.dragged_handles = handles
        return self._neuron.through(*handles)

    def end(self) -> None:
        """Let the handles lie on the visible part of the line again."""
        self.line.dragged_handles = None


def moved_by_key(neuron: Neuron, step: int, turns: bool, window: Rectangle) -> Neuron:
    """Return a neuron with its line turned a little, or shifted to where z grows, by step ±1."""
    middle = (window.left + window.right) / 2, (window.bottom + window.top) / 2
    if turns:
        segment = neuron.frontier(window)
        if segment is not None:
            middle = (segment[0][0] + segment[1][0]) / 2, (segment[0][1] + segment[1][1]) / 2
        return neuron.turned(step * _TURN_A_KEY, middle)
    if not neuron.has_frontier:
        return neuron
    way = step * _SHIFT_A_KEY * (window.top - window.bottom) / neuron.norm
    return neuron.shifted((way * neuron.w1, way * neuron.w2))


def draw_handles(
    painter: QPainter, handles: Handles, to_pixels: ToPixels, colour: ColourName, look: Look
) -> None:
    """Draw both handles as rings."""
    painter.setPen(QPen(look.colour(colour), look.width(2.5)))
    painter.setBrush(look.colour("panel"))
    for point in handles:
        painter.drawEllipse(to_pixels(point), look.width(_HANDLE_PX), look.width(_HANDLE_PX))


def _apart(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())
