"""How the goals of chapters 21 to 24 are reached, page by page, as their texts say."""

from __future__ import annotations

from typing import Any

from engine.lab.session import Session
from engine.lab.state import draw_start, set_architecture, set_network, set_parameters, set_settings
from engine.learning.settings import Optimiser
from engine.model.activation import Activation
from engine.model.architecture import Architecture, NeuronPlace
from engine.model.network import Network
from tests.engine.lessons.course_edits import (
    Act,
    Answer,
    Edit,
    another_start,
    by_hand,
    choose,
    edit,
    learn,
    reveal,
    rewind,
)


def line(number: int, w1: float, w2: float, b: float) -> Edit:
    """Drag the line of a hidden neuron, counted from 1, to w1 x1 + w2 x2 + b = 0."""

    def change(session: Session) -> object:
        network: Network = session.frame().network
        place = NeuronPlace(0, number - 1)
        moved = type(network.neuron_at(place))(w1, w2, b)
        return edit(lambda state: set_parameters(state, network.with_neuron(place, moved)))(session)

    return change


def weight(name: str, value: float) -> Edit:
    """Click a link of the network, and type its weight."""

    def change(session: Session) -> object:
        frame = session.frame()
        parameters = frame.parameters.copy()
        parameters[frame.architecture.names.index(name)] = value
        return edit(lambda state: set_parameters(state, parameters))(session)

    return change


def hidden(*neurons: int, activation: str = "tanh") -> Edit:
    """Add or take away hidden neurons."""
    wanted = Architecture(hidden=neurons, activation=Activation(activation))
    return edit(lambda state: set_architecture(state, wanted))


def settings(**changes: Any) -> Edit:
    """Choose how the model learns."""
    return edit(lambda state: set_settings(state, **changes))


def wait_for_starts(session: Session) -> object:
    """Let the forty runs go to their end."""
    return session.work_on_experiment("starts", lambda: True)


def take_up(start: int) -> Edit:
    """Click one of the forty runs, by the number that the picture gives it."""

    def change(session: Session) -> object:
        starts = session.frame().experiments.starts
        assert starts is not None
        network = Network(starts.architecture, starts.parameters[start - 1])
        return edit(lambda state: set_network(state, network))(session)

    return change


WALK_21_24: dict[str, dict[int, list[Act]]] = {
    "21_two_lines": {
        1: [Answer(1, 1), by_hand(w1=-1.0, b=0.0), by_hand(b=-1.0)],
        2: [line(2, 8, 0, -3)],
        3: [line(1, 5.7, 5.7, -12), line(2, -5.7, -5.7, 22)],
        5: [line(1, 6.0, 5.2, -13.2), line(2, -6.0, -5.2, 22.8)],
        6: [edit(lambda state: draw_start(state, Architecture(hidden=(3,)))), learn(1000)],
    },
    "22_backwards": {
        1: [Answer(1, -0.277)],
        2: [weight("w1_1_2", 1.1), Answer(2, -0.04)],
        3: [Answer(1, -0.415)],
        4: [choose(backwards_weight="w2_1_2"), choose(backwards_weight="w1_1_2")],
        5: [choose(backwards_weight="w1_1_2")],
        6: [Answer(1, 1 - 0.165), learn(1), learn(60)],
    },
    "23_folded_landscape": {
        1: [learn(600), another_start, learn(600)],
        3: [wait_for_starts, take_up(2), learn(300)],
        4: [Answer(1, 2 * 2 * 2)],
        5: [learn(300), rewind, weight("w2_1_1", 1.0), learn(300)],
        6: [hidden(3), hidden(4), hidden(5), wait_for_starts],
    },
    "24_descending_better": {
        2: [Answer(1, 1 / (1 - 0.9)), settings(optimiser=Optimiser.MOMENTUM), learn(30)],
        4: [Answer(1, 156 / 13)],
        5: [settings(batch_size=10), learn(90)],
        6: [
            hidden(6),
            settings(optimiser=Optimiser.ADAM, learning_rate=0.1),
            learn(300),
            reveal,
        ],
    },
}
"""By chapter and step, counted from 1: what reaches every goal of that step."""
