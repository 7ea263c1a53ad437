"""How the goals of chapters 17 to 20 are reached, page by page, as their texts say."""

from __future__ import annotations

from engine.lab.session import Session
from engine.lab.state import set_architecture, set_parameters, set_settings
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model.architecture import Architecture
from engine.model.features import features_named
from tests.engine.lessons.course_edits import (
    Act,
    Answer,
    Edit,
    by_hand,
    choose,
    click,
    edit,
    learn,
    reveal,
)

Z_LINE, SLOPES_LINE = "X @ W + b", "X.T @ (a - y) / m"


def raise_plane(by: float) -> Edit:
    """Drag the ball of the lifted plants: the bias goes down as the plane goes up."""

    def change(session: Session) -> object:
        *weights, bias = session.frame().parameters.tolist()
        moved = session.frame().parameters.copy()
        moved[:] = [*weights, bias - by]
        return edit(lambda state: set_parameters(state, moved))(session)

    return change


def take_inputs(*names: str) -> Edit:
    """Switch inputs on and off in the panel of the model."""
    features = features_named(["x1", "x2", *names])
    return edit(lambda state: set_architecture(state, Architecture(features)))


def take_penalty(rate: float) -> Edit:
    """Click a rate in the picture of the penalty."""
    return edit(lambda state: set_settings(state, penalty=Penalty(PenaltyKind.L2, rate)))


WALK_17_20: dict[str, dict[int, list[Act]]] = {
    "17_all_at_once": {
        1: [click(3), click(4), Answer(2, 6)],
        3: [choose(matrix_lines=("X @ W", "")), choose(matrix_lines=(Z_LINE, ""))],
        4: [
            choose(matrix_lines=(Z_LINE, "X.T @ (a - y)")),
            choose(matrix_lines=(Z_LINE, SLOPES_LINE)),
        ],
        6: [Answer(1, 200), choose(matrix_lines=(Z_LINE, SLOPES_LINE)), learn(100)],
    },
    "18_never_seen": {
        2: [learn(1000), reveal],
        3: [learn(200), Answer(1, 55)],
        5: [by_hand(w1=-11.3 / 4, w2=11.0 / 4, b=2.5 / 4)],
    },
    "19_third_measure": {
        3: [raise_plane(-0.5), raise_plane(-0.7)],
        4: [learn(100)],
        5: [learn(60), take_inputs("x1*x2"), learn(60)],
    },
    "20_too_many_measures": {
        4: [Answer(1, 0.002), take_penalty(0.002), learn(1000)],
    },
}
"""By chapter, then by page counted from 1; after each edit the goals are looked at."""
