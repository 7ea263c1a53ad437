"""From a click to the painted plant, against a dot added to a bare plot.

On screen are the plant, its loss and the verdict on each plant; whether a line separates them, and
the exact minimum, follow with the next frame, and are not in it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.model import samples
from gui.app import create_application
from tests.benchmarks.bare import BareScene, settle
from tests.benchmarks.lab import Lab
from tests.benchmarks.pictures import Paints
from tests.benchmarks.ratios import Ratio, both_ratios, both_times_of

_CLICKS = 40
_SOLVED_AT_ONCE = 1_000


def measure() -> Iterator[Ratio]:
    """Yield a ratio for a few plants and for many."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    create_application(["benchmarks"])
    pg.setConfigOption("mouseRateLimit", -1)
    for m in (6, 1_000, 100_000):
        plants = samples.overlapping_groups(m - 1, 0.25, 0)  # one more fits in
        goal = "<= 3.3" if m == _SOLVED_AT_ONCE else ""
        yield from _clicked(f"a click, m = {m:,}: a dot", Lab(plants), BareScene(plants), goal)


def _clicked(name: str, lab: Lab, bare: BareScene, goal: str) -> Iterator[Ratio]:
    lab.store.pause()
    field = lab.window.field
    settle()
    paints, turns = Paints(field.viewport()), []
    for count in range(_CLICKS + 2):
        left, right, low, high = *field.view_box.viewRange()[0], *field.view_box.viewRange()[1]
        share = 0.05 + 0.9 * count / _CLICKS % 0.9
        point = QPointF(left + share * (right - left), low + 0.03 * (high - low))
        at = field.mapFromScene(field.view_box.mapViewToScene(point))

        def click(at: object = at) -> None:
            QTest.mouseClick(field.viewport(), Qt.MouseButton.LeftButton, pos=at)
            lab.store.flush()
            QApplication.processEvents()

        def dot(point: QPointF = point) -> None:
            bare.dots.addPoints(x=[point.x()], y=[point.y()])
            QApplication.processEvents()

        before, painted = len(field.frame.plants), len(paints.seconds)
        turns.append((both_times_of(click), both_times_of(dot)))
        assert len(field.frame.plants) == before + 1, "the click placed no plant"
        assert len(paints.seconds) > painted, "the plant is not painted"
        lab.store.undo()
        settle()
    yield from both_ratios(name, turns[2:], goal)
