"""The loss of a network and its gradient as textbooks write them, a new array for each line."""

import numpy as np

from engine.model.features import rows_of
from engine.model.neuron import sigmoid


def textbook(architecture, plants, parameters):
    """The mean loss and its gradient (n,)."""
    activation, layers = architecture.activation, architecture.layers
    matrices = [parameters[at.weights].reshape(at.neurons, at.inputs) for at in layers]
    values = [rows_of(plants.x, architecture.features)]
    for layer, w in zip(layers, matrices, strict=True):
        z = w @ values[-1] + parameters[layer.biases, None]
        values.append(z if layer is layers[-1] else activation.of(z))
    signs = np.where(plants.y == 1, 1.0, -1.0)
    u = -signs * values[-1][0]
    error = (-signs * sigmoid(u) / len(signs))[np.newaxis]
    gradient = np.empty_like(parameters)
    for number in reversed(range(len(layers))):
        gradient[layers[number].weights] = (error @ values[number].T).ravel()
        gradient[layers[number].biases] = error.sum(axis=1)
        if number:
            error = matrices[number].T @ error * activation.slope(values[number])
    return float(np.logaddexp(0.0, u).mean()), gradient
