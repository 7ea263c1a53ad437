"""Files opened by a double click: what the desktop hands over, and what is wrong with a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QMessageBox

from engine.errors import UserError
from gui.language import translation
from gui.language.sentences import refusal

_SIGNS_OF_A_DESKTOP = ("GIO_LAUNCHED_DESKTOP_FILE", "DESKTOP_STARTUP_ID", "XDG_ACTIVATION_TOKEN")


class FileOpenEvents(QObject):
    """Opens what macOS asks a running program to open: it gives no file as an argument."""

    def __init__(self, open_file: Callable[[Path], object], parent: QObject) -> None:
        super().__init__(parent)
        self._open_file = open_file
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files; let everything else go its way."""
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):
            self._open_file(Path(event.file()))
            return True
        return super().eventFilter(watched, event)


def started_without_terminal() -> bool:
    """Say whether the program was started by a double click: a line on stderr would be lost."""
    if sys.stderr is None:
        return True
    return not sys.stderr.isatty() and any(map(os.environ.get, _SIGNS_OF_A_DESKTOP))


def refusal_box(error: UserError) -> QMessageBox:
    """Return a box, not yet shown, that says why a file can't be opened."""
    translation.set_language(translation.system_language())
    box = QMessageBox(QMessageBox.Icon.Warning, "Perceptron Lab", refusal(error))
    box.setInformativeText(
        QCoreApplication.translate("FileOpenEvents", "Perceptron Lab cannot start with this file.")
    )
    return box
