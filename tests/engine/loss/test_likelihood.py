import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.lab.choices import REPEATS
from engine.loss.likelihood import likelihood, log_likelihood, plausibility, product, repeated

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


@pytest.mark.parametrize("p", [0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_product_below_the_smallest_number_is_0_and_does_not_stay_at_the_smallest_one(p):
    one_by_one = 1.0
    for _ in range(100_000):
        one_by_one *= p
    assert (one_by_one > 0) is (p > 0.5)  # 0.7 x 5e-324 is 5e-324 again
    assert product(np.full(100_000, p)) == 0
    z = np.full(100_000, math.log(p / (1 - p)))
    assert likelihood(z, np.ones(100_000)) == 0


@given(st.lists(st.floats(0.01, 1), max_size=150))
def test_the_order_of_multiplying_changes_nothing_that_can_be_seen(factors):
    assert product(np.array(factors)) == pytest.approx(math.prod(factors), rel=1e-12, abs=1e-320)


COURSE = [0.7, 0.8, 0.95, 0.8, 0.9, 0.75]


@pytest.mark.parametrize("times", [1, 2, 10, 100])
def test_repeating_plants_repeats_each_factor_and_each_logarithm(times):
    result = repeated(math.prod(COURSE), math.fsum(map(math.log, COURSE)), 6, times)
    again = COURSE * times
    assert (result.times, result.factors) == (times, len(again))
    assert result.likelihood == pytest.approx(math.prod(again), rel=1e-10)
    assert result.log_likelihood == pytest.approx(math.fsum(map(math.log, again)), rel=1e-12)


@pytest.mark.parametrize("times", [1_000, 10_000])
def test_repeated_often_the_product_is_exactly_0_and_the_sum_of_logs_a_plain_number(times):
    result = repeated(0.28728, math.log(0.28728), 6, times)
    assert result.likelihood == 0
    assert result.log_likelihood == pytest.approx(-1.24729 * times, rel=1e-5)


@given(st.floats(1e-300, 1), st.sampled_from(REPEATS))
def test_repeats_agree_with_exact_arithmetic_down_to_where_a_number_ends(once, times):
    result = repeated(once, math.log(once), 3, times)
    digits = Decimal(once) ** times
    if digits < Decimal("1e-323"):
        assert result.likelihood <= 1e-322
    elif digits > Decimal("1e-300"):
        assert result.likelihood == pytest.approx(float(digits), rel=1e-9)
    assert result.log_likelihood == pytest.approx(times * math.log(once))


def test_no_plants_stay_a_product_of_1_however_often_repeated():
    assert tuple(repeated(1.0, 0.0, 0, 10_000)) == (10_000, 0, 1, 0)
