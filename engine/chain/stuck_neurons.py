"""Hidden neurons that can't learn as they stand: dead ReLUs, saturated ones, and twins."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

import numpy as np

from engine.arrays import Parameters, Points
from engine.model.activation import Activation, Layer
from engine.model.architecture import Architecture, NeuronPlace
from engine.model.network import Network

ALIKE = 1e-6
"""Weights of twins differ by rounding alone: by less than this share of the largest one."""

SATURATED_SLOPE = 0.01
"""Of the steepest slope: tanh beyond ±0.995, the sigmoid below 0.0025 or above 0.9975."""

_SAMPLE = 256
"""Of more plants so many are tried first: a neuron that one of them moves is not stuck."""

_STEEPEST = {Activation.TANH: 1.0, Activation.SIGMOID: 0.25}


class Stuck(StrEnum):
    """Why a hidden neuron can't learn, or nothing of its own.

    DEAD: a ReLU that gives 0 for every plant learnt from: no slope reaches it, it never moves again
    by descent (an optimiser's memory or a penalty aside). SATURATED: a tanh or sigmoid whose slope
    f'(z) is below a hundredth of its steepest for every plant: hardly any slope gets through. TWIN:
    another neuron of its layer has the same weights, bias and outgoing weights: their slopes are
    the same, so they stay twins for ever.
    """

    DEAD = "dead"
    SATURATED = "saturated"
    TWIN = "twin"


class StuckNeuron(NamedTuple):
    """A hidden neuron, and why it is stuck; of a twin the first neuron that it is like."""

    place: NeuronPlace
    why: Stuck
    twin: NeuronPlace | None = None


def stuck_neurons(network: Network, points: Points) -> tuple[StuckNeuron, ...]:
    """Return every one, layer by layer, over the plants (m, 2) learnt from; of no plant twins only.

    Of two neurons that are dead and twins it is said that they are dead.
    """
    architecture = network.architecture
    if not architecture.is_network:
        return ()
    flat_layers = _flat_by_layer(network, points[:: -(-len(points) // _SAMPLE) or 1])
    if len(points) > _SAMPLE and any(map(any, flat_layers)):
        flat_layers = _flat_by_layer(network, points)
    result = []
    for layer, flat in enumerate(flat_layers):
        twins = twins_of_layer(architecture, network.parameters, layer)
        for number in range(architecture.hidden[layer]):
            place = NeuronPlace(layer, number)
            if flat[number]:
                is_relu = architecture.activation is Activation.RELU
                result.append(StuckNeuron(place, Stuck.DEAD if is_relu else Stuck.SATURATED))
            elif number in twins:
                result.append(StuckNeuron(place, Stuck.TWIN, NeuronPlace(layer, twins[number])))
    return tuple(result)


def _flat_by_layer(network: Network, points: Points) -> list[list[bool]]:
    """Say of each neuron, layer by layer, whether its slope is 0, or hardly more, on all plants."""
    outputs = network.layers_of(points)[1:-1]
    return [_flat(network.architecture.activation, of_layer) for of_layer in outputs]


def _flat(activation: Activation, outputs: Layer) -> list[bool]:
    neurons, plants = outputs.shape
    steepest = _STEEPEST.get(activation)
    if activation is Activation.RELU and plants:
        return [largest <= 0 for largest in outputs.max(axis=1).tolist()]
    if steepest is None or not plants:
        return [False] * neurons
    slopes = activation.slope(outputs).max(axis=1)
    return [slope < SATURATED_SLOPE * steepest for slope in slopes.tolist()]


def twins_of_layer(
    architecture: Architecture, parameters: Parameters, layer: int
) -> dict[int, int]:
    """Return the neurons of a hidden layer that are like another, each with the first such one."""
    own, above = architecture.layers[layer], architecture.layers[layer + 1]
    incoming = parameters[own.weights].reshape(own.neurons, own.inputs)
    outgoing = parameters[above.weights].reshape(above.neurons, above.inputs)
    rows = np.column_stack([incoming, parameters[own.biases], outgoing.T])
    least = ALIKE * float(np.abs(parameters).max())
    apart = np.abs(rows[:, None] - rows[None]).max(axis=2)
    alike = (apart <= least) & ~np.eye(own.neurons, dtype=bool)
    return {int(n): int(np.flatnonzero(alike[n])[0]) for n in np.flatnonzero(alike.any(axis=1))}
