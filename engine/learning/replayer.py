"""Steps of a run that its trace does not keep, worked out anew from the last one that it keeps."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from engine.arrays import Indices, Parameters, Vector
from engine.learning.learner import Learner
from engine.learning.optimisers import NO_MEMORY, Memory, memory_size
from engine.learning.run import EarlierPlants, Run
from engine.learning.settings import Settings
from engine.learning.trace_view import StepState
from engine.loss.objective import Objective
from engine.loss.penalised import objective_of
from engine.model.architecture import Architecture
from engine.model.dataset import Dataset

REPLAY_S = 0.020
"""No step lies farther than so much work from one that is kept."""

_STEP_S, _PLANT_S, _PARAMETER_S = 50e-6, 60e-9, 1.5e-9
"""What a step costs: by itself, a plant, and a plant and parameter; twice what was measured."""


def replay_stride(architecture: Architecture, plants: Dataset) -> int:
    """Return how many steps may lie between two that are kept: 20 ms of work."""
    return max(1, int(REPLAY_S / _step_seconds(architecture, plants)))


def replay_seconds(run: Run, architecture: Architecture, plants: Dataset, steps: Indices) -> Vector:
    """Return how much work a replay from step 0 to each of these steps (k,) is, in seconds."""
    firsts = np.array([0, *(each.last_step for each in run.earlier_plants)])
    eras = [*(each.plants for each in run.earlier_plants), plants]
    costs = np.array([_step_seconds(architecture, each.training) for each in eras])
    before = np.concatenate([[0.0], np.cumsum(np.diff(firsts) * costs[:-1])])
    era = np.searchsorted(firsts, steps, side="right") - 1
    seconds: Vector = before[era] + (steps - firsts[era]) * costs[era]
    return seconds


def _step_seconds(architecture: Architecture, plants: Dataset) -> float:
    a_plant = _PLANT_S + _PARAMETER_S * architecture.size
    return _STEP_S + a_plant * len(plants)


def carried_memory(
    memory: Memory, before: Settings | None, settings: Settings, count: int
) -> Memory:
    """Return what an optimiser finds of earlier steps: 0 where another one, or none, made them."""
    size = memory_size(settings.optimiser, count)
    if before is None or before.optimiser is not settings.optimiser:
        return np.zeros(size)
    return memory[:size]


class _Leg(NamedTuple):
    """The steps after `first`, on the same plants and by the same settings."""

    first: int
    settings: Settings
    plants: Dataset


class Replayer:
    """Replays a run to the last bit: the settings of its segments, on the plants of the time.

    It is of the run as it was when it was made: steps taken later are not in it.
    """

    def __init__(self, run: Run, architecture: Architecture, plants: Dataset) -> None:
        self._architecture = architecture
        self._trace = run.trace.view
        self._legs = _legs_of(run, self._trace.last_step, plants)
        self._first_steps = [leg.first for leg in self._legs]
        self._learners: dict[int, tuple[Learner, Objective]] = {}

    @property
    def last_step(self) -> int:
        """The last step that it knows of."""
        return self._trace.last_step

    def __call__(self, step: int) -> StepState:
        """Return the parameters and the optimiser's memory at a step."""
        first, state = self._trace.state_before(step)
        for later in self._walk(first, step, state):
            state = later
        return state

    def states(self) -> Iterator[StepState]:
        """Return the state of every step of the run, in turn."""
        state = self._trace.state(0)
        for step in range(self.last_step + 1):
            kept = self._trace.kept_state(step)
            state = next(self._walk(step - 1, step, state)) if kept is None else kept
            yield state

    def parameters_from(self, start: Parameters, last: int) -> Iterator[Parameters]:
        """Return the parameters after each step 1 … last of a run that begins elsewhere."""
        for parameters, _ in self._walk(0, last, (start, NO_MEMORY)):
            yield parameters

    def _walk(self, first: int, last: int, state: StepState) -> Iterator[StepState]:
        before = self._legs[self._number_of(first - 1)].settings if first else None
        for step in range(first, last):
            number = self._number_of(step)
            settings = self._legs[number].settings
            learner, objective = self._learner_of(number)
            parameters, memory = state
            memory = carried_memory(memory, before, settings, len(parameters))
            is_needed = learner.needs_gradient
            gradient = objective(parameters).gradient if is_needed else np.empty(0)
            state, before = learner.next(step, parameters, gradient, memory), settings
            yield state

    def _number_of(self, step: int) -> int:
        """Return which leg the step after this one belongs to."""
        return bisect_right(self._first_steps, step) - 1

    def _learner_of(self, number: int) -> tuple[Learner, Objective]:
        if number not in self._learners:
            leg, architecture = self._legs[number], self._architecture
            objective = objective_of(leg.plants.training, architecture, leg.settings.penalty)
            learner = Learner(leg.plants.training, objective, leg.settings, architecture)
            self._learners[number] = learner, objective
        return self._learners[number]


def _legs_of(run: Run, last: int, plants: Dataset) -> list[_Leg]:
    """Part the steps of a run where settings or plants changed."""
    eras = [*run.earlier_plants, EarlierPlants(last, plants)]
    starts = {step for step, _ in run.segments} | {each.last_step for each in eras[:-1]}
    legs = []
    for first in sorted(step for step in starts if step < last):
        era = next(each for each in eras if first < each.last_step)
        settings = run.settings_of(first + 1)
        if settings is not None:
            legs.append(_Leg(first, settings, era.plants))
    return legs
