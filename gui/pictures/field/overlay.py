"""What is drawn over the plants: the mystery plant, the keyboard's cross, brush and rubber band."""

from __future__ import annotations

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from engine.lab.subject import ProbePrediction
from engine.model.dataset import Dataset
from gui.language.kind_names import with_kinds
from gui.language.numbers import fixed, percent
from gui.painting.labels import around, boxes_around, draw_label, label_size
from gui.painting.mapping import Mapping, PixelItem
from gui.pictures.field.field_box import Point
from gui.pictures.field.region_names import MOST_PLANTS
from gui.style.theme import Look

_DOT_PX, _PLACES = 10.0, 8


class Overlay(PixelItem):
    """Draws the mystery plant with what the neuron says of it, and the tools at work."""

    def __init__(self, view_box: pg.ViewBox, look: Look) -> None:
        super().__init__(view_box)
        self.look = look
        self.probe: ProbePrediction | None = None
        self.plants = Dataset.empty()
        """Their names, and where they are, for words to leave them free."""
        self.names: Callable[[], list[QRectF]] = list
        """Where the names of the regions are, in pixels."""
        self.cursor: Point | None = None
        self.band: tuple[Point, Point] | None = None
        self.brush: tuple[Point, float] | None = None
        self.hint = ""
        self.setZValue(30)

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        """Draw whatever is there."""
        if self.hint:
            self._draw_hint(painter, mapping)
        if self.brush:
            self._draw_brush(painter, mapping, *self.brush)
        if self.band:
            corners = [mapping.point(*corner) for corner in self.band]
            painter.setPen(QPen(self.look.colour("text"), 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(self.look.colour("text", 0.08))
            painter.drawRect(QRectF(*corners).normalized())
        if self.cursor:
            self._draw_cursor(painter, mapping.point(*self.cursor))
        if self.probe:
            self._draw_probe(painter, mapping, self.probe)

    def _draw_probe(self, painter: QPainter, mapping: Mapping, probe: ProbePrediction) -> None:
        at = mapping.point(probe.x1, probe.x2)
        arm = self.look.width(8)
        colour = self.look.colour("probe")
        painter.setPen(
            QPen(colour, self.look.width(3.5), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        )
        painter.drawLine(at + QPointF(-arm, -arm), at + QPointF(arm, arm))
        painter.drawLine(at + QPointF(-arm, arm), at + QPointF(arm, -arm))
        font = self.look.font(11, bold=True)
        text = probe_text(probe, self.plants)
        size, room = label_size(text, font), mapping.pixels.adjusted(2, 2, -2, -2)
        boxes = boxes_around(at, size, arm + 8)
        cross = around(at, arm)
        places = [*boxes, *_boxes_all_over(room, size, at)]
        inside = [box for box in places if room.contains(box) and not box.intersects(cross)]
        inside = inside or boxes[-1:]
        box = min(inside, key=lambda box: self._covered_by(box, mapping))
        middle_left = QPointF(box.left(), box.center().y())
        ground = self.look.colour("ground", 0.88)
        draw_label(painter, middle_left, text, font, colour, mapping.pixels, ground)

    def _covered_by(self, box: QRectF, mapping: Mapping) -> tuple[int, int]:
        """Return on how many plants a box would lie, which counts more, and on how many names."""
        names = sum(box.intersects(name) for name in self.names())
        if len(self.plants) > MOST_PLANTS:
            return 0, names
        px, py = mapping.points(self.plants.x[:, 0], self.plants.x[:, 1])
        dot = self.look.width(_DOT_PX)
        across = (px > box.left() - dot) & (px < box.right() + dot)
        return int((across & (py > box.top() - dot) & (py < box.bottom() + dot)).sum()), names

    def _draw_brush(self, painter: QPainter, mapping: Mapping, at: Point, radius: float) -> None:
        painter.setPen(QPen(self.look.colour("text", 0.8), 1.5, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rx, ry = abs(radius * mapping.sx), abs(radius * mapping.sy)
        painter.drawEllipse(mapping.point(*at), rx, ry)

    def _draw_cursor(self, painter: QPainter, at: QPointF) -> None:
        arm = self.look.width(13)
        painter.setPen(QPen(self.look.colour("text"), self.look.width(1.5)))
        painter.drawLine(at - QPointF(arm, 0), at + QPointF(arm, 0))
        painter.drawLine(at - QPointF(0, arm), at + QPointF(0, arm))

    def _draw_hint(self, painter: QPainter, mapping: Mapping) -> None:
        painter.setFont(self.look.font(14))
        painter.setPen(self.look.colour("muted"))
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(mapping.pixels.adjusted(40, 40, -40, -40), flags, self.hint)


def _boxes_all_over(room: QRectF, size: QSizeF, at: QPointF) -> list[QRectF]:
    """Return boxes all over a room, the nearest to a point first."""
    free_x, free_y = room.width() - size.width(), room.height() - size.height()
    corners = [
        room.topLeft() + QPointF(free_x * across / _PLACES, free_y * down / _PLACES)
        for across in range(_PLACES + 1)
        for down in range(_PLACES + 1)
    ]
    boxes = [QRectF(corner, size) for corner in corners]
    return sorted(boxes, key=lambda box: (box.center() - at).manhattanLength())


def probe_text(probe: ProbePrediction, plants: Dataset) -> str:
    """Say z, the probability and the verdict (figures 4 and 9)."""
    translate = QCoreApplication.translate
    if probe.is_toxic:
        usual = translate("Overlay", "toxic, {0} sure")
        named = translate("Overlay", "{one}\n{0} sure")
        sure = probe.probability
    else:
        usual = translate("Overlay", "non-toxic, {0} sure")
        named = translate("Overlay", "{zero}\n{0} sure")
        sure = 1 - probe.probability
    verdict = with_kinds(plants, usual, named, percent(sure))
    title = translate("Overlay", "mystery plant")
    z, a = fixed(probe.z, 2), fixed(probe.probability, 2)
    return f"{title}\nz = {z}   a = {a}\n{verdict}"
