"""Where the last hidden layer puts plants, and the output's line there, against plain Python."""

import math

import numpy as np
import pytest

from engine.fields.hidden_plane import axes_shown, hidden_plane, lines_of
from engine.geometry import Rectangle
from engine.model.activation import Activation
from engine.model.architecture import MEASURES, Architecture, NeuronPlace, drawn_start
from engine.model.features import Feature
from engine.model.network import Network
from engine.model.neuron import Neuron

POINTS = np.array([(0.5, 2.0), (-1.0, 0.25), (3.0, -2.0), (0.0, 0.0)])
BY_HAND = {
    Activation.TANH: math.tanh,
    Activation.SIGMOID: lambda z: 1 / (1 + math.exp(-z)),
    Activation.RELU: lambda z: max(0.0, z),
    Activation.LINEAR: lambda z: z,
}


def network_of(hidden, activation=Activation.TANH, seed=3):
    architecture = Architecture(hidden=hidden, activation=activation)
    parameters = drawn_start(architecture, np.random.default_rng(seed))
    parameters += np.linspace(-0.3, 0.4, len(parameters))  # no bias is 0
    return Network(architecture, parameters)


def by_hand(network, point):
    """What each neuron of the last hidden layer makes of a plant, and z, from lists alone."""
    values, rest = list(point), network.parameters.tolist()
    function = BY_HAND[network.architecture.activation]
    for neurons in network.architecture.hidden:
        count = len(values)
        weights = [rest[k * count : (k + 1) * count] for k in range(neurons)]
        biases = rest[neurons * count : neurons * (count + 1)]
        rest = rest[neurons * (count + 1) :]
        values = [
            function(sum(w * v for w, v in zip(row, values, strict=True)) + bias)
            for row, bias in zip(weights, biases, strict=True)
        ]
    *weights, bias = rest
    return values, sum(w * v for w, v in zip(weights, values, strict=True)) + bias


def plane_of(network, axes, held=None):
    return hidden_plane(network, network.layers_of(POINTS)[-2], axes, held)


@pytest.mark.parametrize("activation", Activation)
@pytest.mark.parametrize("hidden", [(2,), (3,), (4, 2)])
def test_plants_lie_where_the_layer_puts_them_and_the_line_gives_their_z(hidden, activation):
    network = network_of(hidden, activation)
    plane = plane_of(network, tuple(range(hidden[-1])))
    assert plane.is_exact
    for place, point in zip(plane.places.tolist(), POINTS.tolist(), strict=True):
        values, z = by_hand(network, point)
        assert place == pytest.approx(values)
        assert plane.weights @ place + plane.bias == pytest.approx(z)


def test_where_the_layer_has_more_neurons_the_cut_is_that_of_the_plant_chosen():
    network = network_of((5,))
    values, z = by_hand(network, POINTS[1].tolist())
    plane = plane_of(network, (1, 3), np.array(values))
    assert not plane.is_exact
    assert plane.places[1].tolist() == pytest.approx([values[1], values[3]])
    assert plane.weights @ plane.places[1] + plane.bias == pytest.approx(z)


def test_without_a_plant_chosen_the_others_are_at_their_mean():
    network = network_of((4,))
    plane = plane_of(network, (0, 2))
    every = [by_hand(network, point)[0] for point in POINTS.tolist()]
    means = [sum(column) / len(every) for column in zip(*every, strict=True)]
    weights = network.parameters[-5:-1].tolist()
    bias = float(network.parameters[-1]) + weights[1] * means[1] + weights[3] * means[3]
    assert plane.bias == pytest.approx(bias)


@pytest.mark.parametrize(
    ("chosen", "neurons", "axes"),
    [
        ("", 1, (0,)),
        ("", 2, (0, 1)),
        ("", 3, (0, 1, 2)),
        ("", 8, (0, 1)),
        ("25", 8, (1, 4)),
        ("147", 8, (0, 3, 6)),
        ("25", 4, (0, 1)),
        ("147", 4, (0, 3)),
        ("38", 1, (0,)),
    ],
)
def test_axes_are_those_chosen_as_far_as_the_layer_has_them(chosen, neurons, axes):
    assert axes_shown(chosen, neurons) == axes


def test_of_two_hidden_neurons_over_both_measures_the_lines_are_where_their_z_is_0():
    network = network_of((2,), Activation.LINEAR)
    window = Rectangle(-50.0, -50.0, 50.0, 50.0)
    for number, neuron in enumerate(lines_of(network)):
        for point in neuron.frontier(window):
            assert by_hand(network, point)[0][number] == pytest.approx(0.0, abs=1e-9)


@pytest.mark.parametrize(
    "architecture",
    [
        Architecture(),
        Architecture(hidden=(3,)),
        Architecture(hidden=(2, 2)),
        Architecture((*MEASURES, Feature.X1_X2), (2,)),
        Architecture((Feature.X1, Feature.X2_2), (2,)),
    ],
)
def test_no_other_model_has_lines_in_the_field(architecture):
    assert lines_of(Network(architecture, np.ones(architecture.size))) == ()


def test_a_neuron_of_two_inputs_is_set_and_nothing_else():
    network = network_of((2,))
    changed = network.with_neuron(NeuronPlace(0, 1), Neuron(5.0, -6.0, 7.0))
    names = network.architecture.names
    is_set = {"w1_2_1": 5.0, "w1_2_2": -6.0, "b1_2": 7.0}
    for name, before, after in zip(names, network.parameters, changed, strict=True):
        assert after == is_set.get(name, before)
    assert Network(network.architecture, changed).neuron_at(NeuronPlace(0, 1)).b == 7.0


@pytest.mark.parametrize("place", [NeuronPlace(1, 0), NeuronPlace(0, 3), NeuronPlace(2, 0)])
def test_a_neuron_of_other_inputs_is_none_over_a_plane(place):
    with pytest.raises(LookupError):
        network_of((3,)).neuron_at(place)


def test_a_line_turns_about_a_point_where_z_stays():
    neuron = Neuron(1.5, -0.5, 0.3)
    turned = neuron.turned(math.pi / 2, (2.0, 1.0))
    assert (turned.w1, turned.w2) == pytest.approx((0.5, 1.5))
    assert turned.w1 * 2 + turned.w2 + turned.b == pytest.approx(1.5 * 2 - 0.5 + 0.3)
