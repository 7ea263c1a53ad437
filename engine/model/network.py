"""A model of any architecture: z of plants, their probability, and what hidden neurons make."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from engine.arrays import Parameters, Points, Vector
from engine.model.activation import Layer
from engine.model.architecture import Architecture, NeuronPlace
from engine.model.features import rows_of
from engine.model.neuron import Neuron, sigmoid


class Predictor(Protocol):
    """What says how toxic plants are: the bare neuron, or a network."""

    def z(self, points: Points) -> Vector:
        """Return z (m,) of plants (m, 2)."""

    def probability(self, points: Points) -> Vector:
        """Return a(z) (m,), the probability that each plant is toxic."""


@dataclass(frozen=True, eq=False)
class Network:
    """z = W_n f(… f(W_1 x + b_1) …) + b_n, over the inputs x of its architecture."""

    architecture: Architecture
    parameters: Parameters

    def z(self, points: Points) -> Vector:
        """Return z (m,) of plants (m, 2)."""
        z: Vector = self.layers_of(points)[-1][0]
        return z

    def probability(self, points: Points) -> Vector:
        """Return a(z) (m,), the probability that each plant is toxic."""
        return sigmoid(self.z(points))

    def layers_of(self, points: Points) -> list[Layer]:
        """Return inputs (k, m), the outputs of each hidden layer (h, m), and z (1, m), in turn."""
        values = [rows_of(points, self.architecture.features)]
        for layer in self.architecture.layers:
            weights = self.parameters[layer.weights].reshape(layer.neurons, layer.inputs)
            z = weights @ values[-1] + self.parameters[layer.biases, None]
            is_output = layer is self.architecture.layers[-1]
            values.append(z if is_output else self.architecture.activation.of(z))
        return values

    def up_to(self, place: NeuronPlace) -> Network:
        """Return what is before a hidden neuron, with that neuron as the output: z is its own."""
        own, row = self.architecture.layers[place.layer], place.number
        weights = self.parameters[own.weights].reshape(own.neurons, own.inputs)[row]
        bias = self.parameters[own.biases][row : row + 1]
        before = replace(self.architecture, hidden=self.architecture.hidden[: place.layer])
        return Network(before, np.concatenate([self.parameters[: own.first], weights, bias]))

    def neuron_at(self, place: NeuronPlace) -> Neuron:
        """Return a neuron of two inputs as one over the plane of both.

        Raises LookupError where there is none at that place, or where it has other inputs.
        """
        return Neuron.of(self.parameters[self._line_at(place)])

    def with_neuron(self, place: NeuronPlace, neuron: Neuron) -> Parameters:
        """Return the parameters (n,) with both weights and the bias of such a neuron changed."""
        parameters = self.parameters.copy()
        parameters[self._line_at(place)] = neuron.parameters
        return parameters

    def _line_at(self, place: NeuronPlace) -> list[int]:
        """Return where w1, w2 and b of a neuron of two inputs stand (3,)."""
        layers = self.architecture.layers
        if not (place.layer < len(layers) and place.number < layers[place.layer].neurons):
            raise LookupError(f"no neuron at {place}")
        if layers[place.layer].inputs != 2:
            raise LookupError(f"{place} has other inputs than two")
        weights = [self.architecture.weight_at(place, source) for source in (0, 1)]
        return [*weights, self.architecture.bias_at(place)]


def predictor_of(architecture: Architecture, parameters: Parameters) -> Predictor:
    """Return what predicts with these parameters: the neuron of the course where it is one."""
    if architecture.is_bare:
        return Neuron.of(parameters)
    return Network(architecture, parameters)
