"""What a frame costs: the whole lab at 1280 x 720 against bare pyqtgraph plots of the same."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from engine import samples
from engine.dataset import Dataset
from gui.app import create_application, create_window
from gui.arrangements import Arrangement, Cell
from gui.window import Window
from tests.benchmarks.ratios import Ratio, seconds_of, summarised

_FRAMES = 60
_CURVE_STEPS = 400


def measure() -> list[Ratio]:
    """Return the lab against bare plots at 1,000 plants, itself at 100,000, and all pictures."""
    create_application(["benchmarks"])
    few, many = (samples.overlapping_groups(m, 0.25, 0) for m in (1_000, 100_000))
    small, large, everything = Lab(few), Lab(many), Lab(few, every_picture=True)
    bare = BareScene(few)
    for shown in (small, large, everything, bare):
        for _ in range(5):
            shown.frame()
    return [
        _compared("a frame, 1,000 plants, against bare plots", small, bare, "<= 2"),
        _compared("a frame, 100,000 plants, against 1,000", large, small, "<= 1.5"),
        _compared("a frame with every picture, against the lab's", everything, small, "<= 4"),
    ]


def _compared(name: str, ours: Lab, plain: Lab | BareScene, goal: str) -> Ratio:
    pairs = [(seconds_of(ours.frame), seconds_of(plain.frame)) for _ in range(_FRAMES)]
    return summarised(name, pairs, goal)


class Lab:
    """The window, playing; its own clock is held, so that each frame is one tick of one step."""

    def __init__(self, plants: Dataset, every_picture: bool = False) -> None:
        self._window: Window = create_window("en", "dark", plants)
        self._window.resize(1280, 720)
        self._window.show()
        if every_picture:
            self._window.resize(1920, 1080)
            self._window.docks.place(_in_a_grid(list(self._window.pictures)))
        store = self._window.store
        store.session.learn(_CURVE_STEPS)
        store.session.solve()
        store.play()
        store.clock._timer.blockSignals(True)
        _settle()

    def frame(self) -> None:
        """Take one step and draw it."""
        self._window.store._advance(1, lambda: True)
        self._window.store.flush()
        QApplication.processEvents()


class BareScene:
    """Two plots as anyone would write them: dots, a line that turns, a curve that grows."""

    def __init__(self, plants: Dataset) -> None:
        pg.setConfigOptions(antialias=True)
        self._window = QWidget()
        self._window.resize(1280, 720)
        layout = QHBoxLayout(self._window)
        field, curve = pg.PlotWidget(), pg.PlotWidget()
        layout.addWidget(field, 3)
        layout.addWidget(curve, 2)
        for kind, brush in ((1, "#ff9d3d"), (0, "#5cc3f2")):
            dots = plants.x[plants.y == kind]
            field.addItem(pg.ScatterPlotItem(dots[:, 0], dots[:, 1], size=9, brush=brush))
        self._line = field.plot(pen=pg.mkPen("#8ed65f", width=3))
        self._curve = curve.plot(pen=pg.mkPen("#ff5e57", width=2.5))
        field.setRange(xRange=(-1, 4), yRange=(-1, 4))
        curve.setRange(xRange=(0, 600), yRange=(0, 1))
        self._window.show()
        self._step = 0
        pg.setConfigOptions(antialias=False)
        _settle()

    def frame(self) -> None:
        """Turn the line, let the curve grow, and draw."""
        self._step += 1
        steps = np.arange(_CURVE_STEPS + self._step)
        self._line.setData([0, 3], [0, 3 * np.cos(self._step / 100)])
        self._curve.setData(steps, 0.69 * np.exp(-steps / 50))
        QApplication.processEvents()


def _in_a_grid(names: list[str]) -> Arrangement:
    """Return four columns that hold the lab's own docks and every picture."""
    names = ["neuron", "loss", "results", *names]
    return Arrangement(
        tuple(tuple(Cell((name,)) for name in names[start::4]) for start in range(4)), 0.75
    )


def _settle() -> None:
    for _ in range(10):
        QApplication.processEvents()
