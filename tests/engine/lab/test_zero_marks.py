"""Where the boundary is not drawn, taking the mystery plant across it leaves a mark of z = 0."""

import pytest

from engine.files.sessions.json_part import Part, PartError
from engine.files.sessions.session_parts import choices_of, choices_to_json
from engine.lab.choices import MOST_MARKS, Choices
from engine.lab.session import Session
from engine.lab.state import set_choices, set_neuron
from engine.lab.zero_marks import mark_zero
from engine.model.neuron import Neuron

NEURON = Neuron(-1.0, 2.0, 0.5)  # z = 0 where x2 = (x1 - 0.5) / 2


def state_of(is_shown=False):
    state = set_neuron(Session().state, NEURON)
    return set_choices(state, frontier_shown=is_shown)


def marks(*ways, is_shown=False):
    state = state_of(is_shown)
    for before, after in ways:
        state = mark_zero(state, NEURON, before, after)
    return state.choices.zero_marks


def test_a_mark_lies_on_the_boundary_between_the_two_places():
    ((x1, x2),) = marks(((1.0, 0.1), (1.2, 0.5)))
    assert x2 == pytest.approx((x1 - 0.5) / 2, abs=1e-12)
    assert 1.0 < x1 < 1.2


@pytest.mark.parametrize(
    ("before", "after"),
    [((1.0, 0.5), (1.2, 0.9)), (None, (1.2, 0.5)), ((1.0, -1.0), (1.2, 2.0))],
    ids=["does not cross", "was put there", "went too far to have been taken"],
)
def test_nothing_else_leaves_one(before, after):
    assert marks((before, after)) == ()


def test_where_the_line_is_drawn_there_are_none():
    assert marks(((1.0, 0.1), (1.2, 0.5)), is_shown=True) == ()


def test_marks_keep_apart_and_are_not_endless():
    there_and_back = [((1.0, 0.1), (1.2, 0.5)), ((1.2, 0.5), (1.0, 0.1))]
    assert len(marks(*there_and_back)) == 1
    along = [((x / 5, x / 10 - 0.4), (x / 5, x / 10 - 0.1)) for x in range(300)]
    assert len(marks(*along)) == MOST_MARKS


def test_a_session_keeps_them():
    choices = Choices(frontier_shown=False, zero_marks=((1.0, 0.25), (2.0, 0.75)))
    assert choices_of(Part(choices_to_json(choices), "choices")) == choices
    assert "zero_marks" not in choices_to_json(Choices())
    for damaged in ([[1.0]], [[1.0, "2"]], 3, [[0.0, 0.0]] * (MOST_MARKS + 1)):
        with pytest.raises(PartError):
            choices_of(Part({**choices_to_json(choices), "zero_marks": damaged}, "choices"))
