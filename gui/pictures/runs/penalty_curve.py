"""The loss against the penalty's rate: of the plants learnt from, and of those held out."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from engine.arrays import Vector
from engine.changed import Changed
from engine.experiments import penalty_curve as engine
from engine.geometry import Rectangle
from engine.lab.frame import Frame
from engine.loss.penalty import NO_PENALTY, Penalty
from gui.language.numbers import fixed, short, whole
from gui.painting.markers import draw_ball
from gui.painting.plot import Plot, dotted, solid
from gui.painting.rich_text import Run, write_wrapped
from gui.pictures.picture import Picture
from gui.pictures.runs.heading import heading_height, write_heading
from gui.pictures.runs.log_axis import axis_at
from gui.style.palette import ColourName
from gui.style.theme import Look
from gui.widgets.claimed_keys import key_step

_LEAST = math.log10(engine.RATES[1])
_NONE_AT = _LEAST - 0.7
"""Where R = 0 stands on the axis of log10 R."""

_WINDOW = (_NONE_AT - 0.25, math.log10(engine.RATES[-1]) + 0.25)
_LEAST_TOP = 0.2
_HIGHEST = 2.0
"""What lies above is cut: a run that its penalty throws far off."""


class PenaltyCurve(Picture):
    """A dot a run: how its loss depends on the rate; a click takes that rate."""

    watches = Changed.PLANTS | Changed.SETTINGS | Changed.EXPERIMENTS
    experiment = "penalty"
    takes_turns = False

    def __init__(self, look: Look) -> None:
        super().__init__(look, "lambda")
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture in the language on screen."""
        self.describe(
            self.tr("Loss by penalty"),
            self.tr(
                "The loss on plants learnt from and on those held out, against the penalty's rate."
                " Click to take a rate; Up and Down take the next one."
            ),
        )
        self.canvas.setToolTip(self.tr("Click to take that rate  [↑ ↓]"))

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write where the loss of plants held out is lowest, and what it is at the rate chosen."""
        curve = self._curve(frame)
        if curve is None:
            return {"best": self._nothing_yet(frame)}
        rate = self.tr("chosen: R = {0}").format(short(self._own_rate(frame)))
        texts = {"rate": rate, "chosen": self._with_loss(rate, frame, curve)}
        if curve.test_losses is None or curve.best is None:
            texts["best"] = self.tr("Hold plants out to see their loss")
            texts["short"] = self.tr("No plant is held out")
        else:
            text = self.tr("Held out: best is R = {0} (ℒ = {1})")
            lowest = fixed(float(curve.test_losses[curve.best]), 2)
            texts["best"] = text.format(short(float(curve.rates[curve.best])), lowest)
        if not curve.is_done:
            text = self.tr("step {0} of {1}")
            texts["step"] = text.format(whole(curve.step), whole(curve.steps))
        return texts

    def plot(self, curve: engine.PenaltyCurve, pixels: QRectF) -> Plot:
        """Return where rates and losses lie."""
        shown = [curve.losses, *([] if curve.test_losses is None else [curve.test_losses])]
        seen = np.concatenate(shown)
        highest = max(_HIGHEST, 2.0 * float(seen.min()))
        top = 1.1 * float(seen[seen <= highest].max(initial=_LEAST_TOP))
        inner = pixels.adjusted(0, heading_height(self.look), 0, 0)
        return Plot.inside(inner, Rectangle(_WINDOW[0], 0.0, _WINDOW[1], top), self.look)

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw both curves with their dots, the lowest of those held out, and the rate chosen."""
        curve, texts = self._curve(frame), self.texts(frame)
        if curve is None:
            box = pixels.adjusted(12, 4, -12, -4)
            write_wrapped(painter, box, texts["best"], self.look, 12, in_the_middle=True)
            return
        plot = self.plot(curve, pixels)
        key = pixels.getRect(), plot.mapping.window
        self.paint_layer(painter, "axes", key, lambda brush: self._draw_axes(brush, plot))
        self._draw_chosen(painter, plot, frame)
        x = np.array([_place_of(rate) for rate in curve.rates.tolist()])
        self._draw_curve(painter, plot, x, curve.losses, "loss")
        if curve.test_losses is not None and curve.best is not None:
            self._draw_curve(painter, plot, x, curve.test_losses, "test_loss")
            at = plot.at(float(x[curve.best]), float(curve.test_losses[curve.best]))
            painter.setPen(solid(self.look, "frontier", 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, self.look.width(9), self.look.width(9))
        self._write_heading(painter, pixels, texts, curve)

    # Mouse and keys

    def on_press(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """Take the rate nearest to where the curve is clicked."""
        curve = None if self.frame is None else self._curve(self.frame)
        if curve is not None:
            x = self.plot(curve, QRectF(self.canvas.rect())).value_at(at)[0]
            self._take(min(engine.RATES, key=lambda rate: abs(_place_of(rate) - x)), curve)

    def on_key(self, event: QKeyEvent) -> bool:
        """Take the next rate, or the one before."""
        step, curve = key_step(event), None if self.frame is None else self._curve(self.frame)
        if not step or curve is None or self.frame is None:
            return False
        own = self._own_rate(self.frame)
        others = [rate for rate in engine.RATES if (rate > own if step > 0 else rate < own)]
        if others:
            self._take(others[0 if step > 0 else -1], curve)
        return True

    def _take(self, rate: float, curve: engine.PenaltyCurve) -> None:
        self.settings_edited.emit({"penalty": Penalty(curve.kind, rate) if rate else NO_PENALTY})

    # Words

    def _curve(self, frame: Frame) -> engine.PenaltyCurve | None:
        return frame.experiments.penalty if len(frame.plants.training) else None

    def _own_rate(self, frame: Frame) -> float:
        penalty = frame.settings.penalty
        return 0.0 if penalty.is_none else penalty.rate

    def _nothing_yet(self, frame: Frame) -> str:
        if not len(frame.plants.training):
            return self.tr("No plant to learn from yet")
        return self.tr("{0} runs are about to begin…").format(whole(len(engine.RATES)))

    def _with_loss(self, text: str, frame: Frame, curve: engine.PenaltyCurve) -> str:
        """Write the loss of plants held out behind the rate, where a run was taken with it."""
        rate = self._own_rate(frame)
        if curve.test_losses is None or rate not in engine.RATES:
            return text
        loss = fixed(float(curve.test_losses[engine.RATES.index(rate)]), 2)
        return self.tr("{0}, held out {1}").format(text, loss)

    # Drawing

    def _write_heading(
        self, painter: QPainter, pixels: QRectF, texts: dict[str, str], curve: engine.PenaltyCurve
    ) -> None:
        has_test = curve.test_losses is not None
        colour: ColourName = "frontier" if has_test else "muted"
        firsts = [
            [Run(texts[name], colour, bold=True)] for name in ("best", "short") if name in texts
        ]
        names = [Run(self.tr("learnt from"), "loss")]
        names += [Run("   " + self.tr("held out"), "test_loss")] if has_test else []
        step = [Run(f"   {texts['step']}", "muted")] if "step" in texts else []
        chosen, rate = (
            [Run(f"{texts[name]}     ", "parameter", bold=True)] for name in ("chosen", "rate")
        )
        variants = [chosen + names + step, chosen + names, rate + names, rate]
        write_heading(painter, pixels, self.look, firsts, variants)

    def _draw_axes(self, painter: QPainter, plot: Plot) -> None:
        powers = range(round(_LEAST), round(math.log10(engine.RATES[-1])) + 1)
        ticks = {_NONE_AT: "0"} | {float(power): short(10.0**power) for power in powers}
        axis_at(painter, plot, ticks, self.tr("rate R of the penalty"))
        name = QCoreApplication.translate("LossCurve", "ℒ without the penalty")
        plot.axis_left(painter, name)

    def _draw_chosen(self, painter: QPainter, plot: Plot, frame: Frame) -> None:
        rate = self._own_rate(frame)
        x = plot.at(_place_of(max(rate, 0.0)), 0).x()
        x = min(max(x, plot.pixels.left()), plot.pixels.right())
        painter.setPen(dotted(self.look, "parameter", 3))
        painter.drawLine(QLineF(x, plot.pixels.top(), x, plot.pixels.bottom()))

    def _draw_curve(
        self, painter: QPainter, plot: Plot, x: Vector, losses: Vector, colour: ColourName
    ) -> None:
        is_seen = losses <= plot.mapping.window.top
        x, losses = x[is_seen], losses[is_seen]
        if len(x):
            plot.curve(painter, x, losses, solid(self.look, colour, 3))
        for at, loss in zip(x.tolist(), losses.tolist(), strict=True):
            draw_ball(painter, plot.at(at, loss), self.look, colour, 4.5)


def _place_of(rate: float) -> float:
    return math.log10(rate) if rate > 10.0**_NONE_AT else _NONE_AT
