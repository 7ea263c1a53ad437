import numpy as np
import pytest

from engine.explain.sigmoid_surface import across, sigmoid_surface
from engine.geometry import Rectangle
from engine.learning.trace_view import path_steps
from engine.model.dataset import LEAST_WINDOW, Dataset
from engine.model.neuron import Neuron
from tests.engine import plain_sigmoid, plain_z

WINDOW = Rectangle(0.0, -1.0, 3.0, 2.0)
NEURONS = [
    Neuron(-1.5, 1.3, 0.4), Neuron(0, 2, -1), Neuron(1, 0, -1), Neuron(-1, 0, 1),
    Neuron(0, -2, 1), Neuron(), Neuron(0, 0, 3), Neuron(1e6, -1e6, 3), Neuron(1e15, 1e15, -1e15),
    Neuron(1e-12, 1e-12, 0), Neuron(30, 20, -500),
]  # fmt: skip


def areas_of(corners):
    x, y = corners[..., 0], corners[..., 1]
    return (x * np.roll(y, -1, axis=1) - y * np.roll(x, -1, axis=1)).sum(axis=1) / 2


@pytest.mark.parametrize("neuron", NEURONS)
def test_the_strips_cover_the_window_once_and_all_turn_the_same_way(neuron):
    areas = areas_of(sigmoid_surface(neuron, WINDOW).corners)
    assert (areas <= 1e-12).all()
    assert areas.sum() == pytest.approx(-9.0)


@pytest.mark.parametrize("neuron", NEURONS[:7])
def test_every_corner_lies_on_the_surface(neuron):
    weights = (neuron.w1, neuron.w2, neuron.b)
    for strip in sigmoid_surface(neuron, WINDOW).corners.tolist():
        for x1, x2, height in strip:
            assert height == pytest.approx(plain_sigmoid(plain_z((x1, x2), weights)), abs=1e-12)


def test_the_frontier_is_a_cut_and_the_cuts_are_fine_where_the_sigmoid_bends():
    result = sigmoid_surface(Neuron(-4.0, 3.0, 0.5), WINDOW)
    assert 0.0 in result.z
    bend = result.z[(result.z > -7) & (result.z < 7)]
    assert np.diff(bend).max() < 0.8


def test_without_a_frontier_the_surface_is_one_flat_strip():
    result = sigmoid_surface(Neuron(0, 0, 3), WINDOW)
    assert result.corners.shape == (1, 4, 3)
    assert result.corners[..., 2].ravel().tolist() == pytest.approx([plain_sigmoid(3)] * 4)


def test_large_weights_make_a_cliff():
    result = sigmoid_surface(Neuron(1e6, -1e6, 0), WINDOW)
    climbing = np.abs(result.corners[:, 0, 2] - result.corners[:, 1, 2]) > 2e-3
    assert np.abs(areas_of(result.corners[climbing])).sum() < 1e-3


@pytest.mark.parametrize("neuron", [Neuron(-1.5, 1.3, 0.4), Neuron(2, 0, -1), Neuron(0, -2, 1)])
def test_lines_across_are_cut_at_the_levels_and_stay_on_the_surface(neuron):
    z = sigmoid_surface(neuron, WINDOW).z
    starts, ends = np.array([(1.0, -1.0), (0.0, 0.7)]), np.array([(1.0, 2.0), (3.0, 0.7)])
    weights = (neuron.w1, neuron.w2, neuron.b)
    for line in across(neuron, z, starts, ends).tolist():
        for level, (x1, x2, height) in zip(z.tolist(), line, strict=True):
            here = plain_z((x1, x2), weights)
            assert height == pytest.approx(plain_sigmoid(here), abs=1e-12)
            on_an_end = (x1, x2) in [(1, -1), (1, 2), (0, 0.7), (3, 0.7)]
            assert on_an_end or here == pytest.approx(level, abs=1e-12)


def test_the_window_has_room_around_the_plants_and_a_default_without_any():
    left, bottom, right, top = Dataset.of([(5.0, 5.0), (6.0, 9.0)], [0, 1]).window
    assert left < 5 < 6 < right
    assert bottom < 5 < 9 < top
    assert Dataset.empty().window == LEAST_WINDOW
    near = Dataset.of([(0.5, 2.0), (2.5, 0.3)], [0, 1]).window
    assert near.left < 0
    assert near.bottom < 0


@pytest.mark.parametrize("last", [0, 1, 59, 60, 61, 1_000, 2_000_000])
def test_a_path_is_drawn_by_few_steps_both_ends_among_them(last):
    steps = path_steps(last, 60).tolist()
    assert len(steps) <= 60
    assert steps == sorted(set(steps))
    assert (steps[0], steps[-1]) == (0, last)
    if last >= 1_000:
        assert sum(step <= last // 10 for step in steps) >= 20


def test_a_line_along_which_z_stays_is_cut_at_its_ends():
    flat = Neuron(0.0, 1.0, 0.0)
    starts, ends = np.array([[0.0, 1.0]]), np.array([[4.0, 1.0]])
    points = across(flat, np.array([0.5, 1.5]), starts, ends)[0]
    assert points[:, :2].tolist() == [[0.0, 1.0], [4.0, 1.0]]
    assert points[:, 2] == pytest.approx([plain_sigmoid(1.0)] * 2)


@pytest.mark.parametrize("weight", [1.0, -1.0])
def test_a_line_stays_at_its_ends_before_the_first_level_and_beyond_the_last(weight):
    starts, ends = np.array([[0.0, 1.0]]), np.array([[4.0, 1.0]])
    points = across(Neuron(weight, 0.0, 0.0), weight * np.array([-9.0, 1.0, 9.0]), starts, ends)[0]
    assert points[:, 0].tolist() == [0.0, 1.0, 4.0]
