"""How every goal of chapters 21 to 24 is reached without a mouse; numbers are typed as in French.

By chapter and page, counted from 1: what is done, and which goals are reached from then on.
"""

from __future__ import annotations

import math

from engine.model.architecture import NeuronPlace
from gui.pictures.network.network_part import Link, Node, Part
from tests.gui.course.course_by_keys import (
    answer,
    begin_duel,
    lab,
    on,
    play,
    press,
    push,
    rate,
    reveal,
    type_in,
)
from tests.gui.course.course_by_mouse import Walk
from tests.gui.course.course_user import KEY, SHIFT, Act, User
from tests.gui.course.networks_by_mouse import FIRST, OUTPUT, wait_for_starts

_PLUS = KEY.Key_Plus
_MOST_PRESSES = 200


def _choose_line(user: User, number: int) -> None:
    buttons = user.picture("hiddenPlane").moved.buttons
    user.tab_to(next(button for button in buttons if button.isChecked()))
    there = next(index for index, button in enumerate(buttons) if button.isChecked())
    user.key(KEY.Key_Down if there < number - 1 else KEY.Key_Up, abs(number - 1 - there))


def shift_line(number: int, key: KEY, wanted: str) -> Act:
    """Choose a line beside the hidden plane, and shift it until a condition holds."""

    def act(user: User) -> None:
        _choose_line(user, number)
        user.tab_to(user.picture("hiddenPlane").canvas)
        user.until(wanted, lambda: user.key(key), _MOST_PRESSES)

    return act


def lay_line(number: int, degrees: float, at: tuple[float, float]) -> Act:
    """Turn and shift a hidden neuron's line, counted from 1, until it lies there.

    `degrees` is the way in which the neuron's output grows.
    """

    def neuron(user: User):
        return user.frame.network.neuron_at(NeuronPlace(0, number - 1))

    def is_turned(user: User) -> bool:
        turned = math.degrees(math.atan2(neuron(user).w2, neuron(user).w1)) - degrees
        return abs((turned + 180) % 360 - 180) < 4

    def height(user: User) -> float:
        return neuron(user).w1 * at[0] + neuron(user).w2 * at[1] + neuron(user).b

    def act(user: User) -> None:
        _choose_line(user, number)
        user.tab_to(user.picture("hiddenPlane").canvas)
        _press_while(user, lambda: not is_turned(user), KEY.Key_Up, SHIFT)
        side = math.copysign(1, height(user))
        before = abs(height(user))
        user.key(KEY.Key_Up)
        key = KEY.Key_Up if abs(height(user)) < before else KEY.Key_Down
        _press_while(user, lambda: height(user) * side > 0, key)

    return act


def _press_while(user: User, is_due, key: KEY, held=None) -> None:
    for _ in range(_MOST_PRESSES):
        if not is_due():
            return
        user.key(key) if held is None else user.key(key, held=held)
    raise AssertionError("never reached")


def to_part(user: User, part: Part) -> None:
    """Go to a neuron of the network, and on to one of its links."""
    picture = user.picture("network")
    user.tab_to(picture.canvas)
    node = Node(part.place.layer + 1, part.place.number) if isinstance(part, Link) else part
    _press_while(user, lambda: picture._chosen != node, KEY.Key_Down)
    if isinstance(part, Link):
        _press_while(user, lambda: picture._chosen != part, KEY.Key_Down, SHIFT)


def weight(place: NeuronPlace, source: int, text: str) -> Act:
    """Go to a link of the network, and type its weight."""

    def act(user: User) -> None:
        to_part(user, Link(place, source))
        user.key(KEY.Key_Return)
        user.event.write(user.window, text)
        user.key(KEY.Key_Return)

    return act


def add_neurons(times: int) -> Act:
    """Go to a hidden neuron, and press + so often."""

    def act(user: User) -> None:
        for _ in range(times):
            to_part(user, Node(1, 0))
            user.key(_PLUS)

    return act


def add_layer(user: User) -> None:
    push(user, user.picture("network").more_layers)


def end_duel(user: User) -> None:
    """Press *I'm done*: the hidden plants are revealed."""
    push(user, user.window.course_panel.duel.done)


def slope_of(name: str) -> Act:
    """Go by Down from weight to weight where the slopes run backwards."""

    def act(user: User) -> None:
        user.tab_to(user.picture("backwards").canvas)
        for key in (KEY.Key_Up, KEY.Key_Down):
            for _ in range(9):
                way = user.frame.backwards
                if way.architecture.names[way.index] == name:
                    return
                user.key(key)
        raise AssertionError(f"the keys never reach {name}")

    return act


def optimiser(index: int) -> Act:
    """Go down the list of optimisers."""

    def act(user: User) -> None:
        user.tab_to(user.window.model_panel.made.optimiser.choice)
        user.key(KEY.Key_Down, index)

    return act


def batches(user: User) -> None:
    """Untick whole batches, and go back to the field: there Space plays."""
    push(user, user.window.learning_panel.whole_batch)
    user.to_field()


_DOWN = KEY.Key_Down
_RIGHT = KEY.Key_Right

KEYS_OF_NETWORKS: Walk = {
    "21_two_lines": {
        1: [
            (answer(1, "2"), set()),
            (answer(1, "1"), {0}),
            (lab, {0}),
            (type_in(w1="-0,5"), {0, 1}),
        ],
        2: [(shift_line(2, KEY.Key_Down, "hidden_a2 > 0.9"), {0})],
        3: [
            (reveal, set()),
            (lay_line(1, 45, (1.05, 1.05)), set()),
            (lay_line(2, 225, (1.95, 1.95)), {0}),
        ],
        4: [(reveal, set())],
        5: [
            (lay_line(1, 41, (1.17, 1.17)), set()),
            (lay_line(2, 221, (2.02, 2.02)), {0}),
        ],
        6: [(reveal, set()), (add_neurons(1), set()), (play("wrong == 0"), {0})],
    },
    "22_backwards": {
        1: [(answer(1, "0,277"), set()), (answer(1, "-0,277"), {0})],
        2: [(weight(FIRST, 1, "1,1"), {0}), (answer(2, "-0,04"), {0, 1})],
        3: [(answer(1, "-0,415"), {0})],
        4: [(slope_of("w1_2_1"), set()), (slope_of("w1_1_2"), {0})],
        5: [(reveal, set()), (slope_of("w1_1_2"), {0})],
        6: [(answer(1, "0,835"), {0}), (press(_RIGHT), {0}), (play("wrong == 0"), {0, 1})],
    },
    "23_folded_landscape": {
        1: [(play("step >= 300"), set()), (press(KEY.Key_R), set()), (play("step >= 510"), {0})],
        2: [(reveal, set())],
        3: [
            (wait_for_starts, set()),
            (on("manyStarts", _DOWN, 40), set()),
            (press(KEY.Key_Return), set()),
            (play("step >= 300"), {0}),
        ],
        4: [(answer(1, "8"), {0})],
        5: [
            (reveal, set()),
            (press(KEY.Key_Home), set()),
            (weight(OUTPUT, 0, "1"), set()),
            (play("wrong == 0"), {0}),
        ],
        6: [(add_neurons(3), set()), (wait_for_starts, {0})],
    },
    "24_descending_better": {
        1: [(reveal, set())],
        2: [(answer(1, "10"), {0}), (optimiser(1), {0}), (press(_RIGHT, 30), {0, 1})],
        3: [(reveal, set())],
        4: [(answer(1, "12"), {0})],
        5: [(batches, set()), (play("loss < 0.2"), {0})],
        6: [
            (begin_duel, set()),
            (add_layer, set()),
            (add_neurons(4), set()),
            (optimiser(5), set()),
            (rate("0,1"), set()),
            (play("step >= 300"), set()),
            (end_duel, {0}),
        ],
    },
}
