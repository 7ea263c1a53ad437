"""A finger on what reads no touches itself: it scrolls, and a hold asks for the menu."""

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
from shiboken6 import isValid

from gui.gestures.menu_by_finger import ask_for_menu
from gui.gestures.touch_gestures import HOLD_MS, is_of_screen, reads_touches

_SLIP_PX = 12.0
_OF_THE_MOUSE = (QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease)
_ENDS = (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)


class WindowTouch(QObject):
    """Follows the first finger on a window, and takes nothing from what reads touches itself.

    Qt makes a mouse of the same finger: it presses what it was put on. Once the finger scrolls, or
    has brought up a menu, no button is released. (QScroller swallows the second of two quick taps.)
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._window: QWindow | None = None
        self._below: QWidget | None = None
        """What the finger was put on; None where that reads touches."""
        self._area: QAbstractScrollArea | None = None
        """What the finger would scroll."""
        self._start = self._last = QPointF()
        self._has_taken_over = False
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_MS)
        self._hold.timeout.connect(self._on_hold)

    def watch(self) -> None:
        """Follow fingers from now on; a widget has its window once it is shown."""
        window = self._widget.windowHandle()
        if window is not None and window is not self._window:
            self._window = window
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a finger; keep away the mouse that Qt makes of one that scrolls."""
        if watched is self._window:
            if isinstance(event, QTouchEvent) and is_of_screen(event):
                self._follow(event)
            return False
        if event.type() not in _OF_THE_MOUSE or not isinstance(event, QMouseEvent):
            return False
        is_made_up = event.source() != Qt.MouseEventSource.MouseEventNotSynthesized
        is_here = isinstance(watched, QWidget) and self._widget.isAncestorOf(watched)
        return is_made_up and is_here

    def _follow(self, event: QTouchEvent) -> None:
        points = event.points()
        at = points[0].position() if points else self._last
        if event.type() == QEvent.Type.TouchBegin:
            self._begin(at)
        elif event.type() in _ENDS:
            self._hold.stop()
            QTimer.singleShot(0, self, self._end)  # the mouse is released before
        elif len(points) > 1:
            self._hold.stop()
        elif points and points[0].state() == QEventPoint.State.Updated:
            self._slide(at)

    def _begin(self, at: QPointF) -> None:
        self._end()
        self._start = self._last = at
        below = self._widget.childAt(at.toPoint())
        if below is not None and not reads_touches(below):
            self._below, self._area = below, _scrolled_over(below)
            self._hold.start()

    def _slide(self, at: QPointF) -> None:
        if (at - self._start).manhattanLength() <= _SLIP_PX and not self._has_taken_over:
            return
        self._hold.stop()
        if self._area is not None and isValid(self._area):
            self._take_over()
            by = (self._last - at).toPoint()
            for bar, step in (
                (self._area.horizontalScrollBar(), by.x()),
                (self._area.verticalScrollBar(), by.y()),
            ):
                bar.setValue(bar.value() + step)
        self._last = at

    def _on_hold(self) -> None:
        """Ask for the menu; where there is none, the finger goes on pressing what it is on."""
        if self._below is None or not isValid(self._below):
            return
        self._area = None
        self._listen_to_all()
        if ask_for_menu(self._below, self._below.mapFrom(self._widget, self._start)):
            self._take_over()
        else:
            self._end()

    def _take_over(self) -> None:
        """Let go of what the finger was put on, and hear nothing of the mouse any more."""
        if self._has_taken_over:
            return
        self._has_taken_over = True
        for button in self._widget.findChildren(QAbstractButton):
            if button.isDown():
                button.setDown(False)
        self._listen_to_all()

    def _listen_to_all(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def _end(self) -> None:
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._has_taken_over = False
        self._below = self._area = None


def _scrolled_over(below: QWidget) -> QAbstractScrollArea | None:
    """Return what a finger on a widget scrolls; a slider is dragged instead."""
    while not below.isWindow() and not isinstance(below, QAbstractSlider):
        if isinstance(below, QAbstractScrollArea) and _is_longer(below):
            return below
        above = below.parentWidget()
        if above is None or reads_touches(above):
            return None
        below = above
    return None


def _is_longer(area: QAbstractScrollArea) -> bool:
    bars = area.horizontalScrollBar(), area.verticalScrollBar()
    return any(bar.maximum() > bar.minimum() for bar in bars)
