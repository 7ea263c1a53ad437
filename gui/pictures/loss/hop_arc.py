"""Hops from point to point along a curve, as steps of a descent are drawn (figures 40, 41)."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

_BULGE = 0.5
_MOST_BULGE_PX = 60.0


def draw_hop_arc(painter: QPainter, start: QPointF, end: QPointF, pen: QPen, box: QRectF) -> None:
    """Draw an arc over from one pixel to another; of one that leaves the box, its beginning."""
    if not QRectF(start, end).normalized().adjusted(-1, -99, 1, 1).intersects(box):
        return
    dx, dy = end.x() - start.x(), end.y() - start.y()
    length, most = math.hypot(dx, dy), 4 * (box.width() + box.height())
    if length < 0.5:
        return
    if length > most:  # Qt would count dashes for very long
        if not box.adjusted(-most, -most, most, most).contains(start):
            start, end, dx, dy = end, start, -dx, -dy
        dx, dy, length = dx * most / length, dy * most / length, most
        end = start + QPointF(dx, dy)
    bulge = min(_BULGE * length, _MOST_BULGE_PX) / length
    up = QPointF(dy, -dx) if dx > 0 else QPointF(-dy, dx)
    path = QPainterPath(start)
    path.quadTo((start + end) / 2 + up * bulge, end)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
