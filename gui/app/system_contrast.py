"""Follows the desktop: whether it asks for high contrast, which it says only after the start."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gui.style.theme import style_hints, wants_contrast
from gui.window.main_window import MainWindow


class SystemContrast(QObject):
    """Takes high contrast where the desktop asks for it, unless a person chose another theme."""

    def __init__(self, window: MainWindow, is_theme_chosen: bool) -> None:
        super().__init__(window)
        self._window, self._is_theme_chosen = window, is_theme_chosen
        hints = style_hints()
        hints.accessibility().contrastPreferenceChanged.connect(self.follow)
        hints.colorSchemeChanged.connect(self.follow)

    def follow(self) -> None:
        """Look as the desktop asks now."""
        if self._window.theme == "system":
            self._window.take_theme("system")
        elif not (self._is_theme_chosen or self._window.is_theme_chosen):
            self._window.take_theme("contrast" if wants_contrast() else "dark")
