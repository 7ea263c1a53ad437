"""Draws curves of the loss by step: on which scale, and what is written beside them."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from engine.arrays import Indices, Vector
from engine.lab.frame import Frame
from engine.learning.loss_history import LossHistory
from gui.language.numbers import number, whole
from gui.language.run_names import held_out_loss, held_out_score, names_on_curve, penalty_score
from gui.language.sentences import loss_text
from gui.painting.labels import (
    NO_PIXELS,
    Pixels,
    around,
    boxes_around,
    count_in,
    draw_label,
    is_free,
    label_size,
    moved_into,
    pixels_of_line,
)
from gui.painting.mapping import Mapping, PixelItem, polyline
from gui.style.palette import ColourName
from gui.style.theme import Look

_DASHES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)
_ZERO_ROW, _BELOW_ZERO = 0.13, 0.05
"""So far below a logarithmic axis stands 0, and so much more is seen, in heights of the axis."""

_DOT_PX = 5.5
_LOW_LINES = 3.5
"""A plot of fewer lines shows loss and plants side by side."""


class LossScale(NamedTuple):
    """How high a loss stands: itself, or its decimal logarithm; 0 then has a row of its own."""

    bottom: float
    top: float
    is_logarithmic: bool = False
    shows_zero: bool = False

    @property
    def zero_row(self) -> float:
        """Where a loss of 0 stands on a logarithmic axis, which has no 0."""
        return self.bottom - _ZERO_ROW * (self.top - self.bottom)

    @property
    def lowest_shown(self) -> float:
        """Where the view ends below."""
        if not self.shows_zero:
            return self.bottom
        return self.zero_row - _BELOW_ZERO * (self.top - self.bottom)

    def height(self, loss: float) -> float:
        """Return how high a loss stands."""
        if not self.is_logarithmic:
            return loss
        return math.log10(loss) if loss > 0 else self.zero_row

    def heights(self, losses: Vector) -> NDArray[np.float64]:
        """Return how high each loss (k,) stands."""
        if not self.is_logarithmic:
            return losses
        result = np.full(len(losses), self.zero_row)
        np.log10(losses, out=result, where=losses > 0)
        return result


def log_scale(least: float, greatest: float, has_zero: bool) -> LossScale:
    """Return whole decades from the least positive loss to the greatest; without any, around 1."""
    if not 0 < least < math.inf:
        least = greatest = 1.0
    bottom = math.floor(math.log10(least))
    top = max(math.ceil(math.log10(max(greatest, least))), bottom + 1)
    return LossScale(bottom, top, True, has_zero)


def test_curves(frame: Frame) -> list[LossHistory]:
    """Return the curve of the plants held out, if any were at any step."""
    curve = frame.trace.test_curve
    return [] if curve is None or not curve.has_any else [curve]


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
        self.score_text = "{0} / {1}"
        self.then_text = "{0}"
        self.prediction = ""
        """What was last written beside the mouse."""

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        """Draw the earlier runs first, and this one over them."""
        if self.frame is None:
            return
        frame, pixels = self.frame, mapping.pixels
        taken = [around(at, self.look.width(_DOT_PX)) for at in self._marks(mapping, frame)]
        score = self._score(pixels, frame, taken, self._pixels_of_curves(mapping, frame))
        taken += [box for box, _ in score]
        if self.scale.shows_zero:
            self._draw_break(painter, mapping)
        least = frame.least_loss
        named = self._draw_curves(painter, mapping, frame)
        if least is not None:
            self._draw_minimum(painter, mapping, least)
        for end in named:
            self._name_curve(painter, pixels, end, taken)
        if least is not None:
            self._write_minimum(painter, mapping, least, taken)
        self._draw_score(painter, score)
        self._draw_cursor(painter, mapping, frame)
        if self.mouse is not None:
            self._draw_reading(painter, mapping, frame, self.mouse)

    def _marks(self, mapping: Mapping, frame: Frame) -> list[QPointF]:
        """Return where the dot is, and the ring if the plants have changed since."""
        losses = [frame.recorded_loss, *([frame.loss] if frame.is_of_other_plants else [])]
        losses += _recorded_tests(frame, frame.step)
        return [mapping.point(frame.step, self.scale.height(loss)) for loss in losses]

    def _pixels_of_curves(self, mapping: Mapping, frame: Frame) -> Pixels:
        """Return where all curves are."""
        curves = [frame.curve, *test_curves(frame), *(ghost.curve for ghost in frame.ghosts)]
        return np.vstack(
            [
                pixels_of_line(
                    *self._points(mapping, *self._thinned(curve, mapping)), mapping.pixels
                )
                for curve in curves
            ]
        )

    def _thinned(self, curve: LossHistory, mapping: Mapping) -> tuple[Indices, Vector]:
        """Return the steps and the losses to draw a curve by."""
        return curve.thinned(max(50, int(mapping.pixels.width() / 3)))

    def _points(self, mapping: Mapping, steps: Indices, losses: Vector) -> tuple[Vector, Vector]:
        return mapping.points(steps.astype(np.float64), self.scale.heights(losses))

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

    def _draw_curves(self, painter: QPainter, mapping: Mapping, frame: Frame) -> list[_End]:
        """Draw earlier runs and this one over them. Returns where each ends that has a name."""
        names = names_on_curve(frame) if frame.ghosts else []
        named = []
        for index, ghost in enumerate(frame.ghosts):
            dashes = _DASHES[index % len(_DASHES)]
            pen = QPen(self.look.colour("loss", 0.5), self.look.width(1.8), dashes)
            end = self._draw_curve(painter, mapping, ghost.curve, pen)
            named.append(_End(end, names[index]))
        tests = test_curves(frame)
        for curve in tests:
            pen = QPen(self.look.colour("test_loss"), self.look.width(2.2), Qt.PenStyle.DashLine)
            end = self._draw_curve(painter, mapping, curve, pen)
            named.append(_End(end, self.test_name, "test_loss"))
        pen = QPen(self.look.colour("loss"), self.look.width(2.5))
        end = self._draw_curve(painter, mapping, frame.curve, pen)
        if len(names) > len(frame.ghosts):
            named.append(_End(end, names[-1]))
        elif tests and not frame.ghosts:
            named.append(_End(end, self.own_name))
        return named

    def _draw_curve(
        self, painter: QPainter, mapping: Mapping, curve: LossHistory, pen: QPen
    ) -> QPointF:
        """Draw a curve, broken off at gaps, and between 0 and what is more. Returns its end."""
        steps, values = self._thinned(curve, mapping)
        px, py = self._points(mapping, steps, values)
        painter.setPen(pen)
        for start, end in self._pieces(values, curve.peaks.has_gaps):
            if end - start == 1:  # a line of one point would not be seen
                painter.drawLine(QPointF(px[start] - 2, py[start]), QPointF(px[start], py[start]))
            painter.drawPolyline(polyline(px[start:end], py[start:end]))
        last = np.flatnonzero(~np.isnan(values))[-1] if curve.peaks.has_gaps else -1
        return QPointF(px[last], py[last])

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
        moved = [moved_into(box, pixels) for box in boxes]
        free = [box for box in moved if is_free(box, taken)]
        if free:
            at, ground = (
                QPointF(free[0].left(), free[0].center().y()),
                self.look.colour("panel", 0.8),
            )
            ink = self.look.colour(colour)
            draw_label(painter, at, text, self.look.font(points), ink, pixels, ground)
            taken.append(free[0])

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

    def _score(
        self, pixels: QRectF, frame: Frame, marks: list[QRectF], curves: Pixels
    ) -> list[tuple[QRectF, _Line]]:
        """Return loss and plants on the right side, to be read from the back row, in a corner.

        It is the upper right one, unless the dot or a curve is there; where curves are in all of
        them, it lies on a curve rather than say less.
        """
        score = self.score_text.format(whole(frame.counts.right), whole(frame.counts.total))
        losses = [_Line(loss_text(frame), 12, True, "loss")]
        lines = [*losses, _Line(score, 10)]
        if test := held_out_score(frame):
            lines.append(_Line(test, 10, True, "test_loss"))
            losses.append(_Line(held_out_loss(frame), 10, True, "test_loss"))
        if penalty := penalty_score(frame):
            lines.append(_Line(penalty, 9, colour="muted"))
        if frame.is_of_other_plants:
            lines.append(_Line(self.then_text.format(number(frame.recorded_loss, 3)), 10))
        low = pixels.height() < _LOW_LINES * _extent(self._stacked(lines[:1])).height()
        whole_layouts = [] if low else [self._stacked(lines)]
        whole_layouts.append(self._in_a_row(lines))
        layouts = [*whole_layouts, self._stacked(losses), self._stacked(lines[:1])]
        tries = [(layout, curves) for layout in whole_layouts]
        for layout, lines_free in [*tries, *((layout, NO_PIXELS) for layout in layouts)]:
            block = _extent(layout)
            places = _corners(pixels, block) if block.width() <= pixels.width() - 8 else []
            boxes = [QRectF(corner, block) for corner in places]
            free = [box for box in boxes if is_free(box, marks, lines_free)]
            if free:
                best = min(free, key=lambda box: count_in(box, curves)).topLeft()
                return [(box.translated(best), line) for box, line in layout]
        corner = _corners(pixels, _extent(layouts[-1]))[0]
        return [(box.translated(corner), line) for box, line in layouts[-1]]

    def _stacked(self, lines: list[_Line]) -> _Layout:
        """Return where each line of a block is: one under the other, all at its right edge."""
        sizes = [label_size(line.text, line.font(self.look)) for line in lines]
        width, top, result = max(size.width() for size in sizes), 0.0, []
        for size, line in zip(sizes, lines, strict=True):
            result.append((QRectF(QPointF(width - size.width(), top), size), line))
            top += size.height() - 4
        return result

    def _in_a_row(self, lines: list[_Line]) -> _Layout:
        """Return the same side by side, for a low plot: the loss at the right."""
        sizes = [label_size(line.text, line.font(self.look)) for line in reversed(lines)]
        height, left, result = max(size.height() for size in sizes), 0.0, []
        for size, line in zip(sizes, reversed(lines), strict=True):
            result.append((QRectF(QPointF(left, (height - size.height()) / 2), size), line))
            left += size.width()
        return result

    def _draw_score(self, painter: QPainter, score: list[tuple[QRectF, _Line]]) -> None:
        """Write the lines of the score, each over what is drawn there."""
        ground = self.look.colour("panel", 0.8)
        for box, line in score:
            at, ink = QPointF(box.left(), box.center().y()), self.look.colour(line.colour)
            within = box.adjusted(-9, -9, 9, 9)
            draw_label(painter, at, line.text, line.font(self.look), ink, within, ground)

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


class _Line(NamedTuple):
    """A line of the score."""

    text: str
    points: float
    bold: bool = False
    colour: ColourName = "text"

    def font(self, look: Look) -> QFont:
        """Return the type that it is written in."""
        return look.font(self.points, self.bold)


_Layout = list[tuple[QRectF, _Line]]
"""Lines of the score, and where each is in a block of them."""


def _extent(layout: _Layout) -> QSizeF:
    return QSizeF(max(box.right() for box, _ in layout), max(box.bottom() for box, _ in layout))


def _corners(pixels: QRectF, block: QSizeF) -> list[QPointF]:
    """Return where the upper left corner of a block can be: at the right first, then above."""
    inner = pixels.adjusted(4, 1, -4 - block.width(), -4 - block.height())
    middle = inner.center().x()
    return [
        QPointF(x, y)
        for y in (inner.top(), inner.bottom())
        for x in (inner.right(), middle, inner.left())
    ]
