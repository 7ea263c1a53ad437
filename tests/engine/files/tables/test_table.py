"""Tables as real programs write them, byte for byte, and as nobody would."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import UserError, sentence_of
from engine.files.tables import plants_csv, table
from engine.files.tables.dialect import number_in, records, separator_of, text_of, usual_width
from engine.files.tables.plants_table import guess, import_plants, strict_result
from engine.model.dataset import LEAF

POINTS = [[0.5, 2.0], [1.1, 2.1], [2.0, 1.0], [2.5, 0.7]]
KINDS = [1, 1, 0, 0]


def read(data, name="a.csv"):
    if isinstance(data, str):
        return table.exhaust(table.reading(data, name))
    return table.exhaust(table.reading(table.text_of(data, name), name))


def loaded(data):
    result = read(data)
    return import_plants(result, guess(result).choice)


def refusal(act, *given):
    with pytest.raises(UserError) as refused:
        act(*given)
    for language in ("fr", "en"):
        assert "{" not in sentence_of(refused.value, language)
    return refused.value


FRENCH = "largeur (cm);longueur (cm);espèce\r\n0,5;2,0;toxique\r\n1,1;2,1;toxique\r\n"
FRENCH += "2,0;1,0;non toxique\r\n2,5;0,7;non toxique\r\n"

AS_WRITTEN = {
    "excel_fr_cp1252": FRENCH.encode("cp1252"),
    "excel_fr_utf8_bom": b"\xef\xbb\xbf" + FRENCH.encode(),
    "libreoffice_fr_trailing_separators": FRENCH.replace("\r\n", ";;\r\n").encode(),
    "libreoffice_fr_empty_lines": (FRENCH + ";;\r\n\r\n;;\r\n").encode(),
    "excel_unicode_text": FRENCH.replace(";", "\t").encode("utf-16"),
    "utf16_without_a_mark": FRENCH.replace(";", "\t").encode("utf-16-le"),
    "excel_with_its_own_line": ("sep=;\r\n" + FRENCH).encode("cp1252"),
    "under_a_title": ("Mesures du 12 mai;;\r\n;;\r\n" + FRENCH).encode(),
    "old_macintosh": FRENCH.replace("\r\n", "\r").encode("cp1252"),
    "commas_quoted": b'"largeur","longueur","classe"\n"0,5","2,0","1"\n"1,1","2,1","1"\n'
    b'"2,0","1,0","0"\n"2,5","0,7","0"\n',
    "excel_en": b"Width,Length,Class\r\n0.5,2,toxic\r\n1.1,2.1,toxic\r\n2,1,non-toxic\r\n"
    b"2.5,0.7,Non-Toxic\r\n",
    "google_sheets_paste": b"width\tlength\ttoxic\n0.5\t2\tTRUE\n1.1\t2.1\tTRUE\n"
    b"2\t1\tFALSE\n2.5\t0.7\tFALSE",
    "r_write_csv": b'"","x1","x2","y"\n"1",0.5,2,1\n"2",1.1,2.1,1\n"3",2,1,0\n"4",2.5,0.7,0\n',
    "r_write_csv2": b'"";"x1";"x2";"y"\n"1";0,5;2;1\n"2";1,1;2,1;1\n"3";2;1;0\n"4";2,5;0,7;0\n',
    "r_write_table": b'"width" "length" "kind"\n"1" 0.5 2 "toxic"\n"2" 1.1 2.1 "toxic"\n'
    b'"3" 2 1 "harmless"\n"4" 2.5 0.7 "harmless"\n',
    "pandas_to_csv": b",petal width (cm),petal length (cm),target\n0,0.5,2.0,1\n1,1.1,2.1,1\n"
    b"2,2.0,1.0,0\n3,2.5,0.7,0\n",
    "pandas_twice": b"Unnamed: 0,PetalWidthCm,PetalLengthCm,toxic\n0,0.5,2.0,yes\n1,1.1,2.1,yes\n"
    b"2,2.0,1.0,no\n3,2.5,0.7,no\n",
    "no_header": b"0.5,2.0,1\n1.1,2.1,1\n2.0,1.0,0\n2.5,0.7,0\n",
    "no_header_french": b"0,5;2,0;toxique\n1,1;2,1;toxique\n2,0;1,0;comestible\n2,5;0,7;comestible",
    "aligned_by_spaces": b"  x1   x2  y\n 0.5  2.0  1\n 1.1  2.1  1\n 2.0  1.0  0\n 2.5  0.7  0\n",
    "decimal_commas_and_spaces": b"0,5 2,0 1\n1,1 2,1 1\n2,0 1,0 0\n2,5 0,7 0\n",
    "a_space_after_each_comma": b"x1, x2, y\n0.5, 2.0, 1\n1.1, 2.1, 1\n2.0, 1.0, 0\n2.5, 0.7, 0\n",
    "edible_says_the_opposite": b"width;length;edible\n0.5;2;no\n1.1;2.1;no\n2;1;yes\n"
    b"2.5;0.7;yes\n",
    "x_and_y_are_the_measures": b"x,y,class\n0.5,2,1\n1.1,2.1,1\n2,1,0\n2.5,0.7,0\n",
    "kind_first": "Espèce;Longueur;Largeur\n1;2;0,5\n1;2,1;1,1\n0;1;2\n0;0,7;2,5\n".encode(),
    "a_quoted_end_of_line": b'"x1\n(cm)",x2,y\n0.5,2,1\n1.1,2.1,1\n2,1,0\n2.5,0.7,0\n',
    "subscripts": "x₁;x₂;y\n0,5;2;1\n1,1;2,1;1\n2;1;0\n2,5;0,7;0\n".encode(),
}


@pytest.mark.parametrize("name", AS_WRITTEN)
def test_what_programs_write_is_read_right_the_first_time(name, tmp_path):
    result = loaded(AS_WRITTEN[name])
    assert result.plants.x.tolist() == POINTS
    assert result.plants.y.tolist() == KINDS
    assert result.left_out == 0
    assert guess(read(AS_WRITTEN[name])).unclear == ()
    path = tmp_path / "plants.csv"
    path.write_bytes(AS_WRITTEN[name])
    assert plants_csv.read(path).same_as(result.plants)


def test_the_names_of_the_measures_come_along():
    assert loaded(FRENCH).plants.features == ("largeur (cm)", "longueur (cm)")
    assert loaded("x1,x2,y\n1,2,1\n2,1,0\n").plants.features == LEAF
    assert loaded(AS_WRITTEN["no_header"]).plants.features == LEAF


def test_rows_that_can_not_be_read_are_named_as_a_spreadsheet_counts_them():
    result = loaded(FRENCH.replace("1,1;2,1", "NA;2,1").replace("2,5;", ";") + "\r\n9;9;pin\r\n")
    assert result.plants.x.tolist() == [POINTS[0], POINTS[2]]
    assert result.left_out == 3
    assert [(one.row, one.error.code) for one in result.first] == [
        (3, "not_a_number"),
        (5, "empty_cell"),
        (7, "not_a_word_of_kind"),
    ]
    assert result.first[0].error.facts == {"row": 3, "column": 1, "text": "NA"}


def test_no_row_at_all_that_can_be_read_says_why():
    result = read("x1,x2,y\nNA,1,1\nNA,2,0\n")
    error = refusal(import_plants, result, guess(result).choice)
    assert (error.code, error.__cause__.code) == ("no_row", "not_a_number")


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("0,5", ",", 0.5),
        ("0.5", ".", 0.5),
        ("1 234,5", ",", 1234.5),
        ("1\u202f234,5", ",", 1234.5),
        ("1\u00a0234", ",", 1234),
        ("1.234,5", ",", 1234.5),
        ("1,234.5", ".", 1234.5),
        ("1'234.5", ".", 1234.5),
        ("−3,5", ",", -3.5),
        (" 3e-2 ", ".", 0.03),
        (".5", ".", 0.5),
        ("1_0", ".", None),
        ("nan", ".", None),
        ("inf", ".", None),
        ("1e999", ".", None),
        ("1,", ",", None),
        ("12 34", ",", None),
        ("3 cm", ".", None),
        ("", ".", None),
    ],
)
def test_numbers_are_read_as_people_write_them(text, decimal, value):
    assert number_in(text, decimal) == value


def test_files_that_are_no_table_are_said_to_be_none(tmp_path):
    assert refusal(read, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").code == "unreadable_file"
    assert refusal(read, b"x1,x2,y\n\x81\x8d\n").code == "unreadable_file"
    assert refusal(plants_csv.read, tmp_path).code == "unreadable_file"


def test_what_is_too_large_is_refused_before_it_fills_the_memory(tmp_path, monkeypatch):
    assert refusal(read, ",".join("a" * 600) + "\n").code == "table_columns"
    assert refusal(read, "x1,x2,y\n" + "1," * 600_000).code == "unreadable_file"
    assert refusal(read, 'x1,x2,y\n1,2,"' + "\n" * 100_000).code == "unreadable_file"
    monkeypatch.setattr(table, "MOST_ROWS", 5)
    assert len(read("x1,x2,y\n" + "1,2,1\n" * 5)) == 5
    error = refusal(read, "x1,x2,y\n" + "1,2,1\n" * 6)
    assert (error.code, error.facts["rows"], error.facts["cells"]) == ("table_long", 5, 30_000_000)
    assert "5 rows and 30,000,000 cells" in sentence_of(error, "en")
    monkeypatch.setattr(table, "MOST_BYTES", 10)
    path = tmp_path / "large.csv"
    path.write_text(FRENCH)
    assert refusal(plants_csv.read, path).code == "table_large"


def test_a_hundred_thousand_rows_are_read_in_pieces_and_none_is_lost():
    lines = [f"{i / 8},{i / 4},{i % 2}" for i in range(100_000)]
    lines[77_777] = "oops,1,1"
    steps = table.reading("x1,x2,y\n" + "\n".join(lines), "a.csv")
    shares = []
    while True:
        try:
            shares.append(next(steps))
        except StopIteration as end:
            result = end.value
            break
    assert len(shares) >= 9
    assert shares == sorted(shares)
    imported = import_plants(result, guess(result).choice)
    assert imported.left_out == 1
    assert imported.first[0].row == 77_779
    assert np.array_equal(imported.plants.x[:, 0], np.delete(np.arange(100_000) / 8, 77_777))


def all_the_way(data):
    """Load or refuse with a sentence; anything else is a fault."""
    try:
        result = read(data)
        imported = import_plants(result, guess(result).choice)
    except UserError as refused:
        said = [sentence_of(refused, language) for language in ("fr", "en")]
        assert all(said)
    else:
        assert len(imported.plants) + imported.left_out == len(result)
        for one in imported.first:
            assert "{" not in sentence_of(one.error, "fr") or "{" in str(one.error.facts)
    try:
        strict_result(read(data))
    except UserError as refused:
        said = sentence_of(refused, "en")
        assert said


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_a_mutated_file_loads_or_is_refused_in_a_sentence(data):
    original = bytearray(data.draw(st.sampled_from(sorted(AS_WRITTEN.values()))))
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(original) - 1))
        piece = data.draw(
            st.sampled_from([b"", b'"', b";", b",", b"\t", b"\n", b"\r", b"\0", b"\xff", b"nan"])
            | st.binary(max_size=4)
        )
        original[place : place + data.draw(st.integers(0, 12))] = piece
        if not original:
            break
    all_the_way(bytes(original))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="01.,;\t \n\r\"'-eExy€é_NA₁", max_size=200) | st.text(max_size=60))
def test_any_text_loads_or_is_refused_in_a_sentence(text):
    all_the_way(text)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_load_or_are_refused_in_a_sentence(data):
    all_the_way(data)


def test_commas_that_can_be_no_decimals_make_no_number():
    assert number_in("1,234,567", ",") is None
    assert number_in("1,234,567", ".") == 1234567
    assert number_in("1.234.567", ",") == 1234567
    assert number_in("1,234.5", ",") == number_in("1.234,5", ".") == 1234.5
    assert number_in("1e999", ".") is None


@pytest.mark.parametrize(("titles", "is_header"), [(1, True), (5, True), (100, False)])
def test_a_handful_of_titles_is_passed_over_and_no_more(titles, is_header):
    result = read("#title\n" * titles + "x1,x2,y\n" + "1,2,1\n2,1,0\n" * 9)
    assert (result.header_row == titles + 1) is is_header
    assert (tuple(column.name for column in result.columns) == ("x1", "x2", "y")) is is_header


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        ("1.234;0,5;1\n2.500;1,5;0\n", [1234.0, 0.5]),
        ("1,234;0.5;1\n2,500;1.5;0\n", [1234.0, 0.5]),
    ],
)
def test_the_decimal_mark_is_told_by_the_numbers_that_leave_no_doubt(rows, first):
    assert loaded("x1;x2;y\n" + rows).plants.x[0].tolist() == first


def test_rows_are_counted_from_the_first_line_where_there_is_no_header():
    result = read("0.5,2,1\n\n1,1,0\n")
    assert result.rows.tolist() == [1, 3]


def test_the_share_done_begins_at_nothing(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("x1,x2,y\n1,2,0\n")
    assert next(table.reading_file(path)) == 0.0


def test_the_share_done_grows_from_nothing_to_all():
    text = "x1,x2,y\n" + "1.25,2.5,0\n" * 250_000
    shares = list(table.reading(text, "a.csv"))
    assert len(shares) >= 3
    assert shares == sorted(shares)
    assert 0 <= shares[0] < 0.5 < shares[-1] <= 1


def test_a_space_after_a_comma_belongs_to_no_cell():
    assert list(records(['1, "2,5", 0'], ",")) == [["1", "2,5", "0"]]
    assert list(records(["1; 2; 0"], ";")) == [["1", " 2", " 0"]]


def test_the_line_that_names_the_separator_is_believed_and_a_longer_one_is_not():
    assert separator_of("sep=|\nx1|x2|y\n1;5|2|0\n") == "|"
    assert separator_of("sep=;;\n1,2,0\n2,3,1\n") == ","


def test_a_measure_may_be_written_with_a_space():
    result = guess(read("n,X 1,X 2,Y\n3,0.5,2,1\n9,2,1,0\n"))
    assert (result.choice.x1, result.choice.x2, result.choice.y, result.unclear) == (1, 2, 3, ())


@pytest.mark.parametrize(
    ("firsts", "names"),
    [
        ("ab", ("", "x1", "x2", "y")),  # R's names of rows
        ("12", ("x1", "x2", "y")),  # with commas, it might be a decimal one
    ],
)
def test_one_cell_more_than_the_header_is_a_name_of_the_row_where_it_is_a_word(firsts, names):
    result = read("x1,x2,y\n" + "".join(f"{first},0.5,2,1\n" for first in firsts))
    assert tuple(column.name for column in result.columns) == names


def test_counted_rows_are_named_where_no_comma_can_be_meant():
    result = read("x1\tx2\ty\n1\t0.5\t2\t1\n2\t2\t1\t0\n")
    assert tuple(column.name for column in result.columns) == ("", "x1", "x2", "y")


def test_text_in_utf_16_without_its_mark_is_read_whichever_byte_comes_first():
    for encoding in ("utf-16-le", "utf-16-be"):
        assert text_of(FRENCH.encode(encoding), "a.csv") == FRENCH.replace("\r\n", "\n")


def test_how_wide_most_rows_are_is_told_by_those_below_the_first():
    assert usual_width([["a title"], ["1", "2", "3"]]) == 3
    assert usual_width([["1", "2"]]) == 2
    assert usual_width([]) == 0


def test_a_title_above_two_columns_is_passed_over():
    assert read("Plants of May\na;b\n1;2\n3;4\n").header_row == 2


def test_a_group_of_thousands_does_not_begin_with_0():
    assert number_in("0 123", ".") is number_in("00 123", ",") is None
    assert number_in("10 123", ".") == 10123
