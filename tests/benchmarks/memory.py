"""Resident memory of the whole program: at its start, after 100,000 and after 1,000,000 steps."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.ratios import Number

_ROOT = Path(__file__).parents[2]
_TRACE_BYTES_A_STEP = 32
_GOAL_MB = 5.0
"""Beyond the trace."""

_RESIDENT = """
from pathlib import Path
def tell():
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            print(int(line.split()[1]) / 1024, flush=True)
"""

_LAB = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from engine.model import samples
from gui.app import create_application
app = create_application(["memory"])
from tests.benchmarks.lab import Lab
lab = Lab(samples.two_groups(200, 0.1, 0))
lab.store.set_settings(batch_size=BATCH)
lab.frame()
tell()
for steps in (100_000, 900_000):
    for _ in range(steps // 10_000):
        lab.frame(10_000)
    tell()
"""

_BARE = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtWidgets import QApplication
app = QApplication(["memory"])
from engine.model import samples
from tests.benchmarks.bare import BareScene
BareScene(samples.two_groups(200, 0.1, 0)).frame()
tell()
"""


def measure() -> Iterator[Number]:
    """Yield megabytes; nothing where there is no /proc."""
    if not Path("/proc/self/status").exists():
        yield Number("resident memory", None, "MB", "read from /proc, which this system lacks")
        return
    start, *later = _printed_by(_LAB.replace("BATCH", "None"))
    (bare,) = _printed_by(_BARE)
    yield Number("a bare pyqtgraph scene", bare, "MB")
    yield Number("the lab at its start", start, "MB", f"{start / bare:.2f} times the bare scene")
    yield from _grown("steps over all plants", start, later)
    start, *later = _printed_by(_LAB.replace("BATCH", "1"))
    yield from _grown("steps of one plant", start, later)


def _grown(what: str, start: float, later: list[float]) -> Iterator[Number]:
    """Say how much a run has added, and how much of that is its trace."""
    for value, steps in zip(later, (100_000, 1_000_000), strict=True):
        trace = steps * _TRACE_BYTES_A_STEP / 2**20
        beyond = value - start - trace
        note = f"{value - start:.1f} more: the trace {trace:.1f}, and {beyond:.1f}"
        goal = f"; goal <= {_GOAL_MB:.0f}{', missed' if beyond > _GOAL_MB else ''}"
        yield Number(f"after {steps:,} {what}", value, "MB", note + goal)


def _printed_by(program: str) -> list[float]:
    done = subprocess.run(
        [sys.executable, "-c", _RESIDENT + program],
        cwd=_ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return [float(line) for line in done.stdout.split()]
