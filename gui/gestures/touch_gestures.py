"""Fingers and pens on a widget as taps, drags, holds and pinches; Qt makes no mouse of them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QEventPoint,
    QGuiApplication,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

FINGER_REACH_PX = 22.0
"""How near a finger has to come: what it aims at is at least twice as wide."""

HOLD_MS = 700
_TWICE_WITHIN_PX = 16.0


class Pointer(Enum):
    """What touches the widget."""

    FINGER = auto()
    PEN = auto()
    ERASER = auto()
    """The other end of a pen."""


_SLIP_PX = {Pointer.FINGER: 10.0, Pointer.PEN: 6.0, Pointer.ERASER: 3.0}
"""So far it may slip and is still held to lie."""


class _Stage(Enum):
    NOTHING = auto()
    LIES = auto()
    """It lies where it was put: a tap or a hold may come of it."""
    DRAGS = auto()
    PINCHES = auto()
    OVER = auto()
    """Nothing comes of it any more, until all fingers are lifted."""


class TouchGestures(QObject):
    """Watches one widget; positions are in its pixels.

    A movement cancels the hold, a hold cancels the tap; a second finger ends a drag and pinches.
    A third does nothing. What is cancelled by the system is no tap, and a drag ends where it is.
    """

    touched = Signal(QPointF)
    """Something lies there, and may have slid there."""
    lifted = Signal()
    tapped = Signal(QPointF)
    tapped_twice = Signal(QPointF)
    """Comes in place of the second of two taps."""
    held = Signal(QPointF)
    """Held for long, or pressed by the button of a pen."""
    drag_begun = Signal(QPointF)
    """Where it was put."""
    dragged = Signal(QPointF)
    drag_ended = Signal()
    pinched = Signal(QPointF, QPointF, float)
    """Where the middle of two fingers was and is, and how many times its size their gap has now."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.pointer = Pointer.FINGER
        """What touches it now, or has done so last."""
        self._stage = _Stage.NOTHING
        self._start = QPointF()
        self._fingers: dict[int, QPointF] = {}
        """Where the fingers that count are, by number: one, or two that pinch."""
        self._last_tap: tuple[int, QPointF] | None = None
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_MS)
        self._hold.timeout.connect(self._on_hold)
        widget.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        widget.installEventFilter(self)

    @property
    def is_down(self) -> bool:
        """Whether anything touches the widget."""
        return self._stage is not _Stage.NOTHING

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take what fingers and pens do, and leave all else to the widget."""
        if isinstance(event, QTouchEvent):
            if not is_of_screen(event):
                return False
            event.accept()
            self._take(event)
            return True
        return isinstance(event, QTabletEvent) and self._take_pen(event)

    # Fingers

    def _take(self, event: QTouchEvent) -> None:
        if event.type() == QEvent.Type.TouchCancel:
            self.cancel()
            return
        lifted = QEventPoint.State.Released
        fingers = {
            point.id(): point.position() for point in event.points() if point.state() != lifted
        }
        if event.type() == QEvent.Type.TouchBegin:
            self.cancel()  # whatever was never ended
        if self._stage is _Stage.NOTHING and fingers:
            number, at = next(iter(fingers.items()))
            self._put(Pointer.FINGER, number, at)
        self._follow(fingers)
        if not fingers:
            self._lift(int(event.timestamp()))

    def _follow(self, fingers: dict[int, QPointF]) -> None:
        """Follow the fingers that count; those that came first are the ones that do."""
        if self._stage in (_Stage.LIES, _Stage.DRAGS):
            if len(fingers) >= 2:
                self._begin_pinch(fingers)
            elif fingers.keys() == self._fingers.keys():
                self._slide(next(iter(fingers.values())))
        elif self._stage is _Stage.PINCHES:
            if fingers.keys() >= self._fingers.keys():
                self._pinch({number: fingers[number] for number in self._fingers})
            else:
                self._stage = _Stage.OVER

    def _begin_pinch(self, fingers: dict[int, QPointF]) -> None:
        self._end_drag()
        self._hold.stop()
        self._last_tap = None
        self._stage = _Stage.PINCHES
        self._fingers = dict(list(fingers.items())[:2])

    def _pinch(self, fingers: dict[int, QPointF]) -> None:
        if fingers == self._fingers:
            return  # another one has moved
        before, now = (_middle_and_gap(pair) for pair in (self._fingers, fingers))
        self._fingers = fingers
        ratio = now[1] / before[1] if before[1] > 1 and now[1] > 1 else 1.0
        self.pinched.emit(before[0], now[0], ratio)

    # Pens

    def _take_pen(self, event: QTabletEvent) -> bool:
        """Take what a pen does from where it is put down; one that hovers is left to Qt."""
        kind, at = event.type(), event.position()
        if kind == QEvent.Type.TabletPress and event.buttons() == event.button():
            self.cancel()  # what was never ended, where a menu took the release
            if event.button() == Qt.MouseButton.LeftButton:
                self._put(_pointer_of(event), 0, at)
            elif event.button() == Qt.MouseButton.RightButton:
                self.pointer, self._stage = Pointer.PEN, _Stage.OVER
                self.held.emit(at)
        elif not self.is_down:
            return False
        elif kind == QEvent.Type.TabletMove:
            self._follow({0: at})
        elif kind == QEvent.Type.TabletRelease and event.buttons() == Qt.MouseButton.NoButton:
            self._follow({0: at})
            self._lift(int(event.timestamp()))
        event.accept()
        return True

    # Both

    def _put(self, pointer: Pointer, number: int, at: QPointF) -> None:
        self.pointer, self._stage = pointer, _Stage.LIES
        self._start, self._fingers = at, {number: at}
        if pointer is not Pointer.ERASER:
            self._hold.start()
        _give_focus(self._widget)
        self.touched.emit(at)

    def _slide(self, at: QPointF) -> None:
        number = next(iter(self._fingers))
        self._fingers = {number: at}
        if self._stage is _Stage.LIES:
            self.touched.emit(at)
            if _gap(at, self._start) <= _SLIP_PX[self.pointer]:
                return
            self._hold.stop()
            self._stage = _Stage.DRAGS
            self.drag_begun.emit(self._start)
        self.dragged.emit(at)

    def _lift(self, when_ms: int) -> None:
        stage, at = self._stage, self._start
        if stage is _Stage.DRAGS:
            self.cancel()
            return
        self._forget()
        if stage is _Stage.LIES:
            self._tap(at, when_ms)
        self.lifted.emit()

    def _tap(self, at: QPointF, when_ms: int) -> None:
        last, self._last_tap = self._last_tap, (when_ms, at)
        is_second = (
            last is not None
            and 0 <= when_ms - last[0] <= QGuiApplication.styleHints().mouseDoubleClickInterval()
            and _gap(at, last[1]) <= _TWICE_WITHIN_PX
        )
        if is_second:
            self._last_tap = None
        (self.tapped_twice if is_second else self.tapped).emit(at)

    def _on_hold(self) -> None:
        if self._stage is _Stage.LIES:
            self._stage = _Stage.OVER
            self.held.emit(self._start)

    def cancel(self) -> None:
        """Let go of everything; a drag ends where it is."""
        if not self.is_down:
            return
        self._end_drag()
        self._forget()
        self.lifted.emit()

    def _end_drag(self) -> None:
        if self._stage is _Stage.DRAGS:
            self._stage = _Stage.OVER
            self.drag_ended.emit()

    def _forget(self) -> None:
        self._hold.stop()
        self._stage, self._fingers = _Stage.NOTHING, {}


def is_of_screen(event: QTouchEvent) -> bool:
    """Say whether fingers are on the screen itself: those on a track pad move a mouse."""
    return event.device().type() == QPointingDevice.DeviceType.TouchScreen


def reads_touches(widget: QWidget) -> bool:
    """Say whether a widget is watched; Qt lets every viewport accept touches, to no end."""
    return any(isinstance(child, TouchGestures) for child in widget.children())


def upwards(widget: QWidget) -> Iterator[QWidget]:
    """Go through a widget and those around it, up to its window."""
    around: QWidget | None = widget
    while around is not None:
        yield around
        around = None if around.isWindow() else around.parentWidget()


def _give_focus(widget: QWidget) -> None:
    """Give the keyboard to what a click of a mouse would give it to."""
    for taker in upwards(widget):
        if taker.focusPolicy() & Qt.FocusPolicy.ClickFocus:
            taker.setFocus(Qt.FocusReason.MouseFocusReason)
            return


def _pointer_of(event: QTabletEvent) -> Pointer:
    is_eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
    return Pointer.ERASER if is_eraser else Pointer.PEN


def _gap(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())


def _middle_and_gap(fingers: dict[int, QPointF]) -> tuple[QPointF, float]:
    first, second = fingers.values()
    return (first + second) / 2, _gap(first, second)
