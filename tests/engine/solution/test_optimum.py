import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.loss.log_loss import log_loss
from engine.model import samples
from engine.model.dataset import Dataset
from engine.solution.optimum import _damping, optimum
from engine.solution.separability import Separability, separability
from tests.engine import plain_gradient, plain_loss

OVERLAPPING = Separability.OVERLAPPING


def solved(points, kinds):
    plants = Dataset.of(points, kinds)
    return optimum(plants, separability(plants))


def assert_is_the_minimum(plants, result):
    points, kinds = plants.x.tolist(), plants.y.tolist()
    weights = result.parameters.tolist()
    size = np.abs(plants.x).max() + 1
    assert plain_gradient(points, kinds, weights) == pytest.approx([0, 0, 0], abs=1e-10 * size)
    here = plain_loss(points, kinds, weights)
    assert result.loss == pytest.approx(here, rel=1e-11)
    for number in range(3):
        for step in (-0.01, 0.01):
            moved = list(weights)
            moved[number] += step
            assert plain_loss(points, kinds, moved) > here


@pytest.mark.parametrize("kind", [kind for kind in Separability if kind is not OVERLAPPING])
def test_there_is_no_minimum_unless_the_kinds_overlap(kind):
    assert optimum(samples.six(), kind) is None


def test_of_plants_on_one_line_the_minimum_is_the_log_odds_by_hand():
    """x1 = 0: one of three toxic; x1 = 1: two of three. So b = log 1/2 and w1 + b = log 2."""
    result = solved([(0, 0)] * 3 + [(1, 0)] * 3, [1, 0, 0, 1, 1, 0])
    assert result.parameters == pytest.approx([math.log(4), 0, -math.log(2)], abs=1e-9)
    expected = -(2 * math.log(2 / 3) + math.log(1 / 3)) / 3
    assert result.loss == pytest.approx(expected, rel=1e-12)


def test_of_xor_the_minimum_is_at_0_with_a_loss_of_log_2():
    result = solved([(0, 0), (1, 1), (0, 1), (1, 0)], [0, 0, 1, 1])
    assert result.parameters == pytest.approx([0, 0, 0], abs=1e-12)
    assert result.loss == pytest.approx(math.log(2), rel=1e-14)


def test_of_plants_all_on_one_spot_the_minimum_is_the_log_of_the_odds():
    result = solved([(2.0, 3.0)] * 4, [1, 1, 1, 0])
    expected = -(3 * math.log(3 / 4) + math.log(1 / 4)) / 4
    assert result.loss == pytest.approx(expected, rel=1e-12)
    w1, w2, b = result.parameters
    assert 2 * w1 + 3 * w2 + b == pytest.approx(math.log(3), rel=1e-9)


@pytest.mark.parametrize("name", ["overlapping_groups", "ring", "xor", "moons"])
@pytest.mark.parametrize("seed", [0, 1])
def test_the_minimum_of_a_sample_has_no_slope_and_higher_neighbours(name, seed):
    plants = samples.make(name, 80, 0.3, seed)
    assert separability(plants) is OVERLAPPING
    assert_is_the_minimum(plants, optimum(plants, OVERLAPPING))


@given(st.lists(st.tuples(st.integers(-6, 6), st.integers(-6, 6), st.booleans()), max_size=14))
@settings(deadline=None)
def test_the_minimum_of_any_overlapping_plants_has_no_slope(rows):
    plants = Dataset.of([row[:2] for row in rows], [row[2] for row in rows])
    assume(separability(plants) is OVERLAPPING)
    result = optimum(plants, OVERLAPPING)
    slope = plain_gradient(plants.x.tolist(), plants.y.tolist(), result.parameters.tolist())
    assert slope == pytest.approx([0, 0, 0], abs=1e-8)
    assert result.loss <= math.log(2) + 1e-12


@pytest.mark.parametrize(("stretch", "shift"), [(1e6, 0.0), (1e-6, 0.0), (1.0, 1e5)])
def test_stretched_or_shifted_plants_have_the_same_least_loss(stretch, shift):
    plants = samples.overlapping_groups(60, 0.25, 2)
    other = Dataset.of(plants.x * stretch + shift, plants.y)
    expected, result = (optimum(each, OVERLAPPING) for each in (plants, other))
    assert result.loss == pytest.approx(expected.loss, rel=1e-8)
    assert result.parameters[:2] * stretch == pytest.approx(expected.parameters[:2], rel=1e-5)


@pytest.mark.parametrize("gap", [1e-3, 1e-6, 1e-9])
def test_kinds_that_overlap_by_a_hair_still_have_their_minimum(gap):
    """Toxic at 0 and 1, non-toxic at -1 and a hair over 0: steep, yet finite."""
    plants = Dataset.of([(0, 0), (1, 1), (-1, 1), (gap, 0)], [1, 1, 0, 0])
    result = optimum(plants, separability(plants))
    slope = plain_gradient(plants.x.tolist(), plants.y.tolist(), result.parameters.tolist())
    assert slope == pytest.approx([0, 0, 0], abs=1e-11)


@pytest.mark.parametrize("far", [1e1, 1e3, 1e5, 1e7, 1e9])
def test_plants_far_away_leave_the_minimum_of_the_others_as_it_is(far):
    """At (0, 0) one of three is toxic, at (1, -1) two of three, and far off one of two.

    So z is -log 2, log 2 and 0 there, which three weights can do exactly.
    """
    points = [(0, 0)] * 3 + [(1, -1)] * 3 + [(far, far)] * 2
    result = solved(points, [1, 0, 0, 1, 1, 0, 1, 0])
    third = -(2 * math.log(2 / 3) + math.log(1 / 3)) / 3
    assert result.loss == pytest.approx((6 * third + 2 * math.log(2)) / 8, rel=1e-7)


def test_where_rounding_leaves_no_lower_step_the_minimum_is_given_as_it_stands():
    rng = np.random.default_rng(24)
    x = rng.normal(0, 1, (20, 2))
    x[0] *= 1e9
    plants = Dataset.of(x, rng.integers(0, 2, 20))
    result = optimum(plants, OVERLAPPING)
    here = plain_loss(plants.x.tolist(), plants.y.tolist(), result.parameters.tolist())
    assert result.loss == pytest.approx(here, rel=1e-6)
    assert result.loss < math.log(2)


def test_a_step_that_only_climbs_is_not_taken_and_ends_the_search(monkeypatch):
    plants = Dataset.of([(0, 0), (1, 1), (0, 1), (1, 0)], [1, 0, 0, 1])
    lowest, uphill = log_loss(np.zeros(4), plants.y), np.array([1.0, 0.0, 0.0])
    assert _damping(plants, np.zeros(3), uphill, lowest - 1.0) == 0.0
    monkeypatch.setattr("engine.solution.optimum._damping", lambda *_: 0.0)
    crossed = Dataset.of([(0, 0), (1, 1), (0, 1), (1, 0), (0.5, 0.2)], [1, 1, 0, 0, 1])
    result = optimum(crossed, OVERLAPPING)
    assert result.parameters.tolist() == [0, 0, 0]
    assert result.loss == pytest.approx(math.log(2))


@pytest.mark.parametrize("slope", [0.7, -3.3])
def test_of_plants_on_a_slanted_line_the_weights_are_the_shortest_there_are(slope):
    """Only the way along the line tells anything: solved there, with one measure, it is so too."""
    rng = np.random.default_rng(4)
    way = rng.normal(size=40)
    kinds = (way + rng.normal(0, 1.5, 40) > 0).astype(int)
    alone = solved(np.column_stack([way, np.zeros(40)]), kinds)
    result = solved(np.column_stack([way, 0.1 + slope * way]), kinds)
    assert result.loss == pytest.approx(alone.loss, rel=1e-12)
    assert np.abs(result.parameters).max() < 5
    w1, w2, b = result.parameters.tolist()
    assert w1 + slope * w2 == pytest.approx(alone.parameters[0], abs=1e-9)
    assert b + 0.1 * w2 == pytest.approx(alone.parameters[2], abs=1e-9)


@pytest.mark.parametrize("size", [1e-270, 1e-200, 1e-160, 1.0, 1e11])
def test_the_size_of_the_measures_changes_the_weights_alone(size):
    way = np.array([[0, 0], [1, 2], [2, 4], [3, 6]])
    result = optimum(Dataset.of(way * size, [0, 1, 0, 1]), OVERLAPPING)
    usual = optimum(Dataset.of(way, [0, 1, 0, 1]), OVERLAPPING)
    assert result.loss == pytest.approx(usual.loss, rel=1e-12)
    assert result.parameters[:2] * size == pytest.approx(usual.parameters[:2], rel=1e-6)
    assert result.parameters[2] == pytest.approx(usual.parameters[2], rel=1e-6)
