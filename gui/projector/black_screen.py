"""A black screen over a window and what floats above it; any key or click takes it away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from gui.widgets.claimed_keys import handle_shortcut_override

_MODIFIERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
)


class BlackScreen(QObject):
    """Covers windows in black; what had the keyboard has it again afterwards."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._covers: list[_Cover] = []
        self._focus_before: QWidget | None = None

    @property
    def is_black(self) -> bool:
        """Say whether the screen is black."""
        return bool(self._covers)

    def cover(self, windows: Sequence[QWidget]) -> None:
        """Turn windows black; the first of them takes the keyboard."""
        if self.is_black:
            return
        self._focus_before = QApplication.focusWidget()
        self._covers = [_Cover(window, self) for window in windows]
        self._covers[0].setFocus()

    def lift(self) -> None:
        """Show again what is below."""
        covers, self._covers = self._covers, []
        if covers and self._focus_before is not None and isValid(self._focus_before):
            self._focus_before.setFocus()
        for cover in covers:
            cover.hide()
            cover.deleteLater()


class _Cover(QWidget):
    """One window's share of the black."""

    def __init__(self, window: QWidget, screen: BlackScreen) -> None:
        super().__init__(window)
        self._screen = screen
        self.setObjectName("blackScreen")
        self.setAccessibleName(
            QCoreApplication.translate("BlackScreen", "Black screen: any key or click ends it")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint all of it black, whatever the theme."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def event(self, event: QEvent) -> bool:
        """Keep every key from the window's actions."""
        return handle_shortcut_override(event, lambda _event: True) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key ends it, but for one that is still held down or that alone does nothing."""
        if not event.isAutoRepeat() and event.key() not in _MODIFIERS:
            self._screen.lift()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click ends it, and does nothing to what is below."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Not before it is over: its release would reach what is below."""
        event.accept()
        self._screen.lift()
