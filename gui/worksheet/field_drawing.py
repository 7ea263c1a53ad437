"""The field in black and white: axes with a grid, discs and lozenges with numbers, z = 0."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from engine.geometry import Rectangle
from engine.model.neuron import Neuron
from engine.worksheet.step import Parameters, Plant
from gui.language.numbers import grouped
from gui.worksheet.paper import BLACK, GREY, MM, SMALL, font, pen, width_of

_TICKS = 6
_RADIUS = 1.3 * MM
_LEAST = 7.0
"""The smallest type in points that a long name is written in."""

_ROOM_LEFT, _ROOM_BELOW = 15 * MM, 12 * MM


@dataclass(frozen=True)
class FieldDrawing:
    """Plants in a window, those `numbered` with their number; z = 0 of `line`, if it is given."""

    plants: Sequence[Plant]
    window: Rectangle
    names: tuple[str, str]
    numbered: frozenset[int]
    line: Parameters | None = None

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw it into a box."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = box.adjusted(_ROOM_LEFT, 3 * MM, -2 * MM, -_ROOM_BELOW)
        self._draw_axes(painter, box, plot)
        painter.save()
        painter.setClipRect(plot)
        self._draw_line(painter, plot)
        painter.restore()
        for plant in self.plants:
            self._draw_plant(painter, plot, plant)
        painter.setPen(pen(0.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(plot)

    def _at(self, plot: QRectF, x1: float, x2: float) -> QPointF:
        window = self.window
        across = (x1 - window.left) / (window.right - window.left)
        up = (x2 - window.bottom) / (window.top - window.bottom)
        return QPointF(plot.left() + across * plot.width(), plot.bottom() - up * plot.height())

    def _draw_axes(self, painter: QPainter, box: QRectF, plot: QRectF) -> None:
        face = font(SMALL)
        painter.setFont(face)
        window, centre = self.window, Qt.AlignmentFlag.AlignCenter
        for value, text in ticks(window.left, window.right):
            x = self._at(plot, value, window.bottom).x()
            painter.setPen(pen(0.4, GREY))
            painter.drawLine(QLineF(x, plot.top(), x, plot.bottom()))
            painter.setPen(BLACK)
            painter.drawText(
                QRectF(x - 10 * MM, plot.bottom() + MM, 20 * MM, 4 * MM), int(centre), text
            )
        for value, text in ticks(window.bottom, window.top):
            y = self._at(plot, window.left, value).y()
            painter.setPen(pen(0.4, GREY))
            painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
            painter.setPen(BLACK)
            right = QRectF(plot.left() - 21 * MM, y - 2 * MM, 20 * MM, 4 * MM)
            painter.drawText(
                right, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text
            )
        below = QRectF(plot.left(), plot.bottom() + 5.5 * MM, plot.width(), 5 * MM)
        _write_name(painter, below, self.names[0])
        painter.save()
        painter.translate(box.left() + 2 * MM, box.center().y())
        painter.rotate(-90)
        half = box.height() / 2
        _write_name(painter, QRectF(-half, -2.5 * MM, 2 * half, 5 * MM), self.names[1])
        painter.restore()

    def _draw_line(self, painter: QPainter, plot: QRectF) -> None:
        if self.line is None:
            return
        frontier = Neuron(*(float(value) for value in self.line)).frontier(self.window)
        if frontier is not None:
            painter.setPen(pen(1.6))
            painter.drawLine(QLineF(*(self._at(plot, *end) for end in frontier)))

    def _draw_plant(self, painter: QPainter, plot: QRectF, plant: Plant) -> None:
        at = self._at(plot, float(plant.x1), float(plant.x2))
        draw_sign(painter, at, plant.y)
        if plant.number in self.numbered:
            painter.setFont(font(SMALL))
            text = str(plant.number)
            beside = at + QPointF(1.5 * _RADIUS, -1.1 * _RADIUS)
            if beside.x() + width_of(text, painter.font()) > plot.right():
                beside.setX(at.x() - 1.5 * _RADIUS - width_of(text, painter.font()))
            painter.drawText(beside, text)


def _write_name(painter: QPainter, box: QRectF, name: str) -> None:
    """Write a name in the middle of a box, a long one in smaller type, or without its middle."""
    painter.setFont(font(max(_LEAST, SMALL * min(1.0, box.width() / width_of(name, font(SMALL))))))
    elided = painter.fontMetrics().elidedText(
        name, Qt.TextElideMode.ElideMiddle, math.floor(box.width())
    )
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), elided)


def draw_sign(painter: QPainter, at: QPointF, y: int, radius: float = _RADIUS) -> None:
    """Draw a black disc for y = 1, a white lozenge for y = 0."""
    painter.setPen(pen(1.0))
    if y:
        painter.setBrush(BLACK)
        painter.drawEllipse(at, radius, radius)
        return
    painter.setBrush(Qt.GlobalColor.white)
    reach = 1.3 * radius
    corners = [(0, -reach), (reach, 0), (0, reach), (-reach, 0)]
    painter.drawPolygon(QPolygonF([at + QPointF(*corner) for corner in corners]))


def ticks(low: float, high: float) -> list[tuple[float, str]]:
    """Return round numbers in a range, about six, and how each is written."""
    raw = (high - low) / _TICKS
    power = 10.0 ** np.floor(np.log10(raw))
    step = power * next(part for part in (1, 2, 5, 10) if part * power >= raw)
    decimals = max(0, -int(np.floor(np.log10(step) + 1e-9)))
    first, last = int(np.ceil(low / step - 1e-9)), int(np.floor(high / step + 1e-9))
    return [(place * step, grouped(place * step, decimals)) for place in range(first, last + 1)]
