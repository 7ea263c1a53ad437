"""A new window no larger than its screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

TITLE_BAR_PX = 40
"""Room for the title bar, whose height is only known once the window is shown."""


def keep_on_screen(window: QWidget) -> None:
    """Make a window that is not shown yet no larger than the screen, with its title bar."""
    if window.isMaximized() or window.isFullScreen():
        return
    room = window.screen().availableGeometry().size() - QSize(0, TITLE_BAR_PX)
    window.resize(window.size().boundedTo(room))
