"""What each neuron makes of the plane and of a plant, against the textbook's sums."""

import numpy as np
import pytest

from engine.fields.neuron_fields import neuron_fields, values_at
from engine.geometry import Rectangle
from engine.model.activation import Activation
from engine.model.architecture import Architecture, NeuronPlace
from engine.model.features import Feature
from engine.model.network import Network

WINDOW = Rectangle(-1.0, 0.0, 3.0, 2.0)


def network(activation=Activation.TANH):
    architecture = Architecture((Feature.X1, Feature.X1_X2), (3, 2), activation)
    rng = np.random.default_rng(7)
    return Network(architecture, rng.normal(size=architecture.size))


def by_hand(model, x1, x2):
    """Return what each layer makes of a plant, its z before, in plain Python."""
    names = dict(zip(model.architecture.names, model.parameters.tolist(), strict=True))
    values, zs = [[x1, x1 * x2]], [[]]
    for layer, neurons in enumerate((3, 2, 1), 1):
        z = [
            sum(names[f"w{layer}_{n}_{i}"] * v for i, v in enumerate(values[-1], 1))
            + names[f"b{layer}_{n}"]
            for n in range(1, neurons + 1)
        ]
        zs.append(z)
        values.append(z if layer == 3 else np.tanh(z).tolist())
    return values, zs


def test_a_plants_numbers_and_each_neurons_z_are_those_of_the_textbook():
    model = network()
    values, zs = by_hand(model, 1.3, -0.4)
    for own, expected in zip(values_at(model, 1.3, -0.4), values, strict=True):
        assert own == pytest.approx(expected, abs=1e-12)
    for layer, neurons in enumerate(model.architecture.hidden):
        for number in range(neurons):
            z = model.up_to(NeuronPlace(layer, number)).z(np.array([[1.3, -0.4]]))
            assert z == pytest.approx([zs[layer + 1][number]], abs=1e-12)


@pytest.mark.parametrize("activation", Activation)
def test_the_fields_have_the_signs_of_the_outputs_and_stay_within_one(activation):
    model = network(activation)
    fields = neuron_fields(model, WINDOW, 5, 4)
    assert [field.shape for field in fields] == [(2, 4, 5), (3, 4, 5), (2, 4, 5), (1, 4, 5)]
    outputs = values_at(model, -1.0 + 4.0 * 3 / 4, 2.0 / 3)
    middle = 0.5 if activation is Activation.SIGMOID else 0.0
    for column, (field, values) in enumerate(zip(fields, outputs, strict=True)):
        assert np.abs(field).max() <= 1
        at = values - middle if column in (1, 2) else values
        assert np.sign(field[:, 1, 3]).tolist() == np.sign(at).tolist()


def test_a_neuron_that_is_nought_everywhere_has_a_field_of_noughts():
    architecture = Architecture(hidden=(1,), activation=Activation.RELU)
    dead = Network(architecture, np.array([0.0, 0.0, -1.0, 1.0, 0.0]))
    assert not neuron_fields(dead, WINDOW, 3, 3)[1].any()


def test_each_weight_and_bias_stands_where_its_name_does():
    architecture = network().architecture
    assert architecture.names[architecture.weight_at(NeuronPlace(1, 1), 2)] == "w2_2_3"
    assert architecture.names[architecture.bias_at(NeuronPlace(1, 0))] == "b2_1"
    assert architecture.names[architecture.bias_at(NeuronPlace(2, 0))] == "b3_1"
    assert architecture.is_hidden(NeuronPlace(1, 1))
    assert not any(map(architecture.is_hidden, (None, NeuronPlace(1, 2), NeuronPlace(2, 0))))
