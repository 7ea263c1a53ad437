"""A line that grows at its end: what it has grown to is kept in a pixmap."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from engine.arrays import Vector
from gui.painting.mapping import polyline
from gui.painting.pixmap_cache import Layer

_MOST_NEW = 64
"""So many points are drawn anew in each frame, before they are kept too."""

_LOOSE = 8
"""So many of the last points may still move: a peak found later stands in place of another."""


class GrowingLine:
    """Draws a line in pixels; Qt's time for it is that of the points that are new or have moved."""

    def __init__(self) -> None:
        self._layer = Layer()
        self._px = self._py = np.zeros(0)
        self._version = 0

    def draw(self, painter: QPainter, px: Vector, py: Vector, pen: QPen) -> None:
        """Draw the line through points (n,): on a screen its beginning comes from the pixmap."""
        painter.setPen(pen)
        if not isinstance(painter.device(), QWidget):
            painter.drawPolyline(polyline(px, py))
            return
        if not self._begins(px, py) or len(px) - len(self._px) > _MOST_NEW:
            kept = max(0, len(px) - _LOOSE)
            self._px, self._py = px[:kept].copy(), py[:kept].copy()
            self._version += 1
        kept = len(self._px)
        if kept > 1:
            key = (self._version, pen.widthF(), pen.color().rgba())
            self._layer.draw(painter, key, lambda brush: self._paint(brush, pen))
        rest = max(0, kept - 1)
        painter.drawPolyline(polyline(px[rest:], py[rest:]))

    def _paint(self, painter: QPainter, pen: QPen) -> None:
        painter.setPen(pen)
        painter.drawPolyline(polyline(self._px, self._py))

    def _begins(self, px: Vector, py: Vector) -> bool:
        """Say whether the points kept are the first of these."""
        kept = len(self._px)
        return np.array_equal(px[:kept], self._px) and np.array_equal(py[:kept], self._py)
