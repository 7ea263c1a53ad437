"""The exercise of figure 42: right formulas are right, and a wrong one is told where it parts."""

import numpy as np
import pytest

from engine.errors import UserError
from engine.lessons.exercise import Finding, check
from engine.loss.log_loss import gradient
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from tests.engine import plain_loss
from tests.sampling import one_in

NEURON = Neuron(0.4, -0.3, 1.2)


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


def slope_by_differences(plants, neuron):
    """(L(w + h) - L(w - h)) / 2h for each parameter, with h in the unit of that weight."""
    points, kinds = plants.x.tolist(), plants.y.tolist()
    result = []
    for number, size in enumerate([*np.abs(plants.x).mean(axis=0), 1.0]):
        ends = [neuron.parameters.tolist(), neuron.parameters.tolist()]
        ends[0][number] -= 1e-5 / size
        ends[1][number] += 1e-5 / size
        low, high = (plain_loss(points, kinds, end) for end in ends)
        result.append((high - low) / (2e-5 / size))
    return result


RIGHT = {
    "w1": ("mean((a - y) * x1)", "mean(a x1) - mean(y x1)", "sum((1/(1+exp(-z)) - y) x1) / m"),
    "w2": ("mean((a - y) * x2)", "(a - y) @ x2 / m"),
    "b": ("mean(a - y)", "mean(a) - sum(y) / m"),
}
WRONG = (
    "mean((a - y) * x1 * x2)", "0", "mean(a * x1)", "1.00001 mean((a - y) x1)", "mean(a - 0.5)",
    "mean((a - y) * x1) + 0.000001", "mean((a - y) * abs(x1 - 1))", "mean((z - y) * x2)",
)  # fmt: skip


@pytest.mark.parametrize("power", one_in(3, range(-6, 7, 2)))
@pytest.mark.parametrize("sample", [samples.six(), samples.iris()])
def test_right_formulas_are_right_and_wrong_ones_wrong_in_whatever_unit(sample, power):
    unit = 10.0**power
    plants = Dataset.of(sample.x * unit, sample.y)
    for neuron in (Neuron(0.5 / unit, 0.3 / unit, 0.0), Neuron(0.4, -0.3, 1.2), Neuron()):
        for parameter, texts in RIGHT.items():
            for text in texts:
                assert check(text, parameter, plants, neuron).finding is Finding.RIGHT, text
            for text in WRONG:
                assert check(text, parameter, plants, neuron).finding is not Finding.RIGHT, text
    neuron = Neuron(0.5 / unit, 0.3 / unit, 0.0)
    for parameter, slope in zip(RIGHT, slope_by_differences(plants, neuron), strict=True):
        shown = check(RIGHT[parameter][0], parameter, plants, neuron)
        assert shown.typed == pytest.approx(shown.true, rel=1e-12)
        assert shown.true == pytest.approx(slope, rel=1e-6)


def test_the_slope_of_plants_in_millimetres_is_the_slope_of_the_loss():
    """Six plants times 100: a difference of fixed step said "other"."""
    plants = Dataset.of(samples.six().x * 100, samples.six().y)
    answer = check("mean((a-y)*x2)", "w2", plants, Neuron(0.005, 0.003, 0))
    assert answer.finding is Finding.RIGHT


def test_on_plants_far_from_the_origin_right_is_right_too():
    for plants in (samples.six(), samples.iris()):
        moved = Dataset.of(plants.x + 1e5, plants.y)
        for neuron in (Neuron(), Neuron(2.0, -1.0, -1e5)):
            for parameter, texts in RIGHT.items():
                found = [check(text, parameter, moved, neuron).finding for text in texts]
                assert found == [Finding.RIGHT] * len(texts)
