"""The six lines from the product to the log loss, against plain Python and exact arithmetic."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.explain.derivation import LINES, derivation
from engine.loss.likelihood import log_likelihood, plausibility
from engine.loss.log_loss import log_loss

PLANTS = st.lists(st.tuples(st.floats(-15, 15), st.integers(0, 1)), min_size=1, max_size=60)
PRODUCT, LOG_OF_PRODUCT, SUM_OF_LOGS, TWO_LOGS, POWERS_DOWN, LOG_LOSS = range(6)


def lines_of(z, y):
    z, y = np.array(z, dtype=np.float64), np.array(y, dtype=np.int8)
    return derivation(plausibility(z, y), y, log_likelihood(z, y))


def logit(p):
    return math.log(p / (1 - p))


def test_the_numbers_of_the_course_come_out():
    p, kinds = [0.7, 0.8, 0.95, 0.8, 0.9, 0.75], [1, 1, 1, 0, 0, 0]
    z = [logit(value) if kind else -logit(value) for value, kind in zip(p, kinds, strict=True)]
    lines = lines_of(z, kinds)
    exact = math.prod(Fraction(value).limit_denominator(100) for value in p)
    assert exact == Fraction(28728, 100_000)
    assert lines[PRODUCT].value == pytest.approx(0.28728, rel=1e-13)
    for line in lines[LOG_OF_PRODUCT:LOG_LOSS]:
        assert line.value == pytest.approx(math.log(0.28728), rel=1e-12)
    assert lines[LOG_LOSS].value == pytest.approx(-math.log(0.28728) / 6, rel=1e-12)
    assert [line.name for line in lines] == list(LINES)
    assert all(line.agrees for line in lines)


@given(PLANTS)
def test_every_line_is_what_its_formula_says_a_plant_at_a_time(plants):
    product, total = 1.0, []
    for z, y in plants:
        a = 1 / (1 + math.exp(-z))
        product *= a**y * (1 - a) ** (1 - y)
        total.append(math.log1p(math.exp(-z if y else z)))
    lines = lines_of(*zip(*plants, strict=True))
    loss = math.fsum(total)
    if product > 1e-290:
        assert lines[PRODUCT].value == pytest.approx(product, rel=1e-8)
    for line in lines[SUM_OF_LOGS:LOG_LOSS]:
        assert line.value == pytest.approx(-loss, rel=1e-8, abs=1e-14)
        assert line.truth == pytest.approx(-loss, rel=1e-12)
    assert lines[LOG_LOSS].value == pytest.approx(loss / len(plants), rel=1e-8, abs=1e-14)
    assert lines[LOG_LOSS].truth == pytest.approx(
        log_loss(np.array([z for z, _ in plants]), np.array([y for _, y in plants])), rel=1e-12
    )


@pytest.mark.parametrize(
    ("z", "log_p"), [(0.0, -math.log(2)), (math.log(9), math.log(0.9))], ids=["p=0.5", "p=0.9"]
)
def test_where_the_product_becomes_0_its_logarithm_breaks_and_the_next_lines_hold(z, log_p):
    lines = lines_of([z] * 9000, [1] * 9000)
    assert lines[PRODUCT].value == 0
    assert lines[LOG_OF_PRODUCT].value == -math.inf
    assert not lines[PRODUCT].agrees
    assert not lines[LOG_OF_PRODUCT].agrees
    for line in lines[SUM_OF_LOGS:LOG_LOSS]:
        assert line.agrees
        assert line.value == pytest.approx(9000 * log_p, rel=1e-12)
    assert lines[LOG_LOSS].agrees
    assert lines[LOG_LOSS].value == pytest.approx(-log_p, rel=1e-12)


@pytest.mark.parametrize(("z", "kind"), [(-1e9, 1), (1e9, 0), (-800.0, 1)])
def test_one_hopeless_plant_breaks_every_line_and_its_truth_stays_a_number(z, kind):
    lines = lines_of([z, 1.0], [kind, 1])
    assert lines[PRODUCT].value == 0
    for line in lines[1:]:
        assert math.isinf(line.value)
        assert not line.agrees
        assert math.isfinite(line.truth)
    assert lines[SUM_OF_LOGS].truth == pytest.approx(-abs(z) - math.log1p(math.exp(-1)), rel=1e-12)


def test_plants_far_on_their_own_side_are_no_failure_of_the_formula_until_a_is_rounded_to_1():
    assert all(line.agrees for line in lines_of([12.0, -12.0], [1, 0]))
    for line in lines_of([60.0, 60.0], [1, 1])[1:]:
        assert line.value == 0
        assert not line.agrees
        assert abs(line.truth) == pytest.approx(
            math.exp(-60) * (1 if line.name == "log loss" else 2)
        )


def test_no_plant_makes_a_product_of_1_and_a_loss_of_0():
    lines = lines_of([], [])
    assert [line.value for line in lines] == [1, 0, 0, 0, 0, 0]
    assert all(line.agrees for line in lines)


def test_a_factor_whose_exponent_is_0_takes_no_part_however_small_its_base():
    """0^0 = 1: a of a hopelessly non-toxic plant is 0, and its log is not taken."""
    lines = lines_of([-1e9, 1e9], [0, 1])
    assert [line.value for line in lines] == [1, 0, 0, 0, 0, 0]
