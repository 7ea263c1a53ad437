"""What the pictures show: ranges, handles that push each other, and what is refused."""

import math
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.explain.derivation import LINES
from engine.lab.choices import (
    CHORD_CURVES,
    CHORD_RANGE,
    DERIVATION_LINES,
    FARTHEST_FREE_Z,
    LOG_RANGE,
    PAIRS,
    REPEATS,
    SURFACES,
    VALLEY_RANGE,
    VALLEY_RATES,
    Choices,
    ChordCurve,
    Surface,
    chosen,
)
from engine.learning.settings import Optimiser
from engine.model.features import Feature
from engine.model.neuron import PARAMETERS, ParameterName

NUMBER = st.floats(-1e300, 1e300)
HANDLE = st.floats(-1, 7)


def test_what_is_shown_at_first_is_within_every_range():
    assert chosen(Choices()) == Choices()


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("free_z", -FARTHEST_FREE_Z, FARTHEST_FREE_Z),
        ("derivation_line", 0, DERIVATION_LINES - 1),
        ("valley_start", *VALLEY_RANGE),
        ("valley_rate", *VALLEY_RATES),
        ("chord_u", CHORD_RANGE[0], CHORD_RANGE[1] - 0.05),
        ("chord_v", CHORD_RANGE[0] + 0.05, CHORD_RANGE[1]),
    ],
)
def test_a_number_beyond_its_range_stops_at_the_edge(name, least, most):
    assert getattr(chosen(Choices(), **{name: 1e9}), name) == most
    assert getattr(chosen(Choices(), **{name: -1e9}), name) == least
    middle = (least + most) // 2 if name == "derivation_line" else (least + most) / 2
    assert getattr(chosen(Choices(), **{name: middle}), name) == middle


def test_there_are_as_many_lines_to_choose_as_the_derivation_has():
    assert len(LINES) == DERIVATION_LINES


@given(st.lists(st.tuples(st.sampled_from(["log_a", "log_b"]), HANDLE), max_size=20))
def test_whatever_is_dragged_a_stays_below_b_and_both_in_range(drags):
    choices = Choices()
    for name, value in drags:
        choices = chosen(choices, **{name: value})
        assert LOG_RANGE[0] <= choices.log_a < choices.log_b <= LOG_RANGE[1]
        assert choices.log_b - choices.log_a > 0.04


def test_a_handle_pushes_the_other_one_along_and_leaves_it_where_it_came_to():
    pushed = chosen(Choices(log_a=2.0, log_b=3.0), log_a=4.0)
    assert (pushed.log_a, pushed.log_b) == (4.0, 4.05)
    back = chosen(pushed, log_a=1.0)
    assert (back.log_a, back.log_b) == (1.0, 4.05)
    down = chosen(back, log_b=0.5)
    assert (down.log_a, down.log_b) == (0.45, 0.5)


CHORD_END = st.tuples(st.sampled_from(["chord_u", "chord_v"]), st.floats(-7, 7))
CURVE = st.tuples(st.just("chord_on"), st.sampled_from(CHORD_CURVES))


@given(st.lists(CHORD_END | CURVE, max_size=20))
def test_whatever_is_dragged_u_stays_below_v_and_the_chord_on_its_curve(changes):
    choices = Choices()
    for name, value in changes:
        choices = chosen(choices, **{name: value})
        least, most = VALLEY_RANGE if choices.chord_on == "valley" else CHORD_RANGE
        assert least <= choices.chord_u < choices.chord_v <= most
        assert choices.chord_v - choices.chord_u > 0.04
        assert chosen(choices) == choices


def test_handles_that_do_not_meet_leave_each_other_alone():
    moved = chosen(Choices(log_a=2.0, log_b=3.0), log_a=2.5)
    assert (moved.log_a, moved.log_b) == (2.5, 3.0)


@pytest.mark.parametrize(
    ("name", "on_offer"),
    [
        ("slope_along", PARAMETERS),
        ("summit_along", PARAMETERS),
        ("map_over", PAIRS),
        ("surface_shows", SURFACES),
        ("repeats", REPEATS),
        ("chord_on", CHORD_CURVES),
        ("hidden_axes", ("", "12", "78", "136")),
        ("lifted_by", ("", *Feature)),
    ],
)
def test_all_that_is_on_offer_is_taken(name, on_offer):
    for value in on_offer:
        assert getattr(chosen(Choices(), **{name: value}), name) == value


@pytest.mark.parametrize(
    "change",
    [
        {"slope_along": "w3"},
        {"summit_along": ""},
        {"map_over": ("w2", "w1")},
        {"map_over": ("b", "b")},
        {"surface_shows": "z"},
        {"repeats": 7},
        {"repeats": 0},
        {"chord_on": "z"},
        {"hidden_axes": "1"},
        {"hidden_axes": "21"},
        {"hidden_axes": "11"},
        {"hidden_axes": "19"},
        {"hidden_axes": "1234"},
        {"hidden_axes": "a b"},
        {"lifted_by": "x3"},
        {"racers": ()},
        {"racers": (Optimiser.ADAM, Optimiser.MOMENTUM)},
        {"racers": ("adam", "newton")},
    ],
)
def test_what_is_not_on_offer_is_refused(change):
    with pytest.raises(ValueError, match="not on offer"):
        chosen(Choices(), **change)


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize(
    "name", ["free_z", "log_a", "log_b", "valley_start", "valley_rate", "chord_u", "chord_v"]
)
def test_what_is_no_number_is_refused(name, bad):
    with pytest.raises(ValueError, match=name):
        chosen(Choices(), **{name: bad})


def test_a_choice_that_does_not_exist_is_refused():
    with pytest.raises(TypeError):
        chosen(Choices(), colour="red")


@given(st.dictionaries(st.sampled_from(["free_z", "valley_start", "valley_rate"]), NUMBER))
def test_changing_some_leaves_the_others(changes):
    after = chosen(Choices(), **changes)
    for name, value in vars(Choices()).items():
        if name not in changes:
            assert getattr(after, name) == value


def test_the_pictures_open_as_the_course_draws_them():
    at_first = Choices()
    assert (at_first.slope_along, at_first.summit_along) == ("w1", "b")
    assert (at_first.map_over, at_first.surface_shows) == (("w1", "w2"), "probability")
    assert (at_first.free_z, at_first.log_a, at_first.log_b) == (1.4, 2.0, 3.0)
    assert (at_first.repeats, at_first.derivation_line) == (1, 0)
    assert (at_first.valley_start, at_first.valley_rate) == (0.0, 0.3)
    assert chosen(at_first) == at_first


def test_the_names_that_can_be_chosen_are_those_that_mypy_knows():
    assert get_args(ParameterName) == PARAMETERS
    assert get_args(Surface) == SURFACES
    assert get_args(ChordCurve) == CHORD_CURVES
