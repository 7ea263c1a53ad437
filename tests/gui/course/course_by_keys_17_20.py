"""How every goal of chapters 17 to 20 is reached without a mouse; numbers as in French."""

from __future__ import annotations

from engine.model.features import Feature
from tests.engine.lessons.course_walk_17_20 import Z_LINE
from tests.gui.course.course_by_keys import (
    answer,
    on,
    plant,
    play,
    push,
    reveal,
    reveal_plants,
    type_in,
)
from tests.gui.course.course_by_mouse import Walk
from tests.gui.course.course_by_mouse_17_20 import runs_are_done
from tests.gui.course.course_user import CTRL, KEY, Act, User


def line(hole: str, text: str) -> Act:
    """Go to a hole of the lines, type over what is there, and press Enter."""

    def act(user: User) -> None:
        user.tab_to(user.window.course_panel.matrix_lines.fields[hole])
        user.type_over(text)

    return act


def train(user: User) -> None:
    push(user, user.window.course_panel.matrix_lines.train)


def lower_plane(wanted: str) -> Act:
    """Press Ctrl+Down on the lifted plants until a condition holds."""

    def act(user: User) -> None:
        user.tab_to(user.picture("lifted").canvas)
        user.until(wanted, lambda: user.key(KEY.Key_Down, held=CTRL))

    return act


def switch(*inputs: Feature) -> Act:
    """Go to inputs in the panel of the model by Tab, and press them."""

    def act(user: User) -> None:
        for feature in inputs:
            push(user, user.window.model_panel.panel.inputs.buttons[feature])

    return act


KEYS_17_20: Walk = {
    "17_all_at_once": {
        1: [(on("matrices", KEY.Key_Down, 2), set()), (plant(4), {0}), (answer(2, "6"), {0, 1})],
        2: [(reveal, set())],
        3: [(line("z", "X.dot(W)"), set()), (line("z", Z_LINE), {0})],
        4: [(line("W", "Xᵀ @ (a − y)"), set()), (line("W", "np.dot(X.T, a - y) / m"), {0})],
        5: [(reveal, set())],
        6: [(answer(1, "200"), {0}), (train, {0}), (play("right == 100"), {0, 1})],
    },
    "18_never_seen": {
        1: [(reveal, set())],
        2: [(reveal_plants, {0})],
        3: [(play("step >= 200"), set()), (answer(1, "60"), {0})],
        4: [(reveal, set())],
        5: [(type_in(w1="-2,8"), set()), (type_in(w2="2,75", b="0,63"), {0})],
        6: [(reveal, set())],
    },
    "19_third_measure": {
        1: [(reveal, set())],
        2: [(reveal, set())],
        3: [(lower_plane("wrong == 0"), {0})],
        4: [(reveal, {0})],
        5: [
            (switch(Feature.SUM_OF_SQUARES, Feature.X1_X2), set()),
            (User.to_field, set()),  # on a button, Space would press it
            (play("wrong == 0"), {0}),
        ],
    },
    "20_too_many_measures": {
        1: [(reveal, set())],
        2: [(reveal, set())],
        3: [(reveal, set()), (reveal_plants, set())],
        4: [
            (runs_are_done, set()),
            (answer(1, "0,002"), {0}),
            (on("lambda", KEY.Key_Up, 5), {0}),
            (play("step >= 900"), {0, 1}),
        ],
        5: [(reveal, set())],
        6: [(reveal, set())],
    },
}
