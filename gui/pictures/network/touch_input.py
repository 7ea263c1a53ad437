"""Fingers on a canvas: a finger that lies or slides points at what is under it, a tap presses."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QTouchEvent
from PySide6.QtWidgets import QWidget

_SLIDE_PX = 12.0


class TouchInput(QObject):
    """Reads the touch events of a widget, of the first finger; Qt makes no clicks of them then."""

    pointed_at = Signal(object)
    """The QPointF under the finger; None when it is lifted."""
    tapped = Signal(QPointF)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._began_at: QPointF | None = None
        widget.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take touch events, and leave all others to the widget."""
        if not isinstance(event, QTouchEvent):
            return False
        event.accept()
        if event.type() == QEvent.Type.TouchCancel or not event.points():
            self._lift()
            return True
        self._follow(event.type(), event.points()[0].position())
        return True

    def _follow(self, kind: QEvent.Type, at: QPointF) -> None:
        if kind == QEvent.Type.TouchBegin:
            self._began_at = at
            self._widget.setFocus(Qt.FocusReason.MouseFocusReason)
        elif self._began_at is not None and (at - self._began_at).manhattanLength() > _SLIDE_PX:
            self._began_at = None
        if kind != QEvent.Type.TouchEnd:
            self.pointed_at.emit(at)
            return
        is_tap = self._began_at is not None
        self._lift()
        if is_tap:
            self.tapped.emit(at)

    def _lift(self) -> None:
        self._began_at = None
        self.pointed_at.emit(None)
