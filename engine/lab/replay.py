"""Whether the textbook formulas alone give a run again, as a script of a dozen lines would."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from engine.arrays import Parameters
from engine.lab.frame import Frame
from engine.learning.batches import Batches
from engine.learning.replayer import Replayer
from engine.learning.run import Run
from engine.learning.settings import Optimiser, Rule, Settings
from engine.loss.log_loss import gradient, log_loss
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron

_CLOSE = 1e-10
"""Ten times nearer than the numbers on screen have to be met."""

_ROUNDING = 1e-15
"""By such a share another order of sums may move the parameters of a step."""

_MOST_STEPS = 20_000
_MOST_WORK = 3e7
_STEP_COST_IN_PLANTS = 1_500
"""What a step costs before it looks at a plant, in plants: together about a second of work."""


class Leg(NamedTuple):
    """The steps first + 1 … last of a run, which the same settings led to."""

    first: int
    last: int
    settings: Settings

    def batch_size(self, count: int) -> int | None:
        """How many of `count` plants a step learns from; None for all of them."""
        if self.settings.rule is Rule.PERCEPTRON:
            return 1
        size = self.settings.batch_size
        return None if size is None or size >= count else size


class Doubt(Enum):
    """Why a run can't be given again from its start."""

    EDITED = "edited"
    """The plants are not those that it learnt from."""
    FORMULAS = "formulas"
    """A student's own formulas stood in for the gradient."""
    ROUNDING = "rounding"
    """It leaps about so wildly that the last digit of a sum decides where it goes."""
    HELD = "held"
    """A step would have led beyond the numbers, and was not taken."""
    LONG = "long"
    """It would take too long to see whether another order of sums leads to the same numbers."""


def legs_of(run: Run, last: int) -> list[Leg]:
    """Return the legs that lead to a step."""
    begun = [(first, settings) for first, settings in run.segments if first < last]
    ends = [first for first, _ in begun[1:]] + [last]
    return [
        Leg(first, end, settings) for (first, settings), end in zip(begun, ends, strict=False)
    ]  # no leg ends where none has begun


def doubt_of(frame: Frame) -> Doubt | None:
    """Return why the step shown can't be reached from the start; None where it can.

    A long run of a neuron is not replayed whole, but in pieces from its beginning to its end.
    """
    legs = legs_of(frame.state.run, frame.step)
    if any(leg.settings.formulas for leg in legs):
        return Doubt.FORMULAS
    if frame.edited_at and legs:
        return Doubt.EDITED
    if not is_plain(frame):
        return _doubt_of_model(frame)
    for first, last in _pieces(legs, frame):
        replayed = _replayed(frame, legs, first, last)
        if not _is_close(replayed, frame.trace.parameters(last)):
            return Doubt.ROUNDING if _steps_are_right(frame, legs) else Doubt.EDITED
        if last == frame.step and not _has_same_results(frame, replayed):
            return Doubt.ROUNDING
    return None


def is_plain(frame: Frame) -> bool:
    """Say whether it is the bare neuron, on all plants, by plain steps and without a penalty."""
    legs = legs_of(frame.state.run, frame.step)
    are_plain = all(
        leg.settings.optimiser is Optimiser.GRADIENT_DESCENT and leg.settings.penalty.is_none
        for leg in legs
    )
    return frame.architecture.is_bare and frame.plants.split is None and are_plain


def _doubt_of_model(frame: Frame) -> Doubt | None:
    """Let the run begin a rounding error away from its start: it has to come to the same place."""
    if frame.step * (len(frame.plants) + _STEP_COST_IN_PLANTS) > _MOST_WORK:
        return Doubt.LONG
    replayer = Replayer(frame.state.run, frame.architecture, frame.plants)
    parameters = frame.trace.parameters(0)
    signs = np.where(np.arange(len(parameters)) % 2, 1.0, -1.0)
    parameters = parameters * (1 + _ROUNDING * signs)  # 0 stays 0, as it does in any sum
    for after in replayer.parameters_from(parameters, frame.step):
        if after is parameters:
            return Doubt.HELD
        parameters = after
    return None if _is_close(parameters, frame.parameters) else Doubt.ROUNDING


def textbook_steps(plants: Dataset, parameters: Parameters, leg: Leg) -> Iterator[Parameters]:
    """Return w1, w2, b after each step of a leg, by the formulas of figures 8, 39 and 42."""
    size, rate = leg.batch_size(len(plants)), leg.settings.learning_rate
    batches = None if size is None else Batches(len(plants), size, leg.settings.seed)
    for step in range(leg.first, leg.last):
        x, y = plants.x, plants.y
        if batches is not None:
            which = batches.at(step)
            x, y = x[which], y[which]
        if leg.settings.rule is Rule.PERCEPTRON:
            row = np.append(x, 1.0)
            parameters = parameters + rate * ((y.item() - int(np.dot(parameters, row) >= 0)) * row)
        else:
            parameters = parameters - rate * gradient(x, Neuron.of(parameters).z(x), y)
        yield parameters


def _pieces(legs: list[Leg], frame: Frame) -> list[tuple[int, int]]:
    """Return from which steps to which the run is replayed: all of it, or as much as is quick."""
    most = int(min(_MOST_STEPS, _MOST_WORK / (len(frame.plants) + _STEP_COST_IN_PLANTS)))
    if frame.step <= most:
        return [(0, frame.step)]
    starts = np.linspace(0, frame.step, 9)[:-1].astype(int).tolist()
    starts = sorted({*starts, *(leg.first for leg in legs[:8])})
    each = max(1, most // (len(starts) + 1))
    pieces = [(start, min(start + each, after)) for start, after in pairwise([*starts, frame.step])]
    return [*pieces, (frame.step - each, frame.step)]


def _replayed(frame: Frame, legs: list[Leg], first: int, last: int) -> Parameters:
    """Return w1, w2, b of step `last`, by the textbook from what the trace holds of `first`."""
    parameters = frame.trace.parameters(first)
    for leg in legs:
        part = Leg(max(leg.first, first), min(leg.last, last), leg.settings)
        for after in textbook_steps(frame.plants, parameters, part):
            parameters = after
    return parameters


def _steps_are_right(frame: Frame, legs: list[Leg]) -> bool:
    """Say whether single steps of the trace are what these plants lead to."""
    steps = np.unique(np.linspace(0, frame.step - 1, 20).astype(int)).tolist()
    return all(
        _is_close(_replayed(frame, legs, step, step + 1), frame.trace.parameters(step + 1), 1e-7)
        for step in steps
    )


def _has_same_results(frame: Frame, parameters: Parameters) -> bool:
    """Say whether loss and accuracy are those on screen."""
    z, plants = Neuron.of(parameters).z(frame.plants.x), frame.plants
    right = int(np.count_nonzero((z >= 0) == plants.toxic))
    loss = log_loss(z, plants.y)
    return right == frame.counts.right and abs(loss - frame.loss) <= _CLOSE * max(1.0, loss)


def _is_close(parameters: Parameters, wanted: Parameters, share: float = _CLOSE) -> bool:
    largest = max(1.0, float(np.abs(wanted).max()))
    return bool(np.abs(parameters - wanted).max() <= share * largest)
