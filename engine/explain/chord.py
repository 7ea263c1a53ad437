"""A chord of a curve: whether the curve runs above it between its ends, and at its middle."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.arrays import Parameters
from engine.explain.double_well import above_chord, height
from engine.loss.objective import Objective
from engine.model.neuron import PARAMETERS, ParameterName


class Chord(NamedTuple):
    """The chord of a curve L from u to v, u < v.

    `at_u`, `at_v` and `at_middle` are L(u), L(v) and L((u + v) / 2), in nats. `above` are the ends
    of the part between u and v where L(x) lies above the chord; None where it lies above nowhere.
    """

    u: float
    v: float
    at_u: float
    at_v: float
    at_middle: float
    above: tuple[float, float] | None

    @property
    def middle(self) -> float:
        """(u + v) / 2."""
        return (self.u + self.v) / 2

    @property
    def mean(self) -> float:
        """(L(u) + L(v)) / 2: how high the chord is at its middle."""
        return (self.at_u + self.at_v) / 2

    @property
    def gap(self) -> float:
        """(L(u) + L(v)) / 2 - L((u + v) / 2): below 0 only where L lies above the middle."""
        gap = self.mean - self.at_middle
        return gap if self.above is not None else max(gap, 0.0)  # but for rounding


def chord_of_loss(
    objective: Objective, parameters: Parameters, parameter: ParameterName, u: float, v: float
) -> Chord:
    """Return a chord of the loss over one parameter, through the present other two.

    The curve runs above it nowhere: the log loss of a neuron is convex, and so are the penalties.
    """
    values = np.array([u, v, (u + v) / 2])
    losses, _ = objective.losses_and_slopes(parameters, PARAMETERS.index(parameter), values)
    at_u, at_v, at_middle = losses.tolist()
    return Chord(u, v, at_u, at_v, at_middle, above=None)


def chord_of_double_well(u: float, v: float) -> Chord:
    """Return a chord of the curve with two valleys."""
    at_u, at_v, at_middle = height(np.array([u, v, (u + v) / 2])).tolist()
    return Chord(u, v, at_u, at_v, at_middle, above_chord(u, v))
