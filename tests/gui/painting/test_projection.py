"""The camera and the box: pure functions, measured by what an eye would see."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from engine.geometry import Rectangle
from engine.model.neuron import Neuron
from gui.painting.projection import (
    FROM_ABOVE,
    FROM_THE_SIDE,
    IN_PERSPECTIVE,
    Camera,
    Space,
    along_frontier,
    far_to_near,
)

WINDOW = Rectangle(0.0, 1.0, 4.0, 3.0)
PIXELS = QRectF(20, 10, 400, 300)


def space(camera=IN_PERSPECTIVE, window=WINDOW):
    return Space(camera, window, 0.0, 1.0, PIXELS)


def seen(box, *values):
    at = box.at(*values)
    return at.x(), at.y()


def corners(box):
    return [seen(box, x1, x2, h) for x1 in (0, 4) for x2 in (1, 3) for h in (0, 1)]


@pytest.mark.parametrize("camera", [IN_PERSPECTIVE, FROM_ABOVE, FROM_THE_SIDE, Camera(2.5, 0.9)])
def test_the_box_fills_the_pixels_and_stays_within(camera):
    x, y = zip(*corners(space(camera)), strict=True)
    assert min(x) >= 20 - 1e-6
    assert max(x) <= 420 + 1e-6
    assert min(y) >= 10 - 1e-6
    assert max(y) <= 310 + 1e-6
    assert math.isclose(max(x) - min(x), 400) or math.isclose(max(y) - min(y), 300)


def test_from_above_it_looks_like_the_field():
    box = space(FROM_ABOVE)
    left, bottom = seen(box, 0, 1, 0.5)
    right, top = seen(box, 4, 3, 0.5)
    assert right > left
    assert top < bottom
    middle = seen(box, 2, 2, 0.5)
    assert middle == pytest.approx(((left + right) / 2, (top + bottom) / 2), abs=0.5)
    assert seen(box, 0, 2, 0.5)[0] == pytest.approx(left, abs=1e-6)


def test_higher_is_higher_on_screen_and_what_is_far_is_smaller():
    box = space()
    assert seen(box, 2, 2, 1)[1] < seen(box, 2, 2, 0)[1]
    near = seen(box, 4, 1, 0)[1] - seen(box, 4, 1, 1)[1]
    far = seen(box, 0, 3, 0)[1] - seen(box, 0, 3, 1)[1]
    assert near > far > 0


def test_straight_lines_stay_straight():
    share = np.linspace(0, 1, 9)
    px, py = space().points(4 * share, 1 + 2 * share, share)
    turn = (px - px[0]) * (py[-1] - py[0]) - (py - py[0]) * (px[-1] - px[0])
    assert np.abs(turn).max() < 1e-6


def test_one_point_and_many_agree_and_inner_and_outer_undo_each_other():
    box = space(Camera(1.0, 0.3))
    px, py = box.points(np.array([0.3, 3.0]), np.array([1.2, 2.0]), np.array([0.1, 0.9]))
    assert seen(box, 3.0, 2.0, 0.9) == pytest.approx((px[1], py[1]))
    values = np.array([0.3]), np.array([1.2]), np.array([0.1])
    points, height = box.outer(box.inner(*values))
    assert points.tolist()[0] == pytest.approx([0.3, 1.2])
    assert height.tolist() == pytest.approx([0.1])


def test_what_is_very_far_stays_finite():
    px, py = space().points(np.array([1e300]), np.array([-1e300]), np.array([0.5]))
    assert np.isfinite([px, py]).all()


def test_the_camera_never_flips_nor_zooms_out_of_sight():
    camera = IN_PERSPECTIVE
    for _ in range(100):
        camera = camera.turned(0.3, 0.2).zoomed(1.5)
    assert camera.pitch == pytest.approx(math.pi / 2)
    assert -math.pi <= camera.yaw <= math.pi
    nearest = camera.zoom
    for _ in range(100):
        camera = camera.turned(0, -0.2).zoomed(0.5)
    assert -0.2 < camera.pitch < 0.2
    assert camera.zoom < 1 < nearest < 10


@pytest.mark.parametrize("weights", [(1, 0), (0, 1), (-1.5, 1.3), (2, -3), (1e-9, 1e-9)])
def test_from_the_side_the_frontier_is_seen_end_on_and_z_grows_to_the_right(weights):
    neuron = Neuron(*weights, -(weights[0] * 2 + weights[1] * 2))
    box = space(along_frontier(FROM_THE_SIDE, neuron, WINDOW))
    (a1, a2), (b1, b2) = neuron.frontier(WINDOW)
    assert abs(seen(box, a1, a2, 0.5)[0] - seen(box, b1, b2, 0.5)[0]) < 0.02 * 400
    up = 1e-3 / math.hypot(*weights)
    point = seen(box, 2 + up * weights[0], 2 + up * weights[1], 0.5)
    assert point[0] > seen(box, 2, 2, 0.5)[0]


def test_without_a_frontier_the_camera_stays():
    assert along_frontier(FROM_THE_SIDE, Neuron(0, 0, 2), WINDOW) == FROM_THE_SIDE


def test_slabs_are_painted_from_the_farthest_to_the_nearest_from_both_sides_of_the_eye():
    positions = np.array([-3.0, -1.0, 0.5, 2.0, 5.0])
    assert far_to_near(positions, 10.0).tolist() == [0, 1, 2, 3, 4]
    assert far_to_near(positions, -10.0).tolist() == [4, 3, 2, 1, 0]
    order = far_to_near(positions, 0.0).tolist()
    assert order.index(0) < order.index(1)
    assert order.index(4) < order.index(3) < order.index(2)
