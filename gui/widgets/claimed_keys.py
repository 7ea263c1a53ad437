"""Which keys are a widget's own, before the window's actions take them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent


def is_answered(event: QEvent, claims: Callable[[QKeyEvent], bool]) -> bool:
    """Answer for a widget whether a key is its own; False where the event asks something else."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    event.setAccepted(claims(event))
    return True
