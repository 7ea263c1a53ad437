"""Slices and maps of the loss, against the textbook loss and a search without derivatives."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.explain.landscape import (
    LEAST_REACH,
    MAP_POINTS,
    MapMaker,
    has_lowest,
    reach_around,
    slice_along,
)
from engine.lab.choices import PAIRS
from engine.learning.evaluator import Evaluator
from engine.learning.log_loss import gradient, log_loss
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import PARAMETERS, Neuron

SIX = samples.six()
MANY = samples.overlapping_groups(700, 0.4, 3)
"""More than are worked out all at once."""

WEIGHTS = st.tuples(*[st.floats(-3, 3)] * 3)
ALONG = st.sampled_from(PARAMETERS)
GOLDEN = (math.sqrt(5) - 1) / 2


def loss_at(plants, weights):
    return log_loss(Neuron(*weights).z(plants.x), plants.y)


def with_one(weights, along, value):
    return [value if name == along else w for name, w in zip(PARAMETERS, weights, strict=True)]


def golden_section(function, low, high):
    """Close in on the minimum of a function with one valley, by its values alone."""
    inner = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)]
    values = [function(inner[0]), function(inner[1])]
    while high - low > 1e-7:
        if values[0] < values[1]:
            high, inner[1], values[1] = inner[1], inner[0], values[0]
            inner[0] = high - GOLDEN * (high - low)
            values[0] = function(inner[0])
        else:
            low, inner[0], values[0] = inner[0], inner[1], values[1]
            inner[1] = low + GOLDEN * (high - low)
            values[1] = function(inner[1])
    return (low + high) / 2


@pytest.mark.parametrize("plants", [SIX, MANY], ids=["six", "many"])
@given(WEIGHTS, ALONG)
def test_a_slice_is_the_textbook_loss_along_one_parameter(plants, weights, along):
    found = slice_along(Evaluator(plants), np.array(weights), along, 5.0)
    assert (found.values[0], found.values[-1]) == (-5, 5)
    for place in range(0, len(found.values), 12):
        moved = with_one(weights, along, float(found.values[place]))
        assert found.losses[place] == pytest.approx(loss_at(plants, moved), rel=1e-11, abs=1e-14)
        slope = gradient(plants.x, Neuron(*moved).z(plants.x), plants.y)[PARAMETERS.index(along)]
        assert found.slopes[place] == pytest.approx(slope, rel=1e-9, abs=1e-13)


@given(WEIGHTS, ALONG)
def test_a_slice_says_where_the_neuron_stands_on_it(weights, along):
    found = slice_along(Evaluator(SIX), np.array(weights), along, 5.0)
    index = PARAMETERS.index(along)
    assert (found.along, found.here) == (along, weights[index])
    assert found.loss == pytest.approx(loss_at(SIX, weights), rel=1e-12)
    beside = [loss_at(SIX, with_one(weights, along, weights[index] + d)) for d in (-1e-5, 1e-5)]
    assert found.slope == pytest.approx((beside[1] - beside[0]) / 2e-5, rel=1e-4, abs=1e-8)


@pytest.mark.parametrize("plants", [SIX, MANY], ids=["six", "many"])
@given(WEIGHTS, ALONG)
def test_the_lowest_point_is_where_a_search_by_values_ends_or_is_not_in_the_picture(
    plants, weights, along
):
    found = slice_along(Evaluator(plants), np.array(weights), along, 5.0)
    searched = golden_section(lambda v: loss_at(plants, with_one(weights, along, v)), -5.0, 5.0)
    if found.lowest is None:
        assert abs(searched) == pytest.approx(5, abs=1e-5)
    else:
        least = loss_at(plants, with_one(weights, along, searched))
        assert found.lowest == pytest.approx(searched, abs=1e-5)
        assert found.lowest_loss == pytest.approx(least, rel=1e-12)


@given(WEIGHTS, ALONG)
def test_at_the_lowest_point_the_slope_is_0(weights, along):
    found = slice_along(Evaluator(SIX), np.array(weights), along, 20.0)
    if found.lowest is not None:
        z = Neuron(*with_one(weights, along, found.lowest)).z(SIX.x)
        assert gradient(SIX.x, z, SIX.y)[PARAMETERS.index(along)] == pytest.approx(0, abs=1e-11)


@pytest.mark.parametrize("along", ["w1", "w2", "b"])
def test_plants_that_all_pull_the_same_way_have_no_lowest_point(along):
    """Toxic where x1 and x2 are positive, non-toxic where negative: the heavier the better."""
    plants = Dataset.of([(1, 2), (2, 1), (-1, -2), (-3, -1)], [1, 1, 0, 0])
    if along == "b":
        plants = Dataset.of([(1, 2), (2, 1)], [1, 1])
    for reach in (5.0, 1e3, 1e15):
        assert slice_along(Evaluator(plants), np.zeros(3), along, reach).lowest is None


def test_without_plants_the_slice_is_flat_and_has_no_lowest_point():
    found = slice_along(Evaluator(Dataset.empty()), np.ones(3), "w1", 5.0)
    assert found.losses.tolist() == [0] * len(found.values)
    assert (found.lowest, found.loss, found.slope) == (None, 0, 0)


@pytest.mark.parametrize("weights", [(1e15, -1e15, 1e15), (1e6, 0.0, -1e6), (0.0, 0.0, 1e15)])
@pytest.mark.parametrize("along", PARAMETERS)
def test_a_slice_through_huge_weights_is_made_of_numbers(weights, along):
    found = slice_along(Evaluator(SIX), np.array(weights), along, reach_around(*weights))
    assert np.isfinite(found.losses).all()
    assert np.isfinite(found.slopes).all()
    assert found.lowest is None or math.isfinite(found.lowest)


def test_between_its_points_a_slice_follows_the_loss():
    found = slice_along(Evaluator(SIX), np.array([-1.0, 1.0, 0.3]), "w1", 5.0)
    at = np.linspace(-5, 5, 997)
    exact = [loss_at(SIX, (float(v), 1.0, 0.3)) for v in at]
    assert found.between(at) == pytest.approx(exact, abs=1e-4)
    assert found.between(found.values) == pytest.approx(found.losses, rel=1e-12)


@pytest.mark.parametrize(
    ("values", "reach"),
    [
        ((), 5),
        ((0.0, -4.3), 5),
        ((4.4,), 10),
        ((-8.6,), 10),
        ((8.8,), 20),
        ((1.0, -30.0), 50),
        ((45.0,), 100),
        ((9e14,), 2e15),
        ((math.nan, math.inf, 3.0), 5),
    ],
)
def test_a_reach_grows_by_leaps(values, reach):
    assert reach_around(*values) == pytest.approx(reach)


@given(st.floats(-1e15, 1e15), st.floats(-1e15, 1e15))
def test_a_reach_shows_every_value_with_room_and_is_1_2_or_5_times_a_power_of_10(one, other):
    reach = reach_around(one, other)
    assert reach >= LEAST_REACH
    largest = max(abs(one), abs(other))
    assert reach >= 1.14 * largest
    assert reach == LEAST_REACH or reach <= 1.15 * largest * 2.5 * (1 + 1e-9)
    assert float(f"{reach:e}"[0]) in (1, 2, 5)


@pytest.mark.parametrize("over", PAIRS)
def test_a_map_is_the_textbook_loss_over_two_parameters(over):
    weights = np.array([0.5, -1.5, 0.7])
    maker = MapMaker(Evaluator(SIX), weights, over, (5.0, 10.0))
    maker.work(lambda: True)
    found = maker.map
    third = ({*PARAMETERS} - {*over}).pop()
    assert found.over == over
    assert found.third == (third, weights[PARAMETERS.index(third)])
    assert (found.x[0], found.x[-1], found.y[0], found.y[-1]) == (-5, 5, -10, 10)
    for row in range(0, MAP_POINTS, 8):
        for column in range(0, MAP_POINTS, 8):
            at = with_one(weights.tolist(), over[0], float(found.x[column]))
            at = with_one(at, over[1], float(found.y[row]))
            assert found.losses[row, column] == pytest.approx(loss_at(SIX, at), rel=1e-11)


def test_a_map_is_worked_out_bit_by_bit_and_comes_out_the_same():
    weights = np.array([0.5, -1.5, 0.7])
    at_once = MapMaker(Evaluator(SIX), weights, ("w1", "b"), (5.0, 5.0))
    at_once.work(lambda: True)
    slowly, turns = MapMaker(Evaluator(SIX), weights, ("w1", "b"), (5.0, 5.0)), 0
    while not slowly.is_done:
        slowly.work(lambda: False)
        turns += 1
    assert turns == MAP_POINTS**2  # each time one point at least
    assert np.array_equal(slowly.map.losses, at_once.map.losses)
    assert weights.tolist() == [0.5, -1.5, 0.7]


@pytest.mark.parametrize(
    ("points", "kinds", "has_one"),
    [
        ([(1, 1), (2, 1)], [1, 1], False), ([(1, 1), (2, 1)], [0, 0], False),
        ([(1, 1), (2, 1)], [1, 0], True), ([(-1, 1), (2, 1)], [1, 1], True),
        ([(0, 1), (2, 1)], [1, 1], False), ([], [], False), ([(1e-9, 0), (-1e-9, 0)], [1, 1], True),
    ],
)  # fmt: skip
def test_there_is_a_minimum_unless_all_plants_pull_one_way(points, kinds, has_one):
    assert has_lowest(Dataset.of(points, kinds), "w1") is has_one
