"""How L falls to exactly 0 while log L goes straight on, over repeats of the plants (figure 26)."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from engine.loss.likelihood import Repeated
from gui.language.numbers import power_of_ten, whole
from gui.painting.plot import dotted, solid
from gui.style.palette import ColourName
from gui.style.theme import Look

SMALLEST_EXPONENT = -324
"""The smallest number in double precision is 5e-324; what is less becomes 0."""

_LEAST_SIZE = 1e-3
_MOST_TICKS = 6
_AXIS = 4.2
"""How wide the numbers beside the curves are, in heights of a line."""

_LEAST_SHARE = 0.8
"""Headings are written no smaller than that as plain numbers."""

_LARGEST_WRITTEN = 4
"""Powers of ten beyond 10^-10000 are of no use to anyone."""

_ON_THE_LEFT, _ON_THE_RIGHT = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft


class Underflow:
    """The two curves in a box: one column a number of repeats, sizes downwards by powers of ten.

    A size is the exponent of L, or log L itself, without its sign: both grow as the plants are
    repeated, but double precision has L only as far as 10^-324.
    """

    def __init__(self, box: QRectF, repeats: tuple[Repeated, ...], look: Look) -> None:
        self._look, self._repeats = look, repeats
        self._points = 9 if box.height() < 240 * look.type_scale else 11
        line = QFontMetricsF(look.font(self._points)).height()
        self._line = line
        self.plot = box.adjusted(_AXIS * line, 1.7 * line, -_AXIS * line, -0.9 * line)
        self._exponents = [-repeat.log_likelihood / math.log(10) for repeat in repeats]
        sizes = [
            *self._exponents,
            *(-repeat.log_likelihood for repeat in repeats),
            -SMALLEST_EXPONENT,
        ]
        levels = [math.log10(max(size, _LEAST_SIZE)) for size in sizes]
        self._low, self._high = math.floor(min(levels)), math.ceil(max(levels) + 0.05)

    def column(self, index: int) -> QRectF:
        """Return the column of one number of repeats, its heading included."""
        width = self.plot.width() / len(self._repeats)
        left = self.plot.left() + index * width
        return QRectF(left, self.plot.top() - 1.7 * self._line, width, self._height())

    def column_at(self, at: QPointF) -> int | None:
        """Return which column holds a pixel."""
        indices = range(len(self._repeats))
        return next((index for index in indices if self.column(index).contains(at)), None)

    @property
    def key(self) -> tuple[object, ...]:
        """What the look of the ground depends on, beside how often the plants are repeated."""
        return self.plot.getRect(), self._low, self._high

    def draw(self, painter: QPainter) -> None:
        """Draw both curves, and the limit."""
        look, logs = self._look, [-repeat.log_likelihood for repeat in self._repeats]
        indices = range(len(self._repeats))
        yellow = [QPointF(self._x(index), self._y(logs[index])) for index in indices]
        painter.setPen(solid(look, "parameter", 2.5))
        painter.drawPolyline(QPolygonF(yellow))
        self._dots(painter, yellow, "parameter")
        self._draw_likelihood(painter)

    def draw_ground(self, painter: QPainter, times: int) -> None:
        """Draw the scales, and the column that is chosen."""
        self._draw_columns(painter, times)
        self._draw_ticks(painter)
        self._draw_limit(painter)

    def _draw_likelihood(self, painter: QPainter) -> None:
        """Draw L down to the smallest number, its fall to 0, and in dots where it truly is."""
        look, bottom = self._look, self.plot.bottom()
        true = [
            QPointF(self._x(index), self._y(size)) for index, size in enumerate(self._exponents)
        ]
        above_limit = [
            point
            for point, repeat in zip(true, self._repeats, strict=True)
            if repeat.likelihood > 0
        ]
        zeros = [QPointF(point.x(), bottom) for point in true[len(above_limit) :]]
        painter.setPen(dotted(look, "likelihood", 1.5))
        painter.drawPolyline(QPolygonF(true[max(len(above_limit) - 1, 0) :]))
        painter.setPen(solid(look, "likelihood", 2.5))
        if above_limit and zeros:
            edge = self._crossing(len(above_limit) - 1)
            painter.drawPolyline(QPolygonF([*above_limit, edge]))
            foot = QPointF(edge.x(), bottom)
            painter.setPen(solid(look, "loss", 2.5))
            painter.drawPolyline(QPolygonF([edge, foot, *zeros]))
        elif above_limit:
            painter.drawPolyline(QPolygonF(above_limit))
        else:
            painter.setPen(solid(look, "loss", 2.5))
            painter.drawPolyline(QPolygonF(zeros))
        self._dots(painter, above_limit, "likelihood")
        self._dots(painter, zeros, "loss")

    def _crossing(self, last: int) -> QPointF:
        """Return where the true L passes the smallest number, between two columns."""
        before, after = (self._level(self._exponents[last + step]) for step in (0, 1))
        limit = self._level(-SMALLEST_EXPONENT)
        share = min(max((limit - before) / (after - before), 0.0), 1.0) if after > before else 0.0
        width = self.plot.width() / len(self._repeats)
        return QPointF(self._x(last) + share * width, self._y(-SMALLEST_EXPONENT))

    def _draw_columns(self, painter: QPainter, times: int) -> None:
        look, (headings, points) = self._look, self._headings()
        crowded = self._crowded(headings, points, times)
        for index, repeat in enumerate(self._repeats):
            column, chosen = self.column(index), repeat.times == times
            if chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour("raised"))
                painter.drawRoundedRect(column, 5, 5)
            if not chosen and index in crowded:
                continue
            painter.setFont(look.font(points, bold=chosen))
            painter.setPen(look.colour("text" if chosen else "muted"))
            heading = QRectF(column.left(), column.top(), column.width(), 1.2 * self._line)
            painter.drawText(heading, int(Qt.AlignmentFlag.AlignCenter), headings[index])

    def _crowded(self, headings: list[str], points: float, times: int) -> set[int]:
        """Return which headings are left out: those beside a column chosen, where they touch."""
        metrics = QFontMetricsF(self._look.font(points, bold=True))
        room = self.column(0).width() - 2
        if max(map(metrics.horizontalAdvance, headings)) <= room:
            return set()
        chosen = next((i for i, repeat in enumerate(self._repeats) if repeat.times == times), 0)
        return {index for index in range(len(headings)) if (index - chosen) % 2}

    def _headings(self) -> tuple[list[str], float]:
        """Return the headings of the columns, as powers where they are narrow, and its size."""
        metrics = QFontMetricsF(self._look.font(self._points, bold=True))
        room = self.column(0).width() - 2
        for write in (whole, _as_power):
            headings = [f"×{write(repeat.times)}" for repeat in self._repeats]
            share = max(room / max(map(metrics.horizontalAdvance, headings)), 0.2)
            if share >= _LEAST_SHARE:
                break
        return headings, max(self._points * min(1.0, share), self._look.least_points)

    def _draw_ticks(self, painter: QPainter) -> None:
        """Write the powers that L has on the left, and the numbers that log L is on the right."""
        spacing = max(1, math.ceil((self._high - self._low) / self._most_ticks()))
        painter.setFont(self._look.font(self._points))
        for level in range(self._low, self._high + 1, spacing):
            y = self._y(10.0**level)
            if level < 0:
                continue
            is_free = abs(y - self._y(-SMALLEST_EXPONENT)) > 0.9 * self._line
            if is_free and level <= _LARGEST_WRITTEN:
                self._write(painter, y, power_of_ten(-(10**level)), "likelihood", _ON_THE_LEFT)
            is_short = level <= _LARGEST_WRITTEN
            text = whole(-(10**level)) if is_short else "−" + power_of_ten(level)
            self._write(painter, y, text, "parameter", _ON_THE_RIGHT)
        self._write(painter, self.plot.bottom(), "0", "loss", _ON_THE_LEFT)
        top = self.plot.top() - 1.1 * self._line
        self._write(painter, top, "L", "likelihood", _ON_THE_LEFT)
        self._write(painter, top, "log(L)", "parameter", _ON_THE_RIGHT)

    def _draw_limit(self, painter: QPainter) -> None:
        y = self._y(-SMALLEST_EXPONENT)
        painter.setPen(QPen(self._look.colour("muted"), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(self.plot.left(), y, self.plot.right(), y))
        self._write(painter, y, power_of_ten(SMALLEST_EXPONENT), "muted", _ON_THE_LEFT)

    def _write(
        self, painter: QPainter, y: float, text: str, colour: ColourName, side: Qt.AlignmentFlag
    ) -> None:
        painter.setPen(self._look.colour(colour))
        width, line = _AXIS * self._line - 4, self._line
        left = self.plot.left() - width - 4 if side == _ON_THE_LEFT else self.plot.right() + 4
        box = QRectF(left, y - line / 2, width, line)
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), text)

    def _dots(self, painter: QPainter, points: list[QPointF], colour: ColourName) -> None:
        painter.setPen(QPen(self._look.colour("outline"), 1))
        painter.setBrush(self._look.colour(colour))
        for point in points:
            painter.drawEllipse(point, self._look.width(4), self._look.width(4))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _most_ticks(self) -> int:
        return min(_MOST_TICKS, max(1, int(self.plot.height() / (1.2 * self._line))))

    def _height(self) -> float:
        return self.plot.height() + 2.1 * self._line

    def _x(self, index: int) -> float:
        return self.plot.left() + (index + 0.5) * self.plot.width() / len(self._repeats)

    def _level(self, size: float) -> float:
        return math.log10(max(size, _LEAST_SIZE))

    def _y(self, size: float) -> float:
        """Return the pixel of a size; the floor below the last power is where 0 lies."""
        share = (self._level(size) - self._low) / (self._high - self._low)
        return self.plot.top() + share * (self.plot.height() - 1.3 * self._line)


def _as_power(times: int) -> str:
    """Write a power of ten as one, from 100 on."""
    return power_of_ten(round(math.log10(times))) if times >= 100 else whole(times)
