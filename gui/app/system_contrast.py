"""Follows the desktop: whether it asks for high contrast, which it says only after the start."""

from __future__ import annotations

from PySide6.QtCore import QObject

from gui.style.theme import style_hints, wants_contrast
from gui.window.appearance import Appearance


class SystemContrast(QObject):
    """Takes high contrast where the desktop asks for it, unless a person chose another theme."""

    def __init__(self, appearance: Appearance, is_theme_chosen: bool) -> None:
        super().__init__(appearance)
        self._appearance, self._is_theme_chosen = appearance, is_theme_chosen
        hints = style_hints()
        hints.accessibility().contrastPreferenceChanged.connect(self.follow)
        hints.colorSchemeChanged.connect(self.follow)

    def follow(self) -> None:
        """Look as the desktop asks now."""
        if self._appearance.theme == "system":
            self._appearance.take_theme("system")
        elif not (self._is_theme_chosen or self._appearance.is_theme_chosen):
            self._appearance.take_theme("contrast" if wants_contrast() else "dark")
