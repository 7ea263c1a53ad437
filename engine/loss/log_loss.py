"""The log loss and its gradient, in the textbook form, from z.

The fast path of training is `engine.loss.logistic`; a test holds the two equal.
"""

from __future__ import annotations

import numpy as np

from engine.arrays import Kinds, Parameters, Points, Vector
from engine.model.neuron import PARAMETERS, sigmoid


def losses(z: Vector, y: Kinds) -> Vector:
    """-log P(Y = y_i) = log(1 + e^(-s z)), s = +1 for toxic and -1 otherwise; (m,), in nats."""
    return np.logaddexp(0.0, np.where(y == 1, -z, z))


def log_loss(z: Vector, y: Kinds) -> float:
    """L = -1/m sum of y log a + (1 - y) log(1 - a), taken from z (figure 34); 0 of no plant."""
    return float(losses(z, y).mean()) if len(y) else 0.0


def gradient(x: Points, z: Vector, y: Kinds) -> Parameters:
    """dL/dw_j = 1/m sum of (a - y) x_j, dL/db = 1/m sum of (a - y) (figure 42); (3,)."""
    if not len(y):
        return np.zeros(len(PARAMETERS))
    error = sigmoid(z) - y
    return np.array([error @ x[:, 0], error @ x[:, 1], error.sum()]) / len(y)
