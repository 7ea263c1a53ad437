"""What is drawn over the plants: the mystery plant, the keyboard's cross, brush and rubber band."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from engine.arrays import Mask
from engine.lab.subject import ProbePrediction
from engine.model.dataset import Dataset
from gui.language.kind_names import with_kinds
from gui.language.numbers import fixed, percent
from gui.painting.labels import boxes_around, draw_label, label_size
from gui.painting.mapping import Mapping, PixelItem
from gui.painting.markers import radius_of, ring_radius_of
from gui.pictures.field.field_box import Point
from gui.pictures.field.region_names import MOST_PLANTS, Boxes, plants_in
from gui.style.theme import Look

_POINTS = (11.0, 9.5, 8.5)
_COLUMNS, _ROWS = 13, 37
"""So many places are tried across and down a field."""


class Overlay(PixelItem):
    """Draws the mystery plant with what the neuron says of it, and the tools at work."""

    def __init__(self, view_box: pg.ViewBox, look: Look) -> None:
        super().__init__(view_box)
        self.look = look
        self.probe: ProbePrediction | None = None
        self.plants = Dataset.empty()
        """Their names, and where they are, for words to leave them free."""
        self.wrong: Mask = np.zeros(0, dtype=bool)
        """Which of them (m,) have a ring around them."""
        self.names: Callable[[], list[QRectF]] = list
        """Where the names of the regions are, in pixels."""
        self.cursor: Point | None = None
        self.band: tuple[Point, Point] | None = None
        self.brush: tuple[Point, float] | None = None
        self.eraser: tuple[Point, Point] | None = None
        """Where the eraser is, and how far it reaches along x1 and x2."""
        self.hint = ""
        self.title = ""
        """Whose field it is, where it is not the model's."""
        self.setZValue(30)

    @property
    def is_empty(self) -> bool:
        """Whether no tool is at work and nothing is to be said."""
        shown = (self.hint, self.title, self.brush, self.band, self.cursor, self.probe)
        return not any(shown)

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        """Draw whatever is there."""
        if self.hint:
            self._draw_hint(painter, mapping)
        if self.title:
            self._draw_title(painter, mapping)
        if self.brush:
            at, radius = self.brush
            self._draw_ring(painter, mapping, at, (radius, radius))
        if self.eraser:
            self._draw_ring(painter, mapping, *self.eraser)
        if self.band:
            corners = [mapping.point(*corner) for corner in self.band]
            painter.setPen(QPen(self.look.colour("text"), 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(self.look.colour("text", 0.08))
            painter.drawRect(QRectF(*corners).normalized())
        if self.cursor:
            self._draw_cursor(painter, mapping.point(*self.cursor))
        if self.probe:
            self._draw_probe(painter, mapping, self.probe)

    def _draw_title(self, painter: QPainter, mapping: Mapping) -> None:
        font, box = self.look.font(11, bold=True), mapping.pixels
        size = label_size(self.title, font)
        at = QPointF(box.center().x() - size.width() / 2, box.top() + 4 + size.height() / 2)
        ground = self.look.colour("ground", 0.88)
        draw_label(painter, at, self.title, font, self.look.colour("text"), box, ground)

    def _draw_probe(self, painter: QPainter, mapping: Mapping, probe: ProbePrediction) -> None:
        at = mapping.point(probe.x1, probe.x2)
        arm = self.look.width(8)
        colour = self.look.colour("probe")
        painter.setPen(
            QPen(colour, self.look.width(3.5), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        )
        painter.drawLine(at + QPointF(-arm, -arm), at + QPointF(arm, arm))
        painter.drawLine(at + QPointF(-arm, arm), at + QPointF(arm, -arm))
        text, points, box = self._placed(probe_texts(probe, self.plants), at, arm, mapping)
        middle_left = QPointF(box.left(), box.center().y())
        ground, font = self.look.colour("ground", 0.88), self.look.font(points, bold=True)
        draw_label(painter, middle_left, text, font, colour, mapping.pixels, ground)

    def _placed(
        self, texts: list[str], at: QPointF, arm: float, mapping: Mapping
    ) -> tuple[str, float, QRectF]:
        """Return the first text that finds a place on no plant and no name, or the best.

        The shortest is tried in smaller type as well.
        """
        tries = [(text, _POINTS[0]) for text in texts]
        tries += [(texts[-1], points) for points in _POINTS[1:]]
        found = []
        for text, points in tries:
            size = label_size(text, self.look.font(points, bold=True))
            boxes = _places(at, size, arm, mapping.pixels)
            if not len(boxes):
                continue
            plants, names = self._covered_by(boxes, mapping)
            best = int(np.lexsort((names, plants))[0])
            left, top, right, bottom = boxes[best].tolist()
            box = QRectF(left, top, right - left, bottom - top)
            found.append((int(plants[best]), int(names[best]), text, points, box))
            if not found[-1][0] and not found[-1][1]:
                break
        if not found:
            size = label_size(texts[-1], self.look.font(_POINTS[-1], bold=True))
            return texts[-1], _POINTS[-1], boxes_around(at, size, arm + 8)[-1]
        *_, text, points, box = min(found, key=lambda one: one[:2])
        return text, points, box

    def _covered_by(
        self, boxes: Boxes, mapping: Mapping
    ) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Return on how many plants and on how many names each box (k,) lies."""
        names = np.zeros(len(boxes), dtype=np.intp)
        for name in self.names():
            apart = (boxes[:, 0] >= name.right()) | (boxes[:, 2] <= name.left())
            names += ~(apart | (boxes[:, 1] >= name.bottom()) | (boxes[:, 3] <= name.top()))
        if not 0 < len(self.plants) <= MOST_PLANTS:
            return np.zeros_like(names), names
        radius = radius_of(len(self.plants), self.look)
        dot = np.where(self.wrong, ring_radius_of(radius), 1.2 * radius) + self.look.width(1)
        return plants_in(boxes, mapping, self.plants.x, dot), names

    def _draw_ring(self, painter: QPainter, mapping: Mapping, at: Point, radii: Point) -> None:
        painter.setPen(QPen(self.look.colour("text", 0.8), 1.5, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rx, ry = abs(radii[0] * mapping.sx), abs(radii[1] * mapping.sy)
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


def _places(at: QPointF, size: QSizeF, arm: float, pixels: QRectF) -> Boxes:
    """Return boxes within the field and off a cross: those beside it, then all over, near first."""
    extent, middle = np.array([size.width(), size.height()]), np.array([at.x(), at.y()])
    corners_beside = [(box.left(), box.top()) for box in boxes_around(at, size, arm + 8)]
    room = pixels.adjusted(2, 2, -2, -2)
    across = np.linspace(room.left(), room.right() - size.width(), _COLUMNS)
    down = np.linspace(room.top(), room.bottom() - size.height(), _ROWS)
    corners = np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2)
    near = np.abs(corners + extent / 2 - middle).sum(axis=1).argsort(kind="stable")
    corners = np.vstack([np.array(corners_beside), corners[near]])
    boxes = np.hstack([corners, corners + extent])
    left, top, right, bottom = boxes.T
    inside = (left >= room.left()) & (right <= room.right() + 1e-6)
    inside &= (top >= room.top()) & (bottom <= room.bottom() + 1e-6)
    off = (left >= at.x() + arm) | (right <= at.x() - arm)
    off |= (top >= at.y() + arm) | (bottom <= at.y() - arm)
    result: Boxes = boxes[inside & off]
    return result


def probe_texts(probe: ProbePrediction, plants: Dataset) -> list[str]:
    """Say z, the probability and the verdict (figures 4 and 9); then less, for a narrow field."""
    translate = QCoreApplication.translate
    if probe.is_undecided:
        usual = translate("Overlay", "toxic or not: {0}")
        named = translate("Overlay", "{one} or\n{zero}: {0}")
        sure = probe.probability
    elif probe.is_toxic:
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
    return [
        f"{title}\nz = {z}   a = {a}\n{verdict}",
        f"z = {z}   a = {a}\n{verdict}",
        f"z = {z}   a = {a}",
        f"a = {a}",
    ]
