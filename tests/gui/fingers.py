"""Fingers on a screen and a pen, as Qt sends them, for tests on a real window."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.conftest import settle

Place = QPoint | QPointF
_DOUBLE_TAP_MS = 450


@cache
def screen() -> QPointingDevice:
    """Return a screen that can be touched by ten fingers."""
    return QTest.createTouchDevice()


@cache
def track_pad() -> QPointingDevice:
    """Return a pad beside the keys, whose fingers Qt tells of as well."""
    can = QInputDevice.Capability
    return QTest.createTouchDevice(
        QInputDevice.DeviceType.TouchPad, can.Position | can.MouseEmulation
    )


class Hand:
    """Up to ten fingers on one widget; each is somewhere, or lifted."""

    def __init__(self, widget: QWidget, device: QPointingDevice | None = None) -> None:
        self.widget, self._device = widget, device or screen()
        self._down: dict[int, QPoint] = {}

    def put(self, at: Place, finger: int = 0) -> None:
        self._send({finger: at}, "press")

    def slide(self, at: Place, finger: int = 0) -> None:
        self._send({finger: at}, "move")

    def slide_all(self, *places: Place) -> None:
        """Move fingers 0, 1 … at once."""
        self._send(dict(enumerate(places)), "move")

    def lift(self, finger: int = 0) -> None:
        self._send({finger: self._down[finger]}, "release")

    def tap(self, at: Place) -> None:
        self.put(at)
        self.lift()

    def drag(self, start: Place, end: Place, strides: int = 4) -> None:
        self.put(start)
        for stride in range(1, strides + 1):
            self.slide(QPointF(start) + stride / strides * (QPointF(end) - QPointF(start)))
        self.lift()

    def _send(self, moves: dict[int, Place], act: str) -> None:
        moves = {
            finger: at.toPoint() if isinstance(at, QPointF) else at for finger, at in moves.items()
        }
        self._bring_onto_screen(next(iter(moves.values())))
        event = QTest.touchEvent(self.widget, self._device, False)
        for finger in self._down.keys() - moves.keys():
            # QTest would put a stationary finger elsewhere
            event.move(finger, self._down[finger], self.widget)
        for finger, at in moves.items():
            getattr(event, act)(finger, at, self.widget)
            self._down[finger] = at
            if act == "release":
                del self._down[finger]
        event.commit()
        settle()

    def _bring_onto_screen(self, at: QPoint) -> None:
        """Move the window where a place of it lies on the screen, or Qt would send nothing."""
        window, there = self.widget.window(), self.widget.mapToGlobal(at)
        around = window.screen().geometry()
        if not self._down and not around.contains(there):
            window.move(window.pos() + around.center() - there)
            settle()


def rest() -> None:
    """Let so much time go by that the next tap is not the second of two."""
    QTest.qWait(_DOUBLE_TAP_MS)


_PEN = QPointingDevice(
    "pen",
    7,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Pen,
    QInputDevice.Capability.Position,
    1,
    2,
)
_ERASER = QPointingDevice(
    "eraser",
    8,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Eraser,
    QInputDevice.Capability.Position,
    1,
    1,
)


class Pen:
    """A pen on one widget; its other end, where it is turned round."""

    def __init__(self, widget: QWidget, turned_round: bool = False) -> None:
        self.widget, self._device = widget, _ERASER if turned_round else _PEN
        self._at = QPointF()

    def put(self, at: Place, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> bool:
        self._at = QPointF(at)
        return self._send(QEvent.Type.TabletPress, button, button)

    def slide(self, at: Place) -> bool:
        self._at = QPointF(at)
        held = Qt.MouseButton.LeftButton
        return self._send(QEvent.Type.TabletMove, Qt.MouseButton.NoButton, held)

    def lift(self, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> bool:
        return self._send(QEvent.Type.TabletRelease, button, Qt.MouseButton.NoButton)

    def hover(self, at: Place) -> bool:
        self._at = QPointF(at)
        none = Qt.MouseButton.NoButton
        return self._send(QEvent.Type.TabletMove, none, none)

    def _send(self, kind: QEvent.Type, button: Qt.MouseButton, buttons: Qt.MouseButton) -> bool:
        on_screen = QPointF(self.widget.mapToGlobal(self._at.toPoint()))
        event = QTabletEvent(
            kind, self._device, self._at, on_screen, 0.5, 0, 0, 0, 0, 0,
            Qt.KeyboardModifier.NoModifier, button, buttons,
        )  # fmt: skip
        event.ignore()
        QApplication.sendEvent(self.widget, event)
        settle()
        return event.isAccepted()
