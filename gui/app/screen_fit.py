"""The scale factor that lets the window fit on a small screen."""

from __future__ import annotations

import os

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gui.widgets.on_screen import TITLE_BAR_PX

LEAST_ROOM = QSize(912, 560)
"""What the window takes in French where it is narrowest, in logical pixels."""

_SMALLEST_FACTOR = 0.5


def factor_that_fits(room: QSize, factor: float) -> float:
    """Return how much to enlarge: as asked, or less where the window would leave the screen."""
    high = room.height() - TITLE_BAR_PX
    share = min(room.width() / LEAST_ROOM.width(), high / LEAST_ROOM.height(), 1.0)
    return max(factor * share, min(factor, _SMALLEST_FACTOR))


def fitted(app: QApplication, argv: list[str]) -> QApplication:
    """Return the application, begun again with a smaller enlargement where the screen asks it."""
    try:
        factor = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    except ValueError:
        return app
    fitting = factor_that_fits(QGuiApplication.primaryScreen().availableSize(), factor)
    if fitting >= factor:
        return app
    os.environ["QT_SCALE_FACTOR"] = f"{fitting:.3f}"
    app.shutdown()
    return QApplication(argv)
