"""Where a system lacks what every desktop has: fonts, or room on its screen."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

LEAST_ROOM = QSize(912, 560)
"""What the window takes in French where it is narrowest, in logical pixels."""

_SMALLEST_FACTOR = 0.5
TITLE_BAR_PX = 40
"""Which system draws how high a title bar is only known when the window is there."""

_NAMES_OF_NO_FONT = {"Monospace", "Sans Serif", "Serif"}
"""What fontconfig answers to where there is no font at all."""


def ensure_a_font() -> None:
    """Bring a font along where there is none: one that the formulas come with anyway."""
    if not set(QFontDatabase.families()) <= _NAMES_OF_NO_FONT:
        return
    package = find_spec("ziafont")
    for folder in (package.submodule_search_locations or ()) if package else ():
        QFontDatabase.addApplicationFont(str(Path(folder) / "fonts" / "DejaVuSans.ttf"))


def factor_that_fits(room: QSize, factor: float) -> float:
    """Return how much to enlarge: as asked, or less where the window would leave the screen."""
    high = room.height() - TITLE_BAR_PX
    share = min(room.width() / LEAST_ROOM.width(), high / LEAST_ROOM.height(), 1.0)
    return max(factor * share, min(factor, _SMALLEST_FACTOR))


def keep_on_screen(window: QWidget) -> None:
    """Make a window that is not shown yet no larger than the screen, with its title bar."""
    if window.isMaximized() or window.isFullScreen():
        return
    room = window.screen().availableGeometry().size() - QSize(0, TITLE_BAR_PX)
    window.resize(window.size().boundedTo(room))


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
