"""A window that learns and draws when told to."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from engine.learning.settings import Optimiser
from engine.model.architecture import Architecture
from engine.model.dataset import Dataset
from gui.app import create_window
from gui.registry.arrangements import ARRANGEMENTS, Arrangement, Cell
from gui.window.main_window import MainWindow
from tests.benchmarks.bare import CURVE_STEPS, settle

_USUAL = ("neuron", "loss", "results")


class Lab:
    """The window, playing; its own clock is held, so that each frame is one tick of one step."""

    def __init__(
        self, plants: Dataset, every_picture: bool = False, hidden: tuple[int, ...] = ()
    ) -> None:
        self.window: MainWindow = create_window("en", "dark", plants)
        self.window.resize(1280, 720)
        self.window.show()
        if every_picture:
            self.window.resize(1920, 1080)
            self.show([*_USUAL, *self.window.pictures])
        self.store = self.window.store
        if hidden:
            self._show_network(hidden)
        self.store.session.learn(CURVE_STEPS)
        self.store.session.solve()
        self.store.play()
        self.store.clock._timer.blockSignals(True)
        settle()

    def _show_network(self, hidden: tuple[int, ...]) -> None:
        """Take hidden layers, before anything is learnt, and the pictures that belong to them."""
        self.store.set_architecture(Architecture(hidden=hidden))
        self.store.set_settings(optimiser=Optimiser.ADAM, learning_rate=0.03)
        self.window.docks.put(ARRANGEMENTS["Network"])

    def show(self, names: list[str]) -> None:
        """Put these docks beside the field, and no others."""
        columns = min(4, max(1, len(names) // 3))
        cells = tuple(tuple(Cell((n,)) for n in names[start::columns]) for start in range(columns))
        share = 0.75 if columns == 4 else 0.4
        self.window.docks.put(Arrangement(cells, share))
        settle()

    def frame(self, steps: int = 1) -> None:
        """Take a step and draw it."""
        self.store.playback.advance(steps, lambda: True)
        self.store.flush()
        QApplication.processEvents()

    def close(self) -> None:
        """Put the window away for good."""
        self.store.pause()
        self.window.close()
        self.window.deleteLater()
        settle()
