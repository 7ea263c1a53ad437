"""Draws curves of the loss by step: on which scale, and what is written beside them."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from engine.arrays import Vector
from engine.lab.frame import Frame
from engine.learning.loss_history import LossHistory
from gui.language.numbers import number, whole
from gui.language.run_names import names_on_curve
from gui.painting.labels import (
    around,
    boxes_around,
    draw_label,
    is_free,
    label_size,
    moved_into,
    pixels_of_line,
)
from gui.painting.mapping import Mapping, PixelItem, polyline
from gui.pictures.curve.curve_score import ScoreWords, draw_score
from gui.pictures.curve.growing_line import GrowingLine
from gui.pictures.curve.loss_scale import LossScale
from gui.style.palette import ColourName
from gui.style.theme import Look

_DASHES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)
_DOT_PX = 5.5


def test_curves(frame: Frame) -> list[LossHistory]:
    """Return the curve of the plants held out, if any were at any step."""
    curve = frame.trace.test_curve
    return [] if curve is None or not curve.has_any else [curve]


class _Curve(NamedTuple):
    """A curve as it is drawn: some of its losses (k,), and where they are in pixels."""

    losses: Vector
    px: Vector
    py: Vector
    has_gaps: bool

    @property
    def end(self) -> QPointF:
        """Where the last loss is that is known."""
        last = np.flatnonzero(~np.isnan(self.losses))[-1] if self.has_gaps else -1
        return QPointF(self.px[last], self.py[last])


class _End(NamedTuple):
    """Where a curve ends, and what it is called there."""

    at: QPointF
    name: str
    colour: ColourName = "loss"


class CurvesItem(PixelItem):
    """Draws the curves and what is written beside them."""

    def __init__(self, view_box: pg.ViewBox, look: Look) -> None:
        super().__init__(view_box)
        self.look = look
        self.frame: Frame | None = None
        self.scale = LossScale(0, 1)
        self.mouse: tuple[float, float] | None = None
        self.minimum_text = "{0}"
        self.reading_text = "{0}: {1}"
        self.both_text = "{0}: {1}, {2}"
        self.own_name = self.test_name = ""
        self.score = ScoreWords()
        self._line = GrowingLine()
        self.prediction = ""
        """What was last written beside the mouse."""

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        """Draw the earlier runs first, and this one over them."""
        if self.frame is None:
            return
        frame, pixels, look = self.frame, mapping.pixels, self.look
        own = self._curve(frame.curve, mapping)
        tests = [self._curve(curve, mapping) for curve in test_curves(frame)]
        ghosts = [self._curve(ghost.curve, mapping) for ghost in frame.ghosts]
        taken = [around(at, look.width(_DOT_PX)) for at in self._marks(mapping, frame)]
        lines = np.vstack(
            [pixels_of_line(each.px, each.py, pixels) for each in (own, *tests, *ghosts)]
        )
        score = self.score.placed(pixels, frame, look, taken, lines)
        taken += [box for box, _ in score]
        if self.scale.shows_zero:
            self._draw_break(painter, mapping)
        least = frame.least_loss
        named = self._draw_others(painter, frame, ghosts, tests)
        named += self._draw_own(painter, frame, own)
        if least is not None:
            self._draw_minimum(painter, mapping, least)
        for end in named:
            self._name_curve(painter, pixels, end, taken)
        if least is not None:
            self._write_minimum(painter, mapping, least, taken)
        draw_score(painter, score, look)
        self._draw_cursor(painter, mapping, frame)
        if self.mouse is not None:
            self._draw_reading(painter, mapping, frame, self.mouse)

    def _marks(self, mapping: Mapping, frame: Frame) -> list[QPointF]:
        """Return where the dot is, and the ring if the plants have changed since."""
        losses = [frame.recorded_loss, *([frame.loss] if frame.is_of_other_plants else [])]
        losses += _recorded_tests(frame, frame.step)
        return [mapping.point(frame.step, self.scale.height(loss)) for loss in losses]

    def _curve(self, curve: LossHistory, mapping: Mapping) -> _Curve:
        """Return where to draw a curve: of each column of pixels its peaks."""
        steps, losses = curve.thinned(max(50, int(mapping.pixels.width() / 3)))
        px, py = mapping.points(steps.astype(np.float64), self.scale.heights(losses))
        return _Curve(losses, px, py, curve.peaks.has_gaps)

    def _draw_break(self, painter: QPainter, mapping: Mapping) -> None:
        """Draw where the axis breaks off above 0: a line of dots, and two strokes across the axis.

        No logarithm leads there.
        """
        scale, look = self.scale, self.look
        y = mapping.point(0, (scale.zero_row + scale.bottom) / 2).y()
        painter.setPen(QPen(look.colour("muted"), look.width(1), Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(mapping.pixels.left(), y), QPointF(mapping.pixels.right(), y))
        painter.setPen(QPen(look.colour("muted"), look.width(1.5)))
        left, reach = mapping.pixels.left(), look.width(5)
        for shift in (-look.width(2), look.width(2)):
            painter.drawLine(
                QPointF(left, y + shift + reach / 2),
                QPointF(left + 2 * reach, y + shift - reach / 2),
            )

    def _draw_others(
        self, painter: QPainter, frame: Frame, ghosts: list[_Curve], tests: list[_Curve]
    ) -> list[_End]:
        """Draw earlier runs and the plants held out. Returns where each ends that has a name."""
        names, named = names_on_curve(frame) if ghosts else [], []
        for index, curve in enumerate(ghosts):
            dashes = _DASHES[index % len(_DASHES)]
            painter.setPen(QPen(self.look.colour("loss", 0.5), self.look.width(1.8), dashes))
            self._draw_curve(painter, curve)
            named.append(_End(curve.end, names[index]))
        for curve in tests:
            colour = self.look.colour("test_loss")
            painter.setPen(QPen(colour, self.look.width(2.2), Qt.PenStyle.DashLine))
            self._draw_curve(painter, curve)
            named.append(_End(curve.end, self.test_name, "test_loss"))
        return named

    def _draw_own(self, painter: QPainter, frame: Frame, curve: _Curve) -> list[_End]:
        """Draw this run over all others. Returns where it ends, if it has a name."""
        pen = QPen(self.look.colour("loss"), self.look.width(2.5))
        if curve.has_gaps or self.scale.shows_zero:
            painter.setPen(pen)
            self._draw_curve(painter, curve)
        else:
            self._line.draw(painter, curve.px, curve.py, pen)
        if not frame.ghosts:
            return [_End(curve.end, self.own_name)] if test_curves(frame) else []
        names = names_on_curve(frame)
        return [_End(curve.end, names[-1])] if len(names) > len(frame.ghosts) else []

    def _draw_curve(self, painter: QPainter, curve: _Curve) -> None:
        """Draw a curve, broken off at gaps, and between 0 and what is more."""
        px, py = curve.px, curve.py
        for start, end in self._pieces(curve.losses, curve.has_gaps):
            if end - start == 1:  # a line of one point would not be seen
                painter.drawLine(QPointF(px[start] - 2, py[start]), QPointF(px[start], py[start]))
            painter.drawPolyline(polyline(px[start:end], py[start:end]))

    def _pieces(self, losses: Vector, has_gaps: bool) -> list[tuple[int, int]]:
        """Return where each piece of a curve begins and ends that is drawn in one line."""
        changes = np.diff(losses > 0) if self.scale.shows_zero else np.zeros(len(losses) - 1, bool)
        gaps = np.isnan(losses) if has_gaps else np.zeros(len(losses), bool)
        breaks: list[int] = (np.flatnonzero(changes | np.diff(gaps)) + 1).tolist()
        pieces = pairwise([0, *breaks, len(losses)])
        return [(start, end) for start, end in pieces if not gaps[start]]

    def _name_curve(
        self, painter: QPainter, pixels: QRectF, end: _End, taken: list[QRectF]
    ) -> None:
        """Write what a curve is called at its end; without room for it, not at all."""
        size = label_size(end.name, self.look.font(9))
        corner = end.at - QPointF(size.width() / 2, 1.2 * size.height())
        aside = QPointF(size.width() / 2 + self.look.width(8), 0)
        boxes = [
            QRectF(corner + QPointF(0, lines * size.height()) + side, size)
            for lines in (0, -1, 1, 2, -2)
            for side in (QPointF(), aside, -aside)
        ]
        self._write(painter, pixels, end.name, 9, end.colour, boxes, taken)

    def _draw_minimum(self, painter: QPainter, mapping: Mapping, loss: float) -> None:
        pixels, height = mapping.pixels, mapping.point(0, self.scale.height(loss)).y()
        pen = QPen(self.look.colour("frontier"), self.look.width(1.5), Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(pixels.left(), height), QPointF(pixels.right(), height))

    def _write_minimum(
        self, painter: QPainter, mapping: Mapping, loss: float, taken: list[QRectF]
    ) -> None:
        """Write the least loss at its line, above or below."""
        pixels, height = mapping.pixels, mapping.point(0, self.scale.height(loss)).y()
        text = self.minimum_text.format(number(loss, 3))
        size = label_size(text, self.look.font(9))
        gap = self.look.width(2)
        lefts = [
            pixels.left() + 6 + share * (pixels.width() - size.width() - 12)
            for share in (0, 0.25, 0.5, 0.75, 1)
        ]
        boxes = [
            QRectF(QPointF(left, top), size)
            for left in lefts
            for top in (height + gap, height - gap - size.height())
        ]
        self._write(painter, pixels, text, 9, "frontier", boxes, taken)

    def _write(
        self,
        painter: QPainter,
        pixels: QRectF,
        text: str,
        points: float,
        colour: ColourName,
        boxes: list[QRectF],
        taken: list[QRectF],
    ) -> None:
        """Write a text into the first of these boxes that is free, and take it."""
        moved = (moved_into(box, pixels) for box in boxes)
        free = next((box for box in moved if is_free(box, taken)), None)
        if free is not None:
            at, ground = QPointF(free.left(), free.center().y()), self.look.colour("panel", 0.8)
            ink = self.look.colour(colour)
            draw_label(painter, at, text, self.look.font(points), ink, pixels, ground)
            taken.append(free)

    def _draw_cursor(self, painter: QPainter, mapping: Mapping, frame: Frame) -> None:
        """Mark the step shown on the curve; a ring stands at the loss of the plants of now."""
        at = mapping.point(frame.step, self.scale.height(frame.recorded_loss))
        if frame.is_of_other_plants:
            self._draw_ring(painter, mapping, at, frame)
        if frame.step < frame.last_step:
            painter.setPen(QPen(self.look.colour("muted"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(
                QPointF(at.x(), mapping.pixels.top()), QPointF(at.x(), mapping.pixels.bottom())
            )
        for loss in _recorded_tests(frame, frame.step):
            painter.setPen(QPen(self.look.colour("test_loss"), self.look.width(2)))
            painter.setBrush(self.look.colour("panel"))
            radius = self.look.width(4.5)
            painter.drawEllipse(mapping.point(frame.step, self.scale.height(loss)), radius, radius)
        painter.setPen(QPen(self.look.colour("panel"), 1.5))
        painter.setBrush(self.look.colour("loss"))
        radius = self.look.width(5.5)
        painter.drawEllipse(at, radius, radius)

    def _draw_ring(self, painter: QPainter, mapping: Mapping, dot: QPointF, frame: Frame) -> None:
        ring = mapping.point(frame.step, self.scale.height(frame.loss))
        radius = self.look.width(4.5)
        painter.setPen(QPen(self.look.colour("loss"), self.look.width(1.5), Qt.PenStyle.DotLine))
        painter.drawLine(dot, ring)
        painter.setPen(QPen(self.look.colour("loss"), self.look.width(1.8)))
        painter.setBrush(self.look.colour("panel"))
        painter.drawEllipse(ring, radius, radius)

    def _draw_reading(
        self, painter: QPainter, mapping: Mapping, frame: Frame, mouse: tuple[float, float]
    ) -> None:
        """Write the value of the curve that the mouse is nearest to, at the mouse's step."""
        step = max(0, round(mouse[0]))
        own = [frame.trace.loss(step)] if step <= frame.last_step else []
        own += _recorded_tests(frame, step)
        ghosts = [each.curve.loss(step) for each in frame.ghosts if step < len(each.curve)]
        if not own and not ghosts:
            return
        loss = min([*own, *ghosts], key=lambda value: abs(self.scale.height(value) - mouse[1]))
        at = mapping.point(step, self.scale.height(loss))
        read = own if loss in own else [loss]
        painter.setPen(QPen(self.look.colour("text"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for each in read:
            painter.drawEllipse(mapping.point(step, self.scale.height(each)), 4, 4)
        text = self.reading_text if len(read) == 1 else self.both_text
        self.prediction = text.format(whole(step), *(number(each, 4) for each in read))
        size = label_size(self.prediction, self.look.font(10))
        boxes = boxes_around(at, size, self.look.width(8))
        self._write(painter, mapping.pixels, self.prediction, 10, "text", boxes, [around(at, 4)])


def _recorded_tests(frame: Frame, step: int) -> list[float]:
    """Return the loss of the plants held out at a step, if any was recorded."""
    losses = frame.trace.test_losses
    if losses is None or step > frame.last_step or np.isnan(losses[step]):
        return []
    return [float(losses[step])]
