"""A curve that is not convex: where a descent ends depends on its start (figure 41)."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import groupby

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QLabel

from engine.changed import Changed
from engine.explain.double_well import (
    GLOBAL_MINIMUM,
    LOCAL_MINIMUM,
    Descent,
    Fate,
    descend,
    fates,
    height,
)
from engine.geometry import Rectangle
from engine.lab.choices import VALLEY_RANGE, VALLEY_RATES
from engine.lab.frame import Frame
from gui.language.numbers import fixed, short, whole
from gui.painting.labels import label_size
from gui.painting.markers import draw_ball
from gui.painting.plot import Plot, solid
from gui.painting.rich_text import Run, line_size, write_line, write_wrapped
from gui.pictures.loss.ball_picture import BallPicture
from gui.pictures.loss.hop_arc import draw_hop_arc
from gui.state.edit_kind import EditKind
from gui.style.palette import ColourName
from gui.style.text_colour import set_text_colour
from gui.style.theme import Look
from gui.widgets.number_field import NumberField
from gui.widgets.parameter_slider import LogScale, ParameterSlider

_LEFT, _RIGHT, _TOP = VALLEY_RANGE[0] - 0.15, VALLEY_RANGE[1] + 0.15, 2.0
_CURVE_POINTS = 121
_HOP_PX, _MOST_HOPS = 7.0, 40
_BAND_PX, _BAND_STEP_PX = 6.0, 4.0
_WORDS, _SMALL_WORDS = 12.5, 10.5
_TALL_PX, _ONE_LINE_PX, _LOWEST_PX = 215.0, 600.0, 125.0
_BASINS: dict[Fate, ColourName] = {
    Fate.LOCAL: "muted",
    Fate.JUMPED_IN: "muted",
    Fate.GLOBAL: "frontier",
    Fate.JUMPED_OUT: "frontier",
    Fate.LOST: "loss",
}
"""The colour of the starts that lead somewhere."""

_descend = lru_cache(maxsize=64)(descend)


class LocalMinimum(BallPicture):
    """Two valleys and a hill: the nearer one is not always the deeper one."""

    watches = Changed.CHOICES | Changed.SOLUTION

    def __init__(self, look: Look) -> None:
        super().__init__(look, "valley")
        self._alpha = QLabel("α")
        field = NumberField(*VALLEY_RATES, short)
        self.rate = ParameterSlider("valleyRate", LogScale(*VALLEY_RATES), field)
        self.rate.edited.connect(lambda rate: self.choices_edited.emit({"valley_rate": rate}))
        self.rate.gesture_begun.connect(lambda: self.gesture_begun.emit(EditKind.CHOICES, False))
        self.rate.gesture_ended.connect(self.gesture_ended)
        self.add_controls(self._alpha, self.rate)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self.rate.slider.set_look(look)
        self._alpha.setFont(look.symbol_font(12))
        self.rate.field.setFont(look.font(10, bold=True))
        set_text_colour(self.rate.field, look.palette.parameter)
        metrics = self.rate.field.fontMetrics()
        self.rate.field.setFixedWidth(metrics.horizontalAdvance("0,0050") + 16)
        super().set_look(look)

    def retranslate(self) -> None:
        """Name the picture and its slider in the language on screen."""
        self.describe(
            self.tr("Local minimum"),
            self.tr("A curve with two valleys, and a descent on it from a start of your choice."),
        )
        self.canvas.setToolTip(self.tr("Drag the start, or press Up and Down (with Shift: finer)"))
        self.rate.describe(
            self.tr("Learning rate on this curve"),
            self.tr("Learning rate α on this curve, from 0.005 to 3"),
        )

    def apply_frame(self, frame: Frame, changed: Changed) -> None:
        """Show the rate chosen, and draw."""
        self.rate.show_value(frame.choices.valley_rate)
        super().apply_frame(frame, changed)

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write how the descent ends, after how many steps, and where."""
        descent = _descend(frame.choices.valley_start, frame.choices.valley_rate)
        start, end = float(descent.path[0]), float(descent.path[-1])
        steps = len(descent.path) - 1
        text = self.tr("from w = {0}: {1} steps to w = {2}")
        if steps == 1:
            text = self.tr("from w = {0}: {1} step to w = {2}")
        return {
            "fate": self._sentence(descent.fate),
            "steps": text.format(fixed(start, 2), whole(steps), fixed(end, 2)),
            "rate": f"α = {short(frame.choices.valley_rate)}",
        }

    def make_plot(self, _frame: Frame, pixels: QRectF) -> Plot:
        """Return where w and L(w) lie."""
        below = pixels.adjusted(0, self._header(pixels), 0, 0)
        plot = Plot.inside(below, Rectangle(_LEFT, 0, _RIGHT, _TOP), self.look)
        share = min(self._room_below() / max(plot.pixels.height(), 1), 0.6)
        window = Rectangle(_LEFT, -_TOP * share / (1 - share), _RIGHT, _TOP)
        return Plot.of(plot.pixels, window, self.look)

    def _room_below(self) -> float:
        """Return how much room the names of the minima and the band need below the curve."""
        return label_size("", self.look.font(10)).height() + self.look.width(_BAND_PX + 10)

    def ball(self, frame: Frame) -> float:
        """Return where the descent starts."""
        return frame.choices.valley_start

    def put_ball(self, value: float) -> None:
        """Start elsewhere."""
        self.choices_edited.emit({"valley_start": value})

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw the curve with its two minima, which starts lead where, and the hops."""
        plot, choices = self.plot(frame, pixels), frame.choices
        descent = _descend(choices.valley_start, choices.valley_rate)
        key = (pixels.getRect(),)
        self.paint_layer(painter, "curve", key, lambda brush: self._draw_ground(brush, plot))
        self._draw_basins(painter, plot, choices.valley_rate)
        painter.save()
        painter.setClipRect(plot.pixels.adjusted(-2, 0, 2, 0))
        self._draw_hops(painter, plot, descent)
        painter.restore()
        self._write_header(painter, pixels, self.texts(frame))

    def _sentence(self, fate: Fate) -> str:
        return {
            Fate.LOCAL: self.tr(
                "It falls into the local minimum and stays: the deeper valley is out of sight."
            ),
            Fate.GLOBAL: self.tr(
                "It falls into the global minimum: it started on the good side of the hill."
            ),
            Fate.JUMPED_OUT: self.tr(
                "Its steps are long enough to jump over the hill, into the global minimum."
            ),
            Fate.JUMPED_IN: self.tr(
                "It started on the good side; too long a step threw it into the local minimum."
            ),
            Fate.RESTLESS: self.tr(
                "After 400 steps it still hops to and fro: the rate is too large."
            ),
            Fate.ON_ITS_WAY: self.tr("After 400 steps it has not arrived: the rate is too small."),
            Fate.LOST: self.tr("Its hops grow longer and longer: the rate is too large."),
            Fate.ON_THE_HILL: self.tr("On the very top the slope is 0: it does not move."),
        }[fate]

    # Drawing

    def _convex_text(self) -> str:
        if self.frame is not None and self.frame.architecture.is_network:
            return self.tr("The loss of a network is not convex: it can have many valleys.")
        return self.tr("The log loss of a neuron is convex: it has one valley only.")

    def _convex_height(self, pixels: QRectF) -> float:
        """Return how high that sentence is, in as many lines as it takes; 0 without room for it."""
        if pixels.height() < _LOWEST_PX * self.look.type_scale:
            return 0.0
        width = max(pixels.width() - 20, 1.0)
        metrics = QFontMetricsF(self.look.font(_SMALL_WORDS))
        wrap = int(Qt.TextFlag.TextWordWrap)
        return metrics.boundingRect(QRectF(0, 0, width, 1e4), wrap, self._convex_text()).height()

    def _has_steps(self, pixels: QRectF) -> bool:
        """Say whether there is room for the numbers below the sentence."""
        return pixels.height() >= _TALL_PX * self.look.type_scale

    def _sentence_height(self, pixels: QRectF) -> float:
        wide = pixels.width() >= _ONE_LINE_PX * self.look.type_scale
        return line_size([], self.look, _WORDS)[1] * (1.0 if wide else 1.7)

    def _header(self, pixels: QRectF) -> float:
        steps = line_size([], self.look, _SMALL_WORDS)[1] if self._has_steps(pixels) else 0.0
        return 3 + self._sentence_height(pixels) + steps + self._convex_height(pixels)

    def _write_header(self, painter: QPainter, pixels: QRectF, texts: dict[str, str]) -> None:
        """Say how it ends; below that the numbers; and how the neuron's own loss differs."""
        box = pixels.adjusted(10, 3, -10, 0)
        box.setHeight(self._sentence_height(pixels))
        write_wrapped(painter, box, texts["fate"], self.look, _WORDS, bold=True)
        y = box.bottom()
        if self._has_steps(pixels):
            steps = [Run(f"{texts['steps']}   ({texts['rate']})", "parameter")]
            if line_size(steps, self.look, self.look.least_points)[0] > 0.96 * box.width():
                steps = [Run(texts["steps"], "parameter")]  # the rate stands below as well
            line_height = line_size([], self.look, _SMALL_WORDS)[1]
            at = QPointF(box.left(), y + line_height / 2)
            write_line(painter, at, steps, self.look, _SMALL_WORDS, 0.96 * box.width())
            y += line_height
        below = QRectF(box.left(), y, box.width(), self._convex_height(pixels))
        if not below.height():
            return
        write_wrapped(painter, below, self._convex_text(), self.look, _SMALL_WORDS, "muted")

    def _name_font(self, names: tuple[str, str], pixels: QRectF) -> QFont:
        """Return the type for the names of the two minima: smaller where they lie too close."""
        font = self.look.font(10)
        if sum(label_size(name, font).width() for name in names) <= pixels.width():
            return font
        return self.look.font(max(7.5, self.look.least_points))

    def _draw_ground(self, painter: QPainter, plot: Plot) -> None:
        """Draw the axes, the curve, and the names of its two minima."""
        plot.axis_below(painter, "w")
        plot.axis_left(painter, "f(w)", numbers=plot.pixels.height() > 60 * self.look.type_scale)
        w = np.linspace(_LEFT, _RIGHT, _CURVE_POINTS)
        plot.curve(painter, w, height(w), solid(self.look, "loss", 3))
        if self._room_below() > 0.6 * plot.pixels.height():
            return
        local, best = self.tr("local minimum"), self.tr("global minimum")
        names: tuple[tuple[float, str, ColourName], ...] = (
            (LOCAL_MINIMUM, local, "muted"),
            (GLOBAL_MINIMUM, best, "frontier"),
        )
        font = self._name_font((local, best), plot.pixels)
        painter.setFont(font)
        ends = (plot.pixels.left() + self.look.width(2), plot.pixels.right() + self.look.width(8))
        for w_minimum, name, colour in names:
            at = plot.at(w_minimum, float(height(np.array(w_minimum))))
            size = label_size(name, font)
            left = at.x() - size.width() / 2
            left = max(min(left, ends[1] - size.width()), ends[0])
            box = QRectF(left, at.y() + self.look.width(7), size.width(), size.height())
            painter.setPen(self.look.colour(colour))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), name)

    def _draw_basins(self, painter: QPainter, plot: Plot, rate: float) -> None:
        """Colour the starts on the axis by the minimum that they lead to at this rate."""
        count = int(plot.pixels.width() / _BAND_STEP_PX)
        if count < 1:
            return
        low, high = (plot.at(end, 0).x() for end in VALLEY_RANGE)
        step, thick = (high - low) / count, self.look.width(_BAND_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        start = 0
        for fate, group in groupby(_basins(rate, count)):
            length = len(list(group))
            if fate in _BASINS:
                painter.setBrush(self.look.colour(_BASINS[fate], 0.8))
                left = low + start * step
                painter.drawRect(
                    QRectF(left, plot.pixels.bottom() - thick - 1, length * step, thick)
                )
            start += length

    def _draw_hops(self, painter: QPainter, plot: Plot, descent: Descent) -> None:
        """Draw the steps as hops along the curve; very short ones several at a time."""
        losses = np.minimum(height(descent.path), 1e6)
        points = [plot.at(w, loss) for w, loss in zip(descent.path.tolist(), losses, strict=True)]
        pen = solid(self.look, "parameter", 2)
        last = points[0]
        shown = 0
        for point in points[1:]:
            if math.hypot(point.x() - last.x(), point.y() - last.y()) < _HOP_PX:
                continue
            draw_hop_arc(painter, last, point, pen, plot.pixels)
            draw_ball(painter, point, self.look, radius_px=3.5)
            last, shown = point, shown + 1
            if shown == _MOST_HOPS:
                break
        if descent.fate not in (Fate.LOST, Fate.RESTLESS):
            colour = _BASINS.get(descent.fate, "text")
            painter.setPen(QPen(self.look.colour(colour), self.look.width(3)))
            painter.setBrush(self.look.colour("parameter"))
            painter.drawEllipse(points[-1], self.look.width(6), self.look.width(6))
        draw_ball(painter, points[0], self.look, radius_px=8)


@lru_cache(maxsize=16)
def _basins(rate: float, count: int) -> tuple[Fate, ...]:
    """Return how the descent ends from the middle of each of so many parts of the range."""
    low, high = VALLEY_RANGE
    return tuple(fates(low + (np.arange(count) + 0.5) * (high - low) / count, rate))
