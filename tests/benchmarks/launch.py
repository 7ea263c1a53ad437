"""From launch to a painted window, as whole processes: the lab against a bare plot."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.ratios import BothTimes, Ratio, both_ratios

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


_WITHOUT_BYTE_CODE = "PYTHONDONTWRITEBYTECODE"
"""Where this is set, each launch would compile our modules anew, which no installed copy does."""


def measure(rounds: int = 9) -> list[Ratio]:
    """Return the ratios of the two launches, by processor time and by the clock."""
    for program in (_LAB, _BARE):
        _run(program)  # keeps its byte code
    turns = [(_run(_LAB), _run(_BARE)) for _ in range(rounds)]
    return list(both_ratios("launch to a painted window: a bare plot", turns, "<= 1.25"))


def _run(program: str) -> BothTimes:
    """Run a program to its end."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop(_WITHOUT_BYTE_CODE, None)
    command = [sys.executable, "-c", program + _PAINT]
    before, start = _seconds_of_children(), time.perf_counter()
    subprocess.run(command, cwd=_ROOT, env=environment, check=True)
    return _seconds_of_children() - before, time.perf_counter() - start


def _seconds_of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system
