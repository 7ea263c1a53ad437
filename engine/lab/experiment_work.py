"""Experiments beside the run: what each depends on in a state, and the work on them in turns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from engine.experiments.experiments import ExperimentName, Experiments, Maker
from engine.lab.state import State
from engine.learning.settings import Optimiser
from engine.loss.penalty import Penalty

Request = tuple[object, ...]
"""All that an experiment depends on; its plants are the very object."""


class ExperimentWork:
    """Keeps a maker for each experiment, and what was seen of it last."""

    def __init__(self) -> None:
        self.results = Experiments()
        self._makers: dict[ExperimentName, tuple[Request, Maker]] = {}

    def has_begun(self, name: ExperimentName, state: State) -> bool:
        """Say whether the experiment under way, or done, is that of this state."""
        return name in self._makers and self._makers[name][0] == request_of(name, state)

    def is_done(self, name: ExperimentName, state: State) -> bool:
        """Say whether there is nothing left to do for this state."""
        return self.has_begun(name, state) and self._makers[name][1].is_done

    def work(self, name: ExperimentName, state: State, has_time: Callable[[], bool]) -> None:
        """Go on with an experiment, or begin it anew for another state."""
        if not self.has_begun(name, state):
            self._makers[name] = request_of(name, state), maker_of(name, state)
        self._makers[name][1].work(has_time)

    def publish(self, name: ExperimentName) -> bool:
        """Put how far an experiment is into the results; say whether there is anything to see."""
        result = self._makers[name][1].result
        if result is not None:
            self.results = Experiments(**{**self.results._asdict(), name: result})
        return result is not None


def maker_of(name: ExperimentName, state: State) -> Maker:
    """Return what works an experiment out for a state."""
    plants, architecture, settings = state.plants, state.architecture, state.settings.of_descent
    match name:  # late: the launch needs none of these
        case "starts":
            from engine.experiments.many_starts import ManyStartsMaker

            first = state.choices.first_start
            return ManyStartsMaker(plants.training, architecture, settings, first)
        case "race":
            from engine.experiments.race import RaceMaker

            return RaceMaker(plants, architecture, settings, state.run.start)
        case "penalty":
            from engine.experiments.penalty_curve import PenaltyCurveMaker

            return PenaltyCurveMaker(plants, architecture, settings, state.run.start)


def request_of(name: ExperimentName, state: State) -> Request:
    """Return all that an experiment depends on; requests are compared."""
    settings = state.settings.of_descent
    stops = settings.stop_at_step, settings.stop_when_converged
    match name:
        case "starts":
            own: Request = (settings.learning, stops, state.choices.first_start)
        case "race":
            own = (replace(settings, optimiser=Optimiser.GRADIENT_DESCENT).learning,
                   state.run.start.tobytes())  # fmt: skip
        case "penalty":
            without_rate = replace(settings, penalty=Penalty(settings.penalty.kind, 0.0))
            own = without_rate.learning, stops, state.run.start.tobytes()
    return state.plants, state.architecture, *own


def experiments_of(
    state: State, name: ExperimentName, so_far: Experiments, has_time: Callable[[], bool]
) -> Experiments:
    """Return the experiments with one of this state worked out, as far as there is time."""
    work = ExperimentWork()
    work.results = so_far
    while has_time() and not work.is_done(name, state):
        work.work(name, state, has_time)
    work.publish(name)
    return work.results
