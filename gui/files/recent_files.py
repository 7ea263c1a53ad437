"""The menu of the files opened or saved last."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QMenu

from gui.window.remembered import Remembered

_MOST = 8


class RecentFiles(QObject):
    """Lists in a menu the recent files that are still there; nothing where nothing is remembered.

    `open_path` is called with the one chosen.
    """

    def __init__(
        self, menu: QMenu | None, remembered: Remembered | None, open_path: Callable[[Path], object]
    ) -> None:
        super().__init__(menu)
        self._menu, self._remembered, self._open_path = menu, remembered, open_path
        if menu is not None:
            menu.aboutToShow.connect(self.fill)

    def add(self, path: Path) -> None:
        """Put a file first."""
        if self._remembered is not None:
            name = str(path.absolute())
            others = [other for other in self._remembered.recent_files if other != name]
            self._remembered.recent_files = (name, *others)[:_MOST]

    def fill(self) -> None:
        """Write the menu anew."""
        if self._menu is None:
            return
        self._menu.clear()
        names = self._remembered.recent_files if self._remembered is not None else ()
        for path in (Path(name) for name in names if Path(name).is_file()):
            action = self._menu.addAction(path.name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(partial(self._on_chosen, path))
        if self._menu.isEmpty():
            nothing = QCoreApplication.translate("SessionController", "None yet")
            self._menu.addAction(nothing).setEnabled(False)

    def _on_chosen(self, path: Path, _checked: bool = False) -> None:
        self._open_path(path)
