"""The same model from many starts: how many of them solve it, and where the others are stuck."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.arrays import Indices, Mask, Vector
from engine.experiments.many_runs import RunsInTurns, many_wrong, many_z
from engine.geometry import Rectangle
from engine.learning.settings import Settings
from engine.loss.many_networks import ManyParameters
from engine.loss.network_buffers import Stack
from engine.model.architecture import Architecture, start_drawn
from engine.model.dataset import Dataset
from engine.model.neuron import sigmoid

COUNT = 40
ENOUGH_RIGHT = 0.97
"""Of plants with noise, a few may lie among the others however well a run ends."""
ONE_END = 1e-3
"""Losses that lie within this of each other are one end."""


@dataclass(frozen=True, eq=False)
class ManyStarts:
    """Runs from g starts after so many steps: parameters (g, n), losses (g,), mistakes (g,)."""

    architecture: Architecture
    plants: Dataset
    settings: Settings
    first: int
    parameters: ManyParameters
    losses: Vector
    mistakes: Indices
    step: int
    steps: int
    is_done: bool

    @cached_property
    def is_solved(self) -> Mask:
        """Which runs have enough plants on their right side (g,)."""
        return self.mistakes <= (1 - ENOUGH_RIGHT) * len(self.plants)

    @property
    def solved(self) -> int:
        """How many runs have enough plants on their right side."""
        return int(np.count_nonzero(self.is_solved))

    @cached_property
    def order(self) -> Indices:
        """The runs by their loss, the lowest first; while they learn, as they were drawn."""
        if not self.is_done:
            return np.arange(len(self.losses))
        return np.argsort(self.losses, kind="stable")

    @property
    def ends_alike(self) -> bool:
        """Say whether all runs have come to one loss."""
        return bool(self.is_done and np.ptp(self.losses) < ONE_END)

    def fields(self, window: Rectangle, columns: int, rows: int) -> Stack:
        """Return 2a - 1 (g, rows, columns) over a window, the lowest row first."""
        x1, x2 = np.meshgrid(
            np.linspace(window.left, window.right, columns),
            np.linspace(window.bottom, window.top, rows),
        )
        points = np.column_stack([x1.ravel(), x2.ravel()])
        z = many_z(self.architecture, self.parameters, points)
        return 2.0 * sigmoid(z).reshape(-1, rows, columns) - 1.0


class ManyStartsMaker:
    """Takes the steps of all runs in turns; `result` is how far they are.

    They descend by the gradient of the log loss.
    """

    def __init__(
        self, plants: Dataset, architecture: Architecture, settings: Settings, first: int = 0
    ) -> None:
        self._plants, self._architecture, self._first = plants, architecture, first
        self._settings = settings
        starts = np.array(
            [start_drawn(architecture, settings.seed, first + run) for run in range(COUNT)]
        )
        self._runs = RunsInTurns(architecture, plants, starts, self._settings)

    @property
    def is_done(self) -> bool:
        """Say whether all runs are at their end."""
        return self._runs.is_done

    def work(self, has_time: Callable[[], bool]) -> None:
        """Take steps while there is time, one at least."""
        self._runs.work(has_time)

    @property
    def result(self) -> ManyStarts:
        """Return a snapshot of all runs."""
        runs, parameters = self._runs, self._runs.parameters
        wrong = many_wrong(self._architecture, parameters, self._plants)
        return ManyStarts(
            self._architecture, self._plants, self._settings, self._first, parameters, runs.losses,
            np.count_nonzero(wrong, axis=1), runs.step, runs.steps, runs.is_done,
        )  # fmt: skip
