"""From launch to a painted window, as whole processes: the lab against a bare plot."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.ratios import Ratio, in_turn

_ROOT = Path(__file__).parents[2]

_LAB = """
from gui.app import create_application, create_window
app = create_application(["launch"])
shown = create_window("en", "dark")
"""

_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
import pyqtgraph as pg
app = QApplication(["launch"])
shown = QMainWindow()
plot = pg.PlotWidget()
plot.plot([0, 1], [0, 1])
shown.setCentralWidget(plot)
shown.resize(1280, 720)
"""

_PAINT = """
from PySide6.QtCore import QEvent, QObject
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            app.exit(0)
        return False
painted = Painted()
app.installEventFilter(painted)
shown.show()
app.exec()
import os
os._exit(0)
"""


def measure(rounds: int = 7) -> list[Ratio]:
    """Return the ratio of the two launches."""
    name = "launch to a painted window: a bare plot"
    return [in_turn(name, lambda: _run(_LAB), lambda: _run(_BARE), "<= 1.6", rounds)]


def _run(program: str) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", program + _PAINT], cwd=_ROOT, env=environment, check=True)
