"""The picture of the last hidden layer: where plants are drawn, clicked, and its line dragged."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from engine.arrays import indices
from engine.changed import Changed
from engine.learning.settings import Optimiser
from engine.model import samples
from engine.model.activation import Activation
from engine.model.architecture import Architecture, NeuronPlace
from engine.model.features import products_up_to
from engine.model.neuron import Neuron
from gui.pictures.factory import make_picture
from gui.style.theme import look_of
from tests.gui.conftest import NONE, settle, shown
from tests.gui.pictures.readable import unreadable

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
TWO, THREE = Architecture(hidden=(2,)), Architecture(hidden=(3,))
OUTPUT = NeuronPlace(1, 0)


@pytest.fixture
def picture(window):
    window.store.use_plants(samples.xor(40, 0.05, 0))
    window.store.set_architecture(TWO)
    window.store.set_neuron_at(NeuronPlace(0, 0), Neuron(1.0, 1.0, -2.0))
    window.store.set_neuron_at(NeuronPlace(0, 1), Neuron(1.0, 1.0, -4.0))
    window.store.set_neuron_at(OUTPUT, Neuron(1.0, -1.0, -0.2))
    return shown(window, "hiddenPlane", (520, 420))


def plot_of(picture):
    return picture._shown_plot(picture.frame)


def pixel(picture, first, second):
    return plot_of(picture).at(first, second).toPoint()


def drag(picture, start, end):
    QTest.mousePress(picture.canvas, LEFT, NONE, start)
    for share in (0.3, 0.6, 1.0):
        QTest.mouseMove(picture.canvas, start + share * (end - start))
    QTest.mouseRelease(picture.canvas, LEFT, NONE, end)
    settle()


def test_a_plant_is_clicked_where_both_outputs_put_it(window, picture):
    x1, x2 = window.store.frame().plants.x[7].tolist()
    at = pixel(picture, np.tanh(x1 + x2 - 2), np.tanh(x1 + x2 - 4))
    QTest.mouseClick(picture.canvas, LEFT, NONE, at)
    settle()
    chosen = window.store.frame().selection.tolist()
    assert len(chosen) == 1
    other = window.store.frame().plants.x[chosen[0]]
    assert other.sum() == pytest.approx(x1 + x2, abs=0.2)  # many lie on one another
    assert picture.texts(picture.frame)["z"].startswith("z = ")


def test_the_outputs_line_is_dragged_to_the_mouse_as_one_undo(window, picture):
    store = window.store
    before, undos = store.frame().parameters.copy(), store.undo_stack.count()
    foot = (0.2, 0.0)  # of the line a1 - a2 = 0.2, where no plant lies
    start, end = pixel(picture, *foot), pixel(picture, 0.3, 0.6)
    drag(picture, start, end)
    output = store.frame().network.neuron_at(OUTPUT)
    first, second = plot_of(picture).value_at(QPointF(end))
    assert (output.w1, output.w2) == (1.0, -1.0)
    assert first - second + output.b == pytest.approx(0, abs=0.02)
    assert store.frame().parameters[:6].tolist() == before[:6].tolist()
    assert store.undo_stack.count() == undos + 1
    store.undo()
    assert store.frame().parameters.tolist() == before.tolist()


def test_the_arrows_move_the_line_chosen(window, picture):
    store = window.store

    def neuron_at(place):
        settle()
        return store.frame().network.neuron_at(place)

    before = neuron_at(NeuronPlace(0, 0))
    QTest.keyClick(picture.canvas, Qt.Key.Key_Up)
    shifted = neuron_at(NeuronPlace(0, 0))
    assert (shifted.w1, shifted.w2) == (before.w1, before.w2)
    assert shifted.b < before.b  # the line went to where z grew
    picture.moved.buttons[2].click()
    QTest.keyClick(picture.canvas, Qt.Key.Key_Down, SHIFT)
    turned = neuron_at(OUTPUT)
    assert np.hypot(turned.w1, turned.w2) == pytest.approx(np.sqrt(2))
    assert turned.w1 / turned.w2 != pytest.approx(-1.0)
    assert neuron_at(NeuronPlace(0, 0)) == shifted
    picture.moved.buttons[1].click()
    picture.to_middle.click()
    brought = neuron_at(NeuronPlace(0, 1))
    left, bottom, right, top = store.frame().plants.window
    z = brought.w1 * (left + right) / 2 + brought.w2 * (bottom + top) / 2 + brought.b
    assert z == pytest.approx(0, abs=1e-12)


def test_two_or_three_of_more_neurons_have_an_axis_and_a_drag_turns_the_space(window, picture):
    store = window.store
    store.set_architecture(Architecture(hidden=(5,)))
    settle()
    assert not picture.moved.isVisible()
    assert [b.isChecked() for b in picture.axes.buttons if b.isVisible()] == [True, True] + 3 * [
        False
    ]
    picture.axes.buttons[3].click()
    settle()
    assert store.frame().choices.hidden_axes == "124"
    before = picture.camera
    drag(picture, QPoint(200, 200), QPoint(260, 220))
    assert picture.camera != before
    picture.axes.buttons[0].click()
    settle()
    assert store.frame().choices.hidden_axes == "24"
    assert picture.texts(picture.frame)["note"].startswith("2 of 5 axes")
    for _ in range(2):
        store.undo()
    assert store.frame().choices.hidden_axes == ""


def test_in_space_a_click_selects_the_plant_whose_outputs_lie_there(window, picture):
    store = window.store
    store.set_architecture(THREE)
    store.session.learn(50)
    settle()
    picture.from_side.click()
    frame = picture.frame
    space = picture.space(frame, QRectF(picture.canvas.rect()))
    for plant in (0, 11):
        at = space.at(*frame.hidden_outputs[:, plant].tolist())
        QTest.mouseClick(picture.canvas, LEFT, NONE, at.toPoint())
        settle()
        (chosen,) = store.frame().selection.tolist()
        there = space.at(*frame.hidden_outputs[:, chosen].tolist())
        assert (there - at).manhattanLength() < 4


def test_of_a_neuron_it_says_that_it_is_of_a_network(window, picture):
    window.store.set_architecture(Architecture(products_up_to(2)))
    settle()
    texts = picture.texts(picture.frame)
    assert list(texts) == ["note"]
    assert "network" in texts["note"]
    QTest.mouseClick(picture.canvas, LEFT, NONE, QPoint(100, 100))
    QTest.keyClick(picture.canvas, Qt.Key.Key_Up)


MODELS = [
    Architecture(hidden=hidden, activation=activation)
    for hidden in ((1,), (2,), (3,), (8,), (4, 2))
    for activation in (Activation.TANH, Activation.RELU)
]
SIZES = ((300, 190), (416, 301), (665, 285), (998, 512))
PROJECTED = ((405, 450), (480, 300), (998, 478))


def faults_of(store, models, sizes, projector):
    look, found = look_of("light", projector), []
    picture = make_picture("hiddenPlane", look)
    for architecture in models:
        store.use_plants(samples.xor(40, 0.1, 0))
        store.set_architecture(architecture)
        store.set_settings(optimiser=Optimiser.ADAM, learning_rate=0.1)
        store.session.learn(60)
        for selection in ((), (3,)):
            store.select(indices(selection))
            frame = store.frame()
            picture.set_frame(frame, Changed.EVERYTHING)
            faults = unreadable(picture, frame, sizes, projector)
            found += [f"{architecture.hidden} {fault}" for fault in faults]
    picture.deleteLater()
    return found


def test_its_texts_can_be_read_in_a_small_window_and_at_a_projector(open_window):
    store = open_window("fr", is_shown=False).store
    assert faults_of(store, MODELS[2::4], SIZES[:1], projector=False) == []
    assert faults_of(store, MODELS[6:7], PROJECTED[:1], projector=True) == []


@pytest.mark.long
@pytest.mark.parametrize("projector", [False, True], ids=["desk", "projector"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_its_texts_can_be_read_for_every_network(open_window, language, projector):
    store = open_window(language, is_shown=False).store
    assert faults_of(store, MODELS, PROJECTED if projector else SIZES, projector) == []
