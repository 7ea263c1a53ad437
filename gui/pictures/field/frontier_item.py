"""The decision boundary with its handles, the level lines and the arrow of (w1, w2)."""

from __future__ import annotations

import math

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from engine.geometry import Rectangle, Segment
from engine.model.network import Predictor
from engine.model.neuron import Neuron
from gui.language.numbers import number
from gui.painting.labels import draw_label, label_size
from gui.painting.mapping import Mapping, PixelItem
from gui.pictures.drag_line import DragLine, draw_handles
from gui.pictures.field.model_grid import ModelGrid
from gui.style.theme import Look

LEVELS = (0.1, 0.25, 0.75, 0.9)
"""Probabilities whose lines can be shown beside a = 0.5, the frontier itself."""

_ARROW_PX = 70.0


def _z_of(probability: float) -> float:
    return math.log(probability / (1 - probability))


class FrontierItem(DragLine, PixelItem):
    """Draws z = 0, and when asked a = 0.1, 0.25, 0.75, 0.9 and the arrow of the weights."""

    def __init__(self, view_box: pg.ViewBox, look: Look) -> None:
        PixelItem.__init__(self, view_box)
        DragLine.__init__(self)
        self.look = look
        self.model: Predictor = Neuron()
        self.grid = ModelGrid()
        self.is_hidden = False
        self.show_levels = False
        self.show_arrow = False
        self.show_handles = True
        self.setZValue(10)

    @property
    def neuron(self) -> Neuron | None:
        """The neuron whose frontier can be taken hold of; None where the model is another one."""
        return self.model if isinstance(self.model, Neuron) else None

    def segment(self, window: Rectangle) -> Segment | None:
        """Return the visible part of a neuron's frontier, unless it is not to be seen."""
        return None if self.is_hidden else super().segment(window)

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        """Draw the lines, then what can be taken hold of."""
        neuron = self.neuron
        if self.is_hidden:
            return
        if neuron is None:
            self._draw_curves(painter, mapping)
            return
        if self.show_levels:
            for level in LEVELS:
                self._draw_level(painter, mapping, neuron, level)
        segment = self.segment(mapping.window)
        if segment is None:
            return
        pen = QPen(self.look.colour("frontier"), self.look.width(4 if self.hovered else 3))
        painter.setPen(pen)
        start, end = (mapping.point(*point) for point in segment)
        painter.drawLine(start, end)
        if self.show_arrow:
            self._draw_arrow(painter, mapping, neuron, (start + end) / 2)
        self._draw_handles(painter, mapping)

    def _draw_curves(self, painter: QPainter, mapping: Mapping) -> None:
        """Draw the frontier and the level lines of a model beyond one neuron."""
        if self.show_levels:
            painter.setPen(self._level_pen())
            for level in LEVELS:
                for path in self.grid.paths(self.model, mapping, _z_of(level)):
                    painter.drawPolyline(path)
        painter.setPen(QPen(self.look.colour("frontier"), self.look.width(3)))
        for path in self.grid.paths(self.model, mapping):
            painter.drawPolyline(path)

    def _level_pen(self) -> QPen:
        pen = QPen(self.look.colour("frontier", 0.65), self.look.width(1.5))
        pen.setStyle(Qt.PenStyle.DashLine)
        return pen

    def _draw_handles(self, painter: QPainter, mapping: Mapping) -> None:
        handles = self.handles(mapping.window)
        if handles is not None and self.show_handles:
            draw_handles(painter, handles, lambda at: mapping.point(*at), "frontier", self.look)

    def _draw_level(
        self, painter: QPainter, mapping: Mapping, neuron: Neuron, level: float
    ) -> None:
        segment = neuron.level_line(_z_of(level), mapping.window)
        if segment is None:
            return
        painter.setPen(self._level_pen())
        start, end = (mapping.point(*point) for point in segment)
        painter.drawLine(start, end)
        if not self._room_for_names(mapping, neuron):
            return
        share = 0.12 if level < 0.5 else 0.88
        draw_label(
            painter,
            start + (end - start) * share,
            f"a = {number(level, 2)}",
            self.look.font(9),
            self.look.colour("frontier"),
            mapping.pixels,
            self.look.colour("panel", 0.75),
        )

    def _room_for_names(self, mapping: Mapping, neuron: Neuron) -> bool:
        """Say whether the level lines lie far enough apart for their names."""
        z_per_pixel = math.hypot(neuron.w1 / mapping.sx, neuron.w2 / mapping.sy)
        apart_z = math.log(0.9 / 0.1) - math.log(0.75 / 0.25)
        return apart_z > z_per_pixel * label_size("a", self.look.font(9)).height()

    def _draw_arrow(
        self, painter: QPainter, mapping: Mapping, neuron: Neuron, middle: QPointF
    ) -> None:
        """Draw the direction in which z grows fastest, from the middle of the frontier."""
        dx, dy = neuron.w1 * mapping.sx, neuron.w2 * mapping.sy
        length = math.hypot(dx, dy)
        if not 0 < length < math.inf:
            return
        unit = QPointF(dx / length, dy / length)
        tip = middle + unit * _ARROW_PX * self.look.line_scale
        colour = self.look.colour("parameter")
        painter.setPen(QPen(colour, self.look.width(2.5)))
        painter.drawLine(middle, tip)
        across = QPointF(-unit.y(), unit.x()) * self.look.width(5)
        back = tip - unit * self.look.width(11)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([tip, back + across, back - across]))
        font, text = self.look.symbol_font(11), "(w₁, w₂)"
        room = label_size(text, font)
        centre = tip + QPointF(unit.x() * room.width() * 0.6, unit.y() * room.height() * 0.8)
        draw_label(
            painter,
            centre - QPointF(room.width() / 2, 0),
            text,
            font,
            colour,
            mapping.pixels,
            self.look.colour("panel", 0.75),
        )
