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
    loss_slice_of,
    reach_around,
)
from engine.lab.choices import PAIRS
from engine.loss.log_loss import gradient, log_loss
from engine.loss.logistic import LogisticObjective
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


def with_one(weights, parameter, value):
    return [value if name == parameter else w for name, w in zip(PARAMETERS, weights, strict=True)]


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
def test_a_slice_is_the_textbook_loss_along_one_parameter(plants, weights, parameter):
    result = loss_slice_of(LogisticObjective(plants), np.array(weights), parameter, 5.0)
    assert (result.values[0], result.values[-1]) == (-5, 5)
    for index in range(0, len(result.values), 12):
        moved = with_one(weights, parameter, float(result.values[index]))
        assert result.losses[index] == pytest.approx(loss_at(plants, moved), rel=1e-11, abs=1e-14)
        slope = gradient(plants.x, Neuron(*moved).z(plants.x), plants.y)[
            PARAMETERS.index(parameter)
        ]
        assert result.slopes[index] == pytest.approx(slope, rel=1e-9, abs=1e-13)


@given(WEIGHTS, ALONG)
def test_a_slice_says_where_the_neuron_stands_on_it(weights, parameter):
    result = loss_slice_of(LogisticObjective(SIX), np.array(weights), parameter, 5.0)
    index = PARAMETERS.index(parameter)
    assert (result.parameter, result.here) == (parameter, weights[index])
    assert result.loss == pytest.approx(loss_at(SIX, weights), rel=1e-12)
    losses = [loss_at(SIX, with_one(weights, parameter, weights[index] + d)) for d in (-1e-5, 1e-5)]
    assert result.slope == pytest.approx((losses[1] - losses[0]) / 2e-5, rel=1e-4, abs=1e-8)


@pytest.mark.parametrize("plants", [SIX, MANY], ids=["six", "many"])
@given(WEIGHTS, ALONG)
def test_the_lowest_point_is_where_a_search_by_values_ends_or_is_not_in_the_picture(
    plants, weights, parameter
):
    result = loss_slice_of(LogisticObjective(plants), np.array(weights), parameter, 5.0)
    searched = golden_section(lambda v: loss_at(plants, with_one(weights, parameter, v)), -5.0, 5.0)
    if result.lowest is None:
        assert abs(searched) == pytest.approx(5, abs=1e-5)
    else:
        least = loss_at(plants, with_one(weights, parameter, searched))
        assert result.lowest == pytest.approx(searched, abs=1e-5)
        assert result.lowest_loss == pytest.approx(least, rel=1e-12)


@given(WEIGHTS, ALONG)
def test_at_the_lowest_point_the_slope_is_0(weights, parameter):
    result = loss_slice_of(LogisticObjective(SIX), np.array(weights), parameter, 20.0)
    if result.lowest is not None:
        z = Neuron(*with_one(weights, parameter, result.lowest)).z(SIX.x)
        assert gradient(SIX.x, z, SIX.y)[PARAMETERS.index(parameter)] == pytest.approx(0, abs=1e-11)


@pytest.mark.parametrize("parameter", ["w1", "w2", "b"])
def test_plants_that_all_pull_the_same_way_have_no_lowest_point(parameter):
    """Toxic where x1 and x2 are positive, non-toxic where negative: the heavier the better."""
    plants = Dataset.of([(1, 2), (2, 1), (-1, -2), (-3, -1)], [1, 1, 0, 0])
    if parameter == "b":
        plants = Dataset.of([(1, 2), (2, 1)], [1, 1])
    for reach in (5.0, 1e3, 1e15):
        assert (
            loss_slice_of(LogisticObjective(plants), np.zeros(3), parameter, reach).lowest is None
        )


def test_without_plants_the_slice_is_flat_and_has_no_lowest_point():
    result = loss_slice_of(LogisticObjective(Dataset.empty()), np.ones(3), "w1", 5.0)
    assert result.losses.tolist() == [0] * len(result.values)
    assert (result.lowest, result.loss, result.slope) == (None, 0, 0)


@pytest.mark.parametrize("weights", [(1e15, -1e15, 1e15), (1e6, 0.0, -1e6), (0.0, 0.0, 1e15)])
@pytest.mark.parametrize("parameter", PARAMETERS)
def test_a_slice_through_huge_weights_is_made_of_numbers(weights, parameter):
    result = loss_slice_of(
        LogisticObjective(SIX), np.array(weights), parameter, reach_around(*weights)
    )
    assert np.isfinite(result.losses).all()
    assert np.isfinite(result.slopes).all()
    assert result.lowest is None or math.isfinite(result.lowest)


def test_between_its_points_a_slice_follows_the_loss():
    result = loss_slice_of(LogisticObjective(SIX), np.array([-1.0, 1.0, 0.3]), "w1", 5.0)
    at = np.linspace(-5, 5, 997)
    exact = [loss_at(SIX, (float(v), 1.0, 0.3)) for v in at]
    assert result.between(at) == pytest.approx(exact, abs=1e-4)
    assert result.between(result.values) == pytest.approx(result.losses, rel=1e-12)


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
def test_a_reach_shows_every_value_with_room_and_is_1_2_or_5_times_a_power_of_10(first, second):
    reach = reach_around(first, second)
    assert reach >= LEAST_REACH
    largest = max(abs(first), abs(second))
    assert reach >= 1.14 * largest
    assert reach == LEAST_REACH or reach <= 1.15 * largest * 2.5 * (1 + 1e-9)
    assert float(f"{reach:e}"[0]) in (1, 2, 5)


@pytest.mark.parametrize("over", PAIRS)
def test_a_map_is_the_textbook_loss_over_two_parameters(over):
    weights = np.array([0.5, -1.5, 0.7])
    maker = MapMaker(LogisticObjective(SIX), weights, over, (5.0, 10.0))
    maker.work(lambda: True)
    result = maker.map
    third = ({*PARAMETERS} - {*over}).pop()
    assert result.over == over
    assert result.third == (third, weights[PARAMETERS.index(third)])
    assert (result.x[0], result.x[-1], result.y[0], result.y[-1]) == (-5, 5, -10, 10)
    for row in range(0, MAP_POINTS, 8):
        for column in range(0, MAP_POINTS, 8):
            at = with_one(weights.tolist(), over[0], float(result.x[column]))
            at = with_one(at, over[1], float(result.y[row]))
            assert result.losses[row, column] == pytest.approx(loss_at(SIX, at), rel=1e-11)


def test_a_map_is_worked_out_bit_by_bit_and_comes_out_the_same():
    weights = np.array([0.5, -1.5, 0.7])
    at_once = MapMaker(LogisticObjective(SIX), weights, ("w1", "b"), (5.0, 5.0))
    at_once.work(lambda: True)
    slowly, turns = MapMaker(LogisticObjective(SIX), weights, ("w1", "b"), (5.0, 5.0)), 0
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
