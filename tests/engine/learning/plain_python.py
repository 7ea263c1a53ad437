"""A network and its optimisers in plain Python: lists, loops and math, one number at a time."""

import math

from engine.learning.settings import Optimiser
from engine.loss.penalty import PenaltyKind
from engine.model.activation import Activation
from engine.model.features import Feature


class PlainOptimiser:
    """The formulas of the textbook for each number of a list by itself, its memory in fields."""

    def __init__(self, optimiser, count):
        self.optimiser, self.steps = optimiser, 0
        self.v, self.s = [0.0] * count, [0.0] * count

    def step(self, weights, gradient, rate):
        self.steps += 1
        moved = [self.direction(i, g) for i, g in enumerate(gradient)]
        return [w - rate * d for w, d in zip(weights, moved, strict=True)]

    def direction(self, i, g):
        match self.optimiser:
            case Optimiser.GRADIENT_DESCENT:
                return g
            case Optimiser.MOMENTUM:
                self.v[i] = 0.9 * self.v[i] + g
                return self.v[i]
            case Optimiser.NESTEROV:
                self.v[i] = 0.9 * self.v[i] + g
                return g + 0.9 * self.v[i]
            case Optimiser.ADAGRAD:
                self.s[i] += g**2
                return g / (math.sqrt(self.s[i]) + 1e-10)
            case Optimiser.RMSPROP:
                self.s[i] = 0.9 * self.s[i] + 0.1 * g**2
                return g / (math.sqrt(self.s[i]) + 1e-8)
        self.v[i] = 0.9 * self.v[i] + 0.1 * g
        self.s[i] = 0.999 * self.s[i] + 0.001 * g**2
        mean, squares = self.v[i] / (1 - 0.9**self.steps), self.s[i] / (1 - 0.999**self.steps)
        return mean / (math.sqrt(squares) + 1e-8)


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


ACTIVATIONS = {
    Activation.TANH: (math.tanh, lambda z: 1 / math.cosh(z) ** 2),
    Activation.RELU: (lambda z: max(z, 0.0), lambda z: 1.0 if z > 0 else 0.0),
    Activation.SIGMOID: (sigmoid, lambda z: sigmoid(z) * sigmoid(-z)),
    Activation.LINEAR: (lambda z: z, lambda z: 1.0),
}
"""f(z), and its slope at z."""


def input_of(feature, x1, x2):
    """What a model is given of a plant: read from the name of the input."""
    match feature:
        case Feature.SUM_OF_SQUARES:
            return x1**2 + x2**2
        case Feature.SIN_X1:
            return math.sin(x1)
        case Feature.SIN_X2:
            return math.sin(x2)
    return math.prod(
        {"x1": x1, "x2": x2}[name] ** int(power or 1)
        for name, _, power in (factor.partition("^") for factor in feature.value.split("*"))
    )


def gradient(architecture, parameters, plants):
    """The mean over plants ((x1, x2), y), a plant at a time, by the chain rule at each neuron."""
    total = [0.0] * architecture.size
    for point, y in plants:
        inputs = [input_of(feature, *point) for feature in architecture.features]
        for i, value in enumerate(_gradient_of_one(architecture, parameters, inputs, y)):
            total[i] += value / len(plants)
    return total


def _gradient_of_one(architecture, parameters, values, y):
    function, slope = ACTIVATIONS[architecture.activation]
    shapes = [(layer.first, layer.inputs, layer.neurons) for layer in architecture.layers]
    inputs, sums = [values], []
    for first, width, neurons in shapes:
        biases = first + width * neurons
        sums.append(
            [
                sum(parameters[first + n * width + i] * inputs[-1][i] for i in range(width))
                + parameters[biases + n]
                for n in range(neurons)
            ]
        )
        inputs.append([function(z) for z in sums[-1]])
    result, errors = [0.0] * len(parameters), [sigmoid(sums[-1][0]) - y]
    for number in reversed(range(len(shapes))):
        first, width, neurons = shapes[number]
        for n in range(neurons):
            result[first + width * neurons + n] = errors[n]
            for i in range(width):
                result[first + n * width + i] = errors[n] * inputs[number][i]
        if number:
            errors = [
                slope(sums[number - 1][i])
                * sum(errors[n] * parameters[first + n * width + i] for n in range(neurons))
                for i in range(width)
            ]
    return result


def with_penalty(gradient, parameters, architecture, penalty):
    """Add R w or R sign(w) to the slopes of weights."""
    slopes = {
        PenaltyKind.NONE: lambda w: 0.0,
        PenaltyKind.L2: lambda w: penalty.rate * w,
        PenaltyKind.L1: lambda w: penalty.rate * ((w > 0) - (w < 0)),
    }
    of = slopes[penalty.kind]
    return [
        g + (of(w) if name.startswith("w") else 0.0)
        for g, w, name in zip(gradient, parameters, architecture.names, strict=True)
    ]
