"""The pull of a selected plant on the frontier, as an arrow in the field."""

import math

import pytest
from PySide6.QtCore import QPointF

from engine.arrays import indices
from engine.lab.neuron_frame import NeuronFrame
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from gui.painting.mapping import mapping_of
from gui.pictures.field.pull_arrows import LONGEST_PX, SHORTEST_PX
from tests.gui.conftest import controllers_of, settle

SIX = [(0.5, 2.0), (1.1, 2.1), (0.7, 2.6), (2.0, 1.0), (2.5, 0.7), (2.2, 0.3)]
KINDS = [1, 1, 1, 0, 0, 0]


def mapping(window):
    box = window.field.view_box
    return mapping_of(box.childGroup.sceneTransform(), box.viewRect())


def arrows(window):
    settle()
    return window.field.pull.pulls(mapping(window))


def on_screen(window, x1, x2):
    return window.field.view_box.mapViewToScene(QPointF(x1, x2))


def strength(weights, plant):
    w1, w2, b = weights
    (x1, x2), y = SIX[plant], KINDS[plant]
    error = 1 / (1 + math.exp(-(w1 * x1 + w2 * x2 + b))) - y
    return abs(error) * math.hypot(x1, x2, 1)


def test_with_nothing_selected_there_is_no_item_to_draw(window):
    window.store.set_neuron(Neuron(-1.5, 1.3, 0.4))
    settle()
    assert not window.field.pull.isVisible()
    frames = []
    window.store.frame_ready.connect(lambda frame, _changed: frames.append(frame))
    window.store.step_on()
    settle()
    assert hasattr(NeuronFrame, "pulls")
    assert "pulls" not in vars(frames[-1].neuron_frame)
    assert arrows(window) == []


def test_the_guide_leads_from_the_plant_to_its_foot_on_the_line(window):
    weights = (-1.0, 1.0, 0.0)  # the line x2 = x1
    window.store.set_neuron(Neuron(*weights))
    window.store.select(indices([1]))
    (pull,) = arrows(window)
    assert window.field.pull.isVisible()
    plant, foot = on_screen(window, 1.1, 2.1), on_screen(window, 1.6, 1.6)
    assert (pull.plant - plant).manhattanLength() < 0.5
    assert (pull.foot - foot).manhattanLength() < 0.5


@pytest.mark.parametrize("window_shown", [(0, 0, 3, 3), (0, 0, 30, 3), (0, -20, 3, 20)])
@pytest.mark.parametrize("plant", [0, 4])
def test_the_arrow_points_where_a_step_moves_the_line_in_pixels(window, plant, window_shown):
    left, bottom, right, top = window_shown
    window.field.view_box.setRange(xRange=(left, right), yRange=(bottom, top), padding=0)
    w = (-1.0, 1.5, -0.8)
    window.store.set_neuron(Neuron(*w))
    window.store.select(indices([plant]))
    (pull,) = arrows(window)
    # take one small step of this plant alone, and look at where z is 0 beside it then
    (x1, x2), y, rate = SIX[plant], KINDS[plant], 1e-3
    error = 1 / (1 + math.exp(-(w[0] * x1 + w[1] * x2 + w[2]))) - y
    after = [old - rate * error * value for old, value in zip(w, (x1, x2, 1), strict=True)]
    length = math.hypot(w[0], w[1])
    away = (w[0] * x1 + w[1] * x2 + w[2]) / length
    foot = (x1 - away * w[0] / length, x2 - away * w[1] / length)
    z = after[0] * foot[0] + after[1] * foot[1] + after[2]
    by = -z / (after[0] * w[0] + after[1] * w[1])
    moved = (foot[0] + by * w[0] * 1e3, foot[1] + by * w[1] * 1e3)
    on_line, to = on_screen(window, *foot), on_screen(window, *moved)
    expected = math.atan2(to.y() - on_line.y(), to.x() - on_line.x())
    drawn = math.atan2(pull.tip.y() - pull.foot.y(), pull.tip.x() - pull.foot.x())
    assert math.remainder(drawn - expected, math.tau) == pytest.approx(0, abs=1e-3)


def test_a_plant_on_the_right_side_pushes_the_line_away_and_upwards_is_up(window):
    window.store.set_neuron(Neuron(0.0, 1.0, -1.5))  # the line x2 = 1.5, toxic above
    window.store.select(indices([0]))
    (pull,) = arrows(window)
    assert pull.tip.y() > pull.foot.y() + 10  # down on the screen, away from the plant above
    assert pull.tip.x() == pytest.approx(pull.foot.x(), abs=1e-6)
    window.store.select(indices([4]))
    (pull,) = arrows(window)
    assert pull.tip.y() < pull.foot.y() - 10


def test_the_length_tells_the_strength_beside_the_strongest_of_all(window):
    weights = (-1.5, 1.3, 0.4)
    window.store.set_neuron(Neuron(*weights))
    strengths = [strength(weights, plant) for plant in range(6)]
    for plant in range(6):
        window.store.select(indices([plant]))
        (pull,) = arrows(window)
        drawn = math.hypot(pull.tip.x() - pull.foot.x(), pull.tip.y() - pull.foot.y())
        share = strengths[plant] / max(strengths)
        assert drawn == pytest.approx(SHORTEST_PX + (LONGEST_PX - SHORTEST_PX) * share, rel=1e-6)
        assert 14 <= drawn <= 80 + 1e-9


def test_of_many_selected_the_first_three_have_arrows(window):
    window.store.set_neuron(Neuron(-1.5, 1.3, 0.4))
    window.store.select(indices([0, 1, 2, 3, 4]))
    assert len(arrows(window)) == 3


def test_without_a_frontier_there_is_no_arrow(window):
    window.store.select(indices([0]))
    assert arrows(window) == []
    window.store.set_neuron(Neuron(0.0, 0.0, 2.0))
    assert arrows(window) == []


def test_who_does_not_pull_has_no_arrow(window):
    window.store.set_neuron(Neuron(-1e6, 1e6, 0.0))  # every plant is as right as can be
    window.store.select(indices([0]))
    assert arrows(window) == []
    window.field.grab()


def test_far_plants_and_huge_weights_draw_without_a_fault(window):
    controllers_of(window).imports.use_plants(Dataset.of([(1e12, -1e12), (0.0, 0.0)], [1, 0]))
    for weights in ((1.0, 1.0, 1.0), (1e15, -1e15, 1e15), (1e-12, 0.0, 1e9)):
        window.store.set_neuron(Neuron(*weights))
        window.store.select(indices([0, 1]))
        settle()
        for pull in arrows(window):
            assert all(math.isfinite(value) for value in (pull.tip.x(), pull.tip.y()))
        window.field.grab()
