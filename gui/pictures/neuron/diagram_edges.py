"""The edges of the neuron diagram: as thick as a weight, coloured and dashed by its sign."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from gui.style.theme import Look

_THINNEST_PX, _THICKEST_PX = 1.5, 6.0


def thickness(weight: float) -> float:
    """Return how thick the edge of a weight is: 1.5 px at 0, towards 6 px however large."""
    share = abs(weight) / (1 + abs(weight)) if math.isfinite(weight) else 1.0
    return _THINNEST_PX + (_THICKEST_PX - _THINNEST_PX) * share


def draw_edge(painter: QPainter, edge: QLineF, weight: float, look: Look) -> None:
    """Draw an edge as thick as its weight; to toxic if positive, dashed to the other if not."""
    width = look.width(thickness(weight))
    colour = look.colour("toxic" if weight > 0 else "harmless" if weight < 0 else "muted")
    head = min(look.width(7) + 1.5 * width, 0.5 * edge.length())
    if head <= 0:
        return
    unit = (edge.p2() - edge.p1()) / edge.length()
    across, back = QPointF(-unit.y(), unit.x()) * 0.5 * head, edge.p2() - unit * head
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if weight < 0:
        pen.setDashPattern([max(2.0, 8 / width), max(1.0, 4 / width)])
    painter.setPen(pen)
    painter.drawLine(QLineF(edge.p1(), back))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([edge.p2(), back + across, back - across]))
