"""One rule for numbers that are typed and pasted, in both languages."""

import pytest

from engine.errors import UserError
from gui.language import numbers, translation
from gui.pictures.plants.clipboard import read_pasted
from gui.pictures.plants.columns import Column
from gui.widgets.number_field import four_digits

SPACES = (" ", "\u00a0", "\u202f", "\u2009")


@pytest.fixture(params=["en", "fr"])
def language(qapp, request):
    translation.set_language(request.param)
    yield request.param
    translation.set_language("en")


@pytest.mark.parametrize("space", SPACES)
def test_each_space_parts_groups_of_three_digits(language, space):
    for mark in ".,":
        text = f"−1{space}234{space}567{mark}5"
        assert numbers.parse(text) == -1234567.5
        assert read_pasted(f"{text}\n", Column.X1)[0].cells == {Column.X1: -1234567.5}
    assert numbers.parse(f"{space}1{space}234{space}") == 1234
    assert numbers.parse(f"-{space}3") == -3


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0,5", 0.5), ("0.5", 0.5), (",5", 0.5), ("5.", 5.0), ("+2", 2.0), ("1/3", 1 / 3),
        ("0,234", 0.234), ("12,3456", 12.3456), ("1234,567", 1234.567), ("2e-3", 0.002),
        ("1,2E3", 1200.0), ("1,5 × 10⁻⁴", 1.5e-4), ("2×10^3", 2000.0), ("-1 / 4", -0.25),
    ],
)  # fmt: skip
def test_a_point_and_a_comma_are_read_where_they_are_clear(language, text, value):
    assert numbers.parse(text) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1 2", "number_spaces"), ("12 34", "number_spaces"), ("1  234", "number_spaces"),
        ("1 234 5", "number_spaces"), ("0 500", "number_spaces"), ("0,5 %", "number_percent"),
        ("0.5%", "number_percent"), ("1.2.3", "number_marks"), ("2 1/2", "number_spaces"),
        ("1/2/3", None), ("2²", None), ("1_000", None), ("nan", None), ("1e999", None),
        ("", None), (".", None), ("e5", None), ("٣", None), ("1/0", None), ("0x10", None),
    ],
)  # fmt: skip
def test_what_is_no_number_is_refused_with_a_reason(language, text, reason):
    with pytest.raises(UserError) as refused:
        numbers.read(text)
    assert refused.value.code == "no_number"
    cause = refused.value.__cause__
    assert (cause.code if isinstance(cause, UserError) else None) == reason
    with pytest.raises(UserError, match="not_a_number") as pasted:
        read_pasted(f"1\t2\n{text}\t3\n", Column.X1)
    assert pasted.value.__cause__ == cause or pasted.value.__cause__.code == reason


def test_a_point_before_a_comma_is_no_french_number(qapp):
    translation.set_language("fr")
    for text in ("1.234,5", "1,234.5", "1.234.567"):
        with pytest.raises(UserError) as refused:
            numbers.read(text)
        assert refused.value.__cause__.code == "number_marks"
    assert numbers.parse("1.234") == numbers.parse("1,234") == 1.234
    translation.set_language("en")


def test_a_comma_in_english_parts_thousands_where_it_can_mean_nothing_else(qapp):
    assert numbers.parse("1,234.5") == 1234.5
    assert numbers.parse("-1,234,567") == -1234567
    with pytest.raises(UserError) as refused:
        numbers.read("1,234")
    assert refused.value.__cause__.facts == {"decimal": 1.234, "whole": 1234.0}
    assert numbers.read_whole("1,234") == 1234
    assert numbers.read_whole("1.5") is None
    with pytest.raises(UserError):
        numbers.read("1.234,5")


def test_thousands_are_set_apart_from_ten_thousand_on(language):
    mark, point = (",", ".") if language == "en" else ("\u202f", ",")
    assert numbers.fixed(44762.75, 3) == f"44{mark}762{point}750"
    assert numbers.number(-44762.75) == f"−44{mark}763"
    assert numbers.fixed(9999.996) == f"10{mark}000{point}00"
    assert numbers.fixed(9999.99) == f"9999{point}99"
    assert numbers.short(9786.0, 4) == "9786"


def test_a_field_writes_numbers_that_it_reads_again(language):
    for value in (44763.0, -12345.5, 0.25, 1.5e7):
        assert numbers.read(four_digits(value)) == pytest.approx(value, rel=1e-3)
