"""Fingers and pens on the canvas of a picture, as presses and drags of a mouse."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF

from gui.gestures.menu_by_finger import ask_for_menu
from gui.gestures.touch_gestures import Pointer, TouchGestures
from gui.pictures.canvas import Canvas


class CanvasTouch(QObject):
    """A tap is a click, a drag takes hold, two fingers zoom, a hold asks for the menu."""

    def __init__(
        self, canvas: Canvas, takes_hold: bool, pinched: Callable[[float], object]
    ) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.is_finger = False
        """Whether a finger is on the canvas: what it means may be farther away than for a mouse."""
        self._gestures = gestures = TouchGestures(canvas)
        gestures.touched.connect(self._on_touched)
        gestures.lifted.connect(self._on_lifted)
        gestures.tapped.connect(self._on_tapped)
        gestures.tapped_twice.connect(self._on_tapped)
        gestures.held.connect(lambda at: ask_for_menu(canvas, at))
        gestures.pinched.connect(lambda _before, _now, ratio: pinched(ratio))
        if takes_hold:
            gestures.drag_begun.connect(canvas.take_hold)
            gestures.dragged.connect(canvas.follow)
            gestures.drag_ended.connect(canvas.release)
        else:
            gestures.dragged.connect(lambda at: canvas.hovered(at))

    def _on_touched(self, at: QPointF) -> None:
        self.is_finger = self._gestures.pointer is Pointer.FINGER
        self._canvas.hovered(at)

    def _on_lifted(self) -> None:
        self.is_finger = False
        self._canvas.hovered(None)

    def _on_tapped(self, at: QPointF) -> None:
        self._canvas.take_hold(at)
        self._canvas.release()
