"""A model of any inputs and layers in plain Python, written from the formulas alone."""

from __future__ import annotations

import math
from typing import TypeAlias

from engine.learning.settings import Optimiser
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model.activation import Activation
from engine.model.architecture import Architecture
from engine.model.features import Feature
from tests.engine import plain_sigmoid
from tests.robustness.rounded import Rounded, rounded, total

Numbers: TypeAlias = list[Rounded]
Plant: TypeAlias = tuple[float, float, int]
Layers: TypeAlias = list[tuple[list[list[float]], list[float]]]


def input_of(feature: Feature, x1: float, x2: float) -> Rounded:
    if feature is Feature.SIN_X1:
        return Rounded(x1).of(math.sin(x1), 1.0)
    if feature is Feature.SIN_X2:
        return Rounded(x2).of(math.sin(x2), 1.0)
    result = Rounded(0.0)
    for term in feature.value.split("+"):
        product = Rounded(1.0)
        for factor in term.split("*"):
            name, _, power = factor.partition("^")
            for _ in range(int(power or 1)):
                product = product * (x1 if name == "x1" else x2)
        result = result + product
    return result


def layers_of(architecture: Architecture, parameters: list[float]) -> Layers:
    """Return of each layer its weights, a row a neuron, and its biases."""
    layers, rest, inputs = [], list(parameters), len(architecture.features)
    for neurons in (*architecture.hidden, 1):
        weights = [rest[n * inputs : (n + 1) * inputs] for n in range(neurons)]
        biases = rest[neurons * inputs : neurons * (inputs + 1)]
        layers.append((weights, biases))
        rest, inputs = rest[neurons * (inputs + 1) :], neurons
    assert not rest
    return layers


def activated(kind: Activation, z: Rounded) -> tuple[Rounded, Rounded]:
    """Return a(z) and its slope."""
    if kind is Activation.TANH:
        a = z.of(math.tanh(z.value), 1.0)
        return a, Rounded(1.0) - a * a
    if kind is Activation.SIGMOID:
        a = z.of(plain_sigmoid(z.value), 0.25)
        return a, a * (Rounded(1.0) - a)
    if kind is Activation.RELU:
        unsure = float(0 < abs(z.value) <= 4 * z.slack or (z.value == 0 and z.slack > 1e-200))
        return z.of(max(z.value, 0.0), 1.0), Rounded(float(z.value > 0), unsure)
    return z, Rounded(1.0)


def weighted(weights: list[float], values: Numbers, bias: float) -> Rounded:
    terms = [value * weight for weight, value in zip(weights, values, strict=True)]
    return total([*terms, Rounded(bias)])


def forward(architecture: Architecture, layers: Layers, point: tuple[float, float]) -> list[object]:
    """Return the values and slopes of each layer in turn, and z of the output last."""
    values = [input_of(feature, *point) for feature in architecture.features]
    steps: list[object] = [(values, [])]
    for weights, biases in layers[:-1]:
        z = [weighted(row, values, bias) for row, bias in zip(weights, biases, strict=True)]
        pairs = [activated(architecture.activation, each) for each in z]
        values = [a for a, _ in pairs]
        steps.append((values, [slope for _, slope in pairs]))
    (row,), (bias,) = layers[-1]
    return [*steps, weighted(row, values, bias)]


def z_of(
    architecture: Architecture, parameters: list[float], point: tuple[float, float]
) -> Rounded:
    return forward(architecture, layers_of(architecture, parameters), point)[-1]


def loss_of(z: Rounded, kind: int) -> Rounded:
    u = -z.value if kind else z.value
    return z.of(max(u, 0.0) + math.log1p(math.exp(-abs(u))), 1.0)


def mean_loss(architecture: Architecture, parameters: list[float], plants: list[Plant]) -> Rounded:
    if not plants:
        return Rounded(0.0)
    layers = layers_of(architecture, parameters)
    losses = [loss_of(forward(architecture, layers, plant[:2])[-1], plant[2]) for plant in plants]
    return total(losses) / len(plants)


def gradient_of(
    architecture: Architecture, parameters: list[float], plants: list[Plant], penalty: Penalty
) -> Numbers:
    """Return the mean of what each plant gives, and the penalty's part."""
    slopes = penalty_slopes(architecture, parameters, penalty)
    if not plants:
        return slopes
    layers = layers_of(architecture, parameters)
    parts = [plant_gradient(architecture, layers, plant) for plant in plants]
    means = [total(list(column)) / len(plants) for column in zip(*parts, strict=True)]
    return [mean + slope for mean, slope in zip(means, slopes, strict=True)]


def plant_gradient(architecture: Architecture, layers: Layers, plant: Plant) -> Numbers:
    """Go back through the layers: the error of the output is a - y."""
    x1, x2, kind = plant
    *steps, z = forward(architecture, layers, (x1, x2))
    sign = -1.0 if kind else 1.0
    errors = [z.of(sign * plain_sigmoid(sign * z.value), 0.25)]
    gradient: Numbers = []
    for number in reversed(range(len(layers))):
        values, slopes = steps[number]
        weights = layers[number][0]
        gradient = [error * value for error in errors for value in values] + errors + gradient
        if number:
            sums = [
                total([error * row[place] for error, row in zip(errors, weights, strict=True)])
                for place in range(len(values))
            ]
            errors = [part * slope for part, slope in zip(sums, slopes, strict=True)]
    return gradient


def weights_in(architecture: Architecture, parameters: list[float]) -> list[float]:
    """Return the parameters with 0 in place of each bias."""
    marked = []
    for weights, biases in layers_of(architecture, parameters):
        marked += [weight for row in weights for weight in row] + [0.0] * len(biases)
    return marked


def penalty_slopes(
    architecture: Architecture, parameters: list[float], penalty: Penalty
) -> Numbers:
    weights = weights_in(architecture, parameters)
    if penalty.kind is PenaltyKind.L2:
        return [Rounded(penalty.rate) * weight for weight in weights]
    if penalty.kind is PenaltyKind.L1:
        return [Rounded(penalty.rate * ((weight > 0) - (weight < 0))) for weight in weights]
    return [Rounded(0.0)] * len(weights)


def penalty_of(architecture: Architecture, parameters: list[float], penalty: Penalty) -> float:
    weights = weights_in(architecture, parameters)
    if penalty.kind is PenaltyKind.L2:
        return penalty.rate / 2 * math.fsum(weight * weight for weight in weights)
    if penalty.kind is PenaltyKind.L1:
        return penalty.rate * math.fsum(map(abs, weights))
    return 0.0


def numbers_kept(optimiser: Optimiser, count: int) -> int:
    """Return how many numbers an optimiser keeps: none, one a parameter, or two and a count."""
    if optimiser is Optimiser.GRADIENT_DESCENT:
        return 0
    return 2 * count + 1 if optimiser is Optimiser.ADAM else count


def descended(optimiser: Optimiser, g: Numbers, memory: list[float]) -> tuple[Numbers, Numbers]:
    """Return d, with w <- w - rate d, and what is kept for the next step."""
    if optimiser is Optimiser.GRADIENT_DESCENT:
        return g, []
    if optimiser is Optimiser.ADAM:
        return _adam(g, memory)
    pairs = list(zip(g, memory, strict=True))
    if optimiser in (Optimiser.MOMENTUM, Optimiser.NESTEROV):
        v = [rounded(old) * 0.9 + slope for slope, old in pairs]
        if optimiser is Optimiser.MOMENTUM:
            return v, v
        return [slope + new * 0.9 for slope, new in zip(g, v, strict=True)], v
    if optimiser is Optimiser.ADAGRAD:
        s, epsilon = [slope * slope + old for slope, old in pairs], 1e-10
    else:
        s, epsilon = [rounded(old) * 0.9 + slope * slope * 0.1 for slope, old in pairs], 1e-8
    return [slope / (new.sqrt() + epsilon) for slope, new in zip(g, s, strict=True)], s


def _adam(g: Numbers, memory: list[float]) -> tuple[Numbers, Numbers]:
    count, t = len(g), memory[-1] + 1
    olds = zip(g, memory[:count], memory[count:-1], strict=True)
    pairs = [
        (rounded(v) * 0.9 + slope * 0.1, rounded(s) * 0.999 + slope * slope * 0.001)
        for slope, v, s in olds
    ]
    bias, other_bias = Rounded(1 - 0.9**t, 1e-16), Rounded(1 - 0.999**t, 1e-15)
    directions = [(v / bias) / ((s / other_bias).sqrt() + 1e-8) for v, s in pairs]
    return directions, [*(v for v, _ in pairs), *(s for _, s in pairs), Rounded(t)]
