"""Focus policies for a window used by keyboard alone: Space and Return press what Tab reached."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QWidget,
)
from shiboken6 import isValid

from gui.widgets.number_field import NumberField

_PRESSED = (QAbstractButton, QComboBox)
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyboardFocus(QObject):
    """Watches the buttons, choices and number fields of a window.

    Buttons and choices take the focus from Tab alone. A click on them, or on anything else that
    takes no focus, gives it to `home`: after any click Space plays, but where text is typed. So
    does what hides or disables the widget that had the focus: Qt would hand it on to the next.
    The wheel turns a choice or a number only where the focus is. Once a number has been entered,
    `home` has the focus again.
    """

    def __init__(self, window: QWidget, home: QWidget) -> None:
        super().__init__(window)
        self._window, self._home = window, home
        policy = home.focusPolicy()
        window.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        window.setFocusProxy(home)
        home.setFocusPolicy(policy)  # a proxy is given that of what it stands for
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def watch(self, part: QWidget) -> None:
        """Watch what is in a part of the window, made now or later."""
        for kind in _PRESSED:
            for widget in part.findChildren(kind):
                if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                    widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                widget.installEventFilter(self)
        for spin in part.findChildren(QAbstractSpinBox):
            spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            spin.installEventFilter(self)
            spin.lineEdit().returnPressed.connect(self._home.setFocus)
        for number in part.findChildren(NumberField):
            number.left_by_key.connect((number.returns_to or self._home).setFocus)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        """Take home a focus that nobody has moved: what had it can't have it any more."""
        if old is None or new is None or new is self._home or not (isValid(old) and isValid(new)):
            return
        keeps = old.isVisible() and old.isEnabled()
        if not keeps and old.window() is new.window() is self._window:
            self._home.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give Space to what has the focus, let Return press it, and hold the wheel back."""
        if not isinstance(event, QInputEvent):
            return False  # nearly all events: told by their class sooner than by their type
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget):
            if not watched.hasFocus():
                event.ignore()
                return True
            return False
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, _PRESSED):
            if watched.hasFocus():
                self._home.setFocus()  # Qt would leave it to what Tab had reached before
            return False
        if not isinstance(event, QKeyEvent) or isinstance(watched, QAbstractSpinBox):
            return False
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Space:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and event.key() in _RETURN:
            _press(watched)
            return True
        return False


def _press(watched: QObject) -> None:
    if isinstance(watched, QAbstractButton):
        watched.click()
    elif isinstance(watched, QComboBox):
        watched.showPopup()
