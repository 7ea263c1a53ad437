"""The parameters of a model by layers, as JSON and scripts write them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

import numpy as np

from engine.arrays import Parameters
from engine.model.architecture import Architecture


class Layer(TypedDict):
    """The parameters of a layer: a row of weights a neuron, a column an input; a bias a neuron."""

    weights: list[list[float]]
    biases: list[float]


def layers_of(architecture: Architecture, parameters: Parameters) -> list[Layer]:
    """Return the parameters (n,) by layers, from the first hidden one to the output."""
    return [
        Layer(
            weights=parameters[layer.weights].reshape(layer.neurons, layer.inputs).tolist(),
            biases=parameters[layer.biases].tolist(),
        )
        for layer in architecture.layers
    ]


def parameters_of(layers: Sequence[Layer]) -> Parameters:
    """Return the parameters (n,) of layers: in each the weights row by row, then the biases."""
    parts = [np.append(np.ravel(layer["weights"]), layer["biases"]) for layer in layers]
    return np.concatenate(parts, dtype=np.float64)
