"""The score in a corner of the loss curve: the loss, and how many plants are right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QPainter

from engine.lab.frame import Frame
from gui.language.numbers import number, whole
from gui.language.run_names import held_out_loss, held_out_score, penalty_score
from gui.language.sentences import loss_text
from gui.painting.labels import NO_PIXELS, Pixels, count_in, draw_label, is_free, label_size
from gui.style.palette import ColourName
from gui.style.theme import Look

_LOW_LINES = 3.5
"""A plot of fewer lines shows loss and plants side by side."""


class ScoreLine(NamedTuple):
    """A line of the score."""

    text: str
    points: float
    bold: bool = False
    colour: ColourName = "text"

    def font(self, look: Look) -> QFont:
        """Return the type that it is written in."""
        return look.font(self.points, self.bold)


Score = list[tuple[QRectF, ScoreLine]]
"""Lines of the score, and where each is: in a block of them, or on the canvas."""


class ScoreWords:
    """Lays out loss and plants, to be read from the back row, where no curve is."""

    def __init__(self) -> None:
        self.score_text = "{0} / {1}"
        self.then_text = "{0}"

    def placed(
        self, pixels: QRectF, frame: Frame, look: Look, marks: list[QRectF], curves: Pixels
    ) -> Score:
        """Return the lines in a corner, the upper right one unless the dot or a curve is there.

        Where curves are in all corners, it lies on a curve rather than say less.
        """
        lines = self._lines(frame)
        first = _stacked(lines[:1], look)
        is_low = pixels.height() < _LOW_LINES * _extent(first).height()
        ways = (_in_a_row,) if is_low else (_stacked, _in_a_row)
        for lay_out in ways:
            layout = lay_out(lines, look)
            for corner in _free_corners(pixels, layout, marks, curves):
                return _moved(layout, corner)
        losses = _losses_alone(lines, frame)
        whole_layouts = [lay_out(lines, look) for lay_out in ways]
        for layout in (*whole_layouts, _stacked(losses, look), first):
            corners = list(_free_corners(pixels, layout, marks, NO_PIXELS))
            if corners:
                block = _extent(layout)
                return _moved(
                    layout, min(corners, key=lambda at: count_in(QRectF(at, block), curves))
                )
        return _moved(first, _corners(pixels, _extent(first))[0])

    def _lines(self, frame: Frame) -> list[ScoreLine]:
        """Return all that there is to say, the loss first."""
        score = self.score_text.format(whole(frame.counts.right), whole(frame.counts.total))
        lines = [ScoreLine(loss_text(frame), 12, True, "loss"), ScoreLine(score, 10)]
        if test := held_out_score(frame):
            lines.append(ScoreLine(test, 10, True, "test_loss"))
        if penalty := penalty_score(frame):
            lines.append(ScoreLine(penalty, 9, colour="muted"))
        if frame.is_of_other_plants:
            then = self.then_text.format(number(frame.recorded_loss, 3))
            lines.append(ScoreLine(then, 10))
        return lines


def _losses_alone(lines: list[ScoreLine], frame: Frame) -> list[ScoreLine]:
    """Return the losses alone, for a canvas that has no room for more."""
    has_tests = held_out_score(frame)
    tests = [ScoreLine(held_out_loss(frame), 10, True, "test_loss")] if has_tests else []
    return [lines[0], *tests]


def draw_score(painter: QPainter, score: Score, look: Look) -> None:
    """Write the lines of the score, each over what is drawn there."""
    ground = look.colour("panel", 0.8)
    for box, line in score:
        at, ink = QPointF(box.left(), box.center().y()), look.colour(line.colour)
        within = box.adjusted(-9, -9, 9, 9)
        draw_label(painter, at, line.text, line.font(look), ink, within, ground)


def _stacked(lines: list[ScoreLine], look: Look) -> Score:
    """Return where each line of a block is: one under the other, all at its right edge."""
    sizes = [label_size(line.text, line.font(look)) for line in lines]
    width, top, result = max(size.width() for size in sizes), 0.0, []
    for size, line in zip(sizes, lines, strict=True):
        result.append((QRectF(QPointF(width - size.width(), top), size), line))
        top += size.height() - 4
    return result


def _in_a_row(lines: list[ScoreLine], look: Look) -> Score:
    """Return the same side by side, for a low plot: the loss at the right."""
    sizes = [label_size(line.text, line.font(look)) for line in reversed(lines)]
    height, left, result = max(size.height() for size in sizes), 0.0, []
    for size, line in zip(sizes, reversed(lines), strict=True):
        result.append((QRectF(QPointF(left, (height - size.height()) / 2), size), line))
        left += size.width()
    return result


def _extent(layout: Score) -> QSizeF:
    return QSizeF(max(box.right() for box, _ in layout), max(box.bottom() for box, _ in layout))


def _moved(layout: Score, corner: QPointF) -> Score:
    return [(box.translated(corner), line) for box, line in layout]


def _free_corners(
    pixels: QRectF, layout: Score, marks: list[QRectF], curves: Pixels
) -> Iterator[QPointF]:
    """Yield the corners in which a block would cover nothing, one after the other."""
    block = _extent(layout)
    if block.width() <= pixels.width() - 8:
        for corner in _corners(pixels, block):
            if is_free(QRectF(corner, block), marks, curves):
                yield corner


def _corners(pixels: QRectF, block: QSizeF) -> list[QPointF]:
    """Return where the upper left corner of a block can be: at the right first, then above."""
    inner = pixels.adjusted(4, 1, -4 - block.width(), -4 - block.height())
    middle = inner.center().x()
    return [
        QPointF(x, y)
        for y in (inner.top(), inner.bottom())
        for x in (inner.right(), middle, inner.left())
    ]
