"""The lines of two hidden neurons in the field, each with the way in which its output grows."""

from __future__ import annotations

import math

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from engine.model.architecture import NeuronPlace
from engine.model.neuron import Neuron
from gui.language.model_names import output_symbol
from gui.painting.labels import draw_label, label_size
from gui.painting.mapping import Mapping, PixelItem
from gui.painting.plot import arrow
from gui.pictures.drag_line import DragLine, draw_handles
from gui.style.theme import Look

_ARROW_PX = 34.0
_ARROWS_AT = (0.38, 0.62)
"""Where on its line the arrow of each neuron begins: two arrows seldom meet there."""


class HiddenLine(DragLine):
    """The line of one hidden neuron."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.place = NeuronPlace(0, number)
        self.show_neuron(None)


class HiddenLinesItem(PixelItem):
    """Draws z = 0 of two hidden neurons over x1, x2; of other models nothing."""

    def __init__(self, view_box: pg.ViewBox, look: Look) -> None:
        super().__init__(view_box)
        self.look = look
        self.show_handles = True
        self.lines = (HiddenLine(0), HiddenLine(1))
        self.setZValue(11)

    def show_neurons(self, neurons: tuple[Neuron, ...]) -> None:
        """Take the two hidden neurons, or none."""
        for line in self.lines:
            line.show_neuron(neurons[line.place.number] if neurons else None)
        self.update()

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        """Draw each line with its arrow, then the handles of both."""
        for line in self.lines:
            self._draw_line(painter, mapping, line)
        for line in self.lines:
            handles = line.handles(mapping.window)
            if handles is not None and self.show_handles:
                draw_handles(
                    painter, handles, lambda at: mapping.point(*at), "parameter", self.look
                )

    def _draw_line(self, painter: QPainter, mapping: Mapping, line: HiddenLine) -> None:
        segment, neuron = line.segment(mapping.window), line.neuron
        if segment is None or neuron is None:
            return
        pen = QPen(self.look.colour("parameter"), self.look.width(4 if line.hovered else 2.5))
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        start, end = (mapping.point(*point) for point in segment)
        painter.drawLine(start, end)
        foot = start + (end - start) * _ARROWS_AT[line.place.number]
        self._draw_arrow(painter, mapping, line, foot)

    def _draw_arrow(
        self, painter: QPainter, mapping: Mapping, line: HiddenLine, foot: QPointF
    ) -> None:
        """Draw the way in which the neuron's output grows, with its name."""
        assert line.neuron is not None
        dx, dy = line.neuron.w1 * mapping.sx, line.neuron.w2 * mapping.sy
        length = math.hypot(dx, dy)
        if not 0 < length < math.inf:
            return
        unit, look = QPointF(dx / length, dy / length), self.look
        tip = foot + unit * look.width(_ARROW_PX)
        arrow(painter, foot, tip, look.colour("parameter"), look.width(2.5))
        font, text = look.symbol_font(15), output_symbol(line.place.number)
        room = label_size(text, font)
        away = QPointF(unit.x() * room.width() * 0.6, unit.y() * room.height() * 0.6)
        at = tip + away - QPointF(room.width() / 2, 0)
        ground = look.colour("panel", 0.8)
        draw_label(painter, at, text, font, look.colour("parameter"), mapping.pixels, ground)
