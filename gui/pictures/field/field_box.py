"""The ViewBox of the field: Qt's mouse events as clicks and drags in centimetres."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal

Point = tuple[float, float]


_NARROWEST_CM, _FARTHEST_CM = 1e-4, 1e13
"""How near and how far one can zoom."""


class Tool(Enum):
    """What a click does."""

    TOXIC = "toxic"
    HARMLESS = "harmless"
    PROBE = "probe"
    SELECT = "select"
    BRUSH = "brush"
    ERASER = "eraser"


class Phase(Enum):
    """The phase of a drag."""

    BEGIN = 1
    GO_ON = 2
    END = 3


class FieldBox(pg.ViewBox):
    """Turns Qt's mouse events into clicks and drags in centimetres; pans with the other buttons."""

    clicked = Signal(object, object, object)
    """(point, button, keyboard modifiers) of a single click."""
    clicked_twice = Signal(object)
    """(point) of the second click of two."""
    dragged = Signal(object, object, object, object)
    """(phase, where the drag began, where it is, modifiers), with the left button."""
    hovered = Signal(object)
    """(point, or None when the mouse has left)."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.setLimits(
            xMin=-_FARTHEST_CM, xMax=_FARTHEST_CM, minXRange=_NARROWEST_CM,
            yMin=-_FARTHEST_CM, yMax=_FARTHEST_CM, minYRange=_NARROWEST_CM,
        )  # fmt: skip
        self._pans = False
        self.opens_menu: Callable[[QPointF], bool] = lambda _at: False
        """Whether a right-click at a point of the scene, without another key, opens a menu."""

    def mouseClickEvent(self, event: Any) -> None:
        """Report a click within the plot; leave those alone that the axes hand on."""
        event.accept()
        is_right = event.button() == Qt.MouseButton.RightButton
        if is_right and not event.modifiers() and self.opens_menu(event.scenePos()):
            return
        if not self.sceneBoundingRect().contains(event.scenePos()):
            return
        point = self._point(event.pos())
        if event.double() and event.button() == Qt.MouseButton.LeftButton:
            self.clicked_twice.emit(point)
        elif event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            self.clicked.emit(point, event.button(), event.modifiers())

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:
        """Report a drag with the left button; let the others pan, as Ctrl and the left one do.

        What a drag is, is settled when it begins: keys pressed since then do not change it.
        """
        if event.button() != Qt.MouseButton.LeftButton or axis is not None:
            self._pan(event, axis)
            return
        if event.isStart():
            self._pans = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self._pans:
            self._pan(event, axis)
            return
        event.accept()
        phase = Phase.BEGIN if event.isStart() else Phase.END if event.isFinish() else Phase.GO_ON
        begun, position = self._point(event.buttonDownPos()), self._point(event.pos())
        self.dragged.emit(phase, begun, position, event.modifiers())

    def forget_press(self) -> None:
        """Begin nothing, and end nothing, by the button that is held now."""
        scene = self.scene()
        scene.dragItem = scene.lastDrag = None
        scene.dragButtons, scene.clickEvents = [], []

    def zoom_about(self, at: Point, factor: float) -> None:
        """Show a window so many times as wide and as high; one place stays where it is."""
        self.scaleBy((factor, factor), center=QPointF(*at))

    def hoverEvent(self, event: Any) -> None:
        """Report where the mouse is."""
        self.hovered.emit(None if event.isExit() else self._point(event.pos()))

    def _pan(self, event: Any, axis: int | None) -> None:
        event.accept()
        moved = self.mapToView(event.lastPos()) - self.mapToView(event.pos())
        dx = moved.x() if axis in (None, 0) else None
        dy = moved.y() if axis in (None, 1) else None
        self.translateBy(x=dx, y=dy)

    def _point(self, position: QPointF) -> Point:
        point = self.mapToView(position)
        return float(point.x()), float(point.y())
