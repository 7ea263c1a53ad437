"""The lines that a student completes: each is checked alone, and together they learn."""

import numpy as np
import pytest

from engine.errors import UserError
from engine.lab.session import Session
from engine.lab.state import set_settings
from engine.learning.typed_gradient import gradient_of
from engine.lessons.exercise import Finding
from engine.lessons.program import EMPTY, HOLES, check_line, formulas_of, lines_right
from engine.loss.log_loss import gradient
from engine.model import samples
from engine.model.neuron import Neuron
from tests.engine.lessons.course_edits import edit

RIGHT = ("w1*x1 + w2*x2 + b", "1 / (1 + np.exp(-z))", "np.mean(e*x1)", "(e*x2).mean()")
NEURON = Neuron(0.3, -0.2, 0.1)
SIX = samples.six()


def found(hole, text):
    return check_line(hole, text, SIX, NEURON)


@pytest.mark.parametrize(
    ("hole", "text"),
    [*zip(HOLES, RIGHT, strict=True), ("z", "b + x2 w2 + x1 w1"), ("a", "σ(z)"),
     ("a", "sigmoid(z)"), ("a", "exp(z)/(1+exp(z))"), ("w1", "mean((a-y)*x1)"),
     ("w1", "sum(e*x1)/m"),
     ("w2", "moyenne(e x2)"), ("w2", "e @ x2 / m"), ("w1", "x1.mean()*0 + np.mean(x1*e_i)")],
)  # fmt: skip
def test_a_right_line_is_right_in_any_spelling(hole, text):
    assert found(hole, text).finding is Finding.RIGHT


@pytest.mark.parametrize(
    ("hole", "text", "finding"),
    [("z", "w1*x1 + w2*x2", Finding.OTHER), ("z", "w1 + b", Finding.SHAPE),
     ("a", "1/(1 + exp(z))", Finding.OTHER), ("w1", "mean((y - a)*x1)", Finding.SIGN),
     ("w1", "sum(e*x1)", Finding.NO_MEAN), ("w2", "mean(e*x1)", Finding.OTHER_PARAMETER),
     ("w2", "e*x2", Finding.SHAPE), ("a", "1/(z - z)", Finding.OTHER)],
)  # fmt: skip
def test_a_wrong_line_is_told_where_it_parts(hole, text, finding):
    assert found(hole, text).finding is finding


def test_the_first_plant_that_differs_is_told_with_both_numbers():
    line = found("z", "w1*x1 + w2*x2")  # the six begin with (0.5, 2)
    assert (line.plant, line.typed, line.true) == pytest.approx((0, -0.25, -0.15))


@pytest.mark.parametrize(
    ("hole", "text", "code"),
    [("z", "z", "program_name"), ("z", "a", "program_name"), ("a", "e", "program_name"),
     ("a", "import os", "program_name"), ("w1", "q", "program_name"), ("w1", "", "formula_empty"),
     ("w2", "mean(", "formula_end"), ("z", "__import__('os')", "formula_sign")],
)  # fmt: skip
def test_a_line_may_name_what_stands_above_it_and_nothing_else(hole, text, code):
    with pytest.raises(UserError) as refused:
        found(hole, text)
    assert refused.value.code == code


def test_together_the_lines_give_the_gradient():
    rng = np.random.default_rng(1)
    for _ in range(5):
        neuron = Neuron.of(rng.normal(size=3))
        true = gradient(SIX.x, neuron.z(SIX.x), SIX.y)
        assert gradient_of(formulas_of(RIGHT), SIX, neuron) == pytest.approx(true, abs=1e-12)


def test_a_neuron_trained_with_a_wrong_line_learns_what_the_line_says():
    """The sign of the exponent is lost: a is the probability of the other kind, and learns so."""
    wrong = ("w1*x1 + w2*x2 + b", "1 / (1 + np.exp(z))", "np.mean(e*x1)", "np.mean(e*x2)")
    session = Session()
    edit(lambda state: set_settings(state, formulas=formulas_of(wrong), learning_rate=0.5))(session)
    session.learn(3)
    w1 = w2 = b = 0.0
    for _ in range(3):
        z = w1 * SIX.x[:, 0] + w2 * SIX.x[:, 1] + b
        e = 1 / (1 + np.exp(z)) - SIX.y
        w1 -= 0.5 * np.mean(e * SIX.x[:, 0])
        w2 -= 0.5 * np.mean(e * SIX.x[:, 1])
        b -= 0.5 * np.mean(e)
    assert session.frame().parameters == pytest.approx([w1, w2, b], abs=1e-12)


def test_right_lines_are_counted():
    assert lines_right(EMPTY, SIX, NEURON) == 0
    assert lines_right(("w1*x1 + w2*x2 + b", "z", "mean(e*x1)", "e +"), SIX, NEURON) == 2
    assert lines_right(RIGHT, SIX, NEURON) == 4


def test_lines_that_are_too_long_together_are_refused():
    a = " + ".join(["0*z"] * 60) + " + sigmoid(z)"
    with pytest.raises(UserError) as refused:
        formulas_of(("w1*x1 + w2*x2 + b", a, "mean(e*x1)", "mean(e*x2)"))
    assert refused.value.code == "formula_long"
