"""What each neuron of a model makes of the plane, and of one plant."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Vector
from engine.geometry import Rectangle
from engine.model.activation import Activation, Layer
from engine.model.network import Network
from engine.model.neuron import sigmoid

Fields = NDArray[np.float64]
"""(n, rows, columns): a field a neuron, each value from -1 to 1; the lowest row first."""


def neuron_fields(
    network: Network, window: Rectangle, columns: int, rows: int
) -> tuple[Fields, ...]:
    """Return the fields of the inputs, of each hidden layer and of the output, over a window.

    Of tanh the output itself, of the sigmoid 2a - 1, of all else the share of the largest |value|
    in the window.
    """
    x1, x2 = np.meshgrid(
        np.linspace(window.left, window.right, columns),
        np.linspace(window.bottom, window.top, rows),
    )
    inputs, *hidden, z = network.layers_of(np.column_stack([x1.ravel(), x2.ravel()]))
    activation = network.architecture.activation
    shares = [_of_largest(inputs), *(_shares(layer, activation) for layer in hidden)]
    shares.append(2.0 * sigmoid(z) - 1.0)
    return tuple(layer.reshape(-1, rows, columns) for layer in shares)


def values_at(network: Network, x1: float, x2: float) -> tuple[Vector, ...]:
    """Return a plant's inputs, the output of each hidden neuron layer by layer, and its z."""
    return tuple(layer[:, 0] for layer in network.layers_of(np.array([[x1, x2]])))


def _shares(outputs: Layer, activation: Activation) -> Layer:
    match activation:
        case Activation.TANH:
            return outputs
        case Activation.SIGMOID:
            return 2.0 * outputs - 1.0
    return _of_largest(outputs)


def _of_largest(values: Layer) -> Layer:
    largest = np.abs(values).max(axis=1, keepdims=True)
    shares: Layer = np.divide(values, largest, out=np.zeros_like(values), where=largest > 0)
    return shares
