"""The lines of two hidden neurons in the field, dragged as the frontier of one neuron is."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engine.model import samples
from engine.model.architecture import Architecture, NeuronPlace
from gui.state.edit_kind import EditKind
from tests.gui.conftest import NONE, settle, shown

PLACES = NeuronPlace(0, 0), NeuronPlace(0, 1)
TWO = Architecture(hidden=(2,))
STANDING, LYING = [2.0, 0.0, -3.0], [0.0, -2.0, 3.0]
"""z of each hidden neuron: 0 at x1 = 1.5, and at x2 = 1.5."""


@pytest.fixture
def network(window):
    """A window with two hidden neurons, whose lines cross in the middle of XOR."""
    window.store.use_plants(samples.xor(40, 0.05, 0))
    window.store.set_architecture(TWO)
    start = np.array([*STANDING[:2], *LYING[:2], STANDING[2], LYING[2], 1.0, 1.0, 0.0])
    for index, value in enumerate(start):
        window.store.set_parameter_at(index, value)
    settle()
    return window


def weights_of(window, number):
    window.store.flush()
    return window.store.frame().network.neuron_at(PLACES[number])


def z_at(neuron, point):
    return neuron.w1 * point[0] + neuron.w2 * point[1] + neuron.b


def test_a_line_passes_where_the_mouse_let_it_go_as_one_undo(network, mouse):
    store, plane = network.store, shown(network, "hiddenPlane")
    before, undos = store.frame().parameters.copy(), store.undo_stack.count()
    frames = []
    store.frame_ready.connect(lambda frame, _changed: frames.append(frame.hidden_outputs[0, 0]))
    mouse.drag((1.5, 2.0), (1.9, 2.1))
    moved = weights_of(network, 0)
    assert (moved.w1, moved.w2) == (2.0, 0.0)
    assert z_at(moved, (1.9, 2.1)) == pytest.approx(0, abs=0.03)
    assert len(set(frames)) > 4, "the plants do not move meanwhile"
    x1 = store.frame().plants.x[0, 0]
    assert plane.frame.hidden_outputs[0, 0] == pytest.approx(np.tanh(2 * x1 + moved.b))
    others = [index for index, name in enumerate(TWO.names) if not name.endswith(("_1_1", "b1_1"))]
    assert store.frame().parameters[others].tolist() == before[others].tolist()
    assert (store.undo_stack.count(), store.last_edit) == (undos + 1, EditKind.WEIGHTS)
    store.undo()
    assert store.frame().parameters.tolist() == before.tolist()


def test_a_handle_turns_its_line_about_the_other_and_learning_waits(network, mouse):
    line = network.field.hidden_lines.lines[1]
    first, second = line.handles(network.field.targets.window())
    network.store.play()
    mouse.press(*first)
    goal = (first[0], first[1] + 0.5)
    mouse.move(first[0], first[1] + 0.2)
    mouse.move(*goal)
    step = network.store.session.step
    network.store.clock.tick()
    assert network.store.session.step == step
    turned = weights_of(network, 1)
    mouse.release(*goal)
    network.store.pause()
    assert z_at(turned, second) == pytest.approx(0, abs=1e-9)
    assert z_at(turned, goal) == pytest.approx(0, abs=0.03)
    assert np.hypot(turned.w1, turned.w2) == pytest.approx(2.0)


def test_xor_is_solved_by_hand(network, mouse):
    """Both lines are dragged until two corners lie between them, then the output's own."""
    store, field, plane = network.store, network.field, shown(network, "hiddenPlane", (520, 420))
    assert store.frame().counts.wrong > 5
    goals = (((0.25, 1.75), (1.75, 0.25)), ((1.25, 2.75), (2.75, 1.25)))  # x1 + x2 = 2 and 4
    for line, ends in zip(field.hidden_lines.lines, goals, strict=True):
        for end in ends:
            window = field.targets.window()
            handle = min(
                line.handles(window), key=lambda at, end=end: np.hypot(*(at - np.array(end)))
            )
            mouse.drag(handle, end)
    plot = plane._shown_plot(plane.frame)
    start, end = plot.at(0.2, -0.2).toPoint(), plot.at(0.5, 0.5).toPoint()
    QTest.mousePress(plane.canvas, Qt.MouseButton.LeftButton, NONE, start)
    QTest.mouseMove(plane.canvas, end)
    QTest.mouseRelease(plane.canvas, Qt.MouseButton.LeftButton, NONE, end)
    settle()
    assert store.frame().counts.wrong == 0
    assert store.frame().step == 0


def test_other_models_have_no_line_to_take_hold_of(network, mouse):
    for architecture in (Architecture(hidden=(3,)), Architecture()):
        network.store.set_architecture(architecture)
        settle()
        parameters = network.store.frame().parameters.tolist()
        mouse.drag((1.5, 2.0), (1.9, 2.1))
        assert network.store.frame().parameters.tolist() == parameters
    assert all(line.neuron is None for line in network.field.hidden_lines.lines)


def test_the_lines_go_while_the_field_shows_a_hidden_neuron(network):
    network.store.set_view_options(shown_neuron=PLACES[0])
    settle()
    assert all(line.neuron is None for line in network.field.hidden_lines.lines)
    network.store.set_view_options(shown_neuron=None)
    settle()
    assert all(line.neuron for line in network.field.hidden_lines.lines)
