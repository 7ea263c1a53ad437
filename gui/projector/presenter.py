"""What the keys of a presenter (a clicker) do at a projector: black screen, and leaving it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow

from gui.panels.status_sentence import StatusSentence
from gui.projector.black_screen import BlackScreen
from gui.registry.action_names import Commands

_LEAVING_MS = 2_000
_SCAN_CODE_OF_FULL_STOP = 60
"""X11's and Wayland's, of the key that has "." on most keyboards: in bépo it writes "h"."""
_IS_X11_OR_WAYLAND = sys.platform not in ("win32", "darwin")


class Projector(Protocol):
    """What shows a window at a projector, or not."""

    is_projector: bool

    @property
    def can_leave_projector(self) -> bool:
        """Say whether there is anything to go back to."""

    @property
    def set_projector(self) -> Callable[[bool], None]:
        """Fill the screen, or go back."""


class Presenter(QObject):
    """Takes at a projector the keys that a presenter sends, beside those that turn pages.

    Its start button sends F5 and Escape in turn: neither may end what a class is looking at. F5 is
    the layout's, which does not put away a page's pictures.
    """

    def __init__(self, window: QMainWindow, layout: Projector, status: StatusSentence) -> None:
        super().__init__(window)
        self._window, self._layout, self._status = window, layout, status
        self.black_screen = BlackScreen(self)
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(_LEAVING_MS)

    def commands(self) -> Commands:
        """Return what each action does when it is chosen."""
        return {"actionBlank": self.blank}

    def blank(self) -> None:
        """Turn the screen black, at a projector; any key brings the picture back."""
        if self._layout.is_projector:
            floating = [
                dock
                for dock in self._window.findChildren(QDockWidget)
                if dock.isFloating() and dock.isVisible()
            ]
            self.black_screen.cover([self._window, *floating])

    def take_key(self, event: QKeyEvent) -> bool:
        """Take a key that nothing else wanted; False if it is no presenter's, or no projector's."""
        if not self._layout.is_projector or event.isAutoRepeat():
            return False
        if event.key() == Qt.Key.Key_Escape:
            if self._layout.can_leave_projector:
                self._leave()
        elif _is_full_stop(event):
            self.blank()
        else:
            return False
        return True

    def note_key(self, event: QKeyEvent) -> None:
        """Wait no longer for a second Escape where another key comes between."""
        if event.key() != Qt.Key.Key_Escape and self._leaving.isActive():
            self._leaving.stop()
            self._status.end_message()

    def _leave(self) -> None:
        """Leave the projector with the second Escape; say so at the first."""
        if self._leaving.isActive():
            self._layout.set_projector(False)
            return
        self._leaving.start()
        text = QCoreApplication.translate("Presenter", "Esc: once more to leave.")
        self._status.say(text, warning=False, is_needed=True, for_ms=_LEAVING_MS)

    def end(self) -> None:
        """End the black and the wait for a second Escape: the projector came or went."""
        self.black_screen.lift()
        if self._leaving.isActive():
            self._leaving.stop()
            self._status.end_message()


def _is_full_stop(event: QKeyEvent) -> bool:
    """Say whether a key stands where most keyboards have ".", whatever it writes on this one."""
    is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
    return _IS_X11_OR_WAYLAND and is_plain and event.nativeScanCode() == _SCAN_CODE_OF_FULL_STOP
