"""Which keys are a widget's own, before the window's actions take them, and what they ask."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_STEPS: dict[int, int] = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


def is_answered(event: QEvent, claims: Callable[[QKeyEvent], bool]) -> bool:
    """Answer for a widget whether a key is its own; False where the event asks something else."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    event.setAccepted(claims(event))
    return True


def key_step(event: QKeyEvent) -> int:
    """Return 1 for Up, -1 for Down, and 0 for any other key, whatever is held with it."""
    return _STEPS.get(event.key(), 0)
