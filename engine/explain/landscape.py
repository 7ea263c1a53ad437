"""The loss over one parameter, with its minimum, and over two of them."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Parameters, Vector
from engine.loss.objective import Objective
from engine.model.dataset import Dataset
from engine.model.neuron import PARAMETERS, ParameterName, ParameterPair

LEAST_REACH = 5.0
"""A picture of a parameter shows at least -5 … 5."""

SLICE_POINTS = 33
_SLICE_POINTS_OF_A_CROWD, _CROWD = 17, 300_000
"""Where one loss costs milliseconds: the cubics between half as many points still fit."""

MAP_POINTS = 33

_FACTORS = (1.0, 2.0, 5.0)
_MOST_SECANTS = 60
_FLAT = 1e-11


class Slice(NamedTuple):
    """The loss along one parameter through the present other two (figures 36 to 38).

    `values` (k,) of the parameter, `losses` (k,) there, in nats, and `slopes` (k,); `here`, `loss`
    and `slope` are the present value, L and dL/dw; `lowest` is where the slice is least, None
    outside the picture, and `lowest_loss` the loss there. With a penalty each loss has it in it.
    """

    parameter: str
    values: Vector
    losses: Vector
    here: float
    loss: float
    slope: float
    lowest: float | None
    lowest_loss: float | None
    slopes: Vector

    def between(self, at: Vector) -> Vector:
        """Return the loss at any values within: the cubics that have its slopes too (Hermite)."""
        x, y, d = self.values, self.losses, self.slopes
        left = np.clip(np.searchsorted(x, at, side="right") - 1, 0, len(x) - 2)
        h = x[left + 1] - x[left]
        t = (at - x[left]) / h
        rise = y[left + 1] - y[left]
        start, end = h * d[left] - rise, rise - h * d[left + 1]
        cubic = y[left] + t * rise + t * (1 - t) * ((1 - t) * start + t * end)
        result: Vector = np.maximum(cubic, 0.0)
        return result


class LossMap(NamedTuple):
    """The loss over two parameters through one value of the third: losses[row of y, column of x].

    `x` (k,) are values of the first of `over`, `y` (k,) of the second; `third` is the name and
    the value of the one held still.
    """

    over: ParameterPair
    x: Vector
    y: Vector
    losses: NDArray[np.float64]
    third: tuple[ParameterName, float]


def reach_around(*values: float) -> float:
    """Return R so that -R … R shows all values, with room; it is 1, 2 or 5 times a power of 10."""
    largest = max((abs(value) for value in values if math.isfinite(value)), default=0.0) * 1.15
    if largest <= LEAST_REACH:
        return LEAST_REACH
    power = 10.0 ** math.floor(math.log10(largest))
    return next((factor * power for factor in _FACTORS if factor * power >= largest), 10 * power)


def third_of(over: ParameterPair) -> ParameterName:
    """Return the name of the parameter that a map over two others holds still."""
    return next(name for name in PARAMETERS if name not in over)


def loss_slice_of(
    objective: Objective, parameters: Parameters, parameter: str, reach: float
) -> Slice:
    """Return L(v), convex, for v from -reach to reach in place of one parameter."""
    index = PARAMETERS.index(parameter)
    crowded = objective.count > _CROWD
    values = np.linspace(-reach, reach, _SLICE_POINTS_OF_A_CROWD if crowded else SLICE_POINTS)
    losses, slopes = objective.losses_and_slopes(parameters, index, values)
    present = objective(parameters)
    lowest = _lowest(objective, parameters, index, values, slopes)
    lowest_loss = None if lowest is None else _with(objective, parameters, index, lowest)[0]
    return Slice(
        parameter=parameter,
        values=values,
        losses=losses,
        here=float(parameters[index]),
        loss=present.objective,
        slope=float(present.gradient[index]),
        lowest=lowest,
        lowest_loss=lowest_loss,
        slopes=slopes,
    )


def has_lowest(plants: Dataset, parameter: str) -> bool:
    """Say whether the log loss has a minimum along one parameter, in the picture or beyond.

    It has one unless the losses of all plants fall the same way: s x1 (or s) of one sign.
    """
    factors = {"w1": plants.x[:, 0], "w2": plants.x[:, 1], "b": np.ones(len(plants))}
    signed = np.where(plants.toxic, factors[parameter], -factors[parameter])
    return bool((signed < 0).any() and (signed > 0).any())


def _lowest(
    objective: Objective, parameters: Parameters, index: int, values: Vector, slopes: Vector
) -> float | None:
    """Return where dL/dv = 0 among these values, None where the slope keeps its sign.

    The loss is convex, so its slope only grows and has one root, found by regula falsi in the
    form called Illinois: an end that stays where it is twice weighs half.
    """
    after = int(np.searchsorted(slopes > 0, True))
    if after == len(values) or not slopes[:after].any():
        return None
    low, high = float(values[after - 1]), float(values[after])
    slope_low, slope_high = float(slopes[after - 1]), float(slopes[after])
    previous = 0.0
    for _ in range(_MOST_SECANTS):
        middle = high - slope_high * (high - low) / (slope_high - slope_low)
        slope = _with(objective, parameters, index, middle)[1]
        if abs(slope) < _FLAT:
            return middle
        if slope < 0:
            low, slope_low = middle, slope
            slope_high *= 0.5 if previous < 0 else 1.0
        else:
            high, slope_high = middle, slope
            slope_low *= 0.5 if previous > 0 else 1.0
        previous = slope
    return middle


def _with(
    objective: Objective, parameters: Parameters, index: int, value: float
) -> tuple[float, float]:
    """Return loss and slope with one parameter set to a value."""
    moved = parameters.copy()
    moved[index] = value
    evaluation = objective(moved)
    return evaluation.objective, float(evaluation.gradient[index])


class MapMaker:
    """Works a loss map out a row at a time, so that no frame has to wait for it."""

    def __init__(
        self,
        objective: Objective,
        parameters: Parameters,
        over: ParameterPair,
        reaches: tuple[float, float],
    ) -> None:
        self._objective = objective
        self._parameters = parameters.copy()
        self._indices = (PARAMETERS.index(over[0]), PARAMETERS.index(over[1]))
        third = third_of(over)
        x, y = (np.linspace(-reach, reach, MAP_POINTS) for reach in reaches)
        losses = np.empty((MAP_POINTS, MAP_POINTS))
        third_value = float(parameters[PARAMETERS.index(third)])
        self.map = LossMap(over, x, y, losses, (third, third_value))
        self._index = 0

    @property
    def is_done(self) -> bool:
        """Say whether every point has been worked out."""
        return self._index == MAP_POINTS**2

    def work(self, has_time: Callable[[], bool]) -> None:
        """Work out points while there is time, one at least."""
        first, second = self._indices
        while not self.is_done:
            row, column = divmod(self._index, MAP_POINTS)
            self._parameters[first] = self.map.x[column]
            self._parameters[second] = self.map.y[row]
            self.map.losses[row, column] = self._objective(self._parameters).objective
            self._index += 1
            if not has_time():
                return
