import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.loss.log_loss import gradient, log_loss, losses
from tests.engine import plain_gradient, plain_loss

SIZES = st.integers(1, 40)
SEEDS = st.integers(0, 10**6)


def test_a_plant_on_the_frontier_costs_log_2():
    assert losses(np.zeros(2), np.array([0, 1])) == pytest.approx([math.log(2)] * 2, rel=1e-15)


def test_the_loss_of_a_plant_is_minus_the_log_of_its_probability():
    z = np.array([math.log(4)])  # a = 0.8
    assert losses(z, np.array([1])) == pytest.approx([-math.log(0.8)], rel=1e-14)
    assert losses(z, np.array([0])) == pytest.approx([-math.log(0.2)], rel=1e-14)


def test_far_from_the_frontier_a_wrong_plant_costs_its_z_and_a_right_one_next_to_nothing():
    z = np.array([1e4, -1e4, 700.0, -700.0])
    assert losses(z, np.array([0, 1, 0, 1])).tolist() == [1e4, 1e4, 700, 700]
    right = losses(z, np.array([1, 0, 1, 0]))
    assert right[:2].tolist() == [0, 0]
    assert right[2:] == pytest.approx([math.exp(-700)] * 2, rel=1e-12)


def test_the_log_loss_is_the_mean_and_of_no_plant_0():
    z = np.array([0.0, math.log(4)])
    expected = (math.log(2) - math.log(0.8)) / 2
    assert log_loss(z, np.array([0, 1])) == pytest.approx(expected, rel=1e-14)
    assert log_loss(np.empty(0), np.empty(0)) == 0
    assert gradient(np.empty((0, 2)), np.empty(0), np.empty(0)).tolist() == [0, 0, 0]


def test_the_gradient_of_two_plants_equals_the_one_by_hand():
    x, y = np.array([[2.0, 3.0], [4.0, -1.0]]), np.array([1, 0])
    # z = 0: a - y = -1/2 and 1/2; times (x1, x2, 1), over 2
    assert gradient(x, np.zeros(2), y) == pytest.approx([0.5, -1.0, 0.0], abs=1e-15)


@given(SIZES, SEEDS, st.floats(0, 1e4))
def test_loss_and_gradient_equal_those_of_plain_loops(size, seed, scale):
    rng = np.random.default_rng(seed)
    x, y = rng.normal(0, 3, (size, 2)), rng.integers(0, 2, size)
    weights = rng.normal(0, 1, 3) * scale
    z = x @ weights[:2] + weights[2]
    pairs, kinds = x.tolist(), y.tolist()
    exact = plain_loss(pairs, kinds, weights.tolist())
    assert log_loss(z, y) == pytest.approx(exact, rel=1e-10, abs=1e-9 * (scale + 1e-3))
    slope = plain_gradient(pairs, kinds, weights.tolist())
    assert gradient(x, z, y) == pytest.approx(slope, rel=1e-9, abs=1e-9)
