"""How every goal of chapters 17 to 20 is reached without a mouse; numbers as in French."""

from __future__ import annotations

from tests.engine.lessons.course_walk_17_20 import Z_LINE
from tests.gui.course.course_by_keys import on, plant, play, push, reveal
from tests.gui.course.course_by_mouse import Walk
from tests.gui.course.course_user import CTRL, KEY, Act, User


def give(goal: int, text: str) -> Act:
    """Go to the field below a goal, counted from 1, and type a number."""
    return lambda user: user.type_number(
        user.window.course_panel.goals._answers[goal - 1].field, text
    )


def line(hole: str, text: str) -> Act:
    """Go to a hole of the lines, type over what is there, and press Enter."""

    def act(user: User) -> None:
        user.tab_to(user.window.course_panel.matrix_lines.fields[hole])
        user.key(KEY.Key_A, held=CTRL)
        user.event.write(user.window, text)
        user.key(KEY.Key_Return)

    return act


def train(user: User) -> None:
    push(user, user.window.course_panel.matrix_lines.train)


KEYS_17_20: Walk = {
    "17_all_at_once": {
        1: [(on("matrices", KEY.Key_Down, 2), set()), (plant(4), {0}), (give(2, "6"), {0, 1})],
        2: [(reveal, set())],
        3: [(line("z", "X.dot(W)"), set()), (line("z", Z_LINE), {0})],
        4: [(line("W", "Xᵀ @ (a − y)"), set()), (line("W", "np.dot(X.T, a - y) / m"), {0})],
        5: [(reveal, set())],
        6: [(give(1, "200"), {0}), (train, {0}), (play("right == 100"), {0, 1})],
    },
}
