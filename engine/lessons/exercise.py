"""The exercise of figure 42: three gradients typed by a student, compared with the truth."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

import numpy as np

from engine.arrays import Parameters
from engine.formula import read
from engine.learning.log_loss import log_loss
from engine.learning.typed_gradient import variables
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import PARAMETERS, Neuron, ParameterName

_DIFFERENCE = 1e-5
_CLOSE = 1e-6
_TRIALS = 4


class Finding(Enum):
    """Where a formula parts from the gradient."""

    RIGHT = "right"
    SIGN = "sign"
    """It is minus the gradient: (y - a) in place of (a - y)."""
    NO_MEAN = "no mean"
    """It is m times the gradient: the sum is not divided by m."""
    MEAN_TWICE = "mean twice"
    """It is the gradient over m: divided by m once too often."""
    SHAPE = "shape"
    """It is one number a plant: neither summed nor averaged."""
    OTHER_PARAMETER = "other parameter"
    """It is the gradient of another parameter: the wrong x, or none."""
    UNDEFINED = "undefined"
    """It is not a number at these weights."""
    OTHER = "other"


class Answer(NamedTuple):
    """What is found, with the two numbers at the present weights, and the parameter meant."""

    finding: Finding
    typed: float | None
    true: float
    meant: ParameterName | None = None


def finite_difference(plants: Dataset, neuron: Neuron) -> Parameters:
    """(L(w + h) - L(w - h)) / 2h for each parameter (3,): the gradient without any formula."""
    result = np.empty(len(PARAMETERS))
    for index in range(len(PARAMETERS)):
        step = np.zeros(len(PARAMETERS))
        step[index] = _DIFFERENCE
        above, below = (Neuron.of(neuron.parameters + sign * step) for sign in (1, -1))
        difference = _loss(plants, above) - _loss(plants, below)
        result[index] = difference / (2 * _DIFFERENCE)
    return result


def check(text: str, parameter: ParameterName, plants: Dataset, neuron: Neuron) -> Answer:
    """Read a formula for dL/d(parameter) and say whether it is right, or where it parts.

    It has to agree on these plants and on the course's six, at these weights and at others, so
    that none is right by chance. Raises UserError for what can't be read.
    """
    formula = read(text)
    index = PARAMETERS.index(parameter)
    trials = _trials(plants, neuron)
    typed = [formula(variables(dataset, weights)) for dataset, weights in trials]
    true = np.array([finite_difference(dataset, weights) for dataset, weights in trials])
    present = typed[0]
    shown = float(present) if np.ndim(present) == 0 and np.isfinite(present) else None
    if any(np.ndim(value) != 0 for value in typed):
        return Answer(Finding.SHAPE, None, float(true[0, index]))
    values = np.array([float(value) for value in typed])
    finding, meant = _finding(
        values, true, index, np.array([len(dataset) for dataset, _ in trials])
    )
    return Answer(finding, shown, float(true[0, index]), meant)


def _trials(plants: Dataset, neuron: Neuron) -> list[tuple[Dataset, Neuron]]:
    rng = np.random.default_rng(42)
    drawn = [Neuron.of(rng.normal(size=len(PARAMETERS))) for _ in range(_TRIALS)]
    usable = [plants] if len(plants) else []
    first = [(dataset, neuron) for dataset in usable]
    return first + [(dataset, weights) for dataset in (*usable, samples.six()) for weights in drawn]


def _finding(
    values: Parameters, true: Parameters, index: int, counts: Parameters
) -> tuple[Finding, ParameterName | None]:
    if not np.isfinite(values).all():
        return Finding.UNDEFINED, None
    own = true[:, index]
    for finding, candidate in (
        (Finding.RIGHT, own),
        (Finding.SIGN, -own),
        (Finding.NO_MEAN, own * counts),
        (Finding.MEAN_TWICE, own / counts),
    ):
        if _equal(values, candidate):
            return finding, None
    for candidate_index, name in enumerate(PARAMETERS):
        if candidate_index != index and _equal(values, true[:, candidate_index]):
            return Finding.OTHER_PARAMETER, name
    return Finding.OTHER, None


def _equal(values: Parameters, candidate: Parameters) -> bool:
    return bool(np.allclose(values, candidate, rtol=_CLOSE, atol=_CLOSE))


def _loss(plants: Dataset, neuron: Neuron) -> float:
    return log_loss(neuron.z(plants.x), plants.y)
