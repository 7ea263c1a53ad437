"""How every goal of chapters 17 to 20 is reached by mouse; only lines and numbers are typed."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF

from engine.model.features import Feature
from tests.engine.lessons.course_walk_17_20 import SLOPES_LINE, Z_LINE
from tests.gui.course.course_by_mouse import (
    Walk,
    answer,
    play,
    reveal,
    reveal_plants,
    select,
    slide,
    step_until,
)
from tests.gui.course.course_user import Act, User, canvas_of


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
        user.type_over(text)

    return act


def train(user: User) -> None:
    user.click(user.window.course_panel.matrix_lines.train)


def lower_plane(wanted: str) -> Act:
    """Drag the ball of the lifted plants down, a little at a time, until a condition holds."""

    def drag(user: User) -> None:
        picture = user.picture("lifted")
        pixels = canvas_of(picture)
        ball = picture._ball(picture.lift_of(user.frame), picture.space(user.frame, pixels))
        user.drag(picture.canvas, ball, ball + QPointF(0, 5))

    return lambda user: user.until(wanted, lambda: drag(user))


def switch(*inputs: Feature) -> Act:
    """Click inputs in the panel of the model."""

    def act(user: User) -> None:
        for feature in inputs:
            user.click(user.window.model_panel.panel.inputs.buttons[feature])

    return act


def runs_are_done(user: User) -> None:
    """Wait until the runs that the picture of the penalty shows are at their end."""
    store = user.window.store
    while not store.session.is_experiment_done("penalty"):
        store._announce(store.session.work_on_experiment("penalty", lambda: True))
    user.event.wait()


def rate_of_penalty(rate: float) -> Act:
    """Click the picture of the penalty where a rate stands."""

    def act(user: User) -> None:
        picture = user.picture("lambda")
        plot = picture.plot(user.frame.experiments.penalty, canvas_of(picture))
        user.click(picture.canvas, plot.at(math.log10(rate), 0.1))

    return act


MOUSE_17_20: Walk = {
    "17_all_at_once": {
        1: [
            (row_of_matrix(3), set()),
            (select(2.0, 1.0), {0}),
            (answer(2, "3"), {0}),
            (answer(2, "6"), {0, 1}),
        ],
        2: [(reveal, set())],
        3: [(line("z", "X * W + b"), set()), (line("z", Z_LINE), {0})],
        4: [(line("W", "X @ (a - y)"), set()), (line("W", SLOPES_LINE), {0})],
        5: [(reveal, set())],
        6: [(answer(1, "200"), {0}), (train, {0}), (play("right == 100"), {0, 1})],
    },
    "18_never_seen": {
        1: [(reveal, set())],
        2: [(reveal_plants, {0})],
        3: [(play("step >= 200"), set()), (answer(1, "190"), set()), (answer(1, "50"), {0})],
        4: [(reveal, set())],
        5: [(slide(w1=-5.6, w2=5.5, b=1.25), set()), (slide(w1=-2.8, w2=2.75, b=0.63), {0})],
        6: [(reveal, set())],
    },
    "19_third_measure": {
        1: [(reveal, set())],
        2: [(reveal, set())],
        3: [(lower_plane("wrong == 0"), {0})],
        4: [(reveal, {0})],
        5: [
            (play("step >= 60"), set()),
            (switch(Feature.SUM_OF_SQUARES, Feature.X1_X2), set()),
            (step_until("wrong == 0"), {0}),
        ],
    },
    "20_too_many_measures": {
        1: [(reveal, set())],
        2: [(reveal, set())],
        3: [(reveal, set()), (reveal_plants, set())],
        4: [
            (runs_are_done, set()),
            (answer(1, "0.1"), set()),
            (answer(1, "0.002"), {0}),
            (rate_of_penalty(0.002), {0}),
            (play("step >= 900"), {0, 1}),
        ],
        5: [(reveal, set())],
        6: [(reveal, set())],
    },
}
