import pytest

from engine.errors import UserError


def test_an_error_carries_its_code_and_its_facts():
    error = UserError("not_a_number", row=3, text="abc")
    assert error.code == "not_a_number"
    assert error.facts == {"row": 3, "text": "abc"}


def test_an_error_reads_as_code_and_facts():
    assert str(UserError("not_a_number", row=3, text="abc")) == "not_a_number: row=3, text=abc"
    assert str(UserError("no_plants")) == "no_plants"


def test_an_error_is_caught_as_a_value_error():
    with pytest.raises(ValueError):
        raise UserError("seed", seed=-1)
