import math

import numpy as np
import pytest

from engine.errors import UserError, sentence_of
from engine.model.activation import Activation
from engine.model.architecture import NEURON, Architecture, drawn_start
from engine.model.features import Feature, products_up_to


def test_the_neuron_of_the_course_is_the_smallest_of_them():
    assert NEURON.is_bare
    assert not NEURON.is_network
    assert NEURON.names == ("w1", "w2", "b")
    assert NEURON.is_weight.tolist() == [True, True, False]


def test_one_neuron_on_more_inputs_has_a_weight_for_each():
    architecture = Architecture(products_up_to(2))
    assert not architecture.is_bare
    assert not architecture.is_network
    assert architecture.names == ("w1", "w2", "w3", "w4", "w5", "b")
    assert architecture.size == 6


def test_other_inputs_are_not_the_neuron_of_the_course():
    assert not Architecture((Feature.X2, Feature.X1)).is_bare
    assert not Architecture(hidden=(1,)).is_bare


def test_parameters_stand_layer_after_layer_row_after_row_then_the_biases():
    architecture = Architecture(hidden=(2, 1))
    assert architecture.names == (
        *("w1_1_1", "w1_1_2", "w1_2_1", "w1_2_2", "b1_1", "b1_2"),
        *("w2_1_1", "w2_1_2", "b2_1"),
        *("w3_1_1", "b3_1"),
    )
    assert architecture.size == 11
    first, second, output = architecture.layers
    assert (first.weights, first.biases) == (slice(0, 4), slice(4, 6))
    assert (second.weights, second.biases) == (slice(6, 8), slice(8, 9))
    assert (output.weights, output.biases, output.end) == (slice(9, 10), slice(10, 11), 11)


@pytest.mark.parametrize("hidden", [(), (1,), (8,), (4, 2), (8, 8, 8), (1, 8, 3)])
@pytest.mark.parametrize("degree", [1, 5])
def test_every_parameter_has_a_name_and_is_either_weight_or_bias(hidden, degree):
    architecture = Architecture(products_up_to(degree), hidden)
    widths = [len(architecture.features), *hidden, 1]
    size = sum((widths[i] + 1) * widths[i + 1] for i in range(len(widths) - 1))
    assert architecture.size == size
    assert len(set(architecture.names)) == size
    expected = [name.startswith("w") for name in architecture.names]
    assert architecture.is_weight.tolist() == expected
    with pytest.raises(ValueError, match="read-only"):
        architecture.is_weight[0] = False


@pytest.mark.parametrize("activation", Activation)
def test_a_start_fills_its_limits_and_has_no_bias(activation):
    architecture = Architecture(products_up_to(2), (8, 4), activation)
    starts = np.array(
        [drawn_start(architecture, np.random.default_rng(seed)) for seed in range(300)]
    )
    relu = activation is Activation.RELU
    limits = [math.sqrt(6 / 5), math.sqrt(6 / 8)] if relu else [math.sqrt(6 / 13), math.sqrt(0.5)]
    for layer, limit in zip(architecture.layers, [*limits, math.sqrt(6 / 5)], strict=True):
        drawn = starts[:, layer.weights]
        assert 0.99 * limit < np.abs(drawn).max() <= limit
        assert drawn.std() == pytest.approx(limit / math.sqrt(3), rel=0.05)  # of a uniform one
        assert not starts[:, layer.biases].any()


def test_the_same_seed_draws_the_same_start_and_another_one_another():
    architecture = Architecture(hidden=(4, 2))
    one, again, other = (drawn_start(architecture, np.random.default_rng(s)) for s in (1, 1, 2))
    assert one.tolist() == again.tolist() != other.tolist()


@pytest.mark.parametrize(
    ("make", "english", "french"),
    [
        (
            lambda: Architecture(()),
            "the model has no input: it takes one at least",
            "le modèle n’a aucune entrée : il lui en faut au moins une",
        ),
        (
            lambda: Architecture((Feature.X1, Feature.X1_2, Feature.X1)),
            "the input x1 is named twice",
            "l’entrée x1 est nommée deux fois",
        ),
        (
            lambda: Architecture(hidden=(2, 2, 2, 2)),
            "4 hidden layers are too many: up to 3 are possible",
            "4 couches cachées, c’est trop : 3 au plus",
        ),
        (
            lambda: Architecture(hidden=(4, 9)),
            "a hidden layer of 9 neurons is not possible: from 1 to 8",
            "une couche cachée de 9 neurones est impossible : de 1 à 8",
        ),
        (
            lambda: Architecture(hidden=(0,)),
            "a hidden layer of 0 neurons is not possible: from 1 to 8",
            "une couche cachée de 0 neurones est impossible : de 1 à 8",
        ),
    ],
)
def test_what_no_model_is_made_of_is_said_in_both_languages(make, english, french):
    with pytest.raises(UserError) as refusal:
        make()
    assert sentence_of(refusal.value, "en") == english
    assert " ".join(sentence_of(refusal.value, "fr").split()) == french
