"""What a table's names or other cells decide without a question is said all the same."""

import json

import pytest

import main
from engine.errors import sentence_of
from engine.files.tables.plants_table import strict_result
from tests.engine.files.tables.test_doubtful_cells import measured
from tests.engine.files.tables.test_table import loaded, read


def codes(text):
    remarks = loaded(text).remarks
    assert all(
        "{" not in sentence_of(one, language) for one in remarks for language in ("fr", "en")
    )
    return [one.code for one in remarks]


@pytest.mark.parametrize(("name", "kinds", "text"), [
    ("edible", (1, 0), "1"), ("Comestible ?", ("oui", "non"), "oui"), ("non toxique", (1, 1), "1"),
    ("safe", ("FALSE", "TRUE"), "TRUE"),
])  # fmt: skip
def test_kinds_that_are_turned_round_are_said(name, kinds, text):
    (remark,) = loaded(measured(*kinds, name=name)).remarks
    assert remark.code == "kinds_turned"
    assert (remark.facts["name"], remark.facts["column"]) == (name, 3)
    assert text in remark.facts["text"]


@pytest.mark.parametrize("name", ["essbar", "status", "resultat", "bad", "avoid"])
def test_a_name_that_tells_nothing_of_danger_is_said(name):
    assert codes(measured(1, 0, name=name)) == ["kinds_assumed"]


@pytest.mark.parametrize("name", ["y", "kind", "class", "target", "toxic", "not edible", "Espèce"])
def test_nothing_is_said_of_usual_names(name):
    assert codes(measured(1, 0, name=name)) == []
    assert codes("1.5,2,1\n2.5,3,0\n") == []


@pytest.mark.parametrize(("text", "row", "value"), [
    ("x1;x2;y\n1,25;2,5;1\n2,25;3,5;0\n5.125;1,5;1\n", 4, 5125.0),
    ("x1;x2;y;date\n1,125;2;1;12.05\n3,125;4;0;13.05\n", 2, 1125.0),
    ('x1,x2,y\n2.5,2.5,1\n"1,500",3.5,0\n', 3, 1500.0),
    ("x1;x2;y\n1.234.567;2;1\n1.250;3;0\n", 3, 1250.0),
])  # fmt: skip
def test_what_is_read_as_thousands_because_of_other_cells_is_said(text, row, value):
    (remark,) = loaded(text).remarks
    assert (remark.code, remark.facts) == (
        "read_as_thousands", {"row": row, "column": 1, "value": value},
    )  # fmt: skip
    assert strict_result(read(text)).remarks[0].facts["row"] == row - 1


def test_train_says_it_on_standard_error_in_the_language_of_the_system(
    tmp_path, capsys, monkeypatch
):
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    path = tmp_path / "a.csv"
    path.write_text("x1;x2;edible\n1,5 cm;2,5 cm;1\n2,5 cm;1.500 cm;0\n", encoding="utf-8")
    assert main.main(["train", str(path), "--steps", "1", "--json", "-"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["m"] == 2
    said = [" ".join(line.split()) for line in printed.err.splitlines()]
    assert len(said) == 4
    assert "« edible »" in said[0]
    assert "ligne 2, colonne 2 : la case est lue 1500" in said[1]
    assert "cm" in said[2]
    assert main.main(["train", str(path), "--steps", "1", "--toxic", "0"]) == 0
    assert "edible" not in capsys.readouterr().err
