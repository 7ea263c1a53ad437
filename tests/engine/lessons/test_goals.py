"""Goals are conditions on what is on screen."""

import math

import pytest

from engine.arrays import indices
from engine.errors import UserError
from engine.lab.session import Session
from engine.lab.state import put_probe, select, set_choices, set_neuron, set_settings
from engine.lessons.goals import clash, condition
from engine.lessons.quantities import QUANTITIES, formulas_right
from engine.model import samples
from engine.model.neuron import Neuron


def changed(session, change):
    session.replace(session.state.changes_to(change(session.state)))
    session.solve()
    return session.frame()


@pytest.fixture
def session():
    result = Session()
    result.solve()
    return result


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("loss < 0.7", True),
        ("loss<0.69", False),
        ("plants == 6", True),
        ("plants != 6", False),
        ("toxic >= 3", True),
        ("wrong <= 2", False),
        ("b between -0.1 and 0.1", True),
        ("loss between 0.7 and 1e3", False),
        ("separable == 1", True),
        ("step == 0", True),
        ("learning_rate == 0.1", True),
        ("valley_local == 1", True),
        ("derivation_line == 1", True),
    ],
)
def test_a_condition_holds_or_not_at_the_start(session, text, holds):
    assert condition(text).holds(session.frame()) is holds


def test_a_quantity_without_a_value_fulfils_nothing(session):
    frame = session.frame()
    for text in ("a < 2", "a >= 0", "z != 7", "mystery_a > 0", "above_minimum >= 0"):
        assert not condition(text).holds(frame)


def test_a_is_that_of_the_plant_selected_or_else_of_the_mystery_plant(session):
    frame = changed(session, lambda state: set_neuron(state, Neuron(1.0, 0.0, 0.0)))
    frame = changed(session, lambda state: put_probe(state, (2.0, 5.0)))
    mystery = 1 / (1 + math.exp(-2.0))
    assert QUANTITIES["a"](frame) == pytest.approx(mystery)
    frame = changed(session, lambda state: select(state, indices([0])))
    assert QUANTITIES["a"](frame) == pytest.approx(1 / (1 + math.exp(-0.5)))
    assert QUANTITIES["mystery_a"](frame) == pytest.approx(mystery)


def test_overshooting_is_seen():
    session = Session(samples.overlapping_groups(60, 0.3, 1))
    frame = changed(session, lambda state: set_settings(state, learning_rate=100.0))
    assert QUANTITIES["overshooting"](frame) == 0
    session.learn(5)
    assert QUANTITIES["overshooting"](session.frame()) == 1


def test_every_quantity_has_a_number_or_none(session):
    frames = [session.frame(), changed(session, lambda s: set_choices(s, repeats=10_000))]
    for frame in frames:
        for name, quantity in QUANTITIES.items():
            value = quantity(frame)
            assert value is None or math.isfinite(value), name


def test_right_formulas_are_counted():
    assert formulas_right(("mean((a-y)x1)", "mean((a-y)x1)", "mean(a-y)")) == (True, False, True)
    assert formulas_right(("", "a +", "__import__")) == (False, False, False)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("loss", "condition"),
        ("loss < ", "condition"),
        ("loss < 0.2 and b > 1", "condition_several"),
        ("loss < 0.2, step == 0", "condition_several"),
        ("loss < 0.2 && step == 0", "condition_several"),
        ("loss < 0.2 et step == 0", "condition_several"),
        ("loss < 0.2 and fast", "condition"),
        ("step = 0", "condition_sign"),
        ("loss ≤ 0.2", "condition_sign"),
        ("loss =< 0.2", "condition_sign"),
        ("step <> 0", "condition_sign"),
        ("alpha < 1", "quantity"),
        ("0.2 > loss", "condition_sign"),
        ("0.1 < loss < 0.2", "condition_sign"),
        ("loss < 20%", "condition"),
        ("loss < 1.2.3", "condition_number"),
        ("loss between 1", "condition"),
        ("clicks > 3", "quantity"),
        ("__class__ == 1", "quantity"),
    ],
)
def test_what_is_no_condition_is_refused(text, code):
    with pytest.raises(UserError) as refused:
        condition(text)
    assert refused.value.code == code


def test_whether_a_line_separates_plants_of_one_kind_can_not_be_said():
    from engine.model.dataset import Dataset

    one_kind = Session(Dataset.of([(0, 0), (1, 1)], [1, 1]))
    one_kind.solve()
    for frame in (one_kind.frame(), Session().frame()):
        assert not condition("separable == 1").holds(frame)
        assert not condition("separable == 0").holds(frame)


@pytest.mark.parametrize(
    ("texts", "is_out_of_reach"),
    [
        (["separable > 1"], True), (["separable < 0"], True), (["separable >= 1"], False),
        (["mystery_a > 1"], True), (["loss < 0"], True), (["loss <= 0"], False),
        (["plants > 3", "plants < 4"], True), (["plants > 3", "plants < 5"], False),
        (["plants > 3.2", "plants < 3.8"], True), (["w1 > 3", "w1 < 3"], True),
        (["w1 >= 3", "w1 <= 3"], False), (["formulas_right > 3"], True),
        (["wrong > 3"], False), (["step > 0"], False), (["plants > 3", "plants != 4"], False),
        (["repeats > 10000"], True), (["derivation_line > 6"], True),
    ],
)  # fmt: skip
def test_what_can_never_hold_is_known(texts, is_out_of_reach):
    assert bool(clash(tuple(map(condition, texts)))) is is_out_of_reach


def test_only_the_beginning_of_what_is_no_number_is_told():
    with pytest.raises(UserError) as refused:
        condition("loss < " + "1.1." * 20)
    assert refused.value.facts["text"] == ("1.1." * 20)[:40]


def test_a_goal_may_ask_for_no_right_formula_and_for_three_and_no_more():
    for text in ("formulas_right < 1", "formulas_right == 0", "formulas_right == 3"):
        assert clash((condition(text),)) == ""
    for text in ("formulas_right < 0", "formulas_right > 3"):
        assert clash((condition(text),)) == text


@pytest.mark.parametrize("name", ["wrong", "step", "selected", "mystery", "separable"])
def test_a_goal_can_not_ask_for_less_than_nothing(name):
    assert clash((condition(f"{name} < 0"),)) == f"{name} < 0"
    assert clash((condition(f"{name} < 1"),)) == ""


def test_the_slopes_are_those_of_the_three_parameters(session):
    """At w = 0 every a is 1/2, so that dL/dw1 is the mean of (1/2 - y) x1, by hand; b's is 0."""
    frame = session.frame()
    assert QUANTITIES["slope_w1"](frame) == pytest.approx((6.7 - 2.3) / 12)
    assert QUANTITIES["slope_w2"](frame) == pytest.approx((2.0 - 6.7) / 12)
    assert QUANTITIES["slope_b"](frame) == pytest.approx(0)
