"""The loss of what was learnt with each rate of a penalty, on plants learnt from and held out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from engine.arrays import Parameters, Vector
from engine.experiments.many_runs import RunsInTurns
from engine.learning.settings import Settings
from engine.loss.many_networks import ManyNetworks
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model.architecture import Architecture
from engine.model.dataset import Dataset

RATES = (0.0, *(factor * 10.0**power for power in range(-4, 1) for factor in (1, 2, 5)), 10.0)
"""Those of the runs: none, then 1, 2, 5 in each power of ten."""


@dataclass(frozen=True, eq=False)
class PenaltyCurve:
    """Losses (k,) without penalty after so many steps with each of `rates` (k,).

    `test_losses` (k,) is None where no plant is held out.
    """

    kind: PenaltyKind
    rates: Vector
    losses: Vector
    test_losses: Vector | None
    step: int
    steps: int
    is_done: bool

    @property
    def best(self) -> int | None:
        """The position of the lowest loss on the plants held out."""
        return None if self.test_losses is None else int(np.argmin(self.test_losses))


class PenaltyCurveMaker:
    """Takes the steps of all runs in turns; each begins where the run on screen began."""

    def __init__(
        self, plants: Dataset, architecture: Architecture, settings: Settings, start: Parameters
    ) -> None:
        kind = settings.penalty.kind
        self._kind = PenaltyKind.L2 if kind is PenaltyKind.NONE else kind
        self._settings = replace(settings, penalty=Penalty(self._kind, 0.0))
        self._architecture, self._plants = architecture, plants
        starts = np.tile(start, (len(RATES), 1))
        self._runs = RunsInTurns(
            architecture, plants.training, starts, self._settings, np.array(RATES)
        )

    @property
    def is_done(self) -> bool:
        """Say whether all runs are at their end."""
        return self._runs.is_done

    def work(self, has_time: Callable[[], bool]) -> None:
        """Take steps while there is time, one at least."""
        self._runs.work(has_time)

    @property
    def result(self) -> PenaltyCurve:
        """Return a snapshot of all runs."""
        runs = self._runs
        return PenaltyCurve(
            self._kind, np.array(RATES), runs.losses, self._test_losses(),
            runs.step, runs.steps, runs.is_done,
        )  # fmt: skip

    def _test_losses(self) -> Vector | None:
        if not len(self._plants.test):
            return None
        objective = ManyNetworks(self._architecture, self._plants.test, len(RATES))
        return objective(self._runs.parameters)[0]
