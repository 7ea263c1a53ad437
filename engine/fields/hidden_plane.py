"""Where the last hidden layer puts the plants, and the line or plane z = 0 of the output there."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Vector
from engine.model.activation import Layer
from engine.model.architecture import MEASURES, NeuronPlace
from engine.model.network import Network
from engine.model.neuron import Neuron

Places = NDArray[np.float64]
"""(m, k): a row a plant, a column an axis."""

MOST_AXES = 3


class HiddenPlane(NamedTuple):
    """The outputs of some neurons of the last hidden layer, and z = weights . outputs + bias there.

    `is_exact` says whether the layer has no other neurons. Where it has, z = 0 is drawn for what
    the others make of one plant, or for their mean: a cut, exact for that plant alone.
    """

    axes: tuple[int, ...]
    places: Places
    weights: Vector
    bias: float
    is_exact: bool

    @property
    def neuron(self) -> Neuron:
        """The output as a neuron over two axes; of a single axis the second counts for nothing."""
        first, second = (*self.weights.tolist(), 0.0)[:2]
        return Neuron(first, second, self.bias)


def axes_shown(chosen: str, neurons: int) -> tuple[int, ...]:
    """Return which neurons of a layer the axes are for, from 0: those chosen, as far as they exist.

    Chosen are digits from 1; where fewer than two are left, the first ones: three of three, two of
    all else.
    """
    axes = tuple(int(digit) - 1 for digit in chosen if int(digit) <= neurons)
    count = MOST_AXES if neurons == MOST_AXES else min(2, neurons)
    return axes if len(axes) > 1 else tuple(range(count))


def hidden_plane(
    network: Network, outputs: Layer, axes: tuple[int, ...], held: Vector | None
) -> HiddenPlane:
    """Return the plants by some outputs (h, m) of the last hidden layer.

    `held` is what the layer makes of the plant (h,) for which the others are held; else their mean.
    """
    output = network.architecture.layers[-1]
    weights = network.parameters[output.weights]
    bias = float(network.parameters[output.biases][0])
    others = [number for number in range(output.inputs) if number not in axes]
    if held is None:
        held = outputs.mean(axis=1) if outputs.shape[1] else np.zeros(output.inputs)
    bias += float(weights[others] @ held[others])
    return HiddenPlane(axes, outputs[list(axes)].T, weights[list(axes)], bias, not others)


def lines_of(network: Network) -> tuple[Neuron, ...]:
    """Return two hidden neurons over x1, x2, whose lines z = 0 lie in the field; none of others."""
    architecture = network.architecture
    if architecture.features != MEASURES or architecture.hidden != (2,):
        return ()
    return tuple(network.neuron_at(NeuronPlace(0, number)) for number in (0, 1))
