"""A slope measured by a difference: (L(w + h) - L(w - h)) / 2h, to hold the chain rule against."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from engine.arrays import Parameters, Points
from engine.model.network import Network

_STEP_OF_Z = 1e-5
"""By so much z of the neuron moves: less would be lost to rounding, more feels the bend."""

Loss = Callable[[Parameters], float]
"""L at parameters (n,)."""


class Measured(NamedTuple):
    """(above - below) / 2h, the losses at w + h and at w - h."""

    h: float
    above: float
    below: float
    slope: float


def measured_slope(loss: Loss, parameters: Parameters, index: int, largest: float) -> Measured:
    """Return dL/dw of one parameter by a central difference.

    `largest` is the largest size of what the parameter multiplies, 1 of a bias: h is a power of
    ten with which z moves by about 1e-5. Along a ReLU's kink the difference is the mean of the
    slopes on both sides, where the chain rule takes the one of 0.
    """
    h = step_for(float(parameters[index]), largest)
    moved = parameters.copy()
    moved[index] = high = parameters[index] + h
    above = loss(moved)
    moved[index] = low = parameters[index] - h
    below = loss(moved)
    return Measured(h, above, below, (above - below) / float(high - low))


def step_for(value: float, largest: float) -> float:
    """Return h, large enough that value + h is another number."""
    wanted = _STEP_OF_Z / largest if largest > 0 else _STEP_OF_Z
    least = 1e6 * float(np.spacing(abs(value)))
    return 10.0 ** round(math.log10(max(wanted, least)))


def largest_input(network: Network, points: Points, index: int) -> float:
    """Return the largest size (over plants (m, 2)) of what a parameter multiplies."""
    place, source = network.architecture.place_of(index)
    if source is None or not len(points):
        return 1.0
    return float(np.abs(network.layers_of(points)[place.layer][source]).max())
