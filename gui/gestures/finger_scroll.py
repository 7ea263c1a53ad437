"""Let a finger that slides over a window scroll what is longer than its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QEventPoint, QMouseEvent, QTouchEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QWidget,
)

from gui.gestures.touch_gestures import reads_touches

_SLIP_PX = 12.0
_OF_THE_MOUSE = (QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease)
_ENDS = (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)


class FingerScroll(QObject):
    """Follows the first finger on a window, and takes nothing from what reads touches itself.

    Qt makes a mouse of the same finger, and what it was put on moves along with it: while it
    scrolls, no button is released over it. (QScroller swallows the second of two quick taps.)
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._window: QWindow | None = None
        self._area: QAbstractScrollArea | None = None
        """What the finger would scroll."""
        self._start = self._last = QPointF()
        self._scrolls = False

    def watch(self, window: QWindow | None) -> None:
        """Follow fingers from now on; a widget has its window once it is shown."""
        if window is not None and window is not self._window:
            self._window = window
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll with a finger; while it scrolls, keep away the mouse that Qt makes of it."""
        if watched is self._window:
            if isinstance(event, QTouchEvent):
                self._follow(event)
            return False
        if event.type() not in _OF_THE_MOUSE or not isinstance(event, QMouseEvent):
            return False
        is_made_up = event.source() != Qt.MouseEventSource.MouseEventNotSynthesized
        return is_made_up and isinstance(watched, QWidget) and self._holds(watched)

    def _follow(self, event: QTouchEvent) -> None:
        points = event.points()
        at = points[0].position() if points else self._last
        if event.type() == QEvent.Type.TouchBegin:
            self._end()
            self._area, self._start, self._last = self._area_at(at), at, at
        elif event.type() in _ENDS:
            self._area = self._area if self._scrolls else None
            QTimer.singleShot(0, self, self._end)  # the mouse is released before
        elif len(points) == 1 and points[0].state() == QEventPoint.State.Updated:
            self._slide(at)

    def _slide(self, at: QPointF) -> None:
        if self._area is None:
            return
        if not self._scrolls and (at - self._start).manhattanLength() > _SLIP_PX:
            self._begin(self._area)
        if self._scrolls:
            by = (self._last - at).toPoint()
            for bar, step in (
                (self._area.horizontalScrollBar(), by.x()),
                (self._area.verticalScrollBar(), by.y()),
            ):
                bar.setValue(bar.value() + step)
        self._last = at

    def _begin(self, area: QAbstractScrollArea) -> None:
        """Let go of what the finger was put on, and hear nothing of the mouse any more."""
        self._scrolls = True
        for button in area.findChildren(QAbstractButton):
            if button.isDown():
                button.setDown(False)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def _end(self) -> None:
        if self._scrolls:
            self._scrolls = False
            application = QApplication.instance()
            if application is not None:
                application.removeEventFilter(self)
        self._area = None

    def _holds(self, widget: QWidget) -> bool:
        return self._area is not None and (self._area is widget or self._area.isAncestorOf(widget))

    def _area_at(self, at: QPointF) -> QAbstractScrollArea | None:
        """Return what scrolls there; None over what a finger drags, or what reads touches."""
        below: QWidget | None = self._widget.childAt(at.toPoint())
        while below is not None and not below.isWindow():
            if reads_touches(below) or isinstance(below, QAbstractSlider):
                return None
            if isinstance(below, QAbstractScrollArea) and _is_longer(below):
                return below
            below = below.parentWidget()
        return None


def _is_longer(area: QAbstractScrollArea) -> bool:
    bars = area.horizontalScrollBar(), area.verticalScrollBar()
    return any(bar.maximum() > bar.minimum() for bar in bars)
