"""Along one parameter: which one, the curve of the loss over it, and a ball to drag there."""

from __future__ import annotations

import math
import time
import weakref
from collections.abc import Callable
from typing import Literal, NamedTuple

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen

from engine.arrays import Vector
from engine.changed import Changed
from engine.explain.landscape import Slice
from engine.geometry import Rectangle
from engine.lab.frame import Frame
from engine.learning.objective import Objective
from engine.model.neuron import PARAMETERS, ParameterName
from gui.language.numbers import fixed, number
from gui.painting.plot import Plot, solid
from gui.painting.rich_text import Run
from gui.pictures.picture import Picture
from gui.state.edit_kind import EditKind
from gui.style.theme import ColourName, Look
from gui.widgets.segmented_choice import SegmentedChoice

SYMBOLS: dict[ParameterName, str] = {"w1": "w₁", "w2": "w₂", "b": "b"}
"""The parameters as they are written on a line of text."""

_CURVE_POINT_PX = 6.0
_SHARE_OF_TIME = 0.1
_GRAB_PX = 12.0
_STRIDE, _FINE_STRIDE = 0.1, 0.01
_LEAPS = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0)


def parameter_runs(name: ParameterName, bold: bool = False, alpha: float = 1.0) -> list[Run]:
    """Write the name of a parameter in its colour: a slanted letter, and its index."""
    runs = [Run(name[0], "parameter", bold, symbol=True, alpha=alpha)]
    index = name[1:]
    return [*runs, Run(index, "parameter", bold, level=-1, alpha=alpha)] if index else runs


def slope_text(slope: float) -> str:
    """Write a derivative so that it stands still, and never as 0 where it is not."""
    return number(slope, 2) if 0 < abs(slope) < 5e-4 else fixed(slope, 3)


def top_above(*losses: float) -> float:
    """Return where the axis of the loss ends: it grows by leaps, and so stands still for long."""
    largest = 1.3 * max((loss for loss in losses if math.isfinite(loss)), default=0.0)
    if largest < 1e-6:
        return 1.0
    power = 10.0 ** math.floor(math.log10(largest))
    return next((leap * power for leap in _LEAPS if leap * power >= largest), 10 * power)


class _Kept(NamedTuple):
    objective: weakref.ref[Objective]
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

    def of(self, frame: Frame, along: ParameterName, reach: float | None = None) -> Slice:
        """Return the loss along a parameter, as far as the pictures reach or as one asks."""
        reach = frame.neuron_frame.reach_along(along) if reach is None else reach
        index = PARAMETERS.index(along)
        through = (reach, *np.delete(frame.neuron.parameters, index).tolist())
        kept = self._kept.get(along)
        if kept is None or not self._is_good(kept, frame, through):
            begun = self._now()
            curve = frame.neuron_frame.loss_along(along, reach)
            took = self._now() - begun
            kept = _Kept(weakref.ref(frame.objective), through, curve, begun + took, took)
            self._kept[along] = kept
        return kept.curve._replace(
            here=float(frame.neuron.parameters[index]),
            loss=frame.loss,
            slope=float(frame.gradient[index]),
        )

    def _is_good(self, kept: _Kept, frame: Frame, through: tuple[float, ...]) -> bool:
        if kept.objective() is not frame.objective:
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


def draw_ball(
    painter: QPainter,
    at: QPointF,
    look: Look,
    colour: ColourName = "parameter",
    radius_px: float = 7.0,
) -> None:
    """Draw a ball that can be taken hold of."""
    painter.setPen(QPen(look.colour("outline"), look.width(1.5)))
    painter.setBrush(look.colour(colour))
    painter.drawEllipse(at, look.width(radius_px), look.width(radius_px))


class BallPicture(Picture):
    """A picture with a ball on a curve, moved along the horizontal axis by hand or by key.

    A press beside the ball brings it there. While it is held the axes stay as they were, or the
    ball would run away from the hand. A subclass writes `make_plot`, `ball` and `put_ball`.
    """

    gesture = (EditKind.CHOICES, False)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self._held: Plot | None = None
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def make_plot(self, frame: Frame, pixels: QRectF) -> Plot:
        """Return the plot of a frame within the canvas; for the subclass."""
        raise NotImplementedError

    def ball(self, frame: Frame) -> float:
        """Return the value at which the ball is; for the subclass."""
        raise NotImplementedError

    def put_ball(self, value: float) -> None:
        """Ask for another value; for the subclass."""
        raise NotImplementedError

    def plot(self, frame: Frame, pixels: QRectF) -> Plot:
        """Return the plot of a frame, or the one that was there when the ball was taken."""
        return self._held or self.make_plot(frame, pixels)

    def on_press(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """Take the ball; one that is farther away comes to the hand."""
        if self.frame is None:
            return
        plot = self.plot(self.frame, QRectF(self.canvas.rect()))
        reach = self.look.width(_GRAB_PX)
        if not plot.pixels.adjusted(-reach, -reach, reach, reach).contains(at):
            return
        self._held = plot
        self.gesture_begun.emit(*self.gesture)
        if abs(plot.at(self.ball(self.frame), 0).x() - at.x()) > reach:
            self.on_drag(at)

    def on_drag(self, at: QPointF) -> None:
        """Move the ball with the hand, as far as the axis goes."""
        if self._held is not None:
            window = self._held.mapping.window
            value = self._held.value_at(at)[0]
            self.put_ball(min(max(value, window.left), window.right))

    def on_release(self, at: QPointF) -> None:
        """Let go of the ball."""
        if self._held is not None:
            self._held = None
            self.gesture_ended.emit()
            self.canvas.update()

    def on_hover(self, at: QPointF | None) -> None:
        """Show by the mouse's shape where the ball can be put."""
        inside = False
        if at is not None and self.frame is not None:
            plot = self.plot(self.frame, QRectF(self.canvas.rect()))
            inside = plot.pixels.contains(at)
        shape = Qt.CursorShape.SizeHorCursor if inside else Qt.CursorShape.ArrowCursor
        if self.canvas.cursor().shape() != shape:
            self.canvas.setCursor(shape)

    def on_key(self, event: QKeyEvent) -> bool:
        """Up and Down move the ball by 0.1, with Shift by 0.01."""
        sign = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if not sign or self.frame is None:
            return False
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = sign * (_FINE_STRIDE if fine else _STRIDE)
        self.put_ball(round(self.ball(self.frame) + step, 9))
        return True


class SlicePicture(BallPicture):
    """A picture along one parameter, chosen below it; its ball is the parameter's own value."""

    watches = (
        Changed.PLANTS | Changed.NEURON | Changed.TRACE | Changed.SOLUTION | Changed.CHOICES
        | Changed.PLAYING
    )  # fmt: skip
    gesture = (EditKind.WEIGHTS, True)

    def __init__(
        self, look: Look, name: str, choice: Literal["slope_along", "summit_along"]
    ) -> None:
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

    def along(self, frame: Frame) -> ParameterName:
        """Return the name of the parameter chosen."""
        along: ParameterName = getattr(frame.choices, self._choice)
        return along

    def curve(self, frame: Frame) -> Slice:
        """Return the loss along the parameter, as far as the axis goes."""
        return slices.of(frame, self.along(frame), self._held_reach)

    def on_press(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Take the ball; the curve goes on reaching as far as it does now."""
        if self.frame is not None:
            self._held_reach = self.frame.neuron_frame.reach_along(self.along(self.frame))
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
