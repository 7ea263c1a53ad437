"""The widget that a picture is painted on, used by mouse, keys, fingers and pens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget


class Canvas(QWidget):
    """A QWidget that is painted by a function; mouse and key events go to functions as well."""

    def __init__(self, paint: Callable[[QPainter, QRectF], None]) -> None:
        super().__init__()
        self._paint = paint
        self._is_pressed = False
        self._last = QPointF()
        self.described: Callable[[], str] = lambda: ""
        """Says in one sentence what is painted."""
        self.pressed: Callable[[QPointF, Qt.KeyboardModifier], None] = lambda _at, _modifiers: None
        self.moved: Callable[[QPointF], None] = lambda _at: None
        self.released: Callable[[QPointF], None] = lambda _at: None
        self.hovered: Callable[[QPointF | None], None] = lambda _at: None
        self.key_pressed: Callable[[QKeyEvent], bool] = lambda _event: False
        self.wheel_turned: Callable[[float], bool] = lambda _notches: False
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the figure, and a frame around it where the keyboard is."""
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter, QRectF(self.rect()))
            if self.hasFocus():
                painter.setPen(self.palette().highlight().color())
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        finally:
            painter.end()  # or Qt would go on painting on what is gone

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold, with the left button."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.take_hold(event.position(), event.modifiers())

    def take_hold(
        self, at: QPointF, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Take hold of what is there, by whatever points at it."""
        self._is_pressed, self._last = True, at
        self.pressed(at, modifiers)

    def follow(self, at: QPointF) -> None:
        """Drag what is held, unless it was let go of meanwhile."""
        if self._is_pressed:
            self._last = at
            self.moved(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow."""
        self._last = event.position()
        (self.moved if self._is_pressed else self.hovered)(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._last = event.position()
            self.release()

    def release(self) -> None:
        """Let go where the mouse was last, if anything is held."""
        if self._is_pressed:
            self._is_pressed = False
            self.released(self._last)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go: no release would come."""
        super().hideEvent(event)
        self.release()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget where the mouse was."""
        super().leaveEvent(event)
        self.hovered(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the wheel."""
        event.setAccepted(self.wheel_turned(event.angleDelta().y() / 120))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the keys do what the mouse does."""
        if not self.key_pressed(event):
            event.ignore()
