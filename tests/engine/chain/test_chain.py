"""Slopes as products along the way: against differences, loops over paths, and the gradient."""

import math
from itertools import product

import numpy as np
import pytest

from engine.chain.chain import chain_of
from engine.chain.difference import largest_input, measured_slope
from engine.loss.penalised import objective_of
from engine.model import samples
from engine.model.activation import Activation
from engine.model.architecture import NEURON, Architecture, NeuronPlace, drawn_start
from engine.model.dataset import Dataset
from engine.model.features import Feature
from engine.model.network import Network

SHAPES = [
    NEURON,
    Architecture((Feature.X1, Feature.X2, Feature.SUM_OF_SQUARES)),
    Architecture(hidden=(2,)),
    Architecture(hidden=(3, 2), activation=Activation.SIGMOID),
    Architecture(hidden=(2, 3, 2), activation=Activation.TANH),
    Architecture(hidden=(4,), activation=Activation.RELU),
]


def network_of(architecture, seed=3):
    rng = np.random.default_rng(seed)
    return Network(architecture, drawn_start(architecture, rng) + 0.1 * rng.normal(size=1))


def places(architecture):
    for index in range(architecture.size):
        yield index, *architecture.place_of(index)


@pytest.mark.parametrize("architecture", SHAPES)
def test_the_factors_multiply_to_the_slope_and_their_mean_over_plants_is_the_gradient(architecture):
    network, plants = network_of(architecture), samples.six()
    chains = [chain_of(network, *x, int(kind)) for x, kind in zip(plants.x, plants.y, strict=True)]
    for index, place, source in places(architecture):
        for chain in chains:
            multiplied = math.prod(factor.value for factor in chain.factors(place, source))
            assert multiplied == pytest.approx(chain.gradient[index], rel=1e-12, abs=1e-15)
    mean = np.mean([chain.gradient for chain in chains], axis=0)
    evaluation = objective_of(plants, architecture)(network.parameters)
    assert mean == pytest.approx(evaluation.gradient, rel=1e-10, abs=1e-14)
    assert np.mean([chain.loss for chain in chains]) == pytest.approx(evaluation.loss)


@pytest.mark.parametrize("architecture", SHAPES)
def test_a_difference_agrees_to_more_digits_than_are_shown(architecture):
    network = network_of(architecture)
    plant = Dataset.of(samples.six().x[[4]], samples.six().y[[4]])
    chain, objective = (
        chain_of(network, *plant.x[0], int(plant.y[0])),
        objective_of(plant, architecture),
    )
    for index in range(architecture.size):
        largest = largest_input(network, plant.x, index)
        measured = measured_slope(objective.loss_of, network.parameters, index, largest)
        assert measured.slope == pytest.approx(chain.gradient[index], rel=1e-5, abs=1e-9)
        assert (measured.above - measured.below) / (2 * measured.h) == pytest.approx(
            measured.slope, rel=1e-4, abs=1e-12
        )


def test_a_slope_is_the_sum_over_all_paths_to_the_output():
    architecture = Architecture(hidden=(2, 3, 2))
    network = network_of(architecture, 7)
    chain = chain_of(network, 0.7, -1.2, 1)
    w = [
        network.parameters[layer.weights].reshape(layer.neurons, layer.inputs)
        for layer in architecture.layers
    ]
    x = [0.7, -1.2]
    h1 = [
        math.tanh(w[0][i] @ x + network.parameters[architecture.layers[0].biases][i])
        for i in (0, 1)
    ]
    total = 0.0
    for j, k in product(range(3), range(2)):
        slopes = [1 - h**2 for h in (h1[1], chain.values[2][j], chain.values[3][k])]
        total += chain.error * w[3][0][k] * w[2][k][j] * w[1][j][1] * math.prod(slopes) * x[0]
    assert chain.gradient[architecture.weight_at(NeuronPlace(0, 1), 0)] == pytest.approx(total)
    assert chain.values[1] == pytest.approx(h1)


def test_the_error_is_no_0_where_a_is_nearly_y():
    sure = Network(NEURON, np.array([40.0, 0.0, 0.0]))
    assert chain_of(sure, 1.0, 0.0, 1).error == pytest.approx(-math.exp(-40))
    assert chain_of(sure, -1.0, 0.0, 0).error == pytest.approx(math.exp(-40))


@pytest.mark.parametrize("value", [0.0, 1e6, -1e15, 1e-12])
def test_the_difference_moves_a_parameter_of_any_size(value):
    plants = samples.six()
    objective = objective_of(plants)
    parameters = np.array([0.3, -0.2, value])
    measured = measured_slope(objective.loss_of, parameters, 2, 1.0)
    assert parameters[2] == value
    assert measured.slope == pytest.approx(objective(parameters).gradient[2], abs=1e-5)


def test_whose_parameter_stands_where():
    architecture = Architecture(hidden=(2,))
    names = []
    for _index, place, source in places(architecture):
        last = "" if source is None else f"_{source + 1}"
        names.append(f"{'b' if source is None else 'w'}{place.layer + 1}_{place.number + 1}{last}")
    assert tuple(names) == architecture.names
