"""The exercise of figure 42: right formulas are right, and a wrong one is told where it parts."""

import pytest

from engine.errors import UserError
from engine.learning.log_loss import gradient
from engine.lessons.exercise import Finding, check, finite_difference
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron

NEURON = Neuron(0.4, -0.3, 1.2)


def test_the_finite_difference_is_the_gradient():
    plants = samples.iris()
    expected = gradient(plants.x, NEURON.z(plants.x), plants.y)
    assert finite_difference(plants, NEURON) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    ("text", "parameter", "finding"),
    [
        ("mean((a - y) * x1)", "w1", Finding.RIGHT),
        ("1/m Σ (a − y) x₂", "w2", Finding.RIGHT),
        ("mean(a - y)", "b", Finding.RIGHT),
        ("mean(a) - mean(y)", "b", Finding.RIGHT),
        ("mean((y - a) * x1)", "w1", Finding.SIGN),
        ("sum((a - y) * x1)", "w1", Finding.NO_MEAN),
        ("mean((a - y) * x1) / m", "w1", Finding.MEAN_TWICE),
        ("(a - y) * x1", "w1", Finding.SHAPE),
        ("mean((a - y) * x2)", "w1", Finding.OTHER_PARAMETER),
        ("mean(a - y)", "w2", Finding.OTHER_PARAMETER),
        ("log(0 - 1)", "b", Finding.UNDEFINED),
        ("mean(a * x1)", "w1", Finding.OTHER),
        ("0", "w1", Finding.OTHER),
    ],
)
@pytest.mark.parametrize("plants", [samples.six(), samples.iris(), Dataset.empty()])
def test_a_formula_is_told_where_it_parts(plants, text, parameter, finding):
    assert check(text, parameter, plants, NEURON).finding is finding


def test_a_wrong_x_is_named():
    assert check("mean((a - y) x2)", "w1", samples.six(), NEURON).meant == "w2"


def test_both_numbers_are_shown_at_the_present_weights():
    plants = samples.six()
    answer = check("sum((a - y) x1)", "w1", plants, NEURON)
    assert answer.typed == pytest.approx(6 * answer.true, rel=1e-6)
    assert answer.true == pytest.approx(
        gradient(plants.x, NEURON.z(plants.x), plants.y)[0], rel=1e-6
    )


def test_a_number_that_is_right_by_chance_is_not_enough():
    plants = samples.six()
    here = float(gradient(plants.x, NEURON.z(plants.x), plants.y)[2])
    assert check(f"{here:.17f}".replace("-", "0-"), "b", plants, NEURON).finding is Finding.OTHER


def test_what_can_not_be_read_is_refused():
    with pytest.raises(UserError):
        check("mean((a - y) * x3)", "w1", samples.six(), NEURON)


def test_what_is_no_single_number_is_told_beside_the_right_one():
    plants = samples.six()
    answer = check("(a - y) * x2", "w2", plants, NEURON)
    expected = gradient(plants.x, NEURON.z(plants.x), plants.y)[1]
    assert answer.finding is Finding.SHAPE
    assert answer[2] == pytest.approx(expected, abs=1e-8)
