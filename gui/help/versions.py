"""Which program this is and what it runs on: for the window About and for reports of faults."""

from __future__ import annotations

import platform
import sys

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

from engine import VERSION


def facts() -> dict[str, str]:
    """Return versions, the system and the screen by their names, which no language changes."""
    import numpy as np
    import pyqtgraph as pg
    import PySide6

    return {
        "Perceptron Lab": f"{VERSION} ({_kind()})",
        "Python": platform.python_version(),
        "Qt": f"{qVersion()} (PySide6 {PySide6.__version__})",
        "NumPy": np.__version__,
        "pyqtgraph": pg.__version__,
        "System": platform.platform(),
        "Screen": _screen(),
    }


def as_text() -> str:
    """Return the facts as lines."""
    return "\n".join(f"{name}: {value}" for name, value in facts().items())


def _kind() -> str:
    return "executable" if getattr(sys, "frozen", False) else "source"


def _screen() -> str:
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    ratio, platform_name = screen.devicePixelRatio(), QGuiApplication.platformName()
    return f"{size.width()} x {size.height()}, {100 * ratio:.0f} %, {platform_name}"
