"""Base class of pictures whose value, a ball on a curve, is dragged along the horizontal axis."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent

from engine.lab.frame import Frame
from gui.painting.plot import Plot
from gui.pictures.picture import Picture
from gui.pictures.plot_drag import KEY_STEP, PlotDrag
from gui.state.edit_kind import EditKind
from gui.style.theme import Look
from gui.widgets.claimed_keys import key_step

_GRAB_PX = 12.0
_FINE_KEY_STEP = 0.01


class BallPicture(Picture):
    """A Picture with one value, drawn as a ball, that mouse and keys move along the x axis.

    A press beside the ball brings it there. During a drag the axes stay as they were, or the
    ball would run away from the mouse. A subclass writes `make_plot`, `ball` and `put_ball`.
    """

    gesture = (EditKind.CHOICES, False)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self._drag = PlotDrag(self, *self.gesture)
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
        """Return the plot of a frame, or the one at the beginning of the drag."""
        return self._drag.plot or self.make_plot(frame, pixels)

    def on_press(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """Begin to drag the ball; one that is farther away comes to the mouse."""
        if self.frame is None:
            return
        plot = self.plot(self.frame, QRectF(self.canvas.rect()))
        reach = self.reach_px(_GRAB_PX)
        if not plot.pixels.adjusted(-reach, -reach, reach, reach).contains(at):
            return
        self._drag.begin(plot)
        if abs(plot.at(self.ball(self.frame), 0).x() - at.x()) > reach:
            self.on_drag(at)

    def on_drag(self, at: QPointF) -> None:
        """Move the ball with the mouse, as far as the axis goes."""
        value = self._drag.value_at(at)
        if value is not None:
            self.put_ball(value)

    def on_release(self, at: QPointF) -> None:
        """End the drag."""
        self._drag.end()

    def on_hover(self, at: QPointF | None) -> None:
        """Show by the mouse's shape where the ball can be put."""
        inside = False
        if at is not None and self.frame is not None:
            plot = self.plot(self.frame, QRectF(self.canvas.rect()))
            inside = plot.pixels.contains(at)
        self._drag.show_cursor(inside)

    def on_key(self, event: QKeyEvent) -> bool:
        """Up and Down move the ball by 0.1, with Shift by 0.01."""
        step = key_step(event)
        if not step or self.frame is None:
            return False
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step_size = _FINE_KEY_STEP if fine else KEY_STEP
        self.put_ball(round(self.ball(self.frame) + step * step_size, 9))
        return True
