import math

import numpy as np
import pytest

from engine.model.activation import Activation
from engine.model.architecture import NEURON, Architecture, drawn_start
from engine.model.features import Feature, products_up_to
from engine.model.network import Network, predictor_of
from engine.model.neuron import Neuron

ACTIVATIONS = {
    Activation.TANH: math.tanh,
    Activation.RELU: lambda z: max(z, 0.0),
    Activation.SIGMOID: lambda z: 1 / (1 + math.exp(-z)),
    Activation.LINEAR: lambda z: z,
}
POINTS = np.random.default_rng(5).normal(0, 1.5, (7, 2))


def layers_by_hand(architecture, parameters, inputs):
    """Inputs, outputs of each hidden layer and z of one plant, neuron by neuron."""
    left, values = parameters.tolist(), [inputs]
    for number, neurons in enumerate([*architecture.hidden, 1]):
        below, k = values[-1], len(values[-1])
        rows, biases = left[: neurons * k], left[neurons * k : neurons * (k + 1)]
        left = left[neurons * (k + 1) :]
        z = [sum(rows[n * k + i] * below[i] for i in range(k)) + biases[n] for n in range(neurons)]
        is_output = number == len(architecture.hidden)
        values.append(z if is_output else [ACTIVATIONS[architecture.activation](a) for a in z])
    assert not left
    return values


@pytest.mark.parametrize("activation", Activation)
@pytest.mark.parametrize("hidden", [(1,), (4, 2), (3, 8, 5)])
def test_every_layer_is_what_plain_loops_make(hidden, activation):
    architecture = Architecture((Feature.X2, Feature.X1, Feature.X1_X2), hidden, activation)
    parameters = np.random.default_rng(len(hidden)).normal(0, 1, architecture.size)
    network = Network(architecture, parameters)
    layers = network.layers_of(POINTS)
    for plant, (x1, x2) in enumerate(POINTS.tolist()):
        expected = layers_by_hand(architecture, parameters, [x2, x1, x1 * x2])
        for layer, by_hand in zip(layers, expected, strict=True):
            assert layer[:, plant].tolist() == pytest.approx(by_hand, rel=1e-12, abs=1e-14)
        (z,) = expected[-1]
        assert network.z(POINTS)[plant] == pytest.approx(z, rel=1e-12, abs=1e-14)
        probability = 1 / (1 + math.exp(-z))
        assert network.probability(POINTS)[plant] == pytest.approx(probability, rel=1e-12)


def test_one_neuron_on_more_inputs_is_a_weighted_sum():
    architecture = Architecture(products_up_to(2))
    network = predictor_of(architecture, np.array([1.0, -2.0, 0.5, 0.25, -1.0, 3.0]))
    z = network.z(np.array([[2.0, 3.0]]))
    assert z.tolist() == [2 - 6 + 0.5 * 4 + 0.25 * 6 - 9 + 3]


def test_the_neuron_of_the_course_predicts_as_itself():
    parameters = np.array([0.5, -1.0, 0.25])
    predictor = predictor_of(NEURON, parameters)
    assert isinstance(predictor, Neuron)
    assert predictor.z(POINTS).tolist() == Neuron(0.5, -1.0, 0.25).z(POINTS).tolist()


def test_of_no_plant_there_is_no_z():
    architecture = Architecture(hidden=(3,))
    start = drawn_start(architecture, np.random.default_rng(0))
    assert predictor_of(architecture, start).z(np.empty((0, 2))).shape == (0,)
