"""Slope and map of a network: what is written, chosen by mouse and keys, and set on them."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest

from engine.cuts.cut_map import CutMap
from engine.model import samples
from engine.model.architecture import Architecture
from tests.gui.conftest import learn, settle, shown

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NETWORK = Architecture(hidden=(3,))


@pytest.fixture
def store(window):
    window.store.use_plants(samples.xor(30, 0.1, 0))
    window.store.set_architecture(NETWORK)
    return window.store


def wait_for_map(store, picture):
    for _ in range(400):
        settle()
        if store.session.is_map_fresh and isinstance(picture.frame.loss_map, CutMap):
            return
    raise AssertionError("no map")


def plot_of(picture):
    return picture.plot(picture.frame, QRectF(picture.canvas.rect()))


def test_the_map_is_cut_where_a_person_says_and_a_click_starts_there(window, store):
    picture = shown(window, "lossMap", (520, 420))
    wait_for_map(store, picture)
    assert picture.isEnabled()
    assert picture._weights[0].count() == NETWORK.size
    index = NETWORK.names.index("b1_2")
    picture._weights[0].picked.emit("b1_2")
    settle()
    picture._weights[1].picked.emit("b1_2")  # the other's: they change places
    settle()
    assert picture.frame.choices.network_map_over == ("w1_1_2", "b1_2")
    wait_for_map(store, picture)
    before, undos = store.frame().parameters.copy(), store.undo_stack.index()
    at = plot_of(picture).at(-2.0, 3.0).toPoint()
    wanted = plot_of(picture).value_at(at)
    QTest.mouseClick(picture.canvas, LEFT, NO_KEY, at)
    settle()
    after = store.frame().parameters
    assert (after[1], after[index]) == pytest.approx(wanted, abs=0.05)
    assert np.count_nonzero(after != before) == 2
    assert store.undo_stack.index() == undos + 1
    QTest.keyClick(picture.canvas, Qt.Key.Key_Up, NO_KEY)
    QTest.keyClick(picture.canvas, Qt.Key.Key_Down, SHIFT)
    settle()
    moved = store.frame().parameters - after
    assert moved[index] == pytest.approx(0.1)
    assert moved[1] == pytest.approx(-0.1)


def test_on_the_plane_of_the_run_it_is_told_so_and_a_click_starts_nothing(window, store):
    picture = shown(window, "lossMap", (520, 420))
    picture._plane.buttons[1].click()
    settle()
    assert "no run yet" in picture.texts(picture.frame)["map_cut"]
    learn(window, 2, 40)
    store.go_to(30)
    wait_for_map(store, picture)
    texts = picture.texts(picture.frame)
    assert "through start, now and the best step" in texts["map_cut"]
    best = int(np.argmin(picture.frame.losses))
    assert texts["map_best"].startswith(f"best step {best}")
    assert not any(choice.isVisible() for choice in picture._weights)
    before = store.frame().parameters.copy()
    QTest.mouseClick(picture.canvas, LEFT, NO_KEY, picture.canvas.rect().center())
    settle()
    assert np.array_equal(store.frame().parameters, before)


def test_the_slope_is_along_any_parameter_and_its_ball_sets_it(window, store):
    picture = shown(window, "lossSlice", (420, 320))
    picture._along.picked.emit("w2_1_3")
    settle()
    frame, index = picture.frame, NETWORK.names.index("w2_1_3")
    curve = picture.curve(frame)
    assert picture.texts(frame)["here"].startswith("w = ")
    assert "hidden neuron 3" in picture.axis_name(frame, 1000)
    assert "one cut of many" in picture.axis_name(frame, 10)
    assert curve.slope == frame.gradient[index]
    assert curve.between(np.array([curve.here]))[0] == pytest.approx(frame.loss, abs=1e-3)
    QTest.keyClick(picture.canvas, Qt.Key.Key_Up)
    settle()
    after = store.frame().parameters
    assert after[index] == pytest.approx(frame.parameters[index] + 0.1)
    store.set_architecture(Architecture())
    settle()
    assert picture.chooser.isVisible()
    assert not picture._along.isVisible()
