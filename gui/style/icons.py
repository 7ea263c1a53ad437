"""Icons painted by QPainter when asked for: sharp at any size, in the theme's colours."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

_SIDE = 64.0


def icon(name: str, colour: QColor) -> QIcon:
    """Return the icon of this name in one colour."""
    return _icon(name, colour.rgba())


@lru_cache(maxsize=64)
def _icon(name: str, rgba: int) -> QIcon:
    result = QIcon()
    for side in (24, 48, 96):
        result.addPixmap(_draw(name, QColor.fromRgba(rgba), side))
    return result


def _draw(name: str, colour: QColor, side: int) -> QPixmap:
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(side / _SIDE, side / _SIDE)
    painter.setPen(QPen(colour, 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(colour)
    _DRAWINGS[name](painter)
    painter.end()
    return pixmap


def _triangle(painter: QPainter, left: float, right: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    corners = [QPointF(left, 12), QPointF(right, 32), QPointF(left, 52)]
    painter.drawPolygon(QPolygonF(corners))


def _bar(painter: QPainter, left: float, width: float = 8) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(left, 12, width, 40), 2, 2)


def _play(painter: QPainter) -> None:
    _triangle(painter, 16, 54)


def _pause(painter: QPainter) -> None:
    _bar(painter, 15, 12)
    _bar(painter, 37, 12)


def _step(painter: QPainter) -> None:
    _triangle(painter, 14, 42)
    _bar(painter, 43)


def _step_back(painter: QPainter) -> None:
    _triangle(painter, 50, 22)
    _bar(painter, 13)


def _rewind(painter: QPainter) -> None:
    _triangle(painter, 32, 8)
    _triangle(painter, 56, 32)


def _circle(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QPointF(32, 32), 19, 19)


def _diamond(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    corners = [QPointF(32, 9), QPointF(55, 32), QPointF(32, 55), QPointF(9, 32)]
    painter.drawPolygon(QPolygonF(corners))


def _cross(painter: QPainter) -> None:
    painter.drawLine(QPointF(16, 16), QPointF(48, 48))
    painter.drawLine(QPointF(48, 16), QPointF(16, 48))


def _band(painter: QPainter) -> None:
    pen = painter.pen()
    pen.setStyle(Qt.PenStyle.DotLine)
    pen.setWidthF(5)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(12, 12, 40, 40))


def _spray(painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for dot in ((32, 12), (15, 24), (47, 26), (30, 32), (16, 46), (34, 52), (50, 46)):
        painter.drawEllipse(QPointF(*dot), 5.5, 5.5)


def _dice(painter: QPainter) -> None:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    path.addRoundedRect(QRectF(10, 10, 44, 44), 9, 9)
    for dot in ((22, 22), (42, 22), (32, 32), (22, 42), (42, 42)):
        path.addEllipse(QPointF(*dot), 4.5, 4.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPath(path)


def _bent_arrow(painter: QPainter) -> None:
    """Draw an arrow that turns back to the left."""
    pen = painter.pen()
    pen.setWidthF(7)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath(QPointF(16, 26))
    path.lineTo(38, 26)
    path.arcTo(QRectF(25, 26, 26, 26), 90, -180)
    path.lineTo(26, 52)
    painter.drawPath(path)
    painter.drawPolyline(QPolygonF([QPointF(27, 13), QPointF(14, 26), QPointF(27, 39)]))


def _undo(painter: QPainter) -> None:
    _bent_arrow(painter)


def _redo(painter: QPainter) -> None:
    painter.translate(_SIDE, 0)
    painter.scale(-1, 1)
    _bent_arrow(painter)


def _eraser(painter: QPainter) -> None:
    """Draw a rubber, held aslant, on the line that it leaves."""
    painter.drawLine(QPointF(12, 56), QPointF(52, 56))
    painter.translate(33, 29)
    painter.rotate(-40)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(-4, -11, 27, 22), 4, 4)
    painter.drawRoundedRect(QRectF(-23, -11, 15, 22), 4, 4)


def _projector(painter: QPainter) -> None:
    """Draw the corners of a screen."""
    for x, y in ((1, 1), (-1, 1), (1, -1), (-1, -1)):
        corner = [QPointF(32 + 21 * x, 32 + 9 * y), QPointF(32 + 21 * x, 32 + 20 * y)]
        corner.append(QPointF(32 + 9 * x, 32 + 20 * y))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(corner))


_DRAWINGS: dict[str, Callable[[QPainter], None]] = {
    "play": _play,
    "pause": _pause,
    "step": _step,
    "step_back": _step_back,
    "rewind": _rewind,
    "dice": _dice,
    "toxic": _circle,
    "harmless": _diamond,
    "probe": _cross,
    "select": _band,
    "brush": _spray,
    "eraser": _eraser,
    "projector": _projector,
    "undo": _undo,
    "redo": _redo,
}
