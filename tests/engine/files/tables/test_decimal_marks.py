"""Points and commas: told by every row, by one rule, and asked about where nothing tells."""

from dataclasses import replace

import numpy as np
import pytest

from engine.errors import UserError, sentence_of
from engine.files.tables import plants_csv
from engine.files.tables.plants_table import guess, import_plants, strict_result
from engine.model.dataset import Dataset
from tests.engine.files.tables.test_table import loaded, read, refusal

WHOLE = "1;2;1\n2;1;0\n" * 150


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("x1;x2;y\n1,5;0.123;1\n2,5;0.456;0\n", [1.5, 0.123]),  # a mark for each column
        ("x1;x2;z;y\n0,900;1,000;0,5;1\n0,800;2,000;0,6;0\n", [0.9, 1.0]),
        ("x1;x2;z;y\n0,900;1,000;5.25;1\n0,800;0,700;5.5;0\n", [0.9, 1.0]),
        ('x1,x2,y\n"0,234","0,567",1\n"0,345","0,123",0\n', [0.234, 0.567]),
        ('x1,x2,y\n"1,234","0,567",1\n"2,345","0,123",0\n', [1.234, 0.567]),
        ("x1,x2,y\n1.234,5.678,1\n2.345,6.789,0\n", [1.234, 5.678]),
        ("x1;x2;y\n1.234;2,5;1\n2.345;3,5;0\n", [1234, 2.5]),
        ("x1;x2;y\n1,234,567;2;1\n2,345;3;0\n", [1234567, 2]),
        ("x1;x2;y\n1 234,567;2;1\n2,345;3;0\n", [1234.567, 2]),
        ("x1;x2;y\n1234,567;2;1\n2,345;3;0\n", [1234.567, 2]),
        ("x1;x2;y\n2,345;2;1\n,500;3;0\n", [2.345, 2]),
        ("x1;x2;y\n2,345;2;1\n1,234e1;3;0\n", [2.345, 2]),
        ("x1;x2;y\n2,345;2;1\n-0,500;3;0\n", [2.345, 2]),
    ],
)
def test_a_mark_is_proved_by_a_cell_of_its_column_or_of_the_others(text, first):
    assert loaded(text).plants.x[0].tolist() == first
    assert strict_result(read(text)).plants.x[0].tolist() == first


@pytest.mark.parametrize(
    ("text", "row", "column", "ways"),
    [
        (f"x1;x2;y\n{WHOLE}5,125;1;1\n", 301, 1, (5125, 5.125)),
        ("x1;x2;y\n1;1,234;1\n2;2,345;0\n", 1, 2, (1234, 1.234)),
        ("x1;x2;y\n1.234;5.678;1\n2.345;6.789;0\n", 1, 1, (1.234, 1234)),
        ('x1,x2,y\n"1.234","5.678",1\n"2.345","6.789",0\n', 1, 1, (1.234, 1234)),
        ("x1;x2;z;w;y\n1;2,345;0,5;0.5;1\n2;3,456;1,5;1.5;0\n", 1, 2, (2345, 2.345)),
        ("x1;x2;y\n1.5;2;1\n1,234;3;0\n2,5;3;0\n", 2, 1, (1234, 1.234)),
        ("x1;x2;y\n1,234;2;1\nfoo;3;0\n?x;3;0\n", 1, 1, (1234, 1.234)),
    ],
)
def test_what_nothing_proves_is_asked_about_and_refused_with_row_and_column(
    text, row, column, ways
):
    table = read(text)
    assert "decimal_mark" in guess(table).unclear
    error = refusal(strict_result, table)
    facts = error.facts
    assert (error.code, facts["row"], facts["column"]) == ("unclear_decimal_mark", row, column)
    assert (facts["point"], facts["comma"]) == ways
    assert "1,234" in sentence_of(UserError(error.code, **facts | {"comma": 1.234}), "fr")
    for mark, value in zip(".,", ways, strict=True):
        choice = replace(guess(table).choice, decimal=mark)
        assert import_plants(table, choice).plants.x[row - 1, column - 1] == value
    refusal(import_plants, table, guess(table).choice)  # no reading without an answer


def test_decimals_of_both_marks_in_a_column_are_asked_about():
    table = read("x1;x2;y\n1.5;2;1\n2,5;3;0\n")
    error = refusal(strict_result, table)
    assert (error.code, error.facts) == ("decimal_marks_mixed", {"row": 1, "column": 1})
    choice = replace(guess(table).choice, decimal=".")
    assert import_plants(table, choice).plants.x.tolist() == [[1.5, 2], [2.5, 3]]


def test_a_proof_in_the_last_of_many_rows_counts_for_the_first():
    rows = "".join(f"1,{n % 900 + 100};2;{n % 2}\n" for n in range(25_000))
    plants = loaded(f"x1;x2;y\n{rows}1,5;2;1\n").plants
    assert plants.x[:, 0].tolist() == [*(float(f"1.{n % 900 + 100}") for n in range(25_000)), 1.5]


def test_a_column_that_is_not_taken_is_not_asked_about():
    text = "x1;x2;weight;y\n1,5;2;1.234;1\n2,5;3;1,234.5;0\n"
    assert loaded(text).plants.x.tolist() == [[1.5, 2], [2.5, 3]]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_plants_that_are_written_come_back_in_both_languages(tmp_path, language):
    rng = np.random.default_rng(3)
    for digits in (0, 1, 3, 15):
        x = np.round(rng.uniform(-2000, 2000, (40, 2)), digits)
        plants = Dataset.of(
            [*x, (1.234, 5.678), (1e-7, 1e11), (1234.567, 0.1)], [1, 0, 0] + [1] * 40
        )
        path = tmp_path / f"{digits}.csv"
        plants_csv.write(path, plants, language)
        assert plants_csv.read(path).x.tobytes() == plants.x.tobytes()
        assert path.read_text().startswith("x1;x2;y\n" if language == "fr" else "x1,x2,y\n")


def test_three_decimals_alone_come_back_in_french_without_a_question(tmp_path):
    path = tmp_path / "plants.csv"
    plants_csv.write(path, Dataset.of([(1.234, 5.678), (2.345, -6.789)], [1, 0]), "fr")
    assert path.read_text() == "x1;x2;y\n1,2340;5,6780;1\n2,3450;-6,7890;0\n"
    assert plants_csv.read(path).x.tolist() == [[1.234, 5.678], [2.345, -6.789]]
