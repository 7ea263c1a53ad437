"""An application for commands that draw without a window, and so need no display."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from gui.style.fonts import ensure_a_font
from gui.style.stylesheet import apply_look
from gui.style.theme import Theme, look_of

_IGNORED_START = "This plugin does not support"
_applications: list[QApplication] = []


def ensure_application(theme: Theme = "light") -> None:
    """Make an application with the look of the window, unless there is one already."""
    if QApplication.instance() is not None:
        return
    if sys.platform not in ("win32", "darwin"):  # these always have a screen, and fonts only there
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qInstallMessageHandler(_print_message)
    _applications.append(QApplication(["perceptron-lab"]))
    ensure_a_font()
    apply_look(look_of(theme))


def _print_message(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    if not message.startswith(_IGNORED_START):
        print(message, file=sys.stderr)
