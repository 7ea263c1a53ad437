"""Why the logarithm: a product of many P falls to exactly 0, a sum of logs does not (25 to 27)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import accumulate

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from engine.changed import Changed
from engine.lab.choices import REPEATS
from engine.lab.frame import Frame
from gui.language.arithmetic import (
    rounds_to,
    with_decimals,
    with_fewest_digits,
    written_out,
)
from gui.language.numbers import fixed, number, power_of_ten, short, whole
from gui.painting.latex import draw_formula, formula_size
from gui.painting.rich_text import Run, line_size, write_line, write_wrapped
from gui.painting.symbols import LOG_IS_NATURAL
from gui.pictures.likelihood.log_formulas import log_of_product
from gui.pictures.likelihood.underflow import Underflow
from gui.pictures.picture import Picture
from gui.style.theme import Look
from gui.widgets.segmented_choice import SegmentedChoice

_MARGIN_PX = 12.0
_MOST_FACTORS = 12
"""More than that are never written out."""

_LEAST_POINTS = 10.0
_LARGEST_POINTS = 22.0
_WIDE_PX = 440.0
"""With more room than that, a sum is written larger rather than longer."""

_ROWS = 6.4
"""How high product, logs, terms and total are together, in heights of a line."""

_LEAST_CHART_PX = 78.0
_ELLIPSIS = "…"


@dataclass(frozen=True)
class _Sums:
    """What is written, as runs; `fall` says what has become of the product."""

    product: list[Run]
    fall: Run
    logs: list[Run]
    terms: list[Run]
    total: list[Run]


class WhyLog(Picture):
    """The same plants ×1 … ×10,000: their product vanishes, the sum of their logs goes on."""

    watches = Changed.PLANTS | Changed.NEURON | Changed.CHOICES

    def __init__(self, look: Look) -> None:
        super().__init__(look, "whyLog")
        self.repeats = SegmentedChoice(REPEATS)
        self.repeats.chosen.connect(lambda times: self.choices_edited.emit({"repeats": times}))
        self.add_controls(self.repeats)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture and its buttons in the language on screen."""
        self.describe(
            self.tr("Why the logarithm"),
            self.tr("The product of all P, and the sum of their logarithms, as plants repeat."),
        )
        meaning = self.tr("The same plants, taken {0} times")
        self.repeats.describe(
            "",
            [f"×{whole(times)}" for times in REPEATS],
            [
                meaning.format(whole(times))
                if times > 1
                else self.tr("The same plants, taken once")
                for times in REPEATS
            ],
        )

    def apply_frame(self, frame: Frame, changed: Changed) -> None:
        """Show how often the plants are repeated."""
        self.repeats.show_value(frame.choices.repeats)
        super().apply_frame(frame, changed)

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write the product and the sum of logs out, as far as the picture is wide."""
        sums = self._sums(frame, self._areas(QRectF(self.canvas.rect()))[0].width())
        written = {
            name: "".join(run.text for run in getattr(sums, name))
            for name in ("product", "logs", "terms", "total")
        }
        return {**written, "fall": sums.fall.text}

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw the product and what becomes of it, the sum of logs, and both as curves."""
        text, chart = self._areas(pixels)
        self._write(painter, text, self._sums(frame, text.width()))
        if chart is not None:
            underflow = Underflow(chart, frame.all_repeated, self.look)
            times = frame.choices.repeats
            key = (*underflow.key, times)
            self.paint_layer(painter, "chart", key, lambda on: underflow.draw_ground(on, times))
            underflow.draw(painter)

    def on_press(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """Repeat the plants as often as the column says that was clicked."""
        chart = self._areas(QRectF(self.canvas.rect()))[1]
        if self.frame is None or chart is None:
            return
        column = Underflow(chart, self.frame.all_repeated, self.look).column_at(at)
        if column is not None:
            self.choices_edited.emit({"repeats": REPEATS[column]})

    def _areas(self, pixels: QRectF) -> tuple[QRectF, QRectF | None]:
        """Return where the sums are written, and where the curves lie if there is room for them."""
        box = pixels.adjusted(_MARGIN_PX, 6, -_MARGIN_PX, -4)
        least = _LEAST_CHART_PX * self.look.type_scale
        if box.width() > 2.2 * box.height() and box.height() > least and box.width() > 6 * least:
            chart = box.adjusted(0.6 * box.width() + _MARGIN_PX, 0, 0, 0)
            return box.adjusted(0, 0, -0.4 * box.width() - _MARGIN_PX, 0), chart
        line = _height(self.look)
        height = max(8.6 * line, min(0.5 * box.height(), 14 * line))
        if box.height() - height < least:
            return box, None
        text = QRectF(box.left(), box.top(), box.width(), height)
        return text, box.adjusted(0, height, 0, 0)

    def _write(self, painter: QPainter, box: QRectF, sums: _Sums) -> None:
        """Write five lines one under the other: product, its fall, logs, terms, total."""
        look, room = self.look, box.width()
        fall_points = _LEAST_POINTS * min(max(0.7, box.height() / (10 * _height(look))), 1.4)
        fall_points = max(fall_points, look.least_points)
        wide = 1.12 * line_size([sums.fall], look, fall_points)[0]
        fall_height = math.ceil(wide / room) * _height(look) * fall_points / _LEAST_POINTS
        points = self._points(box.height() - fall_height)
        line = _height(look) * points / 10
        y = box.top() + max(0.0, box.height() - _ROWS * line - fall_height) / 2
        write_line(painter, QPointF(box.left(), y + 0.7 * line), sums.product, look, points, room)
        y += 1.4 * line
        fall = QRectF(box.left(), y, room, fall_height)
        write_wrapped(
            painter, fall, sums.fall.text, look, fall_points, sums.fall.colour, sums.fall.bold, True
        )
        y += fall_height + 0.4 * line
        size = min(points, self._fitting(sums.logs, points, room))
        write_line(painter, QPointF(box.left(), y + 0.65 * line), sums.logs, look, size, room)
        indent = line_size([Run("log(L) ")], look, size)[0]
        at = QPointF(box.left() + indent, y + 1.9 * line)
        write_line(painter, at, sums.terms, look, size, room - indent)
        at += QPointF(0, 1.35 * line)
        total = [*sums.total, Run(f"   {LOG_IS_NATURAL}", "muted")]
        end = write_line(painter, at, total, look, 1.1 * points, room - indent).right()
        self._write_rule(painter, QRectF(end, at.y(), box.right() - end, 0), points)

    def _write_rule(self, painter: QPainter, room: QRectF, points: float) -> None:
        """Write log(uv) = log u + log v at the right end of the last line, if it has room."""
        tex = log_of_product(self.look)
        size = float(round(min(max(points, 9), 14)))
        width = formula_size(tex, self.look, size).width()
        if room.width() > width + 20:
            draw_formula(painter, QPointF(room.right() - width, room.y()), tex, self.look, size)

    def _points(self, height: float) -> float:
        """Return how large type can be where four lines of it share a height."""
        return min(max(10 * height / (_ROWS * _height(self.look)), 6.5), _LARGEST_POINTS)

    def _fitting(self, runs: list[Run], points: float, room: float) -> float:
        width = line_size(runs, self.look, points)[0]
        return points * min(1.0, room / max(width, 1.0))

    # What is written

    def _sums(self, frame: Frame, room: float) -> _Sums:
        if not len(frame.plants.training):
            none = self.tr("No plant, no factor: place some in the field.")
            product = [Run("L = 1", "likelihood")]
            logs = [Run("log(L)", "parameter"), Run(" = 0")]
            return _Sums(product, Run(none, "muted"), logs, [], [])
        result = frame.repeated
        count = min(_MOST_FACTORS, result.factors)
        plant_losses = frame.training_outputs.losses
        losses = np.resize(plant_losses[:_MOST_FACTORS], count).tolist()
        losses.append(float(plant_losses[-1]))
        value = "0" if result.likelihood == 0 else short(result.likelihood, 2)
        total = _total(result.log_likelihood)
        factors, sizes = [_factor(loss) for loss in losses], [_size(loss) for loss in losses]
        if result.factors == count:  # a pupil can do the sum
            factors, sizes = _that_come_out(losses[:count], value, total)
            factors, sizes = [*factors, factors[-1]], [*sizes, sizes[-1]]
        write_out = partial(_shortened, count=result.factors, look=self.look)
        shown = write_out(factors, " × ", f"L =  = {value}", room)
        shown_logs = write_out(factors, ") + log(", "log(L) = log()", room)
        shown_terms = write_out(sizes, " − ", "log(L) = −", room)
        return _Sums(
            [
                Run("L", "likelihood", symbol=True),
                Run(" = " + " × ".join(shown), "likelihood"),
                Run(" = ", "likelihood"),
                Run(value, "likelihood" if result.likelihood else "loss", bold=True),
            ],
            self._fall(result.likelihood, result.factors),
            [
                Run("log(", "parameter"),
                Run("L", "likelihood", symbol=True),
                Run(")", "parameter"),
                Run(" = "),
                *_coloured_logs(shown_logs),
            ],
            [Run("= "), Run("−" + " − ".join(shown_terms), "parameter")],
            [Run("= "), Run(total, "parameter", bold=True)],
        )

    def _fall(self, likelihood: float, factors: int) -> Run:
        """Say what has become of the product."""
        if likelihood == 0:
            text = self.tr(
                "0: a computer has no number between 0 and {0}, and the product is lost there"
            )
            return Run(text.format("5\u00a0×\u00a0" + power_of_ten(-324)), "loss", bold=True)
        text = self.tr("Factors: {0}. The more there are, the nearer their product is to 0.")
        if likelihood == 1:
            text = self.tr("Factors: {0}. Each is 1 when rounded, and so is their product.")
        return Run(text.format(whole(factors)), "muted")


def _height(look: Look) -> float:
    return QFontMetricsF(look.font(_LEAST_POINTS)).height()


@lru_cache(maxsize=2048)
def _width(text: str, look: Look) -> float:
    """Return the width of a text in the smallest type that is used."""
    return QFontMetricsF(look.font(_LEAST_POINTS)).horizontalAdvance(text)


def _shortened(
    elements: list[str], between: str, around: str, room: float, count: int, look: Look
) -> list[str]:
    """Return all of `count` elements if they fit, else the first ones, an ellipsis and the last.

    `elements` are the first ones and, after them, the very last; `around` is what else is in
    the line. All of them may be small; what is shortened anyway is written larger.
    """
    *first, last = elements
    apart, taken = _width(between, look), _width(around, look)
    ends = list(accumulate(_width(element, look) + apart for element in first))
    if count == len(first) and ends[-1] - apart <= room - taken:
        return first
    room /= min(max(room / (_WIDE_PX * look.type_scale), 1.0), _LARGEST_POINTS / _LEAST_POINTS)
    room -= taken + _width(_ELLIPSIS, look) + apart + _width(last, look)
    shown = min(sum(end <= room for end in ends), count - 1)
    return [*first[: max(shown, 1)], _ELLIPSIS, last] if count > 1 else first


def _coloured_logs(factors: list[str]) -> list[Run]:
    """Write log(0,7) + log(0,8) …: the logarithm yellow, what it is taken of coral."""
    runs: list[Run] = []
    before = ""
    for factor in factors:
        if factor == _ELLIPSIS:
            before += _ELLIPSIS
        else:
            runs += [Run(before + "log(", "parameter"), Run(factor, "likelihood")]
            before = ")"
        before += " + "
    return [*runs, Run(")", "parameter")]


def _that_come_out(losses: list[float], value: str, total: str) -> tuple[list[str], list[str]]:
    """Write every P and every -log P so that product, logarithms and sum come out."""
    sizes = written_out(
        lambda *terms: 0.0 - sum(terms), total, *(partial(_size, loss) for loss in losses)
    )

    def come_out(chances: list[float]) -> bool:
        logs = (-math.log(p) if p else math.inf for p in chances)
        each = all(rounds_to(log, size) for log, size in zip(logs, sizes, strict=True))
        return each and rounds_to(math.prod(chances), value)

    return with_fewest_digits(come_out, *(partial(_factor, loss) for loss in losses)), sizes


def _factor(loss: float, more: int = 0) -> str:
    """Write P = e^-loss in as few digits as say that it is not quite 0 or 1, or in more."""
    p = math.exp(-loss)
    if p == 0:
        return "≈0"
    if p < 1e-4:
        return short(p, 1 + more).replace(" × ", "·")
    texts = (short(p, digits + more) for digits in (2, 3, 4, 5))
    return next((text for text in texts if text != "1"), "1")


def _size(loss: float, more: int = 0) -> str:
    """Write -log P with two places, or where that says nothing, with one digit, or with more."""
    if 0 < loss < 0.005:
        return short(loss, 1 + more)
    return with_decimals(loss, 2)(more)


def _total(value: float) -> str:
    """Write a sum of logs: −1,25 and −12 473."""
    if abs(value) < 1000:
        return fixed(value)
    return whole(round(value)) if abs(value) < 1e7 else number(value)
