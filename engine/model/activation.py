"""What a hidden neuron makes of its z: tanh, ReLU, the sigmoid, or z itself."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from engine.model.neuron import sigmoid

Layer = NDArray[np.float64]
"""(h, m): a row a neuron, a column a plant."""


class Activation(StrEnum):
    """The activation of all hidden neurons; the output's is always the sigmoid."""

    TANH = "tanh"
    RELU = "relu"
    SIGMOID = "sigmoid"
    LINEAR = "linear"

    def of(self, z: Layer) -> Layer:
        """Return the outputs (h, m) of hidden neurons at z (h, m), as a new array."""
        match self:
            case Activation.TANH:
                return np.tanh(z)
            case Activation.RELU:
                return np.maximum(z, 0.0)
            case Activation.SIGMOID:
                return sigmoid(z)
            case Activation.LINEAR:
                return z.copy()

    def slope(self, outputs: Layer) -> Layer:
        """Return da/dz (h, m), from the outputs a: of ReLU 0 at z = 0, as PyTorch takes it."""
        match self:
            case Activation.TANH:
                return 1.0 - outputs * outputs
            case Activation.RELU:
                return (outputs > 0).astype(np.float64)
            case Activation.SIGMOID:
                return outputs * (1.0 - outputs)
            case Activation.LINEAR:
                return np.ones_like(outputs)
