"""QEvent.ShortcutOverride: which keys a widget takes before the window's actions do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

_NUMBER_CHARACTERS = frozenset("0123456789.,+-−eE/")
_EDITING_KEYS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
)
_STEPS: dict[int, int] = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


def handle_shortcut_override(event: QEvent, claims: Callable[[QKeyEvent], bool]) -> bool:
    """Accept a ShortcutOverride where the widget claims its key; False for any other event."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    event.setAccepted(claims(event))
    return True


def key_step(event: QKeyEvent) -> int:
    """Return 1 for Up, -1 for Down, and 0 for any other key, whatever is held with it."""
    return _STEPS.get(event.key(), 0)


def is_number_key(event: QKeyEvent, is_typing: bool) -> bool:
    """Say whether a key writes or edits a number; a space does once one `is_typing`.

    So do all other signs then, for the number to be refused with them, and not taken without.
    """
    standard = QKeySequence.StandardKey
    if event.matches(standard.Undo) or event.matches(standard.Redo):
        return is_typing
    clipboard = (standard.Copy, standard.Cut, standard.Paste, standard.SelectAll)
    if any(event.matches(key) for key in clipboard) or event.key() in _EDITING_KEYS:
        return True
    text = event.text()
    return bool(text) and (set(text) <= _NUMBER_CHARACTERS or (is_typing and text.isprintable()))


def is_stray_letter(event: QKeyEvent, is_typing: bool) -> bool:
    """Say whether a letter came in between the digits of a number: it is no command there."""
    letter = event.text()
    return is_typing and letter.isalpha() and not set(letter) <= _NUMBER_CHARACTERS


class ClaimsCopy(QObject):
    """Lets Ctrl+C copy what is selected of a text that is read, and not the plants."""

    def __init__(self, text: QWidget, has_selection: Callable[[], bool]) -> None:
        super().__init__(text)
        self._has_selection = has_selection
        text.installEventFilter(self)

    def eventFilter(self, _text: QObject, event: QEvent) -> bool:
        """Take the key before the window's action does."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        if not event.matches(QKeySequence.StandardKey.Copy) or not self._has_selection():
            return False
        event.accept()
        return True
