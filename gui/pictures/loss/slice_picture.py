"""Along one parameter: which one, the curve of the loss over it, and a ball to drag there."""

from __future__ import annotations

import math
import time
import weakref
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QPainter

from engine.arrays import Vector
from engine.explain.landscape import Slice
from engine.lab.choices import PARAMETERS
from engine.lab.frame import Frame
from engine.lab.session import Changed
from engine.learning.evaluator import Evaluator
from engine.model.neuron import Rectangle
from gui.painting.plot import Plot, solid
from gui.painting.symbols import SYMBOLS
from gui.pictures.loss.ball_picture import BallPicture
from gui.style.theme import Look
from gui.widgets.segmented_choice import SegmentedChoice

_CURVE_POINT_PX = 6.0
_SHARE_OF_TIME = 0.1
_LEAPS = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0)


def top_above(*losses: float) -> float:
    """Return where the axis of the loss ends: it grows by leaps, and so stands still for long."""
    largest = 1.3 * max((loss for loss in losses if math.isfinite(loss)), default=0.0)
    if largest < 1e-6:
        return 1.0
    power = 10.0 ** math.floor(math.log10(largest))
    return next((leap * power for leap in _LEAPS if leap * power >= largest), 10 * power)


class _Kept(NamedTuple):
    evaluator: weakref.ref[Evaluator]
    through: tuple[float, ...]
    """The reach, and the other two parameters."""
    curve: Slice
    made_at: float
    took: float


class Slices:
    """Slices of the loss, worked out only when they are other than the last.

    While the neuron learns, a tenth of the time at most goes into them, so that with many plants
    the curve is some steps old; the ball's own value, loss and slope never are.
    """

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self._now = now
        self._kept: dict[str, _Kept] = {}

    def of(self, frame: Frame, along: str, reach: float | None = None) -> Slice:
        """Return the loss along a parameter, as far as the pictures reach or as one asks."""
        reach = frame.reach_along(along) if reach is None else reach
        index = PARAMETERS.index(along)
        through = (reach, *np.delete(frame.neuron.parameters, index).tolist())
        kept = self._kept.get(along)
        if kept is None or not self._is_good(kept, frame, through):
            begun = self._now()
            curve = frame.loss_along(along, reach)
            took = self._now() - begun
            kept = _Kept(weakref.ref(frame.evaluator), through, curve, begun + took, took)
            self._kept[along] = kept
        return kept.curve._replace(
            here=float(frame.neuron.parameters[index]),
            loss=frame.loss,
            slope=float(frame.gradient[index]),
        )

    def _is_good(self, kept: _Kept, frame: Frame, through: tuple[float, ...]) -> bool:
        if kept.evaluator() is not frame.evaluator:
            return False
        if kept.through == through:
            return True
        waited = self._now() - kept.made_at
        return (
            frame.playing
            and kept.through[0] == through[0]
            and waited < kept.took * (1 / _SHARE_OF_TIME - 1)
        )


slices = Slices()
"""One for all pictures, which mostly want the same slice of the same frame."""


def curve_points(curve: Slice, window: Rectangle, count: int, exact: bool) -> tuple[Vector, Vector]:
    """Return so many values and losses to draw a slice by, as far as they are within the window.

    The lowest point is always among them; with `exact`, so is the present one.
    """
    values = np.linspace(window.left, window.right, count)
    known = [(curve.lowest, curve.lowest_loss)] if curve.lowest is not None else []
    if exact and window.left <= curve.here <= window.right:
        known.append((curve.here, curve.loss))
    values = np.unique(np.concatenate([values, [value for value, _ in known]]))
    losses = curve.between(values)
    for value, loss in known:
        losses[values == value] = loss
    seen = np.flatnonzero(losses <= window.top)
    if not len(seen):
        return values, losses
    shown = slice(max(int(seen[0]) - 1, 0), int(seen[-1]) + 2)  # L is convex: one piece
    return values[shown], losses[shown]


def draw_loss(painter: QPainter, plot: Plot, curve: Slice, frame: Frame) -> None:
    """Draw a slice of the loss in the colour of the loss."""
    count = int(plot.pixels.width() / _CURVE_POINT_PX) + 2
    values, losses = curve_points(curve, plot.mapping.window, count, exact=not frame.playing)
    plot.curve(painter, values, losses, solid(plot.look, "loss", 3))


class SlicePicture(BallPicture):
    """A picture along one parameter, chosen below it; its ball is the parameter's own value."""

    watches = (
        Changed.PLANTS | Changed.NEURON | Changed.TRACE | Changed.SOLUTION | Changed.CHOICES
        | Changed.PLAYING
    )  # fmt: skip
    gesture = ("weights", True)

    def __init__(self, look: Look, name: str, choice: str) -> None:
        super().__init__(look, name)
        self._choice = choice
        self._held_reach: float | None = None
        self.chooser = SegmentedChoice(PARAMETERS)
        self.chooser.chosen.connect(lambda value: self.choices_edited.emit({choice: value}))
        self.add_controls(self.chooser)

    def apply_frame(self, frame: Frame, changed: Changed) -> None:
        """Show which parameter is chosen, and draw."""
        self.chooser.show_value(self.along(frame))
        super().apply_frame(frame, changed)

    def along(self, frame: Frame) -> str:
        """Return the name of the parameter chosen."""
        return str(getattr(frame.choices, self._choice))

    def curve(self, frame: Frame) -> Slice:
        """Return the loss along the parameter, as far as the axis goes."""
        return slices.of(frame, self.along(frame), self._held_reach)

    def on_press(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Take the ball; the curve goes on reaching as far as it does now."""
        if self.frame is not None:
            self._held_reach = self.frame.reach_along(self.along(self.frame))
        super().on_press(at, modifiers)

    def on_release(self, at: QPointF) -> None:
        """Let go of the ball."""
        self._held_reach = None
        super().on_release(at)

    def ball(self, frame: Frame) -> float:
        """Return the parameter's value."""
        return float(getattr(frame.neuron, self.along(frame)))

    def put_ball(self, value: float) -> None:
        """Set the parameter by hand."""
        if self.frame is not None:
            self.parameter_edited.emit(self.along(self.frame), value)

    def retranslate(self) -> None:
        """Name the choice of the parameter, and say what the keys do."""
        translate = QCoreApplication.translate
        meanings = [
            translate("ParameterSlice", "weight w₁"),
            translate("ParameterSlice", "weight w₂"),
            translate("ParameterSlice", "bias b"),
        ]
        self.chooser.describe(
            translate("ParameterSlice", "along"), list(SYMBOLS.values()), meanings
        )
        self.canvas.setToolTip(
            translate("ParameterSlice", "Drag the ball, or press Up and Down (with Shift: finer)")
        )
