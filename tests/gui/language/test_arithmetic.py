"""The numbers of a line of arithmetic, done by a pupil as they are written, come to its result."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui.language.arithmetic import (
    last_place,
    rounds_to,
    with_decimals,
    with_digits,
    written_out,
)
from gui.language.numbers import fixed, parse
from gui.language.translation import set_language

NUMBERS = st.floats(-1e3, 1e3, allow_nan=False)


@pytest.fixture(autouse=True, params=["en", "fr"])
def _in(qapp, request):
    set_language(request.param)
    yield
    set_language("en")


def step(before, slope):
    return before - 0.5 * slope


def test_digits_are_added_until_the_line_comes_out():
    before, slope = 3.0, 1.1149
    text = fixed(step(before, slope), 2)
    given_ = written_out(step, text, with_decimals(before, 2), with_decimals(slope, 2))
    assert [parse(text) for text in given_] == [3.0, 1.115]
    assert not rounds_to(step(3.0, 1.11), text)


def test_no_digit_is_added_where_none_is_missing():
    usual = [with_decimals(2.0, 2), with_digits(0.5, 3)]
    assert written_out(step, fixed(1.75, 2), *usual) == [write(0) for write in usual]


def test_a_half_is_no_agreement_since_a_pupil_rounds_it_up():
    assert not rounds_to(2.445, fixed(2.44, 2))
    assert rounds_to(2.4449, fixed(2.444, 2))


@pytest.mark.parametrize(("value", "place"), [(2.35, 0.01), (-40.0, 1.0), (0.0, 1.0)])
def test_the_last_place_of_a_number(value, place):
    text = fixed(value, 2 if place < 1 else 0)
    assert last_place(text) == pytest.approx(place)


def test_the_last_place_of_a_power():
    assert last_place(with_digits(4.13e-7, 3)(0)) == pytest.approx(1e-9)


@settings(max_examples=60)
@given(NUMBERS, NUMBERS)
def test_any_line_comes_out(before, slope):
    after = step(before, slope)
    text = with_decimals(after, 3)(0)
    given_ = written_out(step, text, with_decimals(before, 3), with_decimals(slope, 3))
    assert rounds_to(step(*map(parse, given_)), text)


def test_a_result_half_way_between_two_has_a_digit_more():
    """0.25 × 0.5 = 0.12, as half-even has it, would be 0.13 to a pupil."""
    assert with_decimals(0.125, 2)(0) == with_digits(0.125, 2)(0) == fixed(0.125, 3)
    assert with_decimals(1.005, 2)(0) == fixed(1.005, 3)
    assert with_decimals(0.1251, 2)(0) == fixed(0.13, 2)
