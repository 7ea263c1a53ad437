"""The lines of two hidden neurons in the field, each with the way in which its output grows."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from engine.model.architecture import NeuronPlace
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from gui.language.model_names import output_symbol
from gui.painting.labels import draw_label, label_size
from gui.painting.mapping import Mapping, PixelItem
from gui.painting.plot import arrow
from gui.pictures.drag_line import DragLine, draw_handles
from gui.pictures.field.region_names import MOST_PLANTS, plants_in
from gui.style.theme import Look

_ARROW_PX = 34.0
_DOT_PX, _NAME_POINTS = 8.0, 15.0
_ARROWS_AT = (
    (0.38, 0.5, 0.62, 0.3, 0.7, 0.12, 0.88),
    (0.62, 0.5, 0.38, 0.7, 0.3, 0.88, 0.12),
)
"""Where on its line the arrow of each neuron may begin: the first that leaves the plants free."""


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
        self.plants = Dataset.empty()
        """Where plants are, for names to leave them free."""
        self.names: Callable[[], list[QRectF]] = list
        """Where the names of the regions are, in pixels."""
        self.lines = (HiddenLine(0), HiddenLine(1))
        self.setZValue(11)

    def show_neurons(self, neurons: tuple[Neuron, ...]) -> None:
        """Take the two hidden neurons, or none."""
        for line in self.lines:
            line.show_neuron(neurons[line.place.number] if neurons else None)
        self.update()

    @property
    def is_empty(self) -> bool:
        """Whether the model has other hidden neurons than two."""
        return all(line.neuron is None for line in self.lines)

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
        self._draw_arrow(painter, mapping, line.place.number, neuron, (start, end))

    def _draw_arrow(
        self,
        painter: QPainter,
        mapping: Mapping,
        number: int,
        neuron: Neuron,
        ends: tuple[QPointF, QPointF],
    ) -> None:
        """Draw the way in which the neuron's output grows, with its name, free of the plants."""
        dx, dy = neuron.w1 * mapping.sx, neuron.w2 * mapping.sy
        length = math.hypot(dx, dy)
        if not 0 < length < math.inf:
            return
        unit, look = QPointF(dx / length, dy / length), self.look
        font, text = look.symbol_font(_NAME_POINTS), output_symbol(number)
        size, reach = label_size(text, font), look.width(_ARROW_PX)
        away = QPointF(unit.x() * size.width() * 0.6, unit.y() * size.height() * 0.6)
        feet = [ends[0] + (ends[1] - ends[0]) * share for share in _ARROWS_AT[number]]
        boxes = [_box_around(foot + unit * reach + away, size) for foot in feet]
        foot, box = min(
            zip(feet, boxes, strict=True), key=lambda each: self._covers(each[1], mapping)
        )
        colour = look.colour("parameter")
        arrow(painter, foot, foot + unit * reach, colour, look.width(2.5))
        at, ground = QPointF(box.left(), box.center().y()), look.colour("panel", 0.8)
        draw_label(painter, at, text, font, colour, mapping.pixels, ground)

    def _covers(self, box: QRectF, mapping: Mapping) -> int:
        """Return how many plants a box covers; on a name or off the screen, more than all."""
        is_on_name = any(box.intersects(name) for name in self.names())
        if is_on_name or not mapping.pixels.contains(box):
            return len(self.plants) + 1
        if len(self.plants) > MOST_PLANTS:
            return 0
        sides = np.array([[box.left(), box.top(), box.right(), box.bottom()]])
        return int(plants_in(sides, mapping, self.plants.x, self.look.width(_DOT_PX))[0])


def _box_around(centre: QPointF, size: QSizeF) -> QRectF:
    corner = centre - QPointF(size.width() / 2, size.height() / 2)
    return QRectF(corner, size)
