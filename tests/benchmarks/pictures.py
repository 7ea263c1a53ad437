"""What each picture of a model beyond one neuron costs beside the field."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from engine.model import samples
from engine.model.architecture import Architecture
from engine.model.dataset import Dataset
from engine.model.features import Feature
from gui.app import create_application
from tests.benchmarks.bare import BareScene
from tests.benchmarks.lab import BARE, Lab
from tests.benchmarks.ratios import BothTimes, Number, Ratio, both_ratios, both_times_of

_STILL = "learning"
"""A dock in which nothing moves while the model learns: the field is alone then."""

_TOGETHER = 12
"""Frames a turn, a multiple of three: pictures draw one in three of a playing run."""

_TURNS = 12
_GOAL = "<= 2"

_NETWORK = Architecture(hidden=(4, 2))
_WITH_PRODUCT = Architecture(features=(Feature.X1, Feature.X2, Feature.X1_X2))
_RACE_S = 5.0


def measure() -> Iterator[Ratio | Number]:
    """Yield the field alone and each picture beside it against bare plots, then many starts."""
    create_application(["benchmarks"])
    xor, groups = samples.xor(1_000, 0.25, 0), samples.overlapping_groups(1_000, 0.25, 0)
    names = (_STILL, "network", "hiddenPlane", "backwards", "lossMap", "lossSlice")
    yield from _beside(names, _NETWORK, xor)
    yield from _beside((_STILL, "lifted"), _WITH_PRODUCT, xor)
    yield from _beside((_STILL, "backwards", "race", "lambda"), BARE, groups)
    few = samples.xor(200, 0.25, 0)
    yield from _beside((_STILL, "manyStarts"), Architecture(hidden=(4,)), few)
    yield from _by_the_clock(few)


def against_bare(name: str, lab: Lab, plants: Dataset, goal: str) -> Iterator[Ratio]:
    """Compare by processor time and by the clock, many frames at a time, with fresh bare plots.

    The curve of those that have been measured with before would be longer.
    """
    bare = BareScene(plants)
    for shown in (lab, bare):
        _times_of_a_frame(shown)
    turns = [(_times_of_a_frame(lab), _times_of_a_frame(bare)) for _ in range(_TURNS)]
    yield from both_ratios(name, turns, goal)
    assert lab.store.is_playing, name
    bare.close()


def _times_of_a_frame(shown: Lab | BareScene) -> BothTimes:
    processor, clock = both_times_of(lambda: [shown.frame() for _ in range(_TOGETHER)])
    return processor / _TOGETHER, clock / _TOGETHER


def _beside(names: tuple[str, ...], architecture: Architecture, plants: Dataset) -> Iterator[Ratio]:
    """Compare the field with each dock beside it; what runs beside is at its end by then."""
    lab = Lab(plants, architecture=architecture)
    lab.store.set_settings(stop_when_converged=False)
    shape = "-".join(map(str, (2, *architecture.hidden, 1))) if architecture.hidden else "neuron"
    if architecture == _WITH_PRODUCT:
        shape += " and x1 x2"
    for name in names:
        lab.show([name])
        lab.finish_experiments()
        shown = "field alone" if name == _STILL else f"field and {name}"
        yield from against_bare(f"{shape}: {shown}", lab, plants, "" if name == _STILL else _GOAL)
    lab.close()


class Paints(QObject):
    """Notes when a widget is painted, and of what."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seconds: list[float] = []
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note a paint."""
        if event.type() == QEvent.Type.Paint:
            self.seconds.append(time.perf_counter())
        return False


def _by_the_clock(plants: Dataset) -> Iterator[Number]:
    """Yield how often field and runs are drawn in a second of many starts that learn."""
    lab = Lab(plants, architecture=Architecture(hidden=(4,)))
    lab.store.clock._timer.blockSignals(False)
    field = Paints(lab.window.field.viewport())
    for name, dock in (("without", _STILL), ("beside", "manyStarts")):
        lab.show([dock])
        lab.store.play()
        first = len(field.seconds)
        runs = Paints(lab.window.pictures["manyStarts"].canvas)
        end = time.perf_counter() + _RACE_S
        while time.perf_counter() < end:
            QApplication.processEvents()
        painted = field.seconds[first:]
        longest = max(later - earlier for earlier, later in pairwise(painted))
        yield Number(f"the field {name} many starts", len(painted) / _RACE_S, "a second")
        yield Number(f"its longest wait {name} many starts", longest * 1000, "ms")
        if dock == "manyStarts":
            rate = len(runs.seconds) / _RACE_S
            yield Number("many starts", rate, "a second", "goal >= 15")
    lab.close()
