"""The box around a surface: its floor and ceiling, and three axes with their numbers."""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from gui.painting.local_axis import tick_text
from gui.painting.plot import ticks
from gui.painting.projection import Space
from gui.style.palette import ColourName
from gui.style.theme import Look

_POINTS = 9.0
_SHORTEST_PX = 26.0
_APART_PX = 52.0
_TICK = 0.045
_ON_EDGE = 0.09

Corner = tuple[float, float, float]


class _Axis(NamedTuple):
    """One of the three, from where to where, and on which side of the box its numbers are."""

    which: int
    start: Corner
    end: Corner
    out: tuple[int, int]


class _Text(NamedTuple):
    box: QRectF
    text: str
    colour: ColourName
    points: float


class SpaceAxes:
    """Draws the box of a space in a look; `names` are those of the two axes and of the height."""

    def __init__(self, space: Space, look: Look, names: tuple[str, str, str]) -> None:
        self._space, self._look, self._names = space, look, names
        w = space.window
        self._ends = ((w.left, w.right), (w.bottom, w.top), (space.low, space.high))

    def draw(self, painter: QPainter) -> None:
        """Draw floor and ceiling, and each axis where its numbers are free of the surface."""
        look = self._look
        painter.setPen(QPen(look.colour("edge"), look.width(1)))
        painter.setBrush(look.colour("raised", 0.5))
        painter.drawPolygon(self._level(self._space.low))
        painter.setPen(QPen(look.colour("muted", 0.5), look.width(1), Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(self._level(self._space.high))
        for axis in self._axes():
            self._draw_axis(painter, axis)

    def text_boxes(self) -> list[QRectF]:
        """Return where the names and numbers of the axes are, for other words to leave free."""
        return [text.box for axis in self._axes() for text in self._texts(axis)]

    @property
    def top(self) -> QPointF:
        """Where the axis of the height ends: a long name has room above, none beside it."""
        return self._space.at(*self._axes()[2].end)

    def _axes(self) -> list[_Axis]:
        (left, right), (bottom, top), (low, high) = self._ends
        yaw = self._space.camera.yaw
        x2 = bottom if math.cos(yaw) >= -_ON_EDGE else top
        x1 = right if math.sin(yaw) > _ON_EDGE else left
        corners = [(x, y) for x in (left, right) for y in (bottom, top)]
        foot = min(corners, key=lambda corner: self._space.at(corner[0], corner[1], low).x())
        out = (1 if foot[0] == right else -1, 1 if foot[1] == top else -1)
        return [
            _Axis(0, (left, x2, low), (right, x2, low), (0, -1 if x2 == bottom else 1)),
            _Axis(1, (x1, bottom, low), (x1, top, low), (1 if x1 == right else -1, 0)),
            _Axis(2, (*foot, low), (*foot, high), out),
        ]

    def _level(self, height: float) -> QPolygonF:
        (left, right), (bottom, top), _ = self._ends
        corners = ((left, bottom), (right, bottom), (right, top), (left, top))
        return QPolygonF([self._space.at(x, y, height) for x, y in corners])

    def _draw_axis(self, painter: QPainter, axis: _Axis) -> None:
        look, away = self._look, self._away(axis)
        painter.setPen(QPen(look.colour("muted"), look.width(1.5)))
        painter.drawLine(self._space.at(*axis.start), self._space.at(*axis.end))
        for at in self._ticks(axis).values():
            painter.drawLine(at, at + away * look.width(4))
        for text in self._texts(axis):
            painter.setFont(look.font(text.points))
            painter.setPen(look.colour(text.colour))
            painter.drawText(text.box, int(Qt.AlignmentFlag.AlignCenter), text.text)

    def _ticks(self, axis: _Axis) -> dict[str, QPointF]:
        """Return the numbers of an axis and where they are; none where it is short."""
        start, end = axis.start, axis.end
        way, least = self._space.at(*end) - self._space.at(*start), _SHORTEST_PX
        length = math.hypot(way.x(), way.y()) / self._look.type_scale
        if length < least:
            return {}
        low, high = self._ends[axis.which]
        most = max(1, int(length / _APART_PX))
        values, spacing = ([0.0, 1.0], 1.0) if (low, high) == (0, 1) else ticks(low, high, most)
        result = {}
        for value in values:
            share = (value - low) / (high - low)
            corner = tuple(s + share * (e - s) for s, e in zip(start, end, strict=True))
            result[tick_text(value, spacing)] = self._space.at(*corner)
        return result

    def _texts(self, axis: _Axis) -> list[_Text]:
        """Return what is written along an axis: its numbers, and beyond them its name."""
        numbers = self._ticks(axis)
        if not numbers:
            return []
        away, name = self._away(axis), self._names[axis.which]
        middle = (self._space.at(*axis.start) + self._space.at(*axis.end)) / 2
        return [
            *(self._beyond(at, away, text, "muted", _POINTS) for text, at in numbers.items()),
            self._beyond(middle, away, name, "text", _POINTS + 2, 1.0),
        ]

    def _away(self, axis: _Axis) -> QPointF:
        """Return the direction across an axis on screen, out of the box (length 1)."""
        start, end, out = axis.start, axis.end, axis.out
        (left, right), (bottom, top), _ = self._ends
        foot, tip = self._space.at(*start), self._space.at(*end)
        outside = self._space.at(
            start[0] + out[0] * _TICK * (right - left),
            start[1] + out[1] * _TICK * (top - bottom),
            start[2],
        )
        along, way = tip - foot, outside - foot
        across = QPointF(-along.y(), along.x()) / math.hypot(along.x(), along.y())
        return across if QPointF.dotProduct(across, way) > 0 else -across

    def _beyond(
        self,
        at: QPointF,
        away: QPointF,
        text: str,
        colour: ColourName,
        points: float,
        lines: float = 0.0,
    ) -> _Text:
        """Return a text beyond a point, as far out as its size asks for, and so many lines more."""
        look = self._look
        metrics = QFontMetricsF(look.font(points))
        width, height = metrics.horizontalAdvance(text), metrics.height()
        reach = look.width(6) + abs(away.x()) * width / 2 + abs(away.y()) * height / 2
        reach += lines * height * (0.6 + 0.4 * abs(away.y()))
        centre = at + away * reach
        box = QRectF(centre.x() - width / 2 - 1, centre.y() - height / 2, width + 2, height)
        return _Text(box, text, colour, points)


def room_for_axes(pixels: QRectF, look: Look) -> QRectF:
    """Return where the box itself goes, so that numbers fit around it."""
    line = QFontMetricsF(look.font(_POINTS)).height()
    side = min(3.2 * line, 0.16 * pixels.width())
    return pixels.adjusted(side, 0.9 * line, -side, -2.7 * line - look.width(4))
