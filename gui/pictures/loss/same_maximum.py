"""Likelihood, its logarithm and minus that: one place is best for all (figures 29, 32, 33)."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter

from engine.explain.landscape import Slice, has_lowest
from engine.explain.likelihood_slice import LikelihoodSlice, likelihood_slice_of
from engine.geometry import Rectangle
from engine.lab.frame import Frame
from engine.learning.learner import CONVERGED_GRADIENT
from gui.language.numbers import fixed, number
from gui.painting.labels import (
    Pixels,
    around,
    draw_label,
    is_free,
    label_size,
    moved_into,
    pixels_of_line,
)
from gui.painting.markers import draw_ball
from gui.painting.plot import Plot, dotted, solid
from gui.painting.rich_text import Run, line_size, write_line
from gui.painting.symbols import LOG_IS_NATURAL, SYMBOLS
from gui.pictures.loss.slice_picture import SlicePicture
from gui.style.palette import ColourName
from gui.style.theme import Look

_TOP, _TOP_WITH_WORDS, _BOTTOM = 1.12, 1.8, -1.08
_SHOWN = 0.5
"""How much of the log-likelihood's fall is shown: near the summit it then bends as one sees."""

_WORDS, _SMALL = 11.5, 10.0
_TALL_PX = 215.0
_LONGEST_VALUE = "8.88 × 10⁻⁸⁸"
_COLUMNS, _COLUMNS_OF_SIGNS = (0.0, 0.4, 0.66), (0.0, 0.24, 0.62)
_COLOURS: dict[str, ColourName] = {
    "likelihood": "likelihood",
    "log": "parameter",
    "minus": "harmless",
}
_SIGNS = {"likelihood": "L", "log": "log L", "minus": "−log L"}


class SameMaximum(SlicePicture):
    """The three curves, each to its own scale, and their common best place."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "sameSummit", "summit_along")
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture in the language on screen."""
        super().retranslate()
        self.describe(
            self.tr("The same summit"),
            self.tr("Likelihood, log-likelihood and its negative along one parameter."),
        )

    def curve(self, frame: Frame) -> Slice:
        """Return the loss along the parameter: L has no penalty in it."""
        if frame.settings.penalty.is_none:
            return super().curve(frame)
        return frame.neuron_frame.slice_without_penalty(self.parameter(frame), self._locked_reach)

    def likelihood_slice(self, frame: Frame) -> LikelihoodSlice:
        """Return the three curves, as far as the axis goes."""
        return likelihood_slice_of(self.curve(frame), frame.counts.total)

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write the three now and at the summit, and where that is."""
        likelihood_slice = self.likelihood_slice(frame)
        texts = {
            "likelihood": number(frame.likelihood, 3),
            "log": fixed(frame.log_likelihood, 2),
            "minus": fixed(-frame.log_likelihood, 2),
            "summit": self._maximum_text(frame, likelihood_slice),
        }
        if likelihood_slice.best is not None:
            texts["likelihood_best"] = number(likelihood_slice.best_likelihood, 3)
            texts["log_best"] = fixed(likelihood_slice.highest, 2)
            texts["minus_best"] = fixed(-likelihood_slice.highest, 2)
        return texts

    def make_plot(self, frame: Frame, pixels: QRectF) -> Plot:
        """Return where the curves lie: bump and bowl above 0, dome below."""
        reach = frame.neuron_frame.reach_of(self.parameter(frame))
        line = line_size([], self.look, _SMALL)[1]
        used = self._header(pixels) + 0.4 * line
        inner = pixels.adjusted(0.8 * line, used, -0.8 * line, -2.1 * line)
        top = _TOP if self._is_tall(pixels) else _TOP_WITH_WORDS
        return Plot.of(inner, Rectangle(-reach, _BOTTOM, reach, top), self.look)

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw the three curves, the line through their best place, and the balls."""
        plot, likelihood_slice, texts = (
            self.plot(frame, pixels),
            self.likelihood_slice(frame),
            self.texts(frame),
        )
        window = plot.mapping.window
        key = (pixels.getRect(), window, likelihood_slice.parameter)
        self.paint_layer(
            painter, "axes", key,
            lambda brush: self._draw_ground(brush, plot, pixels, likelihood_slice.parameter),
        )  # fmt: skip
        drop = likelihood_slice.highest - likelihood_slice.log_likelihood
        drop_here = max(likelihood_slice.highest - frame.log_likelihood, 0.0)
        scale = max(_SHOWN * float(drop.max(initial=0.0)), drop_here, 1e-12)
        bowl, coarse = drop[::2] / scale, likelihood_slice.values[::2]
        curves = (
            (coarse, bowl, solid(self.look, "harmless", 2.5)),
            (coarse, -bowl, solid(self.look, "parameter", 2.5)),
            (
                likelihood_slice.values,
                likelihood_slice.relative_likelihood,
                solid(self.look, "likelihood", 3),
            ),
        )
        for values, curve_heights, pen in curves:
            plot.curve(painter, values, curve_heights, pen)
        self._draw_best(painter, plot, likelihood_slice)
        heights = (float(np.exp(-drop_here)), -drop_here / scale, drop_here / scale)
        balls = [plot.at(likelihood_slice.here, value) for value in heights]
        for ball, colour in zip(balls, _COLOURS.values(), strict=True):
            draw_ball(painter, ball, self.look, colour, 6)
        if likelihood_slice.best is None or not self._is_tall(pixels):
            taken = [around(ball, self.look.width(8)) for ball in balls]
            lines = np.vstack(
                [
                    pixels_of_line(*plot.mapping.points(values, curve_heights), plot.pixels)
                    for values, curve_heights, _ in curves
                ]
            )
            self._write_maximum(painter, plot, likelihood_slice, texts["summit"], taken, lines)
        best, symbol = likelihood_slice.best, SYMBOLS[likelihood_slice.parameter]
        short_summit = "" if best is None else f"{symbol} = {fixed(best, 2)}"
        self._write_values(painter, pixels, texts, short_summit)

    def _maximum_text(self, frame: Frame, likelihood_slice: LikelihoodSlice) -> str:
        """Say where the summit is, or that there is none."""
        symbol = SYMBOLS[likelihood_slice.parameter]
        if likelihood_slice.best is not None:
            text = self.tr("summit at {0} = {1}")
            return text.format(symbol, fixed(likelihood_slice.best, 2))
        slope = self.curve(frame).slope
        if not frame.counts.total:
            return self.tr("no plants yet")
        if has_lowest(frame.plants.training, likelihood_slice.parameter):
            text = self.tr("no summit to be seen: rounded, L is the same all along {0}")
            if slope < 0:
                text = self.tr("the summit is out of the picture, at a larger {0}")
            elif slope > 0:
                text = self.tr("the summit is out of the picture, at a smaller {0}")
        elif abs(slope) < CONVERGED_GRADIENT:
            text = self.tr("no summit: along {0} nothing changes here")
        elif slope < 0:
            text = self.tr("no summit: the likelihood grows for ever with {0}")
        else:
            text = self.tr("no summit: the likelihood grows for ever as {0} falls")
        return text.format(symbol)

    # Drawing

    def _is_tall(self, pixels: QRectF) -> bool:
        return pixels.height() >= _TALL_PX * self.look.type_scale

    def _header(self, pixels: QRectF) -> float:
        small, line = (line_size([], self.look, points)[1] for points in (_SMALL, _WORDS))
        return small + 3 * line if self._is_tall(pixels) else 1.2 * line

    def _rows(self, pixels: QRectF) -> list[float]:
        """Return the middle of each row of the table: its head, and three curves."""
        small, line = (line_size([], self.look, points)[1] for points in (_SMALL, _WORDS))
        top = pixels.top() + 3
        return [top + small / 2, *(top + small + line * (index + 0.5) for index in range(3))]

    def _column(self, pixels: QRectF, index: int) -> float:
        columns = _COLUMNS if self._has_long_names(pixels) else _COLUMNS_OF_SIGNS
        return pixels.left() + 10 + columns[index] * min(pixels.width() - 20, 620)

    def _has_long_names(self, pixels: QRectF) -> bool:
        """Say whether the curves are named in words; otherwise by L and log L alone."""
        wide, least = min(pixels.width() - 20, 620), self.look.least_points
        rooms = [end * wide - start * wide - 8 for start, end in pairwise(_COLUMNS)]
        names = [line_size([Run(name)], self.look, least)[0] for name in self._names().values()]
        longest = line_size([Run(_LONGEST_VALUE, bold=True)], self.look, least)[0]
        return max(names) <= rooms[0] and longest <= rooms[1]

    def _names(self) -> dict[str, str]:
        return {
            "likelihood": self.tr("likelihood L"),
            "log": self.tr("log-likelihood log L"),
            "minus": self.tr("its negative −log L"),
        }

    def _draw_ground(self, painter: QPainter, plot: Plot, pixels: QRectF, parameter: str) -> None:
        """Draw the axis, the line of 0, and the head and the names of the table."""
        plot.axis_below(painter, SYMBOLS[parameter])
        painter.setPen(solid(self.look, "muted", 1.2))
        painter.drawLine(QLineF(plot.pixels.left(), plot.at(0, 0).y(), plot.pixels.right(),
                                plot.at(0, 0).y()))  # fmt: skip
        if not self._is_tall(pixels):
            return
        rows = self._rows(pixels)
        at = QPointF(self._column(pixels, 0), rows[0])
        write_line(painter, at, [Run(LOG_IS_NATURAL, "muted")], self.look, _SMALL)
        at = QPointF(self._column(pixels, 1), rows[0])
        room = self._column(pixels, 2) - at.x() - 8
        write_line(painter, at, [Run(self.tr("now"), "muted")], self.look, _SMALL, room)
        names = self._names() if self._has_long_names(pixels) else _SIGNS
        room = self._column(pixels, 1) - self._column(pixels, 0) - 8
        for middle, (curve, name) in zip(rows[1:], names.items(), strict=True):
            at = QPointF(self._column(pixels, 0), middle)
            write_line(painter, at, [Run(name, _COLOURS[curve])], self.look, _WORDS, room)

    def _write_values(
        self, painter: QPainter, pixels: QRectF, texts: dict[str, str], short_summit: str
    ) -> None:
        """Write the three numbers now and at the summit; without room, now alone in one line."""
        if not self._is_tall(pixels):
            line = [
                Run(f"{_SIGNS[curve]} = {texts[curve]}   ", colour, bold=True)
                for curve, colour in _COLOURS.items()
            ]
            line.append(Run(LOG_IS_NATURAL, "muted"))
            least, room = self.look.least_points, pixels.width() - 20
            while len(line) > 1 and line_size(line, self.look, least)[0] > room:
                line.pop()
            at = QPointF(pixels.left() + 10, pixels.top() + 0.6 * self._header(pixels))
            write_line(painter, at, line, self.look, _WORDS, pixels.width() - 20)
            return
        rows = self._rows(pixels)
        if "log_best" in texts:
            at = QPointF(self._column(pixels, 2), rows[0])
            room = pixels.right() - at.x() - 8
            smallest = line_size([Run(texts["summit"])], self.look, self.look.least_points)[0]
            text = texts["summit"] if smallest <= room else short_summit
            write_line(painter, at, [Run(text)], self.look, _SMALL, room)
        ends = (self._column(pixels, 2) - 4, pixels.right() - 4)
        for middle, (curve, colour) in zip(rows[1:], _COLOURS.items(), strict=True):
            for column, name in ((1, curve), (2, f"{curve}_best")):
                at = QPointF(self._column(pixels, column), middle)
                runs = [Run(texts.get(name, "–"), colour, bold=column == 1)]
                write_line(painter, at, runs, self.look, _WORDS, ends[column - 1] - at.x() - 4)

    def _draw_best(self, painter: QPainter, plot: Plot, likelihood_slice: LikelihoodSlice) -> None:
        """Draw the line through the summit of two curves and the valley of the third."""
        if likelihood_slice.best is not None:
            painter.setPen(dotted(self.look, "text", 2))
            end = QPointF(plot.at(likelihood_slice.best, 0).x(), plot.pixels.bottom())
            painter.drawLine(QLineF(plot.at(likelihood_slice.best, 1), end))

    def _write_maximum(
        self,
        painter: QPainter,
        plot: Plot,
        likelihood_slice: LikelihoodSlice,
        text: str,
        taken: list[QRectF],
        lines: Pixels,
    ) -> None:
        """Say where the summit is, or that there is none; clear of balls and curves."""
        box, font = plot.pixels, self.look.font(10.5, bold=True)
        if label_size(text, font).width() > box.width():
            text = text.replace(", ", ",\n")
        size = label_size(text, font)
        if size.width() > box.width() > 0:
            font = self.look.font(
                max(self.look.least_points, math.floor(21 * box.width() / size.width()) / 2), True
            )
            size = label_size(text, font)
        middle = (
            box.center() if likelihood_slice.best is None else plot.at(likelihood_slice.best, 0)
        )
        left, heights = middle.x() - size.width() / 2, int(box.height() / max(size.height(), 1))
        places = [
            moved_into(QRectF(QPointF(left, box.top() + line * size.height()), size), box)
            for line in range(max(1, heights))
        ]
        free = [place for place in places if is_free(place, taken, lines)]
        if likelihood_slice.best is not None and not free:
            return  # the dotted line shows where it is
        place = (free or places)[0]
        at = QPointF(place.left(), place.center().y())
        ground = self.look.colour("panel", 0.85)
        draw_label(painter, at, text, font, self.look.colour("text"), box, ground)
