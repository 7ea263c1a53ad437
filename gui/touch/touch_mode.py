"""Whether a window is used by fingers: then buttons are large, with a bar and a pad as well."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QTouchEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from gui.gestures.pad_keys import keys_for
from gui.gestures.touch_gestures import is_of_screen
from gui.touch.number_pad import NumberPad

_LIFTED = (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)


class TouchMode(QObject):
    """Is switched by a person, and is kept; the first touch of a screen switches it on.

    Not so where a person has switched it off: then it stays so.
    """

    switched = Signal()
    began_by_touch = Signal()
    """The first finger was seen, and is lifted again: nothing moves away under it."""

    def __init__(self, window: QObject, kept: bool | None, keep: Callable[[bool], None]) -> None:
        """Be as it was `kept`, None where nobody has chosen yet; `keep` keeps another choice."""
        super().__init__(window)
        self._keep = keep
        self.is_on = kept is True
        self._waits_for_touch = kept is None
        self._watched: QWindow | None = None
        self._pad: NumberPad | None = None
        """Lies on the window of its field, and is deleted with a dialogue."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def switch(self, on: bool) -> None:
        """Use large buttons, or no longer; a person has chosen it."""
        self._waits_for_touch = False
        if on == self.is_on:
            return
        self.is_on = on
        self._keep(on)
        if not on:
            self._put_pad_away()
        self.switched.emit()

    # The first touch

    def wait_for_touch(self, window: QWindow | None) -> None:
        """Look out for the first touch, unless a person has chosen already."""
        if self._waits_for_touch and self._watched is None and window is not None:
            self._watched = window
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See a finger lifted; nothing is taken from anyone."""
        if isinstance(event, QTouchEvent) and event.type() in _LIFTED and is_of_screen(event):
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._begin_by_touch)
        return False

    def _begin_by_touch(self) -> None:
        if self._waits_for_touch:
            self.switch(True)
            self.began_by_touch.emit()

    # The pad

    def _on_focus_changed(self, _old: object, new: object) -> None:
        keys = keys_for(new) if self.is_on else None
        if keys is not None and isinstance(new, QWidget):
            if self._pad is None or not isValid(self._pad):
                self._pad = NumberPad()
            self._pad.show_for(new, keys)
        else:
            self._put_pad_away()

    def _put_pad_away(self) -> None:
        if self._pad is not None and isValid(self._pad):
            self._pad.put_away()
