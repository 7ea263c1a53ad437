"""A race: every optimiser from one start, on the plants as measured and standardised."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Parameters, Vector
from engine.explain.landscape import MAP_POINTS, LossMap
from engine.learning.learner import Learner
from engine.learning.optimisers import Memory, memory_size
from engine.learning.settings import Optimiser, Settings
from engine.loss.objective import Objective
from engine.loss.penalised import objective_of
from engine.model.architecture import Architecture
from engine.model.dataset import Dataset
from engine.model.neuron import ParameterPair

RACERS = tuple(Optimiser)
STEPS = 2_000
ARRIVED = 0.01
"""Who is this close to the lowest loss has arrived: a share of the way down from the start."""

OVER: ParameterPair = ("w1", "w2")


_MARGIN = 0.15
"""Of a map, around the ways, as a share of how far they go."""


class Ways(NamedTuple):
    """w1 and w2 of each racer at each step (k, steps + 1, 2), and the loss around these ways.

    The map goes through the third parameter of the racer that came lowest.
    """

    weights: NDArray[np.float64]
    loss_map: LossMap


@dataclass(frozen=True, eq=False)
class Track:
    """What each of `RACERS` did: loss + penalty (k, steps + 1), and its way if it can be seen."""

    objectives: NDArray[np.float64]
    ways: Ways | None = None

    @property
    def steps(self) -> int:
        """How many steps each has taken."""
        return len(self.objectives[0]) - 1

    def finish(self, chosen: Sequence[Optimiser]) -> float:
        """Return the height at which the chosen ones have arrived."""
        heights = self.objectives[[RACERS.index(each) for each in chosen]]
        lowest = float(heights.min())
        return lowest + ARRIVED * (float(heights[0, 0]) - lowest)

    def arrivals(self, chosen: Sequence[Optimiser]) -> dict[Optimiser, int | None]:
        """Return the first step at which each has arrived, None of those that did not."""
        finish = self.finish(chosen)
        result: dict[Optimiser, int | None] = {}
        for each in chosen:
            below = self.objectives[RACERS.index(each)] <= finish
            result[each] = int(np.argmax(below)) if below.any() else None
        return result


@dataclass(frozen=True, eq=False)
class Race:
    """The race on the plants as they are on screen, and on the same ones standardised."""

    as_shown: Track
    standardised: Track
    settings: Settings

    def track(self, standardised: bool) -> Track:
        """Return one of both."""
        return self.standardised if standardised else self.as_shown


class RaceMaker:
    """Runs both races a step at a time, and lays out their maps; then there is a `result`."""

    def __init__(
        self, plants: Dataset, architecture: Architecture, settings: Settings, start: Parameters
    ) -> None:
        self._settings = settings
        # those held out stay held out; means and deviations are those of all, as in the lab
        both = (plants.training, plants.standardised().training)
        self._tracks = [_TrackMaker(each, architecture, self._settings, start) for each in both]

    @property
    def is_done(self) -> bool:
        """Say whether both races are over."""
        return all(track.is_done for track in self._tracks)

    def work(self, has_time: Callable[[], bool]) -> None:
        """Go on while there is time, by one step at least."""
        for track in self._tracks:
            while not track.is_done:
                track.work(has_time)
                if not has_time():
                    return

    @property
    def result(self) -> Race | None:
        """Return the race once it is over, None before."""
        if not self.is_done:
            return None
        as_shown, standardised = (track.result for track in self._tracks)
        return Race(as_shown, standardised, self._settings)


class _TrackMaker:
    def __init__(
        self, plants: Dataset, architecture: Architecture, settings: Settings, start: Parameters
    ) -> None:
        self._objective = objective_of(plants, architecture, settings.penalty)
        self._racers = [
            _Racer(plants, self._objective, replace(settings, optimiser=each), architecture, start)
            for each in RACERS
        ]
        self._is_seen = architecture.is_bare
        self._rows: list[Vector] = []
        self._x: Vector = np.empty(0)
        self._y: Vector = np.empty(0)

    @property
    def is_done(self) -> bool:
        if any(racer.step < STEPS for racer in self._racers):
            return False
        return not self._is_seen or len(self._rows) == MAP_POINTS

    def work(self, has_time: Callable[[], bool]) -> None:
        for racer in self._racers:
            while racer.step < STEPS:
                racer.take_step()
                if not has_time():
                    return
        while not self.is_done:
            self._add_row()
            if not has_time():
                return

    @property
    def result(self) -> Track:
        objectives = np.array([racer.objectives for racer in self._racers])
        if not self._is_seen:
            return Track(objectives)
        weights = np.array([racer.parameters[:, :2] for racer in self._racers])
        third = float(self._lowest[2])
        loss_map = LossMap(OVER, self._x, self._y, np.array(self._rows), ("b", third))
        return Track(objectives, Ways(weights, loss_map))

    @property
    def _lowest(self) -> Parameters:
        """The parameters at the end of the racer that came lowest."""
        lowest = min(self._racers, key=lambda racer: float(racer.objectives[-1]))
        end: Parameters = lowest.parameters[-1]
        return end

    def _add_row(self) -> None:
        """Work out the losses along w1 at the next value of w2."""
        if not self._rows:
            self._x, self._y = self._reaches()
        through = self._lowest.copy()
        through[1] = self._y[len(self._rows)]
        self._rows.append(self._objective.losses_and_slopes(through, 0, self._x)[0])

    def _reaches(self) -> list[Vector]:
        """Return values of w1 and of w2 around all ways, each up to where it arrives."""
        track = Track(np.array([racer.objectives for racer in self._racers]))
        ends = track.arrivals(RACERS)
        points = np.concatenate(
            [
                racer.parameters[: STEPS + 1 if (end := ends[name]) is None else end + 1, :2]
                for name, racer in zip(RACERS, self._racers, strict=True)
            ]
        )
        low, high = points.min(axis=0), points.max(axis=0)
        margin = np.maximum(_MARGIN * (high - low), 0.5)
        return [
            np.linspace(low[axis] - margin[axis], high[axis] + margin[axis], MAP_POINTS)
            for axis in (0, 1)
        ]


class _Racer:
    """A run of one optimiser, step by step through `Learner`."""

    def __init__(
        self,
        plants: Dataset,
        objective: Objective,
        settings: Settings,
        architecture: Architecture,
        start: Parameters,
    ) -> None:
        self._objective = objective
        self._learner = Learner(plants, objective, settings, architecture)
        self._memory: Memory = np.zeros(memory_size(settings.optimiser, len(start)))
        self._evaluation = objective(start)
        self.parameters = np.empty((STEPS + 1, len(start)))
        self.objectives: Vector = np.empty(STEPS + 1)
        self.step = 0
        self._keep(start)

    def take_step(self) -> None:
        after, self._memory = self._learner.next(
            self.step, self.parameters[self.step], self._evaluation.gradient, self._memory
        )
        self._evaluation = self._objective(after)
        self.step += 1
        self._keep(after)

    def _keep(self, parameters: Parameters) -> None:
        self.parameters[self.step] = parameters
        self.objectives[self.step] = self._evaluation.objective
