"""A goal may ask for a number: right by what is on screen, to within what its author allows."""

import math

import pytest

from engine.errors import UserError
from engine.lab.session import Session
from engine.lab.state import set_neuron, set_settings
from engine.lessons.question import question
from engine.model.neuron import Neuron
from tests.engine.lessons.course_edits import edit


def frame_of(neuron, rate=0.5):
    session = Session()
    edit(lambda state: set_settings(set_neuron(state, neuron), learning_rate=rate))(session)
    return session.frame()


def test_the_next_weight_is_asked_for_as_a_student_works_it_out():
    frame = frame_of(Neuron(0.4, -0.3, 0.2))
    errors = []
    for (x1, x2), y in zip(frame.plants.x.tolist(), frame.plants.y.tolist(), strict=True):
        z = 0.4 * x1 - 0.3 * x2 + 0.2
        errors.append((1 / (1 + math.exp(-z)) - y) * x1)
    next_w1 = 0.4 - 0.5 * sum(errors) / len(errors)
    asked = question("w1 - learning_rate * slope_w1", 0.005)
    assert asked.right_answer(frame) == pytest.approx(next_w1, abs=1e-12)
    assert asked.accepts(next_w1 + 0.0049, frame)
    assert not asked.accepts(next_w1 + 0.0051, frame)
    assert not asked.accepts(next_w1 - 0.0051, frame)


@pytest.mark.parametrize(
    ("text", "right"),
    [("2,5", 2.5), ("plants / 2", 3.0), ("-log(0.5) + b*0", math.log(2)), ("abs(b - 1)**2", 1.0)],
)
def test_it_may_be_any_formula_of_live_numbers(text, right):
    assert question(text, 0.01).right_answer(frame_of(Neuron())) == pytest.approx(right)


def test_an_answer_at_the_very_edge_is_right():
    assert question("1", 0.05).accepts(0.95, frame_of(Neuron()))
    assert question("1", 0.05).accepts(1.05, frame_of(Neuron()))


@pytest.mark.parametrize("text", ["z", "1 / step", "2 ** (20 + step)"])
def test_nothing_is_right_where_there_is_no_number(text):
    frame = frame_of(Neuron(1.0, 1.0, 0.0))  # no plant is selected, step 0
    assert question(text, 1e6).right_answer(frame) is None
    assert not question(text, 1e6).accepts(0.0, frame)


@pytest.mark.parametrize(
    ("text", "code"),
    [("lossy + 1", "live_number"), ("x1 + 1", "live_number"), ("", "formula_empty"),
     ("w1 +", "formula_end"), ("w1 ! 2", "formula_sign"), ("log 2", "formula_call"),
     ("__import__('os')", "formula_sign")],
)  # fmt: skip
def test_what_is_no_formula_of_live_numbers_is_refused(text, code):
    with pytest.raises(UserError) as refused:
        question(text, 0.1)
    assert refused.value.code == code
