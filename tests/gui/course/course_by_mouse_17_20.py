"""How every goal of chapters 17 to 20 is reached by mouse; only lines and numbers are typed."""

from __future__ import annotations

from tests.engine.lessons.course_walk_17_20 import SLOPES_LINE, Z_LINE
from tests.gui.course.course_by_mouse import Walk, play, reveal, select
from tests.gui.course.course_user import CTRL, KEY, Act, User, canvas_of


def give(goal: int, text: str) -> Act:
    """Click the field below a goal, counted from 1, and type a number."""

    def act(user: User) -> None:
        user.click(user.window.course_panel.goals._answers[goal - 1].field)
        user.key(KEY.Key_A, held=CTRL)
        user.event.write(user.window, text)
        user.key(KEY.Key_Return)

    return act


def row_of_matrix(number: int) -> Act:
    """Click a row of X, counted from 1."""

    def act(user: User) -> None:
        picture = user.picture("matrices")
        layout = picture.layout_of(user.frame, canvas_of(picture))
        user.click(picture.canvas, layout.row(layout.x, number - 1).center())

    return act


def line(hole: str, text: str) -> Act:
    """Click a hole of the lines, type over what is there, and press Enter."""

    def act(user: User) -> None:
        user.click(user.window.course_panel.matrix_lines.fields[hole])
        user.key(KEY.Key_A, held=CTRL)
        user.event.write(user.window, text)
        user.key(KEY.Key_Return)

    return act


def train(user: User) -> None:
    user.click(user.window.course_panel.matrix_lines.train)


MOUSE_17_20: Walk = {
    "17_all_at_once": {
        1: [
            (row_of_matrix(3), set()),
            (select(2.0, 1.0), {0}),
            (give(2, "3"), {0}),
            (give(2, "6"), {0, 1}),
        ],
        2: [(reveal, set())],
        3: [(line("z", "X * W + b"), set()), (line("z", Z_LINE), {0})],
        4: [(line("W", "X @ (a - y)"), set()), (line("W", SLOPES_LINE), {0})],
        5: [(reveal, set())],
        6: [(give(1, "200"), {0}), (train, {0}), (play("right == 100"), {0, 1})],
    },
}
