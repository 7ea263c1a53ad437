"""The exercise of figure 42: three gradients typed by a student, compared with the engine's."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Vector, indices
from engine.formula import read
from engine.learning.typed_gradient import rounding_of, variables
from engine.loss.log_loss import gradient
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import PARAMETERS, Neuron, ParameterName
from engine.model.scaling import Scaling

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


def check(text: str, parameter: ParameterName, plants: Dataset, neuron: Neuron) -> Answer:
    """Read a formula for dL/d(parameter) and say whether it is right, or where it parts.

    It has to agree on these plants and on the course's six, at these weights and at others, and
    where the kinds are not equally many, so that none is right by chance.
    Raises UserError for what can't be read.
    """
    formula = read(text)
    index = PARAMETERS.index(parameter)
    tried = trials(plants, neuron)
    typed = [formula(variables(dataset, weights)) for dataset, weights in tried]
    true = np.array([gradient(d.x, weights.z(d.x), d.y) for d, weights in tried])
    present = typed[0]
    shown = float(present) if np.ndim(present) == 0 and np.isfinite(present) else None
    if any(np.ndim(value) != 0 for value in typed):
        return Answer(Finding.SHAPE, None, float(true[0, index]))
    values = np.array([float(value) for value in typed])
    finding, meant = finding_of(values, true, index, [dataset for dataset, _ in tried])
    return Answer(finding, shown, float(true[0, index]), meant)


def trials(plants: Dataset, neuron: Neuron) -> list[tuple[Dataset, Neuron]]:
    """Return plants and neurons that a formula is tried on: these first, then others."""
    rng = np.random.default_rng(42)
    drawn = [Neuron.of(rng.normal(size=len(PARAMETERS))) for _ in range(_TRIALS)]
    usable = [plants] if len(plants) else []
    first = [(dataset, neuron) for dataset in usable]
    return first + [
        (dataset, Scaling.of(dataset.x).original_neuron(weights))  # where z is of the order of 1
        for dataset in (*usable, samples.six(), samples.six().flip(indices([5])))
        for weights in drawn
    ]


def finding_of(
    values: Vector, true: NDArray[np.float64], index: int, datasets: list[Dataset]
) -> tuple[Finding, ParameterName | None]:
    """Compare values (k,) with gradients (k, 3), each on its plants."""
    if not np.isfinite(values).all():
        return Finding.UNDEFINED, None
    counts = np.array([len(dataset) for dataset in datasets])
    roundings = np.array([rounding_of(dataset.x) for dataset in datasets])
    own, rounding = true[:, index], roundings[:, index]
    for finding, factors in (
        (Finding.RIGHT, np.ones(len(counts))),
        (Finding.SIGN, -np.ones(len(counts))),
        (Finding.NO_MEAN, counts),
        (Finding.MEAN_TWICE, 1 / counts),
    ):
        if (np.abs(values - own * factors) <= rounding * np.abs(factors)).all():
            return finding, None
    for candidate, name in enumerate(PARAMETERS):
        if (np.abs(values - true[:, candidate]) <= roundings[:, candidate]).all():
            return Finding.OTHER_PARAMETER, name
    return Finding.OTHER, None
