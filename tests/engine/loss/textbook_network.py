"""The loss of a network and its gradient as textbooks write them, a new array for each line."""

import numpy as np

from engine.model.features import rows_of
from engine.model.neuron import sigmoid


def textbook(architecture, plants, parameters):
    """The mean loss, its gradient (n,), and the sums of sizes that each of them was added up from.

    A sum that comes to nearly nothing is known to so much of these sizes, whoever adds it up.
    """
    activation, layers = architecture.activation, architecture.layers
    matrices = [parameters[at.weights].reshape(at.neurons, at.inputs) for at in layers]
    values = [rows_of(plants.x, architecture.features)]
    for layer, w in zip(layers, matrices, strict=True):
        z = w @ values[-1] + parameters[layer.biases, None]
        values.append(z if layer is layers[-1] else activation.of(z))
    signs = np.where(plants.y == 1, 1.0, -1.0)
    u = -signs * values[-1][0]
    error = (-signs * sigmoid(u) / len(signs))[np.newaxis]
    gradient, sizes, size = np.empty_like(parameters), np.empty_like(parameters), np.abs(error)
    for number in reversed(range(len(layers))):
        gradient[layers[number].weights] = (error @ values[number].T).ravel()
        gradient[layers[number].biases] = error.sum(axis=1)
        sizes[layers[number].weights] = (size @ np.abs(values[number]).T).ravel()
        sizes[layers[number].biases] = size.sum(axis=1)
        if number:
            slope = activation.slope(values[number])
            error = matrices[number].T @ error * slope
            size = np.abs(matrices[number]).T @ size * slope
    return float(np.logaddexp(0.0, u).mean()), gradient, sizes
