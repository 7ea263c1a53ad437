import copy
import re

import pytest

from engine.errors import UserError, _sentences, sentence_of


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


def test_a_sentence_is_in_the_language_asked_for_and_on_one_line():
    error = UserError("no_file", file="a\n b.csv")
    french, english = (sentence_of(error, language) for language in ("fr", "en"))
    assert french != english
    for sentence in (french, english):
        assert "a b.csv" in sentence
        assert not sentence.endswith(".")


def test_an_error_within_a_sentence_is_told_as_its_own_sentence():
    because = UserError("no_plants")
    error = UserError("lesson_csv", file="a.toml", line=3, key="plants", name="b", because=because)
    for language in ("fr", "en"):
        assert sentence_of(because, language) in sentence_of(error, language)


def test_an_error_without_a_sentence_still_says_what_it_knows():
    assert sentence_of(UserError("unheard_of", row=3), "fr") == "unheard_of: row=3"


def test_a_copy_of_an_error_says_the_same():
    error = copy.copy(UserError("seed", seed=-1))
    assert (error.code, error.facts, str(error)) == ("seed", {"seed": -1}, "seed: seed=-1")


def test_numbers_in_a_refusal_are_written_as_the_language_does():
    error = UserError("learning_rate", rate=1e9, least=1e-4, most=100.0)
    assert "1\u202f000\u202f000\u202f000 n’est pas entre 0,0001 et 100" in sentence_of(error, "fr")
    assert "0.0001" in sentence_of(error, "en")
    long = UserError("too_many_plants", most=100_000)
    assert "100\u202f000" in sentence_of(long, "fr")
    assert "100,000" in sentence_of(long, "en")
    assert "10,000" in sentence_of(UserError("too_many_plants", most=10_000), "en")
    assert "9999" in sentence_of(UserError("too_many_plants", most=9_999), "en")


def test_a_line_does_not_break_before_a_french_sign():
    sentences = _sentences()["fr"].values()
    assert [text for text in sentences if re.search(r" [:;?!»]|« ", text)] == []


def test_thousands_of_a_number_between_decimals_are_not_parted_by_a_mark():
    """12.345 or 12,345 would say the same in two languages."""
    error = UserError("number_unclear", decimal=12.345, whole=12345.0)
    assert "12.345 or 12\u202f345" in sentence_of(error, "en")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_number_below_0_has_a_minus(language):
    assert "−1" in sentence_of(UserError("seed", seed=-1, most=5), language)
