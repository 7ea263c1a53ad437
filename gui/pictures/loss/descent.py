"""The update rule with its live numbers, and the steps of the run as hops (figures 39, 40)."""

from __future__ import annotations

import math
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from engine.arrays import indices
from engine.changed import Changed
from engine.geometry import Rectangle
from engine.lab.frame import Frame
from engine.learning.settings import Optimiser, Rule
from engine.learning.trace_view import milestones
from engine.model.neuron import PARAMETERS
from gui.language.arithmetic import with_decimals, with_digits, written_out
from gui.language.numbers import decimals_for, fixed, short, whole
from gui.language.run_names import optimiser_name
from gui.painting.latex import coloured, draw_formula, formula_size
from gui.painting.markers import draw_ball
from gui.painting.plot import Plot, solid
from gui.painting.rich_text import Run, line_size, write_line, write_lines, write_wrapped
from gui.painting.symbols import LOSS, SYMBOLS, loss_name, penalty_name, slope_writer
from gui.pictures.loss.hop_arc import draw_hop_arc
from gui.pictures.loss.slice_curve import draw_slice_curve, top_above
from gui.pictures.loss.slice_picture import SlicePicture
from gui.style.palette import ColourName
from gui.style.theme import Look

_MOST_HOPS = 12
_RULE, _ROWS, _NAMES = 15.0, 12.0, 10.5
_WIDE_PX, _TALL_PX, _NAMES_PX, _CAPTION_PX = 560.0, 225.0, 280.0, 150.0
_SHARE = 0.46
_FADED = 0.9
_LEAST_DECIMALS = 3
"""Of a parameter after the step: more where its change asks for them, fewer where it is large."""
_LEAST_ROWS = 4.0
_FILLED = 0.97
"""Of the width of the room, what a row may take."""


class Descent(SlicePicture):
    """Each step goes against the slope, the longer the steeper it is."""

    watches = SlicePicture.watches | Changed.SETTINGS

    def __init__(self, look: Look) -> None:
        super().__init__(look, "descent", "slope_along")
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture in the language on screen."""
        super().retranslate()
        self.describe(
            self.tr("Gradient descent"),
            self.tr("The update rule with its numbers, and the steps of the run as hops."),
        )

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write w - alpha dL/dw = w for each parameter, and what the hops are.

        An optimiser with a memory takes what it makes of the slopes in place of dL/dw.
        """
        step = frame.next_step
        texts = {"rate": short(step.rate)}
        taken = step.gradient if _is_plain(frame) or step.direction is None else step.direction
        for index, name in enumerate(PARAMETERS):
            numbers = (step.before[index], taken[index], step.after[index])
            texts |= _step_texts(name, step.rate, *map(float, numbers))
        texts["hops"] = self._hops_text(frame)
        texts["others"] = self._others_text(frame)
        return texts

    def make_plot(self, frame: Frame, pixels: QRectF) -> Plot:
        """Return where the parameter and the loss lie."""
        left, right = self._shown(frame)
        top = top_above(
            frame.evaluation.objective, float(frame.neuron_frame.losses_of(indices([0]))[0])
        )
        window = Rectangle(left, 0.0, right, top)
        return Plot.inside(self._plot_area(frame, pixels), window, self.look)

    def _shown(self, frame: Frame) -> tuple[float, float]:
        """Return from where to where to show the parameter: the run, and some of the valley."""
        curve, reach = self.curve(frame), frame.neuron_frame.reach_of(self.parameter(frame))
        index = PARAMETERS.index(curve.parameter)
        run = frame.trace.parameters_near(milestones(frame.last_step, _MOST_HOPS)[0])[:, index]
        shown = [*run.tolist(), curve.here, float(frame.next_step.after[index])]
        shown += [] if curve.lowest is None else [curve.lowest]
        low, high = max(min(shown), -reach), min(max(shown), reach)
        margin = max(0.5 * (high - low), 0.15 * reach)
        unit = 0.1 * reach
        left, right = math.floor((low - margin) / unit), math.ceil((high + margin) / unit)
        return max(left * unit, -reach), min(right * unit, reach)

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw rule and numbers, and beside or below them the curve with the hops."""
        plot, texts = self.plot(frame, pixels), self.texts(frame)
        self._write_rule(painter, frame, pixels, texts)
        self.paint_axes(painter, plot, SYMBOLS[self.parameter(frame)], loss_name(frame))
        draw_slice_curve(painter, plot, self.curve(frame), frame)
        painter.save()
        painter.setClipRect(plot.pixels.adjusted(-2, -8, 2, 8))
        self._draw_hops(painter, plot, frame)
        painter.restore()

    def _hops_text(self, frame: Frame) -> str:
        """Say what a hop is."""
        stride = milestones(frame.step, _MOST_HOPS)[1]
        if not len(frame.plants.training):
            return ""
        if not frame.step:
            return self.tr("dashed: the next step")
        if stride == 1:
            return self.tr("one hop: one step; dashed: the next")
        return self.tr("one hop: {0} steps; dashed: the next step").format(whole(stride))

    def _others_text(self, frame: Frame) -> str:
        """Say why nothing will move, or why hops need not lie on the curve."""
        if frame.next_step.leads_beyond:
            return self.tr("beyond 10¹⁰⁰: the next step moves nothing")
        indices = [index for index, name in enumerate(PARAMETERS) if name != self.parameter(frame)]
        if (frame.trace.parameters(0)[indices] == frame.neuron.parameters[indices]).all():
            return ""
        return self.tr("the others moved too: hops can leave the curve")

    # The rule and its numbers

    def _is_side_by_side(self, pixels: QRectF) -> bool:
        wide = pixels.width() >= _WIDE_PX * self.look.type_scale
        return wide and pixels.width() > 1.3 * pixels.height()

    def _is_tall(self, pixels: QRectF) -> bool:
        return self._is_side_by_side(pixels) or pixels.height() >= _TALL_PX * self.look.type_scale

    def _plot_area(self, frame: Frame, pixels: QRectF) -> QRectF:
        if self._is_side_by_side(pixels):
            return pixels.adjusted(_SHARE * pixels.width(), 0, 0, 0)
        row = line_size([], self.look, _ROWS)[1]
        used = 3.1 * row + self._rule_height(frame) if self._is_tall(pixels) else 1.1 * row
        return pixels.adjusted(0, used + 4, 0, 0)

    def _growth(self, pixels: QRectF) -> float:
        """Return how much larger to write where there is room."""
        spare = min(
            pixels.width() / (_WIDE_PX * self.look.type_scale),
            pixels.height() / (_NAMES_PX * self.look.type_scale),
        )
        return min(max(spare, 1.0), 1.5) if self._is_side_by_side(pixels) else 1.0

    def _rule_height(self, frame: Frame, growth: float = 1.0) -> float:
        return formula_size(self._rule(frame), self.look, _RULE * growth).height() + 8

    def _rule(self, frame: Frame) -> str:
        w = coloured(self.look, "parameter", "W_t")
        after = coloured(self.look, "parameter", "W_{t+1}")
        slope = rf"\frac{{\partial {_minimised(frame)}}}{{\partial W_t}}"
        if not _is_plain(frame):
            slope = "d_t"
        return rf"{after} = {w} - \alpha\," + coloured(self.look, "loss", slope)

    def _write_rule(
        self, painter: QPainter, frame: Frame, pixels: QRectF, texts: dict[str, str]
    ) -> None:
        """Write the rule, the numbers below it, and the words."""
        side_by_side, tall, growth = (
            self._is_side_by_side(pixels),
            self._is_tall(pixels),
            self._growth(pixels),
        )
        room = (_SHARE if side_by_side else 1) * pixels.width() - 20
        box = QRectF(pixels.left() + 10, pixels.top() + 4, room, 0)
        words = [self._slope_name(frame), texts["hops"], texts["others"]]
        if tall:
            key = (pixels.getRect(), self._rule(frame), *words)
            self.paint_layer(
                painter,
                "words",
                key,
                lambda brush: self._write_words(brush, frame, pixels, box, words),
            )
            box.moveTop(self._top_of_rows(frame, pixels, growth))
        names = PARAMETERS if tall else (self.parameter(frame),)
        self._write_rows(painter, box, names, self.parameter(frame), texts, growth)

    def _top_of_rows(self, frame: Frame, pixels: QRectF, growth: float) -> float:
        top = pixels.top() + 4 + self._rule_height(frame, growth)
        if not self._has_names(pixels):
            return top
        return top + (4 * line_size([], self.look, _NAMES)[1] + 10) * growth

    def _has_names(self, pixels: QRectF) -> bool:
        tall = pixels.height() >= _NAMES_PX * self.look.type_scale
        return self._is_side_by_side(pixels) and tall

    def _write_words(
        self, painter: QPainter, frame: Frame, pixels: QRectF, box: QRectF, words: list[str]
    ) -> None:
        """Write the rule, what its letters mean, and what the hops are."""
        growth = self._growth(pixels)
        height = self._rule_height(frame, growth)
        at = box.topLeft() + QPointF(0, height / 2)
        rule = draw_formula(painter, at, self._rule(frame), self.look, _RULE * growth, box.width())
        slope, *captions = words
        if self._is_side_by_side(pixels):
            if self._has_names(pixels):
                names = box.translated(0, height)
                self._write_names(painter, names, self._slope_symbol(frame), slope, growth)
            rows = 3 * growth * line_size([], self.look, _ROWS)[1]
            aside = QRectF(box.left(), self._top_of_rows(frame, pixels, growth), box.width(), 0)
            aside.translate(0, rows + 8)
            aside.setBottom(pixels.bottom() - 4)
        else:
            aside = QRectF(rule.right() + 22, box.top(), box.right() - rule.right() - 22, height)
            is_narrow = aside.width() < 2 * _CAPTION_PX * self.look.type_scale
            captions = captions[:1] if is_narrow else captions
        if aside.width() < _CAPTION_PX * self.look.type_scale:
            return
        for caption in captions:
            end = write_wrapped(painter, aside, caption, self.look, _NAMES - 0.5, "muted")
            aside.setTop(min(end + 2, aside.bottom()))

    def _write_names(
        self, painter: QPainter, box: QRectF, symbol: list[Run], slope: str, growth: float
    ) -> None:
        """Say what stands in the rule, as figure 39 does."""
        w = Run("W", "parameter", symbol=True)
        lines = [
            [
                w,
                Run("t+1", "parameter", level=-1),
                self._name(self.tr("w₁, w₂ or b after the step")),
            ],
            [w, Run("t", "parameter", level=-1), self._name(self.tr("w₁, w₂ or b now"))],
            [Run("α", symbol=True), self._name(self.tr("learning rate, positive"))],
            [*symbol, self._name(slope)],
        ]
        write_lines(painter, box, lines, self.look, _NAMES * growth)

    def _name(self, text: str) -> Run:
        return Run("   " + text, "muted")

    def _slope_symbol(self, frame: Frame) -> list[Run]:
        slope = f"∂{LOSS}/∂W" if frame.settings.penalty.is_none else f"∂({loss_name(frame)})/∂W"
        taken = slope if _is_plain(frame) else "d"
        return [Run(taken, "loss", symbol=True), Run("t", "loss", level=-1)]

    def _slope_name(self, frame: Frame) -> str:
        if not _is_plain(frame):
            text = self.tr("what {0} makes of the slopes")
            return text.format(optimiser_name(frame.settings.optimiser))
        if frame.settings.formulas:
            return self.tr("what your own formula gives")
        if frame.settings.rule is Rule.PERCEPTRON:
            return self.tr("here (y_pred − y) x of one plant: Rosenblatt's rule")
        has_penalty = not frame.settings.penalty.is_none
        if frame.settings.batch_size is not None:
            alone = self.tr("slope on the next batch")
            return alone if has_penalty else self.tr("slope of the loss on the next batch")
        if has_penalty:
            return self.tr("slope now")
        return self.tr("slope of the loss now")

    def _write_rows(
        self,
        painter: QPainter,
        box: QRectF,
        names: tuple[str, ...],
        chosen: str,
        texts: dict[str, str],
        growth: float,
    ) -> None:
        """Write w <- before - alpha x (gradient) = after, the columns one below the other."""
        rows = [_row(name, texts, name == chosen) for name in names]
        least = self.look.least_points
        if len(rows) > 1 and sum(self._column_widths(rows, least)) > _FILLED * box.width():
            self._write_parts(painter, box, rows[names.index(chosen)])
            return
        if len(rows) == 1 and line_size(rows[0], self.look, least)[0] > _FILLED * box.width():
            rows[0] = rows[0][1:]  # the axis names the parameter, too
        points = max(_ROWS * growth, least)
        while True:  # half the type is not half as wide
            widths = self._column_widths(rows, points)
            if sum(widths) <= _FILLED * box.width() or points <= _LEAST_ROWS:
                break
            points -= 0.25
        height = line_size([], self.look, points)[1]
        y = box.top() + height / 2
        for name, row in zip(names, rows, strict=True):
            if name == chosen and len(names) > 1:
                ground = QRectF(box.left() - 6, y - height / 2, sum(widths) + 14, height)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self.look.colour("raised"))
                painter.drawRoundedRect(ground, 4, 4)
            x = box.left()
            for index, cell in enumerate(row):
                own = line_size([cell], self.look, points)[0]
                spare = widths[index] - own if index else 0.0
                write_line(painter, QPointF(x + spare, y), [cell], self.look, points)
                x += widths[index]
            y += height

    def _column_widths(self, rows: list[list[Run]], points: float) -> list[float]:
        sizes = [[line_size([cell], self.look, points)[0] for cell in row] for row in rows]
        return [max(column) for column in zip(*sizes, strict=True)]

    def _write_parts(self, painter: QPainter, box: QRectF, row: list[Run]) -> None:
        """Write one row in three lines, where all three rows would be too small to be read."""
        name, before, change, gradient, after = row
        height = line_size(row, self.look, _ROWS)[1]
        for line, cells in enumerate([[name, before], [change, gradient], [after]]):
            at = QPointF(box.left(), box.top() + (line + 0.5) * height)
            write_line(painter, at, cells, self.look, _ROWS, box.width())

    # The hops

    def _draw_hops(self, painter: QPainter, plot: Plot, frame: Frame) -> None:
        """Draw the run so far as hops at their own losses, and the next one dashed."""
        index = PARAMETERS.index(self.parameter(frame))
        steps = milestones(frame.step, _MOST_HOPS)[0]
        values = frame.trace.parameters_near(steps)[:, index].tolist()
        points = list(map(plot.at, values, frame.neuron_frame.losses_of(steps).tolist()))
        pen = solid(self.look, "parameter", 2)
        points[-1] = plot.at(float(frame.neuron.parameters[index]), frame.evaluation.objective)
        for start, end in pairwise(points):
            draw_hop_arc(painter, start, end, pen, plot.pixels)
        for point in points[:-1]:
            draw_ball(painter, point, self.look, radius_px=4)
        dashed = QPen(pen.color(), pen.widthF(), Qt.PenStyle.DashLine)
        after = float(frame.next_step.after[index])
        if math.isfinite(frame.objective_after) and len(frame.plants.training):
            end = plot.at(after, frame.objective_after)
            draw_hop_arc(painter, points[-1], end, dashed, plot.pixels)
            draw_ball(painter, end, self.look, "text", radius_px=3.5)
        draw_ball(painter, points[-1], self.look)


def _is_plain(frame: Frame) -> bool:
    """Say whether a step takes the slope itself."""
    return frame.settings.optimiser is Optimiser.GRADIENT_DESCENT


def _minimised(frame: Frame) -> str:
    """Return what a step leads down, as a formula: with a penalty, more than the loss."""
    if frame.settings.penalty.is_none:
        return r"\mathcal{L}"
    return rf"(\mathcal{{L}} + \text{{{penalty_name()}}})"


def _step_texts(
    name: str, rate: float, before: float, slope: float, after: float
) -> dict[str, str]:
    """Write before - rate x slope = after so that a pupil finds it, and sees what has changed."""
    least = decimals_for(after, _LEAST_DECIMALS)
    decimals = next(
        (places for places in range(least, 9) if fixed(before, places) != fixed(after, places)),
        least,
    )
    result = with_decimals(after, decimals)(0)
    texts = written_out(
        lambda old, alpha, gradient: old - alpha * gradient,
        result,
        with_decimals(before, decimals_for(before, _LEAST_DECIMALS)),
        with_digits(rate, 3, zeros=False),
        slope_writer(slope),
    )
    names = (f"{name}_before", f"{name}_rate", f"{name}_gradient")
    return dict(zip(names, texts, strict=True)) | {f"{name}_after": result}


def _row(name: str, texts: dict[str, str], is_chosen: bool) -> list[Run]:
    """Return the cells of a row: name <-, before, - alpha x, (gradient), = after."""
    cells: tuple[tuple[str, ColourName], ...] = (
        (f"{SYMBOLS[name]} ← ", "parameter"),
        (texts[f"{name}_before"], "parameter"),
        (f" − {texts[f'{name}_rate']} × ", "text"),
        (f"({texts[f'{name}_gradient']})", "loss"),
        (f" = {texts[f'{name}_after']}", "parameter"),
    )
    alpha = 1.0 if is_chosen else _FADED
    return [Run(text, colour, is_chosen, alpha=alpha) for text, colour in cells]
