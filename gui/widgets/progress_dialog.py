"""A window-modal QProgressDialog that its maker updates and closes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog, QWidget


def make_progress_dialog(
    parent: QWidget, title: str, text: str, cancel_text: str, maximum: int
) -> QProgressDialog:
    """Return a dialogue from 0 to `maximum`, which stays open until it is closed."""
    dialog = QProgressDialog(text, cancel_text, 0, maximum, parent)
    dialog.setWindowTitle(title)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(0)
    dialog.setAutoReset(False)
    dialog.setAutoClose(False)
    return dialog
