"""Marks where z was found to be 0: together they become the decision boundary."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtGui import QPainter, QPen

from gui.painting.mapping import Mapping, PixelItem
from gui.style.theme import Look


class ZeroMarks(PixelItem):
    """Draws a small disc at each place, in centimetres."""

    def __init__(self, view_box: pg.ViewBox, look: Look) -> None:
        super().__init__(view_box)
        self.look = look
        self.places: tuple[tuple[float, float], ...] = ()
        self.setZValue(11)

    @property
    def is_empty(self) -> bool:
        """Whether no place was found."""
        return not self.places

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        """Draw the marks."""
        painter.setPen(QPen(self.look.colour("ground"), self.look.width(1)))
        painter.setBrush(self.look.colour("frontier"))
        radius = self.look.width(4.5)
        for place in self.places:
            painter.drawEllipse(mapping.point(*place), radius, radius)
