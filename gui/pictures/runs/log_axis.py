"""A horizontal axis in powers of ten, on which 0 has a place of its own."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from gui.painting.plot import Plot, solid

_POINTS = 10.0
_TICK_PX = 5.0


def axis_at(painter: QPainter, plot: Plot, ticks: Mapping[float, str], name: str) -> None:
    """Draw the horizontal axis with these texts where they stand, and its name below."""
    look, box = plot.look, plot.pixels
    painter.setPen(solid(look, "muted", 1.2))
    painter.drawLine(QLineF(box.bottomLeft(), box.bottomRight()))
    font = look.font(_POINTS)
    metrics, reach = QFontMetricsF(font), look.width(_TICK_PX)
    painter.setFont(font)
    last = -1e9
    for at, text in ticks.items():
        x = plot.at(at, 0).x()
        painter.setPen(solid(look, "muted", 1.2))
        painter.drawLine(QLineF(x, box.bottom(), x, box.bottom() + reach))
        half = metrics.horizontalAdvance(text) / 2 + 1
        if x - half < last + 6:
            continue
        last = x + half
        number = QRectF(x - half, box.bottom() + reach + 1, 2 * half, metrics.height())
        painter.drawText(number, int(Qt.AlignmentFlag.AlignCenter), text)
    below = QRectF(
        box.left(), box.bottom() + reach + metrics.height(), box.width(), 1.1 * metrics.height()
    )
    painter.setPen(look.colour("text"))
    side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(below, int(side), name)
