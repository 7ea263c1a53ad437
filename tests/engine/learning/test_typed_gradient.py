"""A gradient typed by a student: what it may name, and what it gives to train with."""

import numpy as np
import pytest

from engine.formula import VARIABLES
from engine.learning.typed_gradient import gradient_of, variables
from engine.loss.log_loss import gradient
from engine.model import samples
from engine.model.neuron import Neuron
from tests.engine import plain_sigmoid, plain_z

NEURON = Neuron(0.4, -0.3, 1.2)


def test_each_name_that_a_formula_may_hold_has_its_value():
    plants = samples.six()
    result = variables(plants, NEURON)
    assert set(result) == set(VARIABLES)
    assert (result["w1"], result["w2"], result["b"], result["m"]) == (0.4, -0.3, 1.2, 6)
    assert result["x1"].tolist() == [0.5, 1.1, 0.7, 2.0, 2.5, 2.2]
    assert result["x2"].tolist() == [2.0, 2.1, 2.6, 1.0, 0.7, 0.3]
    assert result["y"].tolist() == [1, 1, 1, 0, 0, 0]
    z = [plain_z(point, (0.4, -0.3, 1.2)) for point in plants.x.tolist()]
    assert result["z"] == pytest.approx(z)
    assert result["a"] == pytest.approx([plain_sigmoid(value) for value in z])


def test_three_right_formulas_give_the_gradient():
    plants = samples.iris()
    texts = ("mean((a-y) x1)", "mean((a-y) x2)", "mean(a-y)")
    result = gradient_of(texts, plants, NEURON)
    assert np.allclose(result, gradient(plants.x, NEURON.z(plants.x), plants.y), atol=1e-14)


def test_what_is_no_single_number_moves_nothing():
    result = gradient_of(("a", "1/(1-1)", "log(0 - 1)"), samples.six(), Neuron())
    assert result.tolist() == [0, 0, 0]
