"""The network: links and neurons to be set, looked into, added and taken away."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from engine.arrays import indices
from engine.changed import Changed
from engine.model import samples
from engine.model.architecture import Architecture, NeuronPlace
from engine.model.features import products_up_to
from gui.pictures.network.network_part import Link, Node
from gui.state.edit_kind import EditKind
from tests.gui.conftest import settle, shown

NO_BUTTON = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
FIRST = NeuronPlace(0, 0)


@pytest.fixture
def diagram(window):
    window.store.use_plants(samples.xor(40, 0.1, 0))
    window.store.set_architecture(Architecture(hidden=(2, 1)))
    return shown(window, "network", (560, 400))


def middle(diagram, part):
    layout = diagram.network_layout(diagram.frame)
    if isinstance(part, Node):
        return layout.cell(part).center()
    start, end = layout.ends(part)
    return start + (end - start) * 0.3


def click(diagram, part_or_point):
    at = part_or_point if isinstance(part_or_point, QPointF) else middle(diagram, part_or_point)
    QTest.mouseClick(diagram.canvas, Qt.MouseButton.LeftButton, NO_BUTTON, at.toPoint())
    settle()


def press(diagram, key, modifiers=NO_BUTTON):
    QTest.keyClick(diagram.canvas, key, modifiers)
    settle()


def test_a_weight_is_typed_stepped_and_taken_back_as_one(window, diagram):
    store = window.store
    before, undos = store.frame().parameters.copy(), store.undo_stack.index()
    link = Link(NeuronPlace(0, 1), 0)
    click(diagram, link)
    assert diagram.number.hasFocus()
    QTest.keyClicks(diagram.number, "2.5")
    QTest.keyClick(diagram.number, Qt.Key.Key_Return)
    settle()
    index = store.frame().architecture.names.index("w1_2_1")
    assert store.frame().parameters[index] == 2.5
    assert np.array_equal(np.delete(store.frame().parameters, index), np.delete(before, index))
    assert store.last_edit is EditKind.WEIGHTS
    assert store.undo_stack.index() == undos + 1
    store.undo()
    settle()
    assert np.array_equal(store.frame().parameters, before)


def test_the_wheel_sets_a_bias_and_is_one_undo(window, diagram):
    store = window.store
    undos = store.undo_stack.index()
    click(diagram, Node(2, 0))
    for _ in range(3):
        assert diagram.on_wheel(1)
    settle()
    index = store.frame().architecture.names.index("b2_1")
    assert store.frame().parameters[index] == pytest.approx(0.03)
    assert store.undo_stack.index() == undos + 1
    assert diagram.texts(diagram.frame)["b2_1"] == "0.03"


def test_the_large_field_shows_the_neuron_that_is_pointed_at(window, diagram):
    points = np.array([[0.3, 1.7], [2.0, 0.4]])
    store, shading = window.store, window.field.shading
    diagram.on_hover(middle(diagram, Node(1, 1)))
    settle()
    w1, w2, b = (dict(zip(store.frame().architecture.names, store.frame().parameters, strict=True))[
        name] for name in ("w1_2_1", "w1_2_2", "b1_2"))  # fmt: skip
    assert shading.model.z(points) == pytest.approx(points @ [w1, w2] + b)
    assert window.field.frontier.model is shading.model
    assert window.field.overlay.title == "layer 1, neuron 2"
    assert not shading.names_kinds
    store.step_on()
    settle()
    assert window.field.overlay.title
    diagram.on_hover(None)
    settle()
    assert shading.model is window.field.frame.model
    assert not window.field.overlay.title
    click(diagram, Node(2, 0))
    assert window.field.overlay.title == "layer 2, neuron 1"
    store.set_architecture(Architecture(hidden=(3,)))
    settle()
    assert shading.model is window.field.frame.model
    click(diagram, Node(1, 2))
    window.docks["network"].hide()
    settle()
    assert not window.field.overlay.title


def test_neurons_and_layers_are_added_and_taken_away_within_their_limits(window, diagram):
    store = window.store

    def hidden():
        return store.frame().architecture.hidden

    layout = diagram.network_layout(diagram.frame)
    click(diagram, layout.button(0, adds=True).center())
    assert hidden() == (3, 1)
    click(diagram, layout.button(1, adds=False).center())
    assert hidden() == (3, 1)
    diagram.more_layers.click()
    settle()
    assert hidden() == (3, 1, 1)
    assert not diagram.more_layers.isEnabled()
    for _ in range(3):
        diagram.fewer_layers.click()
        settle()
    assert store.frame().architecture.is_bare
    assert not diagram.fewer_layers.isEnabled()
    store.undo()
    settle()
    assert hidden() == (3,)
    for _ in range(9):
        click(diagram, diagram.network_layout(diagram.frame).button(0, adds=True).center())
    assert hidden() == (8,)


def test_the_keyboard_goes_over_neurons_and_links_and_each_is_told(window, diagram):
    diagram.canvas.setFocus()
    press(diagram, Qt.Key.Key_Down)
    press(diagram, Qt.Key.Key_Down)
    press(diagram, Qt.Key.Key_Down)
    assert "Bias of layer 1, neuron 1" in diagram.description()
    assert window.store.view_options.shown_neuron == FIRST
    press(diagram, Qt.Key.Key_Down, SHIFT)
    press(diagram, Qt.Key.Key_Down, SHIFT)
    assert "Weight x₂ → layer 1, neuron 1" in diagram.description()
    press(diagram, Qt.Key.Key_Return)
    assert diagram.number.hasFocus()
    diagram.canvas.setFocus()
    press(diagram, Qt.Key.Key_Up)
    press(diagram, Qt.Key.Key_Down)
    press(diagram, Qt.Key.Key_Plus)
    assert window.store.frame().architecture.hidden == (3, 1)
    press(diagram, Qt.Key.Key_Escape)
    assert window.store.view_options.shown_neuron is None


def test_a_plants_numbers_run_through_every_model(window, diagram):
    store = window.store
    store.select(indices([3]))
    for architecture in (
        Architecture(), Architecture(products_up_to(5)), Architecture(hidden=(8, 8, 8)),
    ):  # fmt: skip
        store.set_architecture(architecture)
        settle()
        frame = diagram.frame
        values = [text for name, text in diagram.texts(frame).items() if name.startswith("value")]
        assert len(values) == len(architecture.features) + sum(architecture.hidden) + 1
        diagram.grab()


def test_the_tab_is_there_beyond_one_neuron_alone(window):
    tab = window.arrangement_bar._buttons[-2]
    assert not tab.isVisible()
    window.store.set_architecture(Architecture(hidden=(2,)))
    settle()
    assert tab.isVisible()
    window.store.undo()
    settle()
    assert not tab.isVisible()
    window.actions_["actionArrangeNetwork"].trigger()
    settle()
    assert tab.isVisible()
    assert window.pictures["network"].is_seen


@pytest.fixture(scope="module")
def screen():
    return QTest.createTouchDevice()


def touch(diagram, screen, *parts):
    """Put a finger on a part, slide it over others, and yield where it lies before it is lifted."""
    finger = QTest.touchEvent(diagram.canvas, screen)
    at = [middle(diagram, part).toPoint() for part in parts]
    finger.press(0, at[0], diagram.canvas).commit()
    for point in at[1:]:
        settle()
        yield
        finger.move(0, point, diagram.canvas).commit()
    settle()
    yield
    finger.release(0, at[-1], diagram.canvas).commit()
    settle()


def test_a_finger_shows_the_neurons_that_it_slides_over_and_a_tap_lets_a_number_be_set(
    window, diagram, screen
):
    shown = [
        window.store.view_options.shown_neuron
        for _ in touch(diagram, screen, Node(1, 1), Node(1, 0), Node(0, 0))
    ]
    assert shown == [NeuronPlace(0, 1), FIRST, None]
    assert diagram.number.isHidden()
    assert len(list(touch(diagram, screen, Node(1, 1)))) == 1
    assert window.store.view_options.shown_neuron == NeuronPlace(0, 1)
    assert not diagram.number.isHidden()
    list(touch(diagram, screen, Link(NeuronPlace(0, 1), 0)))
    assert diagram.number.hasFocus()
    QTest.keyClicks(diagram.number, "-4")
    list(touch(diagram, screen, Node(2, 0)))  # what was typed is of the link, not of the neuron
    names = window.store.frame().architecture.names
    parameters = dict(zip(names, window.store.frame().parameters.tolist(), strict=True))
    assert parameters["w1_2_1"] == -4.0
    assert parameters["b2_1"] == 0.0


def test_the_keyboard_comes_back_from_a_number_to_the_next_link(window, diagram):
    click(diagram, Link(FIRST, 0))
    QTest.keyClicks(diagram.number, "3")
    QTest.keyClick(diagram.number, Qt.Key.Key_Return)
    settle()
    assert diagram.canvas.hasFocus()
    press(diagram, Qt.Key.Key_Down, SHIFT)
    press(diagram, Qt.Key.Key_Return)
    QTest.keyClicks(diagram.number, "-3")
    QTest.keyClick(diagram.number, Qt.Key.Key_Escape)
    settle()
    assert diagram.canvas.hasFocus()
    assert window.store.frame().parameters[0] == 3.0
    assert window.store.frame().parameters[1] != -3.0


def test_the_keyboard_goes_on_from_where_the_mouse_was_left(window, diagram):
    diagram.on_hover(middle(diagram, Node(1, 0)))
    click(diagram, Node(1, 0))
    diagram.canvas.setFocus()
    press(diagram, Qt.Key.Key_Down)
    assert window.store.view_options.shown_neuron == NeuronPlace(0, 1)
    assert "neuron 2" in diagram.description()


def test_a_picture_on_paper_has_no_buttons_and_marks_nothing(window, diagram, painted_texts):
    click(diagram, Link(FIRST, 0))
    painted_texts.clear()
    diagram.canvas.repaint()
    assert any("→" in text for text in painted_texts)
    diagram.set_frame(diagram.frame, Changed.EVERYTHING)
    painted_texts.clear()
    image = QImage(560, 400, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    diagram.paint_whole(painter, QRectF(0, 0, 560, 400))
    painter.end()
    assert painted_texts
    assert not any("→" in text for text in painted_texts)
