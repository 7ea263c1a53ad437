"""A bare pyqtgraph scene to hold the lab against."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from engine.model.dataset import Dataset

CURVE_STEPS = 400


class BareScene:
    """Two plots as anyone would write them: dots, a line that turns, a curve that grows."""

    def __init__(self, plants: Dataset) -> None:
        pg.setConfigOptions(antialias=True)
        self.window = QWidget()
        self.window.resize(1280, 720)
        layout = QHBoxLayout(self.window)
        self.field, curve = pg.PlotWidget(), pg.PlotWidget()
        layout.addWidget(self.field, 3)
        layout.addWidget(curve, 2)
        for kind, brush in ((1, "#ff9d3d"), (0, "#5cc3f2")):
            dots = plants.x[plants.y == kind]
            self.dots = pg.ScatterPlotItem(dots[:, 0], dots[:, 1], size=9, brush=brush)
            self.field.addItem(self.dots)
        self._line = self.field.plot(pen=pg.mkPen("#8ed65f", width=3))
        self._curve = curve.plot(pen=pg.mkPen("#ff5e57", width=2.5))
        self.field.setRange(xRange=(-1, 4), yRange=(-1, 4))
        curve.setRange(xRange=(0, 600), yRange=(0, 1))
        self.window.show()
        self._step = 0
        pg.setConfigOptions(antialias=False)
        settle()

    def frame(self) -> None:
        """Turn the line, let the curve grow, and draw."""
        self._step += 1
        steps = np.arange(CURVE_STEPS + self._step)
        self._line.setData([0, 3], [0, 3 * np.cos(self._step / 100)])
        self._curve.setData(steps, 0.69 * np.exp(-steps / 50))
        QApplication.processEvents()

    def begin_again(self) -> None:
        """Let the curve be as short as at first: each frame makes it longer, and dearer."""
        self._step = 0

    def close(self) -> None:
        """Put the window away for good."""
        self.window.close()
        self.window.deleteLater()
        settle()


def settle() -> None:
    for _ in range(10):
        QApplication.processEvents()
