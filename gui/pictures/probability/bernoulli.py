"""Bernoulli's law: P(Y = 1) = a and P(Y = 0) = 1 - a share the height of 1 (figures 16, 17)."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from engine.lab.frame import Frame
from gui.language.numbers import fixed, number
from gui.painting.axis_tags import tag_below
from gui.painting.latex import coloured, draw_formula, formula_size
from gui.painting.plot import Plot
from gui.painting.rich_text import Run, line_size, write_line
from gui.pictures.probability.sigmoid_plot import draw_curve, draw_reading_lines, sigmoid_plot
from gui.pictures.probability.z_axis_picture import ZAxisPicture
from gui.style.palette import KIND_COLOURS
from gui.style.theme import Look

_FAINT = 0.75
_BRACE_PX = 13.0
_SIZES = (16.0, 14.0, 12.5, 11.0, 9.5, 8.5, 7.5)
_OWN = 1.5
"""How much larger the result is that belongs to the plant's own kind."""

_FLAT = 2.1
_WIDE_PX = 600
_LOW_PX = 150


class _Block(NamedTuple):
    """Layout of the formulas: size of type, height of a line, top, and what they leave."""

    points: float
    line: float
    top: float
    rest: QRectF


class Bernoulli(ZAxisPicture):
    """The formula with y put in, and both probabilities as two braces beside the curve."""

    has_own_ground = True

    def __init__(self, look: Look) -> None:
        super().__init__(look, "bernoulli")
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture in the language on screen."""
        self.describe(
            self.tr("Bernoulli distribution"),
            self.tr("The probability of either kind of plant, from the formula and as a height."),
        )
        self.canvas.setToolTip(
            self.tr("Click a plant on the axis, or drag z; Up and Down move z by 0.1.")
        )

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write z, P(Y = 0) and P(Y = 1)."""
        prediction = frame.prediction
        return {
            "z": f"z = {fixed(prediction.z, 2)}",
            "P(Y=0)": probability(prediction.harmless),
            "P(Y=1)": probability(prediction.toxic),
        }

    def plot(self, frame: Frame, pixels: QRectF) -> Plot:
        """Return where z and a lie: below the formulas or beside them, left of the braces."""
        block = self._block(pixels)
        braces_width = self.look.width(_BRACE_PX) + 8 + self._label_size(block.rest).width()
        return sigmoid_plot(
            self.reach(frame), block.rest.adjusted(0, 0, -braces_width, 0), self.look
        )

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw the formulas, the curve with its point, and both braces."""
        plot, prediction = self.plot(frame, pixels), frame.prediction

        def draw(brush: QPainter) -> None:
            self._write_formulas(brush, frame, pixels)
            plot.axes(brush, "z", "a(z)")
            middle = plot.at(0, 0).x()
            brush.setPen(QPen(self.look.colour("frontier"), self.look.width(1.5)))
            brush.drawLine(QLineF(middle, plot.pixels.top(), middle, plot.pixels.bottom()))
            draw_curve(brush, plot)

        key = (pixels.getRect(), plot.mapping.window, prediction.kind)
        self.paint_ground(painter, key, draw)
        self._write_results(painter, frame, pixels)
        draw_reading_lines(
            painter, plot, (prediction.z, prediction.toxic), plot.pixels.right(), "likelihood"
        )
        self.draw_on_axis(painter, plot, frame)
        x = plot.at(prediction.z, 0).x()
        tag_below(painter, plot, x, self.texts(frame)["z"], self.colour_of(frame), pixels)
        for kind in (0, 1):
            self._draw_share(painter, plot, frame, kind)

    # The braces

    def _label_points(self, rest: QRectF) -> float:
        return 13.0 if rest.width() >= 480 * self.look.type_scale else 10.0

    def _is_low(self, rest: QRectF) -> bool:
        """Say whether the two labels, half the height of 1 apart, have room for one line only."""
        return rest.height() < _LOW_PX * self.look.type_scale

    def _label_size(self, rest: QRectF) -> QSizeF:
        """Return how much room the label of a brace takes."""
        points = self._label_points(rest)
        size = formula_size(_share_of(self.look, 0, self._is_low(rest)), self.look, points)
        if self._is_low(rest):
            size.setWidth(size.width() + 4 + line_size([_value("0.00", 0)], self.look, points)[0])
        return size

    def _draw_share(self, painter: QPainter, plot: Plot, frame: Frame, kind: int) -> None:
        """Draw one brace over its share of the height, and beside it what it is."""
        look, a = self.look, frame.prediction.toxic
        low, high = (0.0, a) if kind == 1 else (a, 1.0)
        bottom, top = plot.at(0, low).y(), plot.at(0, high).y()
        left, width = plot.pixels.right() + 3, look.width(_BRACE_PX)
        painter.setOpacity(1.0 if frame.prediction.kind in (None, kind) else _FAINT)
        painter.setPen(QPen(look.colour(KIND_COLOURS[kind]), look.width(2.5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(brace(left, top, bottom, width))
        at = QPointF(left + width + 4, (top + bottom) / 2)
        self._write_share(painter, at, frame, kind)
        painter.setOpacity(1.0)

    def _write_share(self, painter: QPainter, at: QPointF, frame: Frame, kind: int) -> None:
        rest, look = self._block(QRectF(self.canvas.rect())).rest, self.look
        points, is_low = self._label_points(rest), self._is_low(rest)
        tex = _share_of(look, kind, is_low)
        value = [_value(self.texts(frame)[f"P(Y={kind})"], kind)]
        if is_low:
            formula = draw_formula(painter, at, tex, look, points)
            write_line(painter, QPointF(formula.right() + 4, at.y()), value, look, points)
            return
        height = line_size(value, look, 1.3 * points)[1]
        draw_formula(painter, at - QPointF(0, 0.45 * height), tex, look, points)
        write_line(painter, at + QPointF(0, 0.45 * height), value, look, 1.3 * points)

    # The formulas

    def _block(self, pixels: QRectF) -> _Block:
        """Lay the formulas out above the curve, or left of it where the picture is flat."""
        flat = pixels.width() > max(_FLAT * pixels.height(), _WIDE_PX * self.look.type_scale)
        for points in _SIZES:
            width, line = self._size_of_formulas(points)
            if flat and width <= 0.45 * pixels.width():
                top = pixels.center().y() - 1.65 * line
                return _Block(points, line, top, pixels.adjusted(width + 20, 0, 0, 0))
            if not flat and width <= pixels.width() - 16 and 3.3 * line <= 0.5 * pixels.height():
                break
        return _Block(points, line, pixels.top(), pixels.adjusted(0, 3.3 * line, 0, 0))

    def _size_of_formulas(self, points: float) -> tuple[float, float]:
        """Return the width of the longest line with its result, and the height of one."""
        size = formula_size(_put_in(self.look, 0), self.look, points)
        result = line_size([_value("0.00", 0)], self.look, _OWN * points)
        return size.width() + result[0] + 20, max(0.85 * size.height(), 0.8 * result[1]) + 2

    def _write_formulas(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Write the law in a box, and below it the law with either y put in."""
        look, block = self.look, self._block(pixels)
        points, line = block.points, block.line
        tex = _general(look)
        at = QPointF(pixels.left() + 14, block.top + 0.65 * line)
        width = formula_size(tex, look, points).width()
        box = QRectF(at.x() - 7, at.y() - 0.5 * line, width + 14, line)
        painter.setPen(QPen(look.colour("parameter"), look.width(1.5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        draw_formula(painter, at, tex, look, points)
        right = block.rest.left() if block.rest.left() > pixels.left() else pixels.right()
        self._write_reminder(painter, box, right, points)
        for kind in (0, 1):
            painter.setOpacity(1.0 if frame.prediction.kind in (None, kind) else _FAINT)
            draw_formula(painter, self._at(kind, pixels), _put_in(look, kind), look, points)
            painter.setOpacity(1.0)

    def _at(self, kind: int, pixels: QRectF) -> QPointF:
        """Return where the law of one kind is written."""
        block = self._block(pixels)
        return QPointF(pixels.left() + 14, block.top + block.line * (1.8 + kind))

    def _write_results(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Write the result of either law: large if the plant is of that kind."""
        look, own, points = self.look, frame.prediction.kind, self._block(pixels).points
        texts = self.texts(frame)
        for kind in (0, 1):
            painter.setOpacity(1.0 if own in (None, kind) else _FAINT)
            width = formula_size(_put_in(look, kind), look, points).width()
            at = self._at(kind, pixels) + QPointF(width + 5, 0)
            value = _value(texts[f"P(Y={kind})"], kind)
            write_line(painter, at, [value], look, _OWN * points if own == kind else points)
            painter.setOpacity(1.0)

    def _write_reminder(
        self, painter: QPainter, law_box: QRectF, right: float, points: float
    ) -> None:
        """Recall x^0 = 1 where there is room."""
        look = self.look
        words = [Run(self.tr("reminder:"), "muted")]
        tex = coloured(look, "muted", "x^{0} = 1")
        points = max(points, look.least_points)
        small = max(0.8 * points, look.least_points)
        width = line_size(words, look, small)[0]
        at = QPointF(law_box.right() + 14, law_box.center().y())
        if at.x() + width + 8 + formula_size(tex, look, points).width() < right - 6:
            write_line(painter, at, words, look, small)
            draw_formula(painter, at + QPointF(width + 6, 0), tex, look, points)


def probability(p: float) -> str:
    """Write a probability with two places, and one that would be 0.00 with its power of ten."""
    return fixed(p, 2) if p >= 0.005 or p == 0 else number(p, 2)


def brace(left: float, top: float, bottom: float, width: float) -> QPainterPath:
    """Return a curly brace that opens to the left and points to the right, between two heights."""
    middle, half = (top + bottom) / 2, (bottom - top) / 2
    spine, bend = left + width / 2, min(width / 2, half / 2)
    path = QPainterPath(QPointF(left, top))
    path.quadTo(spine, top, spine, top + bend)
    path.lineTo(spine, middle - bend)
    path.quadTo(spine, middle, left + width, middle)
    path.quadTo(spine, middle, spine, middle + bend)
    path.lineTo(spine, bottom - bend)
    path.quadTo(spine, bottom, left, bottom)
    return path


def _value(text: str, kind: int) -> Run:
    return Run(text, KIND_COLOURS[kind], bold=True)


def _share_of(look: Look, kind: int, is_short: bool) -> str:
    """P(Y = 1) = a and P(Y = 0) = 1 - a, or the right side alone with its number to follow."""
    right = _chance(look, kind)
    if is_short:
        return f"{right} ="
    return f"{coloured(look, KIND_COLOURS[kind], f'P(Y = {kind})')} = {right}"


def _chance(look: Look, kind: int) -> str:
    """a or 1 - a, with a in its own colour."""
    a = coloured(look, "likelihood", "a")
    return a if kind else f"1 - {a}"


def _law(look: Look, kind: int) -> str:
    return rf"P(Y = {coloured(look, KIND_COLOURS[kind], str(kind))})"


def _general(look: Look) -> str:
    """P(Y = y) = a^y (1 - a)^(1 - y)."""
    y, not_y = coloured(look, "toxic", "y"), coloured(look, "harmless", "1 - y")
    a, rest = _chance(look, 1), _chance(look, 0)
    return rf"P(Y = y) = {a}^{{{y}}} \;\times\; ({rest})^{{{not_y}}}"


def _put_in(look: Look, kind: int) -> str:
    """The law with y put in: the factor with exponent 0 is 1, so it is greyed."""
    exponent = coloured(look, KIND_COLOURS[kind], "1" if kind else "1 - 0")
    a = rf"{_chance(look, 1)}^{{{exponent}}}" if kind else coloured(look, "muted", "a^{0}")
    one = coloured(look, "muted", "(1 - a)^{1 - 1}")
    rest = one if kind else rf"({_chance(look, 0)})^{{{exponent}}}"
    times = coloured(look, "muted", r"\;\times\;")
    return rf"{_law(look, kind)} = {a} {times} {rest} = {_chance(look, kind)} ="
