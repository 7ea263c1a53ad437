"""What has been worked out beside the run on screen, and what works it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple, Protocol, get_args

from engine.experiments.many_starts import ManyStarts
from engine.experiments.penalty_curve import PenaltyCurve
from engine.experiments.race import Race

ExperimentName = Literal["starts", "race", "penalty"]

EXPERIMENTS: tuple[ExperimentName, ...] = get_args(ExperimentName)


Result = ManyStarts | Race | PenaltyCurve


class Experiments(NamedTuple):
    """The last snapshot of each experiment, None before its first; it may be of earlier plants."""

    starts: ManyStarts | None = None
    race: Race | None = None
    penalty: PenaltyCurve | None = None

    def with_result(self, result: Result) -> Experiments:
        """Return the same with a newer snapshot of one of them."""
        if isinstance(result, ManyStarts):
            return self._replace(starts=result)
        if isinstance(result, Race):
            return self._replace(race=result)
        return self._replace(penalty=result)


NO_EXPERIMENTS = Experiments()


class Maker(Protocol):
    """What works an experiment out, a little at a time."""

    @property
    def is_done(self) -> bool:
        """Say whether there is nothing left to do."""

    @property
    def result(self) -> Result | None:
        """Return a snapshot, None where there is nothing to see yet."""

    def work(self, has_time: Callable[[], bool]) -> None:
        """Go on while there is time, by one step at least."""
