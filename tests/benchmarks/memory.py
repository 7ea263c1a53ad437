"""Resident memory of the whole program: at its start, after 100,000 and after 1,000,000 steps."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.ratios import Number

_ROOT = Path(__file__).parents[2]
_TRACE_BYTES_A_STEP = 32

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
    start, later, last = _printed_by(_LAB)
    (bare,) = _printed_by(_BARE)
    yield Number("a bare pyqtgraph scene", bare, "MB")
    yield Number("the lab at its start", start, "MB", f"{start / bare:.2f} times the bare scene")
    for name, value, steps in (("100,000", later, 100_000), ("1,000,000", last, 1_000_000)):
        trace = steps * _TRACE_BYTES_A_STEP / 2**20
        note = f"{value - start:.1f} more; the trace is {trace:.1f} of it"
        yield Number(f"after {name} steps", value, "MB", note)


def _printed_by(program: str) -> list[float]:
    done = subprocess.run(
        [sys.executable, "-c", _RESIDENT + program],
        cwd=_ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return [float(line) for line in done.stdout.split()]
