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

BARE = Architecture()
_USUAL = ("neuron", "loss", "results")


class Lab:
    """The window, playing; its own clock is held, so that each frame is one tick of one step.

    With `pictures` beside the usual ones it is as large as a projector.
    """

    def __init__(
        self, plants: Dataset, pictures: tuple[str, ...] = (), architecture: Architecture = BARE
    ) -> None:
        self.window: MainWindow = create_window("en", "dark", plants)
        self.window.resize(1280, 720)
        self.window.show()
        if pictures:
            self.window.resize(1920, 1080)
            self.show([*_USUAL, *pictures])
        self.store = self.window.store
        if architecture != BARE:
            self._take(architecture)
        self.store.session.learn(CURVE_STEPS)
        self.store.session.solve()
        self.play()

    def _take(self, architecture: Architecture) -> None:
        """Take another model, before anything is learnt, and the pictures that belong to it."""
        self.store.set_architecture(architecture)
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

    def finish_experiments(self) -> None:
        """Let all runs come to their end that the pictures on screen show beside this one."""
        self.store.pause()
        session = self.store.session
        names = self.store.experiment_worker.wanted()
        while not all(map(session.is_experiment_done, names)):
            QApplication.processEvents()
        self.play()

    def play(self) -> None:
        """Let each frame be one tick of one step, whatever the clock says."""
        self.store.play()
        self.store.clock._timer.blockSignals(True)
        settle()

    def close(self) -> None:
        """Put the window away for good."""
        self.store.pause()
        self.window.close()
        self.window.deleteLater()
        settle()
