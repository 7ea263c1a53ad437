"""Finds the dialogue that waits for an answer above a window."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget


def modal_dialog(window: QWidget, *kinds: type[QDialog]) -> QDialog | None:
    """Return the modal dialogue on screen, of these kinds or any, that belongs to a window."""
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible() and dialog.isModal() and isinstance(dialog, kinds or QDialog):
            return dialog
    return None
