"""The lines of two hidden neurons in the field, dragged as the frontier of one neuron is."""

import numpy as np
import pytest

from engine.model import samples
from engine.model.architecture import Architecture, NeuronPlace
from gui.state.edit_kind import EditKind
from tests.gui.conftest import settle, shown

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


def test_xor_is_solved_by_hand_with_two_lines_and_the_outputs_own(network, mouse):
    """Both lines slantwise, x1 + x2 > 2.25 and < 3.75: between them lie two corners."""
    store = network.store
    for place, (w1, w2, b) in zip(PLACES, [(4, 4, -8.0), (-4, -4, 16.0)], strict=True):
        store.set_neuron_at(place, weights_of(network, 0).__class__(w1, w2, b))
    store.set_neuron_at(NeuronPlace(1, 0), weights_of(network, 0).__class__(3.0, 3.0, -3.0))
    settle()
    assert store.frame().counts.wrong == 0


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
