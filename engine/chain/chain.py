"""A plant's way through the model, and the slopes of its loss on the way back (chain rule)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np

from engine.arrays import Parameters, Vector
from engine.loss.log_loss import log_loss
from engine.model.architecture import Architecture, NeuronPlace
from engine.model.network import Network
from engine.model.neuron import sigmoid

FactorKind = Literal["error", "weight", "output_slope", "activation", "input", "one"]


class Factor(NamedTuple):
    """A factor of a slope: what it is, and its value.

    error: a - y, the slope at the output's z; weight: by which the output takes the neuron;
    output_slope: dl/da of a neuron that several take; activation: f'(z); input: what a weight
    multiplies; one: what a bias does.
    """

    kind: FactorKind
    value: float


class Through(NamedTuple):
    """One way on from a neuron's output: the weight of the link, and the slope at its end."""

    weight: float
    slope: float


@dataclass(frozen=True, eq=False)
class Chain:
    """The numbers of one plant forwards, and the slopes of its loss l backwards.

    `values` are the inputs (k,), then the outputs of each hidden layer (h,), then z (1,). `slopes`
    are dl/dz of each layer, in the same order without the inputs: a - y at the output, below it
    (sum of weight x slope over the links that lead on) x f'(z).
    """

    architecture: Architecture
    parameters: Parameters
    kind: int
    values: tuple[Vector, ...]

    @property
    def z(self) -> float:
        """The output's z."""
        return float(self.values[-1][0])

    @property
    def a(self) -> float:
        """The probability that the plant is toxic."""
        return float(sigmoid(self.values[-1])[0])

    @property
    def loss(self) -> float:
        """-log P(Y = y), in nats."""
        return log_loss(self.values[-1], np.array([self.kind], dtype=np.int8))

    @cached_property
    def error(self) -> float:
        """a - y, from z so that it is no 0 where a is nearly y."""
        z = self.values[-1]
        return float(sigmoid(z)[0]) if self.kind == 0 else -float(sigmoid(-z)[0])

    @cached_property
    def slopes(self) -> tuple[Vector, ...]:
        """dl/dz of each layer (h,), the output's last."""
        result = [np.array([self.error])]
        for layer in reversed(range(len(self.architecture.hidden))):
            through = self._weights(layer + 1).T @ result[0]
            result.insert(0, through * self.activation_slopes[layer])
        return tuple(result)

    @cached_property
    def activation_slopes(self) -> tuple[Vector, ...]:
        """f'(z) of each hidden layer (h,)."""
        activation = self.architecture.activation
        return tuple(activation.slope(outputs) for outputs in self.values[1:-1])

    @cached_property
    def gradient(self) -> Parameters:
        """dl/dw of every parameter (n,): slope x input of a weight, the slope itself of a bias."""
        parts = []
        for values, slopes in zip(self.values, self.slopes, strict=False):
            parts += [np.outer(slopes, values).ravel(), slopes]
        return np.concatenate(parts)

    def ways_on(self, place: NeuronPlace) -> tuple[Through, ...]:
        """Return the links that take a hidden neuron's output, each with the slope at its end."""
        weights = self._weights(place.layer + 1)[:, place.number].tolist()
        slopes = self.slopes[place.layer + 1].tolist()
        return tuple(Through(*way) for way in zip(weights, slopes, strict=True))

    def factors(self, place: NeuronPlace, source: int | None) -> tuple[Factor, ...]:
        """Return the factors of dl/dw of a neuron's weight, from the output backwards.

        `source` is which of its inputs the weight takes, None for the bias.
        """
        first: list[Factor]
        hidden = len(self.architecture.hidden)
        if place.layer == hidden:
            first = [Factor("error", self.error)]
        else:
            ways = self.ways_on(place)
            if place.layer == hidden - 1:
                first = [Factor("error", self.error), Factor("weight", ways[0].weight)]
            else:
                slope = sum(way.weight * way.slope for way in ways)
                first = [Factor("output_slope", slope)]
            own = float(self.activation_slopes[place.layer][place.number])
            first.append(Factor("activation", own))
        if source is None:
            return (*first, Factor("one", 1.0))
        return (*first, Factor("input", float(self.values[place.layer][source])))

    def _weights(self, layer: int) -> Parameters:
        shape = self.architecture.layers[layer]
        return self.parameters[shape.weights].reshape(shape.neurons, shape.inputs)


def chain_of(network: Network, x1: float, x2: float, kind: int) -> Chain:
    """Take a plant of a kind, 1 for toxic, through the model."""
    values = network.layers_of(np.array([[x1, x2]]))
    flat = tuple(layer[:, 0] for layer in values)
    return Chain(network.architecture, network.parameters, kind, flat)
