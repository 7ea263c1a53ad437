"""Dead, saturated and twin neurons: told by what they do over the plants and in learning."""

import numpy as np
import pytest

from engine.chain.stuck_neurons import Stuck, stuck_neurons
from engine.lab.session import Session
from engine.lab.state import set_architecture, set_parameters, set_settings
from engine.learning.settings import Optimiser
from engine.model import samples
from engine.model.activation import Activation
from engine.model.architecture import Architecture, NeuronPlace, drawn_start
from engine.model.dataset import Dataset
from engine.model.network import Network

PLANTS = samples.xor(40, 0.1, 0)


def drawn(hidden, activation, seed=0):
    architecture = Architecture(hidden=hidden, activation=activation)
    return architecture, drawn_start(architecture, np.random.default_rng(seed))


def found(architecture, parameters, plants=PLANTS):
    return [
        (neuron.place.layer, neuron.place.number, neuron.why)
        for neuron in stuck_neurons(Network(architecture, parameters), plants.x)
    ]


@pytest.mark.parametrize("activation", [Activation.TANH, Activation.SIGMOID, Activation.LINEAR])
def test_a_drawn_start_has_none_and_the_bare_neuron_has_none(activation):
    assert found(*drawn((4, 3), activation)) == []
    assert found(Architecture(), np.zeros(3)) == []


def test_a_relu_below_0_on_every_plant_is_dead():
    architecture, parameters = drawn((3,), Activation.RELU)
    parameters[architecture.bias_at(NeuronPlace(0, 1))] = -100.0
    assert found(architecture, parameters) == [(0, 1, Stuck.DEAD)]
    nearly = PLANTS.x @ parameters[architecture.layers[0].weights].reshape(3, 2)[1]
    parameters[architecture.bias_at(NeuronPlace(0, 1))] = 1e-9 - nearly.max()
    assert found(architecture, parameters) == []


@pytest.mark.parametrize("activation", [Activation.TANH, Activation.SIGMOID])
def test_one_that_is_flat_on_every_plant_is_saturated(activation):
    architecture, parameters = drawn((2,), activation)
    bias = architecture.bias_at(NeuronPlace(0, 0))
    for value, expected in ((50.0, [(0, 0, Stuck.SATURATED)]), (-50.0, [(0, 0, Stuck.SATURATED)])):
        parameters[bias] = value
        assert found(architecture, parameters) == expected
    one_in_the_middle = PLANTS.x[7] @ parameters[architecture.layers[0].weights].reshape(2, 2)[0]
    parameters[bias] = -one_in_the_middle
    assert found(architecture, parameters) == []


def test_twins_are_named_and_stay_twins_while_they_learn():
    session = Session(PLANTS)
    architecture, start = drawn((3,), Activation.TANH)
    state = set_architecture(session.state, architecture)
    for own, twin in ((0, 2), (1, 3), (6, 7), (9, 10)):  # weights, bias, the output's weight
        start[twin] = start[own]
    state = set_parameters(state, start)
    session.replace(session.state.changes_to(state))
    session.replace(session.state.changes_to(set_settings(session.state, optimiser=Optimiser.ADAM)))
    for _ in range(2):
        frame = session.frame()
        twins = stuck_neurons(frame.network, frame.plants.x)
        named = [(twin.place.number, twin.why, twin.twin and twin.twin.number) for twin in twins]
        assert named == [(0, Stuck.TWIN, 1), (1, Stuck.TWIN, 0)]
        session.learn(200)


def test_of_no_plant_only_twins_are_told():
    architecture = Architecture(hidden=(2,), activation=Activation.RELU)
    assert found(architecture, np.zeros(architecture.size), Dataset.empty()) == [
        (0, 0, Stuck.TWIN),
        (0, 1, Stuck.TWIN),
    ]
