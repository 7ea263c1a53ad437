"""QEvent.ShortcutOverride: which keys a widget takes before the window's actions do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_STEPS: dict[int, int] = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


def handle_shortcut_override(event: QEvent, claims: Callable[[QKeyEvent], bool]) -> bool:
    """Accept a ShortcutOverride where the widget claims its key; False for any other event."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    event.setAccepted(claims(event))
    return True


def key_step(event: QKeyEvent) -> int:
    """Return 1 for Up, -1 for Down, and 0 for any other key, whatever is held with it."""
    return _STEPS.get(event.key(), 0)
