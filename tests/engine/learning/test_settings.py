"""How the neuron learns: what is refused, and what decides the next step."""

import math

import pytest

from engine.errors import UserError
from engine.learning.settings import Rule, Settings
from engine.loss.penalty import Penalty, PenaltyKind


@pytest.mark.parametrize(
    ("changes", "code", "fact"),
    [
        ({"learning_rate": 0.0}, "learning_rate", ("rate", 0.0)),
        ({"learning_rate": 9e-5}, "learning_rate", ("least", 1e-4)),
        ({"learning_rate": 100.1}, "learning_rate", ("most", 100.0)),
        ({"learning_rate": math.nan}, "learning_rate", ("least", 1e-4)),
        ({"batch_size": 0}, "batch_size", ("size", 0)),
        ({"seed": -1}, "seed", ("seed", -1)),
        ({"stop_at_step": 0}, "stop_at_step", ("step", 0)),
        ({"batch_size": 2**31}, "batch_size", ("most", 2**31 - 1)),
        ({"seed": 2**31}, "seed", ("most", 2**31 - 1)),
        ({"stop_at_step": 2**31}, "stop_at_step", ("most", 2**31 - 1)),
    ],
)
def test_settings_out_of_range_are_refused_with_the_fact(changes, code, fact):
    with pytest.raises(UserError) as refused:
        Settings(**changes)
    assert refused.value.code == code
    assert refused.value.facts[fact[0]] == fact[1]


@pytest.mark.parametrize("rate", [1e-4, 100.0])
def test_the_ends_of_the_range_of_rates_are_taken(rate):
    assert Settings(learning_rate=rate).learning_rate == rate


def test_when_to_stop_is_no_part_of_what_decides_the_next_step():
    plain = Settings()
    assert Settings(stop_at_step=3, stop_when_converged=False).learning == plain.learning
    for other in (
        {"learning_rate": 1.0},
        {"batch_size": 2},
        {"seed": 1},
        {"rule": Rule.PERCEPTRON},
    ):
        assert Settings(**other).learning != plain.learning


def test_formulas_are_read_when_they_are_set_and_decide_the_next_step():
    formulas = ("mean((a - y) x1)", "mean((a - y) x2)", "mean(a - y)")
    assert Settings(formulas=formulas).learning != Settings().learning
    with pytest.raises(UserError, match="formula_name"):
        Settings(formulas=("mean((a - y) x1)", "mean((a - y) x3)", "mean(a - y)"))


@pytest.mark.parametrize(
    "changes", [{"rule": Rule.PERCEPTRON}, {"formulas": ("mean(x1)", "mean(x2)", "0")}]
)
def test_a_penalty_that_no_step_would_heed_is_refused(changes):
    with pytest.raises(UserError, match="penalty_of_descent"):
        Settings(penalty=Penalty(PenaltyKind.L2, 0.1), **changes)
    assert Settings(penalty=Penalty(PenaltyKind.L2, 0.0), **changes).penalty.is_none
