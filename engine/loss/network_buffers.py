"""One network, or several of one architecture, over a block of plants: there and back, in place.

Parameters here hold the bias of each neuron beside its weights, and the outputs of a layer stand
above a row of ones: one product gives z of a layer, one the gradient of its weights and biases.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.loss.blocks import Block
from engine.loss.signed_rows import FACTORS, LARGEST_U, SMALLEST_LOSS
from engine.model.activation import Activation
from engine.model.architecture import Architecture

Floats = NDArray[np.float64]

Stack = NDArray[np.float64]
"""(h, w), or (g, h, w) of g networks: a row a neuron, a column a plant."""

Losses = NDArray[np.float64]
"""(g,): one loss a network; of one network alone a number ()."""

Lead = tuple[()] | tuple[int]
"""What stands before all other axes: nothing for one network, (g,) for g of them."""

_LARGEST_EXPONENT = 700.0
"""e^u is a double up to here; where u is larger, log(1 + e^u) = u to the last digit."""


class NetworkBuffers:
    """Room for one network, or several, over so many columns; each evaluation uses it anew."""

    def __init__(self, architecture: Architecture, lead: Lead, width: int) -> None:
        hidden = architecture.hidden
        self._activation = architecture.activation
        # BLAS with the least ado: of one network np.dot, and np.multiply for a stack of columns.
        self._product: Callable[..., Any] = np.matmul if lead else np.dot
        self._outer: Callable[..., Any] = np.multiply if lead else np.dot
        self.parameters = np.zeros((*lead, architecture.size))
        self.gradient = np.zeros((*lead, architecture.size))
        self._weights = _by_layer(architecture, self.parameters)
        self._slopes = _by_layer(architecture, self.gradient)
        self._transposed = [weights[..., :-1].swapaxes(-1, -2) for weights in self._weights]
        self._values = [np.ones((*lead, neurons + 1, width)) for neurons in hidden]
        self._outputs = [values[..., :-1, :] for values in self._values]
        self._columns = [values.swapaxes(-1, -2) for values in self._values]
        self._errors = [np.zeros((*lead, neurons, width)) for neurons in (*hidden, 1)]
        self._scratch = [np.zeros((*lead, neurons, width)) for neurons in hidden]
        self._z = np.zeros((*lead, 1, width))
        self._loss = _LossBuffers(lead, width)

    def losses(self, block: Block) -> Losses:
        """Return the summed loss of each network at `parameters`: forwards through the layers."""
        rows: Stack = block.rows
        for layer, outputs in enumerate(self._outputs):
            self._product(self._weights[layer], rows, out=outputs)
            _activate(self._activation, outputs)
            rows = self._values[layer]
        self._product(self._weights[-1], rows, out=self._z)
        return self._loss.of(self._z[..., 0, :], block)

    def work_out_gradient(self, block: Block) -> None:
        """Fill `gradient` after `losses` of the same block: backwards through the layers."""
        self._loss.write_error(block, self._errors[-1][..., 0, :])
        times_error = self._outer
        for layer in range(len(self._values), 0, -1):
            error, below = self._errors[layer], self._errors[layer - 1]
            self._product(error, self._columns[layer - 1], out=self._slopes[layer])
            times_error(self._transposed[layer], error, out=below)
            outputs, scratch = self._outputs[layer - 1], self._scratch[layer - 1]
            _times_slope(self._activation, below, outputs, scratch)
            times_error = self._product
        self._product(self._errors[0], block.rows.T, out=self._slopes[0])


class _LossBuffers:
    """From z to the summed loss Σ log(1 + e^u), u = -s z, and the error of each plant."""

    def __init__(self, lead: Lead, width: int) -> None:
        self._width = width
        self._u, self._e, self._sums = (np.zeros((*lead, width)) for _ in range(3))
        self._factors = self._sums.reshape(*lead, FACTORS, -1)
        self._products = np.zeros((*lead, width // FACTORS))
        self._ones = np.ones(width // FACTORS)
        self._least: Callable[[Losses], float] = np.min if lead else float

    def of(self, z: Floats, block: Block) -> Losses:
        u, e = self._u, self._e
        np.multiply(z, block.backwards, out=u)
        if u.item(u.argmax()) > LARGEST_U:  # in a fifth of the time of `max`
            return self._carefully(block.plants)
        np.exp(u, out=e)
        np.add(e, 1.0, out=self._sums)
        np.multiply.reduce(self._factors, axis=-2, out=self._products)
        losses: Losses = np.log(self._products, out=self._products).dot(self._ones)
        losses -= (self._width - block.plants) * math.log(2.0)
        if self._least(losses) < SMALLEST_LOSS * block.plants:
            return self._one_by_one(block.plants)
        return losses

    def _carefully(self, count: int) -> Losses:
        """Take one logarithm a plant, of e^u no larger than a double holds."""
        u, e = self._u, self._e
        beyond = np.add.reduce(np.maximum(u - _LARGEST_EXPONENT, 0.0), axis=-1)
        np.exp(np.minimum(u, _LARGEST_EXPONENT, out=u), out=e)
        np.add(e, 1.0, out=self._sums)
        losses: Losses = self._one_by_one(count) + beyond
        return losses

    def _one_by_one(self, count: int) -> Losses:
        losses: Losses = np.add.reduce(np.log1p(self._e[..., :count]), axis=-1)
        return losses

    def write_error(self, block: Block, error: Floats) -> None:
        np.divide(self._e, self._sums, out=self._u)
        np.multiply(self._u, block.shares, out=error)


def _by_layer(architecture: Architecture, parameters: Floats) -> list[Stack]:
    """Return the parameters (n,) of each layer, (neurons, inputs + 1), as views."""
    lead = parameters.shape[:-1]
    return [
        parameters[..., layer.first : layer.end].reshape(*lead, layer.neurons, layer.inputs + 1)
        for layer in architecture.layers
    ]


def _activate(activation: Activation, z: Stack) -> None:
    """Put f(z) in place of z."""
    match activation:
        case Activation.TANH:
            np.tanh(z, out=z)
        case Activation.RELU:
            np.maximum(z, 0.0, out=z)
        case Activation.SIGMOID:
            np.minimum(np.negative(z, out=z), _LARGEST_EXPONENT, out=z)
            np.add(np.exp(z, out=z), 1.0, out=z)
            np.reciprocal(z, out=z)


def _times_slope(activation: Activation, error: Stack, outputs: Stack, scratch: Stack) -> None:
    """Multiply errors by f'(z), which follows from the outputs; of ReLU it is 0 at 0."""
    match activation:
        case Activation.TANH:
            np.subtract(1.0, np.multiply(outputs, outputs, out=scratch), out=scratch)
        case Activation.RELU:
            np.greater(outputs, 0.0, out=scratch)
        case Activation.SIGMOID:
            np.multiply(outputs, np.subtract(1.0, outputs, out=scratch), out=scratch)
        case Activation.LINEAR:
            return
    np.multiply(error, scratch, out=error)
