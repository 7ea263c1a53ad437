"""A plot inside a figure: where values lie in pixels, and axes with their numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPen,
    QPolygonF,
)

from engine.geometry import Rectangle
from gui.painting.local_axis import tick_text
from gui.painting.mapping import Mapping
from gui.style.palette import ColourName
from gui.style.theme import Look

_TICK_PX = 5.0
_LEFT, _RIGHT = 3.4, 0.9
"""The room beside a plot, in heights of a line."""

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Plot:
    """Maps values to pixels within `mapping.pixels`, and draws axes around."""

    mapping: Mapping
    look: Look

    @staticmethod
    def of(pixels: QRectF, window: Rectangle, look: Look) -> Plot:
        """Let a window of values fill a rectangle of pixels."""
        left, bottom, right, top = window
        sx = pixels.width() / (right - left)
        sy = -pixels.height() / (top - bottom)
        tx, ty = pixels.left() - sx * left, pixels.bottom() - sy * bottom
        return Plot(Mapping(sx, sy, tx, ty, pixels, window), look)

    @staticmethod
    def inside(pixels: QRectF, window: Rectangle, look: Look) -> Plot:
        """Leave room for numbers and names of axes on the left, below and above."""
        line = QFontMetricsF(look.font(10)).height()
        inner = pixels.adjusted(_LEFT * line, 0.9 * line, -_RIGHT * line, -2.4 * line)
        return Plot.of(inner, window, look)

    @property
    def pixels(self) -> QRectF:
        """Where the plot lies."""
        return self.mapping.pixels

    def at(self, x: float, y: float) -> QPointF:
        """Return the pixel of a value."""
        return self.mapping.point(x, y)

    def value_at(self, pixel: QPointF) -> tuple[float, float]:
        """Return the value at a pixel."""
        m = self.mapping
        return (pixel.x() - m.tx) / m.sx, (pixel.y() - m.ty) / m.sy

    def curve(self, painter: QPainter, x: Values, y: Values, pen: QPen) -> None:
        """Draw a line through points (k,), cut at the edge of the plot."""
        px, py = self.mapping.points(x, np.nan_to_num(y, posinf=1e300, neginf=-1e300))
        line: QPolygonF = pg.functions.arrayToQPolygonF(px.clip(-1e5, 1e5), py.clip(-1e5, 1e5))
        painter.save()
        painter.setClipRect(self.pixels.adjusted(-2, -2, 2, 2))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(line)
        painter.restore()

    def axes(self, painter: QPainter, below: str, left: str, at_y: float | None = None) -> None:
        """Draw both axes with their names; the horizontal one at the bottom, or at a value."""
        self.axis_below(painter, below, at_y)
        self.axis_left(painter, left)

    def axis_below(
        self, painter: QPainter, name: str, at_y: float | None = None, numbers: bool = True
    ) -> None:
        """Draw the horizontal axis, at the bottom or at a value, with its numbers and its name."""
        box = self.pixels
        y = box.bottom() if at_y is None else self.at(0, at_y).y()
        self._pen(painter)
        painter.drawLine(QLineF(box.left(), y, box.right(), y))
        values, spacing = self._ticks_below()
        metrics = QFontMetricsF(self.look.font(10))
        for value in values:
            x = self.at(value, 0).x()
            self._pen(painter)
            painter.drawLine(QLineF(x, y, x, y + self.look.width(_TICK_PX)))
        if numbers:
            for text, text_box in self._numbers_below(values, spacing, y):
                if at_y is not None and text_box.left() < box.left() < text_box.right():
                    continue  # the other axis would strike it through
                self._write(painter, text_box, text, Qt.AlignmentFlag.AlignCenter)
        if at_y is not None:  # below its numbers other words may stand
            text_box = QRectF(box.right() + 3, y - metrics.height() / 2, *_end_room(metrics))
            self._write(painter, text_box, name, Qt.AlignmentFlag.AlignLeft, "text")
            return
        top = y + self.look.width(_TICK_PX) + (metrics.height() if numbers else 0)
        text_box = QRectF(box.left(), top, box.width(), metrics.height() * 1.1)
        self._write(painter, text_box, name, Qt.AlignmentFlag.AlignRight, "text")

    def axis_left(self, painter: QPainter, name: str, numbers: bool = True) -> None:
        """Draw the vertical axis, its name above it."""
        box = self.pixels
        x = box.left()
        self._pen(painter)
        painter.drawLine(QLineF(x, box.top(), x, box.bottom()))
        values, spacing = self._ticks_left()
        metrics = QFontMetricsF(self.look.font(10))
        height, reach = metrics.height(), self.look.width(_TICK_PX)
        for value in values:
            y = self.at(0, value).y()
            self._pen(painter)
            painter.drawLine(QLineF(x - reach, y, x, y))
        width = metrics.horizontalAdvance(name) + 4
        left = max(x - width / 2, box.left() - 3.2 * height)
        name_box = QRectF(left, box.top() - height, width, height)
        self._write(painter, name_box, name, Qt.AlignmentFlag.AlignLeft, "text")
        if numbers:
            for text, text_box in self._numbers_left(values, spacing):
                if not (name and self.is_left_out(text_box)):
                    self._write(painter, text_box, text, Qt.AlignmentFlag.AlignRight)

    def is_left_out(self, number_box: QRectF) -> bool:
        """Say whether the name of the left axis stands where a number would."""
        return number_box.top() <= self.pixels.top() - 0.3 * number_box.height()

    def number_boxes(self, at_y: float | None = None) -> list[QRectF]:
        """Return where both axes have their numbers, the horizontal one at the bottom or at y."""
        y = self.pixels.bottom() if at_y is None else self.at(0, at_y).y()
        below = self._numbers_below(*self._ticks_below(), y)
        return [box for _, box in [*below, *self._numbers_left(*self._ticks_left())]]

    def _ticks_below(self) -> tuple[list[float], float]:
        """Return the ticks of the horizontal axis, so few that their numbers lie apart."""
        w, most = self.mapping.window, self._most(self.pixels.width(), 62)
        while True:
            values, spacing = ticks(w.left, w.right, most)
            boxes = [
                box.adjusted(-2, 0, 2, 0) for _, box in self._numbers_below(values, spacing, 0)
            ]
            if most <= 1 or not any(one.intersects(other) for one, other in pairwise(boxes)):
                return values, spacing
            most -= 1

    def _numbers_below(
        self, values: list[float], spacing: float, y: float
    ) -> list[tuple[str, QRectF]]:
        box, metrics = self.pixels, QFontMetricsF(self.look.font(10))
        top, result = y + self.look.width(_TICK_PX) + 1, []
        for value in values:
            text = tick_text(value, spacing)
            half = metrics.horizontalAdvance(text) / 2 + 1
            overhang = _RIGHT * metrics.height() - half
            x = max(min(self.at(value, 0).x(), box.right() + overhang), box.left() - overhang)
            result.append((text, QRectF(x - half, top, 2 * half, metrics.height())))
        return result

    def _ticks_left(self) -> tuple[list[float], float]:
        w = self.mapping.window
        return ticks(w.bottom, w.top, self._most(self.pixels.height(), 34))

    def _numbers_left(self, values: list[float], spacing: float) -> list[tuple[str, QRectF]]:
        height, reach = QFontMetricsF(self.look.font(10)).height(), self.look.width(_TICK_PX)
        room = _LEFT * height - reach - 5
        left = self.pixels.left() - reach - 3 - room
        tops = [self.at(0, value).y() - height / 2 for value in values]
        texts = [tick_text(value, spacing) for value in values]
        boxes = [QRectF(left, top, room, height) for top in tops]
        return list(zip(texts, boxes, strict=True))

    def _most(self, length: float, apart_px: float) -> int:
        return max(2, int(length / (apart_px * self.look.type_scale)))

    def _pen(self, painter: QPainter) -> None:
        painter.setPen(QPen(self.look.colour("muted"), self.look.width(1.2)))

    def _write(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        side: Qt.AlignmentFlag,
        colour: ColourName = "muted",
    ) -> None:
        needed = QFontMetricsF(self.look.font(10)).horizontalAdvance(text)
        points = 10.0 if needed <= box.width() else math.floor(20 * box.width() / needed) / 2
        painter.setFont(self.look.font(max(points, self.look.least_points)))
        painter.setPen(self.look.colour(colour))
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), text)


def _end_room(metrics: QFontMetricsF) -> tuple[float, float]:
    """Return the room for a name at the end of a horizontal axis."""
    return _RIGHT * metrics.height() - 3, metrics.height()


def ticks(low: float, high: float, most: int) -> tuple[list[float], float]:
    """Return round values between two others, at most so many, and how far they lie apart."""
    raw = (high - low) / most
    power = 10.0 ** math.floor(math.log10(raw))
    spacing = next((s * power for s in (1.0, 2.0, 5.0) if s * power >= raw), 10 * power)
    first, last = math.ceil(low / spacing - 1e-9), math.floor(high / spacing + 1e-9)
    return [multiple * spacing for multiple in range(first, last + 1)], spacing


def dotted(look: Look, colour: ColourName, width_px: float = 2.0) -> QPen:
    """Return the pen of dotted lines, from a point to an axis."""
    return QPen(look.colour(colour), look.width(width_px), Qt.PenStyle.DotLine)


def solid(look: Look, colour: ColourName, width_px: float = 2.5, alpha: float = 1.0) -> QPen:
    """Return the pen of curves, with round ends."""
    pen = QPen(look.colour(colour, alpha), look.width(width_px))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def arrow(painter: QPainter, start: QPointF, end: QPointF, colour: QColor, width: float) -> None:
    """Draw an arrow from one pixel to another; a very short one is its head alone."""
    painter.setPen(QPen(colour, width))
    dx, dy = end.x() - start.x(), end.y() - start.y()
    length = math.hypot(dx, dy)
    if length < 1e-9:
        return
    unit = QPointF(dx / length, dy / length)
    head = min(4.5 * width, 0.6 * length + 2 * width)
    back = end - unit * head
    across = QPointF(-unit.y(), unit.x()) * head * 0.45
    if length > head:
        painter.drawLine(start, back)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([end, back + across, back - across]))
