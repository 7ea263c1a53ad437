"""What has been worked out beside the run on screen, and what works it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, get_args

if TYPE_CHECKING:  # the launch needs none of them
    from engine.experiments.many_starts import ManyStarts
    from engine.experiments.penalty_curve import PenaltyCurve
    from engine.experiments.race import Race

ExperimentName = Literal["starts", "race", "penalty"]

EXPERIMENTS: tuple[ExperimentName, ...] = get_args(ExperimentName)


class Experiments(NamedTuple):
    """The last snapshot of each experiment, None before its first; it may be of earlier plants."""

    starts: ManyStarts | None = None
    race: Race | None = None
    penalty: PenaltyCurve | None = None


NO_EXPERIMENTS = Experiments()


class Maker(Protocol):
    """What works an experiment out, a little at a time."""

    @property
    def is_done(self) -> bool:
        """Say whether there is nothing left to do."""

    @property
    def result(self) -> ManyStarts | Race | PenaltyCurve | None:
        """Return a snapshot, None where there is nothing to see yet."""

    def work(self, has_time: Callable[[], bool]) -> None:
        """Go on while there is time, by one step at least."""
