"""Numbers, lists and refusals of the command line, in English and in French."""

import re
import unicodedata

import pytest

import main
from gui.cli import given_values
from tests.test_main_train import SIX, strict

ENGLISH = re.compile(
    r"\b(argument|arguments|expected|required|unrecognized|invalid|choice|choose|value|could|"
    r"match|following|number|ignored|explicit|ambiguous|is|not|the)\b"
)


@pytest.fixture
def six(tmp_path):
    path = tmp_path / "six.csv"
    path.write_text(SIX)
    return str(path)


@pytest.fixture(params=["en_GB.UTF-8", "fr_FR.UTF-8"])
def language(request, monkeypatch):
    monkeypatch.setenv("LC_ALL", request.param)
    return request.param[:2]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0,5", 0.5), ("0.5", 0.5), (" 0,25 ", 0.25), ("-0,5", -0.5), ("−0,5", -0.5), (",5", 0.5),
        ("5,", 5.0), ("1e-3", 1e-3), ("1,5e-3", 1.5e-3), ("0,125", 0.125), ("+2", 2.0),
        ("1.500", 1.5), ("0,500", 0.5), ("1,50", 1.5), ("1,2345", 1.2345),
    ],
)  # fmt: skip
def test_a_decimal_comma_is_taken_in_both_languages(text, value, language):
    assert given_values.number(text) == value


@pytest.mark.parametrize(
    "text",
    ["", "a", "1,2,3", "1.2.3", "1 000", "1_000", "0x10", "½", "2²", "٣", "1,5e", "--1", "1.000,5"],
)
def test_what_is_no_number_is_refused(text, language):
    with pytest.raises(given_values.ArgumentTypeError):
        given_values.number(text)


def test_what_might_be_a_thousand_is_refused_in_english_and_a_decimal_in_french(monkeypatch):
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert given_values.number("1,500") == 1.5
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    with pytest.raises(given_values.ArgumentTypeError, match=r"1\.500 or 1500"):
        given_values.number("1,500")


@pytest.mark.parametrize(
    ("text", "value"),
    [("1000", 1000), ("1 000", 1000), ("2\u202f000\u202f000", 2_000_000), ("-3", -3), ("−3", -3)],
)
def test_a_whole_number_may_have_its_thousands_set_apart(text, value):
    assert given_values.whole(text) == value


@pytest.mark.parametrize(
    "text", ["", "1.5", "1,5", "1e4", "1_000", "1 00", "10 0000", "٣", "9" * 400]
)
def test_what_is_no_whole_number_is_refused(text):
    with pytest.raises(given_values.ArgumentTypeError):
        given_values.whole(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,2,3", (1, 2, 3)),
        ("-1,2,0.5", (-1, 2, 0.5)),
        ("0,5;1,2;0", (0.5, 1.2, 0)),
        ("0.5;1,2;0", (0.5, 1.2, 0)),
        ("−0,5 ; −1,25 ; 3", (-0.5, -1.25, 3)),
        ("1;2;3", (1, 2, 3)),
    ],
)
def test_a_start_is_parted_by_commas_or_by_semicolons(text, value, language):
    assert given_values.start(text) == value


@pytest.mark.parametrize("text", ["0,5,1,2,0", "0,5 1,2 0", "1;2", "1;2;3;4", "1,2", "a;b;c", ";;"])
def test_another_start_is_refused_and_told_how_to_write_it(six, capsys, text, language):
    with pytest.raises(SystemExit) as end:
        main.main(["train", six, "--start", text])
    assert end.value.code == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "0,5;1,2;0" in said or "a" in text or text in (";;",)


@pytest.mark.parametrize(
    ("with_commas", "with_points"),
    [
        (["--learning-rate", "0,5"], ["--learning-rate", "0.5"]),
        (["--start", "-0,5;1,2;0"], ["--start", "-0.5,1.2,0"]),
        (["--start=0,5;−1,2;0"], ["--start=0.5,-1.2,0"]),
    ],
)
def test_commas_and_points_train_alike(six, capsys, language, with_commas, with_points):
    results = []
    for options in (with_commas, with_points):
        assert main.main(["train", six, "--steps", "2", "--json", "-", *options]) == 0
        results.append(strict(capsys.readouterr().out))
    assert results[0] == results[1]


@pytest.mark.parametrize(
    "given",
    [
        ["train"],
        ["figure", "a.csv"],
        ["figure"],
        ["lesson"],
        ["--lang", "de"],
        ["--theme", "pink"],
        ["--theme"],
        ["--projector=x"],
        ["a.csv", "b.csv"],
        ["a.csv", "--nothing"],
        ["check", "extra"],
        ["train", "a.csv", "--s", "3"],
        ["train", "a.csv", "--steps"],
        ["train", "a.csv", "--steps", "many"],
        ["train", "a.csv", "--steps", "1.5"],
        ["train", "a.csv", "--batch", "x"],
        ["train", "a.csv", "--seed", ""],
        ["train", "a.csv", "--learning-rate", "fast"],
        ["train", "a.csv", "--learning-rate", "--steps", "3"],
        ["train", "a.csv", "--start", "1"],
        ["train", "a.csv", "--start", "nan,0,0"],
        ["train", "a.csv", "--start", "1e16,0,0"],
        ["figure", "a.csv", "--view", "field", "--out", "a.svg", "--size", "big"],
        ["figure", "a.csv", "--view", "field", "--out", "a.svg", "--lang", "it"],
        ["figure", "a.csv", "--view", "field", "--out", "a.svg", "--theme", "system"],
        ["lesson", "a.toml", "--chek"],
    ],
)
def test_every_refusal_of_an_option_is_french_under_french(capsys, monkeypatch, given):
    said = {}
    for language in ("fr_FR.UTF-8", "en_US.UTF-8"):
        monkeypatch.setenv("LC_ALL", language)
        with pytest.raises(SystemExit) as end:
            main.main(list(given))
        assert end.value.code == 2
        said[language[:2]] = capsys.readouterr().err
    assert said["fr"].count("\n") == said["en"].count("\n") == 1
    about_it = said["fr"].partition(": ")[2]
    assert not ENGLISH.search(about_it), about_it
    assert said["fr"] != said["en"]
    assert "{" not in said["fr"] + said["en"]
    assert unicodedata.is_normalized("NFC", said["fr"])
