"""Buttons that show actions of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton


def action_buttons(actions: list[QAction], style: Qt.ToolButtonStyle) -> list[QToolButton]:
    """Return a button for each action, which the keyboard reaches by Tab."""
    buttons = []
    for action in actions:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setToolButtonStyle(style)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        buttons.append(button)
    return buttons
