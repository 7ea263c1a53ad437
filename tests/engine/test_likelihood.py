import math

import numpy as np
import pytest

from engine.likelihood import likelihood, log_likelihood, plausibility

# a = 0.8, 0.7, 0.5
Z = np.array([math.log(4), math.log(7 / 3), 0.0])


def test_the_plausibility_is_a_of_a_toxic_plant_and_1_minus_a_of_another():
    assert plausibility(Z, np.array([1, 0, 1])) == pytest.approx([0.8, 0.3, 0.5], rel=1e-14)


def test_the_likelihood_is_the_product_of_the_plausibilities():
    assert likelihood(Z, np.array([1, 1, 0])) == pytest.approx(0.8 * 0.7 * 0.5, rel=1e-14)
    assert likelihood(Z, np.array([0, 0, 0])) == pytest.approx(0.2 * 0.3 * 0.5, rel=1e-14)


def test_its_logarithm_is_the_sum_of_the_logarithms():
    expected = math.log(0.2) + math.log(0.3) + math.log(0.5)
    assert log_likelihood(Z, np.array([0, 0, 0])) == pytest.approx(expected, rel=1e-14)


def test_of_no_plant_the_likelihood_is_1_and_its_logarithm_0():
    none = np.empty(0)
    assert likelihood(none, none) == 1
    assert log_likelihood(none, none) == 0


def test_with_ten_thousand_plants_the_product_is_0_while_its_logarithm_stays():
    z, y = np.zeros(10_000), np.ones(10_000)
    assert likelihood(z, y) == 0
    assert log_likelihood(z, y) == pytest.approx(-10_000 * math.log(2), rel=1e-12)


@pytest.mark.parametrize("kind", [0, 1])
def test_a_hopelessly_wrong_plant_makes_the_product_0_and_its_logarithm_minus_z(kind):
    z = np.array([1e4 if kind == 0 else -1e4])
    assert likelihood(z, np.array([kind])) == 0
    assert log_likelihood(z, np.array([kind])) == -1e4
