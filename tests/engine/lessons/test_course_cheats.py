"""No goal of the course is reached by moves that show no understanding."""

import pytest

from engine.arrays import indices
from engine.lab.state import delete, select, set_neuron
from engine.model.neuron import Neuron
from tests.engine.lessons.course_edits import another_start, edit, learn, rate
from tests.engine.lessons.test_course import PATHS, lesson, opened


def delete_all(session):
    edit(lambda state: delete(select(state, indices(range(len(state.plants))))))(session)


CHEATS = {
    "(−10, 10, 0)": [edit(lambda state: set_neuron(state, Neuron(-10, 10, 0)))],
    "a random start": [another_start] * 5,
    "1,000 steps at rate 1": [rate(1), learn(1000)],
    "every plant deleted": [delete_all],
}
LEARNING = "1,000 steps at rate 1"
MEANT = {
    # These pages ask that the neuron learns, and show what comes of it.
    ("01_perceptron", 1, 1): {LEARNING},
    ("02_plants", 5, 1): {LEARNING},
    ("08_loss", 5, 1): {LEARNING},
    ("19_third_measure", 4, 1): {LEARNING},
    ("22_backwards", 6, 2): {LEARNING},
}
"""Which cheats reach a goal after all, by chapter, page and goal, counted from 1: with a reason."""


def goals_reached(path, place, goals, cheat):
    """Return which goals of a page, counted from 1, one of the moves of a cheat reaches."""
    session = opened(path, place)
    reached = set()
    for move in cheat:
        move(session)
        session.solve()
        frame = session.frame()
        reached |= {at for at, goal in enumerate(goals, start=1) if goal.is_reached(frame)}
    return reached


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_no_goal_is_reached_by_a_cheat(path):
    reached = {}
    for page, step in enumerate(lesson(path).steps, start=1):
        if not any(goal.conditions for goal in step.goals):
            continue
        for name, cheat in CHEATS.items():
            for goal in goals_reached(path, page - 1, step.goals, cheat):
                reached.setdefault((path.stem, page, goal), set()).add(name)
    assert reached == {place: names for place, names in MEANT.items() if place[0] == path.stem}
