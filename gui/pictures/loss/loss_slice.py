"""The loss along one parameter, with its tangent and what its sign says (figures 36 to 38)."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPen

from engine.explain.landscape import Slice
from engine.geometry import Rectangle
from engine.lab.frame import Frame
from engine.learning.learner import CONVERGED_GRADIENT
from gui.language.numbers import decimals_for, fixed
from gui.painting.labels import (
    Pixels,
    along,
    around,
    draw_label,
    is_free,
    label_size,
    moved_into,
    nearest_place,
    pixels_of_line,
)
from gui.painting.markers import draw_ball
from gui.painting.plot import Plot, arrow, dotted
from gui.painting.rich_text import Run, line_size, write_line
from gui.painting.symbols import LOSS, SYMBOLS, loss_name, parameter_runs, slope_text
from gui.pictures.loss.slice_curve import curve_points, draw_slice_curve, top_above
from gui.pictures.loss.slice_picture import SlicePicture
from gui.style.theme import Look

_BIG, _WORDS = 15.0, 11.5
_ONE_LINE_PX, _TWO_LINES_PX = 500.0, 190.0
_TANGENT_PX = 46.0
_CURVE_POINTS = 60
_VALUE_POINTS = (10.0, 8.5)
_AT_LOWEST = 0.005
"""So near its lowest point, of 1, a ball stands on it; what is written has two decimals."""


class LossSlice(SlicePicture):
    """Where the loss falls, and so which way the parameter should go."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "lossSlice", "slope_along")
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture in the language on screen."""
        super().retranslate()
        self.describe(
            self.tr("Slope of the loss"),
            self.tr("The loss along one parameter, its tangent, and what its sign says to do."),
        )

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write the derivative, its sign, what it says to do, and where the curve is lowest."""
        parameter = self.parameter(frame)
        curve, symbol = self.curve(frame), self.symbol(parameter)
        here = fixed(curve.here, decimals_for(curve.here, 2))
        loss = fixed(curve.loss, decimals_for(curve.loss, 3)) if len(frame.plants.training) else "–"
        texts = {
            "derivative": f"∂{LOSS}" if loss_name(frame) == LOSS else f"∂({loss_name(frame)})",
            "slope": slope_text(curve.slope),
            "sign": _sign_of(curve.slope),
            "advice": self._advice(frame, curve, symbol),
            "here": f"{symbol} = {here}   {loss_name(frame)} = {loss}",
        }
        if curve.lowest is not None:
            value = fixed(curve.lowest, decimals_for(curve.lowest, 2))
            texts["lowest"] = self.tr("lowest at {0} = {1}").format(symbol, value)
        return texts

    def symbol(self, parameter: str) -> str:
        """Write a parameter in a line of text."""
        return SYMBOLS[parameter]

    def symbol_runs(self, parameter: str) -> list[Run]:
        """Write it in a headline."""
        return parameter_runs(parameter, bold=True)

    def axis_name(self, frame: Frame, _room: float) -> str:
        """Name the horizontal axis, which has so much room."""
        return self.symbol(self.parameter(frame))

    def make_plot(self, frame: Frame, pixels: QRectF) -> Plot:
        """Return where the parameter and the loss lie: -reach … reach, and 0 to above the loss."""
        reach = frame.landscape.reach_of(self.parameter(frame))
        curve = self.curve(frame)
        top = top_above(curve.loss, frame.trace.loss(0))
        below = pixels.adjusted(0, self._header_height(pixels), 0, 0)
        return Plot.inside(below, Rectangle(-reach, 0.0, reach, top), self.look)

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw the curve, its lowest point, the tangent, the ball, and what it says."""
        plot, curve, texts = self.plot(frame, pixels), self.curve(frame), self.texts(frame)
        name = self.axis_name(frame, plot.pixels.width())
        self.paint_axes(painter, plot, name, loss_name(frame))
        draw_slice_curve(painter, plot, curve, frame)
        ball = plot.at(curve.here, curve.loss)
        self._draw_lowest(painter, plot, curve, ball, texts.get("lowest", ""))
        self._draw_tangent(painter, plot, curve, ball)
        self._write_values(painter, plot, curve, ball, texts["here"])
        self._write_header(painter, pixels, curve.parameter, texts)

    def _advice(self, frame: Frame, curve: Slice, symbol: str) -> str:
        if not len(frame.plants.training):
            return self.tr("no plants, no loss")
        if abs(curve.slope) >= CONVERGED_GRADIENT:
            text = self.tr("negative: increase {0}")
            if curve.slope > 0:
                text = self.tr("positive: decrease {0}")
        elif _is_lowest(curve):
            text = self.tr("zero: stay, this is the lowest point along {0}")
        else:
            text = self.tr("zero: it is flat here, {0} would not move")
        return text.format(symbol)

    # Drawing

    def _header_height(self, pixels: QRectF) -> float:
        height = line_size([], self.look, _BIG)[1]
        if not self._has_two_lines(pixels):
            return height
        return height + line_size([], self.look, _WORDS)[1]

    def _has_two_lines(self, pixels: QRectF) -> bool:
        scale = self.look.type_scale
        return pixels.width() < _ONE_LINE_PX * scale and pixels.height() >= _TWO_LINES_PX * scale

    def _write_header(
        self, painter: QPainter, pixels: QRectF, parameter: str, texts: dict[str, str]
    ) -> None:
        """Write dL/dw = -0.39 < 0 large, and what it says to do after or below it."""
        number = f" = {texts['slope']}" + (f" {texts['sign']} 0" if texts["sign"] else "")
        headline = [
            Run(f"{texts['derivative']}/∂", "parameter", bold=True, symbol=True),
            *self.symbol_runs(parameter),
            Run(number, "parameter", bold=True),
        ]
        room = pixels.width() - 26
        at = pixels.topLeft() + QPointF(10, line_size([], self.look, _BIG)[1] / 2 + 2)
        if self._has_two_lines(pixels):
            box = write_line(painter, at, headline, self.look, _BIG, room)
            at = QPointF(at.x(), box.bottom() + line_size([], self.look, _WORDS)[1] / 2 - 3)
            write_line(painter, at, [Run(texts["advice"])], self.look, _WORDS, room)
        elif pixels.width() < _ONE_LINE_PX * self.look.type_scale:
            line = [*headline, Run("   " + texts["advice"])]
            write_line(painter, at, line, self.look, 0.85 * _BIG, room)
        else:
            box = write_line(painter, at, headline, self.look, _BIG, room)
            after = QPointF(box.right() + 22 * self.look.type_scale, at.y())
            room = pixels.right() - after.x() - 8
            write_line(painter, after, [Run(texts["advice"])], self.look, 1.1 * _WORDS, room)

    def _draw_tangent(self, painter: QPainter, plot: Plot, curve: Slice, ball: QPointF) -> None:
        """Draw the tangent as an arrow through the ball, the way the parameter grows."""
        half = self._half_of_tangent(plot, curve)
        if half is None:
            return
        painter.save()
        painter.setClipRect(plot.pixels.adjusted(-6, -12, 6, 6))
        colour = self.look.colour("parameter")
        arrow(painter, ball - half, ball + half, colour, self.look.width(3))
        painter.restore()
        draw_ball(painter, ball, self.look)

    def _half_of_tangent(self, plot: Plot, curve: Slice) -> QPointF | None:
        """Return the way from the ball to the tip of the tangent; None where there is none."""
        m = plot.mapping
        dx, dy = m.sx, m.sy * curve.slope
        length = math.hypot(dx, dy)
        if not math.isfinite(length) or length == 0:
            return None
        return QPointF(dx, dy) / length * self.look.width(_TANGENT_PX)

    def _write_values(
        self, painter: QPainter, plot: Plot, curve: Slice, ball: QPointF, text: str
    ) -> None:
        """Write the numbers of the ball beside it, or as near as tangent and curve leave room."""
        if plot.pixels.height() < 90 * self.look.type_scale:
            return
        box = plot.pixels
        taken, lines = self._marks(plot, curve, ball), self._pixels_of_curve(plot, curve)
        versions = [
            (words, points, label_size(words, self.look.font(points, bold=True)))
            for points in _VALUE_POINTS
            for words in (text, text.replace("   ", "\n"))
        ]
        for words, points, size in versions[:2]:
            for place in _places_beside(ball, size, self.look.width(16), curve.slope < 0):
                if box.contains(place) and is_free(place, taken, lines):
                    self._write_beside(painter, plot, words, points, place)
                    return
        for words, points, size in versions:
            free = nearest_place(ball, size, box, taken, lines)
            if free is not None:
                self._write_beside(painter, plot, words, points, free)
                return

    def _pixels_of_curve(self, plot: Plot, curve: Slice) -> Pixels:
        values, losses = curve_points(curve, plot.mapping.window, _CURVE_POINTS, exact=False)
        return pixels_of_line(*plot.mapping.points(values, losses), plot.pixels)

    def _write_beside(
        self, painter: QPainter, plot: Plot, text: str, points: float, box: QRectF
    ) -> None:
        at, font = QPointF(box.left(), box.center().y()), self.look.font(points, bold=True)
        colour, ground = self.look.colour("text"), self.look.colour("panel", 0.8)
        draw_label(painter, at, text, font, colour, plot.pixels, ground)

    def _marks(self, plot: Plot, curve: Slice, ball: QPointF) -> list[QRectF]:
        """Return where the tangent, the ball and the lowest point are."""
        marks = [around(ball, self.look.width(9))]
        half = self._half_of_tangent(plot, curve)
        if half is not None:
            marks += along(ball - half, ball + half, self.look.width(7))
        if curve.lowest is not None and curve.lowest_loss is not None:
            lowest = plot.at(curve.lowest, curve.lowest_loss)
            marks.append(around(lowest, self.look.width(9)))
            marks += along(lowest, plot.at(curve.lowest, 0), self.look.width(3))
        return marks

    def _draw_lowest(
        self, painter: QPainter, plot: Plot, curve: Slice, ball: QPointF, text: str
    ) -> None:
        """Mark the lowest point in green, down to its value on the axis."""
        if curve.lowest is None or curve.lowest_loss is None:
            return
        at = plot.at(curve.lowest, curve.lowest_loss)
        painter.setPen(dotted(self.look, "frontier", 2))
        painter.drawLine(QLineF(at, plot.at(curve.lowest, 0)))
        painter.setPen(QPen(self.look.colour("frontier"), self.look.width(3)))
        painter.setBrush(self.look.colour("panel"))
        radius = self.look.width(6)
        painter.drawEllipse(at, radius, radius)
        font = self.look.font(10)
        size = label_size(text, font)
        apart = math.hypot(at.x() - ball.x(), at.y() - ball.y())
        if apart > 1.2 * size.width() and plot.pixels.width() > 2.2 * size.width():
            label_at = at + QPointF(-size.width() / 2, -radius - 0.8 * size.height())
            box = moved_into(QRectF(label_at - QPointF(0, size.height() / 2), size), plot.pixels)
            marks, lines = self._marks(plot, curve, ball), self._pixels_of_curve(plot, curve)
            if is_free(box, marks, lines):
                colour = self.look.colour("frontier")
                draw_label(painter, label_at, text, font, colour, plot.pixels)


def _places_beside(ball: QPointF, size: QSizeF, aside: float, to_left: bool) -> list[QRectF]:
    """Return boxes beside a ball, the side on which no curve is first, the nearest height first."""
    lefts = {True: ball.x() - aside - size.width(), False: ball.x() + aside}
    tops = [ball.y() + aside / 2 + lines * size.height() for lines in (-0.5, 0.5, -1.5, 1.5, -2.5)]
    corners = [QPointF(lefts[side], top) for side in (to_left, not to_left) for top in tops]
    return [QRectF(corner, size) for corner in corners]


def _is_lowest(curve: Slice) -> bool:
    """Say whether the ball stands on the lowest point, not where the slope is lost to rounding."""
    room = _AT_LOWEST * max(1.0, abs(curve.here))
    return curve.lowest is not None and abs(curve.lowest - curve.here) < room


def _sign_of(slope: float) -> str:
    if abs(slope) < CONVERGED_GRADIENT:
        return "≈" if slope else ""
    return "<" if slope < 0 else ">"
