import math

import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from engine.geometry import Rectangle
from engine.model.neuron import Neuron, sigmoid
from tests.engine import plain_sigmoid, plain_z

WINDOW = Rectangle(0.0, 0.0, 4.0, 3.0)
WEIGHT = st.one_of(
    st.just(0.0),
    st.floats(1e-6, 1e6),
    st.floats(-1e6, -1e-6),
    st.sampled_from([1e6, -1e6, 1e-6, -1e-6]),
)
PLACE = st.floats(-10, 10)


def corners(window):
    left, bottom, right, top = window
    return [(left, bottom), (right, bottom), (right, top), (left, top)]


def doubt(neuron, point):
    """How far from 0 rounding alone may bring z."""
    return 1e-13 * (
        abs(neuron.w1) * (abs(point[0]) + 4) + abs(neuron.w2) * (abs(point[1]) + 3) + abs(neuron.b)
    )


def z_of(neuron, point):
    return plain_z(point, (neuron.w1, neuron.w2, neuron.b))


def area(polygon):
    turns = zip(polygon, polygon[1:] + polygon[:1], strict=True)
    return sum(p[0] * q[1] - p[1] * q[0] for p, q in turns) / 2


@pytest.mark.parametrize(
    ("z", "a"), [(0, 0.5), (math.log(4), 0.8), (-math.log(4), 0.2), (1e4, 1), (-1e4, 0)]
)
def test_known_values_of_the_sigmoid(z, a):
    assert sigmoid(np.array([float(z)]))[0] == pytest.approx(a, rel=1e-14)


@given(st.floats(-700, 700))
def test_the_sigmoid_equals_the_formula_and_mirrors_itself(z):
    assert sigmoid(np.array([z]))[0] == pytest.approx(plain_sigmoid(z), rel=1e-13)
    assert sum(sigmoid(np.array([z, -z]))) == pytest.approx(1, rel=1e-14)


@pytest.mark.parametrize("z", [1e308, -1e308])
def test_the_sigmoid_of_the_largest_numbers_is_1_or_0(z):
    assert sigmoid(np.array([z])).tolist() == [1.0 if z > 0 else 0.0]


def test_z_and_the_probability_of_a_plant():
    neuron, points = Neuron(2.0, -1.0, 0.5), np.array([[1.0, 2.5], [3.0, 0.0]])
    assert neuron.z(points).tolist() == [0, 6.5]
    assert neuron.probability(points) == pytest.approx([0.5, 1 / (1 + math.exp(-6.5))], rel=1e-14)


def test_a_neuron_comes_back_from_its_parameters():
    neuron = Neuron(1.0, -2.0, 3.0)
    assert Neuron.of(neuron.parameters) == neuron
    assert neuron.parameters.tolist() == [1, -2, 3]


@pytest.mark.parametrize("scale", [1.0, 1e6, 1e-6, -1.0])
@pytest.mark.parametrize(
    ("weights", "ends"),
    [
        ((1, 0, -1.5), {(1.5, 0), (1.5, 3)}),  # vertical
        ((0, 1, -2), {(0, 2), (4, 2)}),  # horizontal
        ((1, 1, -3), {(0, 3), (3, 0)}),
        ((3, -4, 0), {(0, 0), (4, 3)}),  # through two corners
        ((1, -1, 0), {(0, 0), (3, 3)}),
        ((1, 0, 0), {(0, 0), (0, 3)}),  # along a side
    ],
)
def test_the_frontier_ends_where_it_leaves_the_window(weights, ends, scale):
    segment = Neuron(*(value * scale for value in weights)).frontier(WINDOW)
    result = {(round(x1, 9) + 0.0, round(x2, 9) + 0.0) for x1, x2 in segment}
    assert result == ends


@pytest.mark.parametrize(
    "neuron",
    [
        Neuron(0, 0, 0),
        Neuron(0, 0, 1),
        Neuron(1, 0, 1),  # left of the window
        Neuron(0, 1, -3.001),  # just above it
        Neuron(1, 1, 1e9),
        Neuron(1e-6, 0, 1e9),
        Neuron(1, 1, -7.01),  # just past its corner
    ],
)
def test_no_frontier_is_drawn_where_the_window_has_none(neuron):
    assert neuron.frontier(WINDOW) is None


def test_only_a_neuron_with_a_weight_has_a_frontier():
    assert not Neuron(0, 0, 5).has_frontier
    assert Neuron(0, -1e-6, 0).has_frontier
    assert Neuron(1e6, 0, 0).has_frontier


@given(WEIGHT, WEIGHT, PLACE, PLACE)
@example(w1=1e6, w2=1e-6, at1=1.0, at2=1.0)
def test_the_ends_of_the_frontier_have_z_0_and_lie_in_the_window(w1, w2, at1, at2):
    neuron = Neuron(w1, w2, -w1 * at1 - w2 * at2)
    segment = neuron.frontier(WINDOW)
    if segment is None:
        depths = [z_of(neuron, corner) for corner in corners(WINDOW)]
        slack = max(doubt(neuron, corner) for corner in corners(WINDOW))
        assert not neuron.has_frontier or min(depths) > -slack or max(depths) < slack
        return
    for x1, x2 in segment:
        assert abs(z_of(neuron, (x1, x2))) <= doubt(neuron, (x1, x2))
        assert -1e-9 <= x1 <= 4 + 1e-9
        assert -1e-9 <= x2 <= 3 + 1e-9
        assert min(abs(x1), abs(x1 - 4), abs(x2), abs(x2 - 3)) < 1e-9


@given(WEIGHT, WEIGHT, st.floats(0.5, 3.5), st.floats(0.5, 2.5))
def test_z_grows_to_the_left_of_the_way_along_the_frontier(w1, w2, at1, at2):
    assume(w1 or w2)
    neuron = Neuron(w1, w2, -w1 * at1 - w2 * at2)
    (a1, a2), (b1, b2) = neuron.frontier(WINDOW)
    left = (-(b2 - a2), b1 - a1)
    assert w1 * left[0] + w2 * left[1] > 0


@pytest.mark.parametrize("probability", [0.1, 0.25, 0.75, 0.9])
def test_a_level_line_carries_its_probability(probability):
    neuron, level = Neuron(2.0, 1.0, -4.0), math.log(probability / (1 - probability))
    for point in neuron.level_line(level, WINDOW):
        assert plain_sigmoid(z_of(neuron, point)) == pytest.approx(probability, rel=1e-12)


@given(WEIGHT, WEIGHT, PLACE, PLACE)
def test_the_two_regions_fill_the_window_and_each_is_on_its_own_side(w1, w2, at1, at2):
    neuron = Neuron(w1, w2, -w1 * at1 - w2 * at2)
    assume(neuron.has_frontier)
    toxic, other = neuron.region(WINDOW, True), neuron.region(WINDOW, False)
    assert area(toxic) + area(other) == pytest.approx(12, rel=1e-9)
    for polygon, side in ((toxic, 1), (other, -1)):
        assert area(polygon) >= 0
        assert all(side * z_of(neuron, p) >= -doubt(neuron, p) for p in polygon)


@pytest.mark.parametrize(
    ("neuron", "toxic_area"),
    [
        (Neuron(1, 0, -1), 9),
        (Neuron(0, -1, 1), 4),
        (Neuron(1, 1, -3), 7.5),
        (Neuron(1, 1, 1), 12),
        (Neuron(1, 1, -8), 0),
        (Neuron(0, 0, 1), 12),
        (Neuron(0, 0, -1), 0),
        (Neuron(1, 0, 0), 12),  # the frontier is the left side
        (Neuron(1, 0, -4), 0),  # and here the right one
    ],
)
def test_the_area_of_the_toxic_region_by_hand(neuron, toxic_area):
    assert area(neuron.region(WINDOW, True)) == pytest.approx(toxic_area, rel=1e-12)
    assert area(neuron.region(WINDOW, False)) == pytest.approx(12 - toxic_area, rel=1e-12)


@pytest.mark.parametrize("weight", [1e6, 1e-6, 1e-200])
def test_the_regions_are_cut_at_the_frontier_however_small_or_large_the_weights(weight):
    neuron = Neuron(weight, 0.0, -weight)
    assert area(neuron.region(WINDOW, True)) == pytest.approx(9)
    assert area(neuron.region(WINDOW, False)) == pytest.approx(3)


@given(WEIGHT, WEIGHT, PLACE, PLACE, PLACE)
def test_a_shifted_frontier_passes_through_the_shifted_point_with_the_same_weights(
    w1, w2, at1, at2, by
):
    shifted = Neuron(w1, w2, -w1 * at1 - w2 * at2).shifted((by, -2 * by))
    assert (shifted.w1, shifted.w2) == (w1, w2)
    there = (at1 + by, at2 - 2 * by)
    far = (abs(at1) + abs(by), abs(at2) + 2 * abs(by))
    assert abs(z_of(shifted, there)) <= doubt(shifted, far)


@given(WEIGHT, WEIGHT, st.tuples(PLACE, PLACE), st.tuples(PLACE, PLACE))
def test_a_turned_frontier_passes_through_both_points_with_weights_of_the_same_length(
    w1, w2, start, end
):
    assume(w1 or w2)
    assume(math.dist(start, end) > 1e-3)
    turned = Neuron(w1, w2, 0.7).through(start, end)
    assert math.hypot(turned.w1, turned.w2) == pytest.approx(math.hypot(w1, w2), rel=1e-12)
    for point in (start, end):
        assert abs(z_of(turned, point)) <= 1e-11 * math.hypot(w1, w2)
    left = (start[0] - (end[1] - start[1]), start[1] + (end[0] - start[0]))
    assert z_of(turned, left) > 0


def test_two_equal_points_turn_nothing():
    neuron = Neuron(1.0, 2.0, 3.0)
    assert neuron.through((1.0, 1.0), (1.0, 1.0)) == neuron


@pytest.mark.parametrize("weights", [(1.0, 2.0, -4.0), (-3.0, 0.0, 4.5), (0.0, 1e6, -1e6)])
def test_the_frontier_drawn_gives_back_the_neuron(weights):
    neuron = Neuron(*weights)
    again = neuron.through(*neuron.frontier(WINDOW))
    assert again.parameters == pytest.approx(neuron.parameters, rel=1e-12, abs=1e-9)


@given(WEIGHT, WEIGHT, PLACE, PLACE)
def test_z_is_the_sum_of_its_terms_and_b(w1, w2, x1, x2):
    neuron = Neuron(w1, w2, 0.7)
    assert sum(neuron.terms(x1, x2)) + 0.7 == z_of(neuron, (x1, x2))


@given(WEIGHT, WEIGHT, st.floats(-1e6, 1e6), PLACE, PLACE)
def test_the_distance_to_the_frontier_is_that_to_its_nearest_point(w1, w2, b, x1, x2):
    assume(w1 or w2)
    neuron = Neuron(w1, w2, b)
    z = z_of(neuron, (x1, x2))
    distance = neuron.distance_of(z)
    length = math.hypot(w1, w2)
    foot = (x1 - z / length * (w1 / length), x2 - z / length * (w2 / length))
    assert distance == pytest.approx(math.dist((x1, x2), foot), rel=1e-9, abs=1e-9 * (1 + abs(z)))


def test_there_is_no_distance_without_a_frontier_near_enough():
    assert Neuron(0, 0, 3).distance_of(3.0) is None
    assert Neuron(5e-324, 0, 3).distance_of(3.0) is None
    assert Neuron(3, 4, 0).distance_of(-10.0) == 2.0


def test_the_parameters_by_name_are_those_of_the_array_in_its_order():
    neuron = Neuron(1.5, -2.0, 0.25)
    assert list(neuron.by_name.items()) == [("w1", 1.5), ("w2", -2.0), ("b", 0.25)]
    assert list(neuron.by_name.values()) == neuron.parameters.tolist()
