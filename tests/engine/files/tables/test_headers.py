"""What stands above and in the header of a table, and files that are no table."""

import pytest

from engine.files.tables.plants_table import guess, strict_result
from engine.model.dataset import LEAF
from tests.engine.files.tables.test_table import loaded, read, refusal

HEADERS = {
    "commented, as NumPy writes it": "# x2,x1,y\n2,1.5,1\n3,2.5,0\n",
    "commented, with spaces": "# x2 x1 y\n2 1.5 1\n3 2.5 0\n",
    "commented without a space, below a remark": "#May, by hand\n"
    "#x2;x1;y\n2;1,5;1\n3;2,5;0\n",
    "commented as for MATLAB": "% x2\tx1\ty\n2\t1.5\t1\n3\t2.5\t0\n",
    "a name and a value above": "Instrument,LS3450\nx1,x2,y\n1.5,2,1\n2.5,3,0\n",
    "many of them": "Instrument;LS3450\nDate;12/05/2026\nNo;17\n\nBy;M. Dupont\nGain;1,5\nRun;3\n"
    "x1;x2;y\n1,5;2;1\n2,5;3;0\n",
    "more lines above than below": "".join(f"Key {n},value\n" for n in range(12))
    + "x1,x2,y\n1.5,2,1\n2.5,3,0\n",
    "with separators at their ends": "Instrument;LS3450;;\nBy;Anne;;\n"
    "x1;x2;y;\n1,5;2;1;\n2,5;3;0;\n",
    "numbers above": "Measured,2026,05\nx1,x2,y\n1.5,2,1\n2.5,3,0\n",
    "some of the names above": "x1,x2\nx1,x2,y\n1.5,2,1\n2.5,3,0\n",
    "units in words": "x1,x2,y\nin cm,in cm,code\n1.5,2,1\n2.5,3,0\n",
    "a row of units": "x1,x2,y\ncm,cm,\n1.5,2,1\n2.5,3,0\n",
    "units in brackets": "x1,x2,y\n(cm),[cm],-\n1.5,2,1\n2.5,3,0\n",
    "Orange's three rows": "x1\tx2\ty\ncontinuous\tcontinuous\tdiscrete\n\t\tclass\n"
    "1.5\t2\t1\n2.5\t3\t0\n",
    "Orange's short types": "x1\tx2\ty\nc\tc\td\n\t\tclass\n1.5\t2\t1\n2.5\t3\t0\n",
    "Orange's values": "x1\tx2\ty\nc\tc\t0 1\n\t\tclass\n1.5\t2\t1\n2.5\t3\t0\n",
    "Orange's one row": "C#x1\tC#x2\tcD#y\n1.5\t2\t1\n2.5\t3\t0\n",
}  # fmt: skip


@pytest.mark.parametrize("name", HEADERS)
def test_the_names_of_the_columns_are_found(name):
    text = HEADERS[name]
    assert loaded(text).plants.x.tolist() == [[1.5, 2], [2.5, 3]]
    assert strict_result(read(text)).plants.y.tolist() == [1, 0]
    assert guess(read(text)).unclear == ()
    assert loaded(text).plants.features == LEAF


def test_a_row_of_units_names_the_units():
    assert loaded("x1;x2;y\nmm;mm;\n1,5;2;1\n2;3;0\n").plants.features == ("x1 (mm)", "x2 (mm)")


def test_orange_says_which_column_tells_the_kind():
    text = "a\tb\tsex\tfood\nc\tc\td\td\n\t\tmeta\tclass\n"
    text += "1\t2\tm\ttoxic\n2\t1\tf\tsafe\n3\t1\tm\tsafe\n"
    assert (guess(read(text)).choice.y, guess(read(text)).unclear) == (3, ())


def test_a_line_break_in_a_name_or_a_kind_is_a_space():
    text = '"Leaf\nwidth (cm)","Leaf\r\nlength (cm)",kind\n1,2,"non\ntoxic"\n3,4,toxic\n'
    result = loaded(text)
    assert result.plants.features == ("Leaf width (cm)", "Leaf length (cm)")
    assert result.plants.y.tolist() == [0, 1]


def test_rows_are_counted_with_all_that_stands_above():
    text = "Instrument;LS3450\nx1;x2;y\ncm;cm;\n1,5;2;1\n?;3;0\n"
    assert loaded(text).first[0].row == 5
    assert refusal(strict_result, read(text)).facts["row"] == 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"x1":{"0":0.5,"1":1.1},"x2":{"0":2.0,"1":2.1},"y":{"0":1,"1":0}}', "no_table"),
        ('[{"x1":0.5,"x2":2.0,"y":1},{"x1":1.1,"x2":2.1,"y":0}]', "no_table"),
        ('[\n {"x1":1,"x2":2,"y":1},\n {"x1":2,"x2":3,"y":0}\n]', "no_table"),
        ("<table><tr><td>x1</td><td>x2</td><td>y</td></tr></table>", "no_table"),
        ("x1,x2,y\n", "table_empty"),
        ("x1,x2,y", "table_empty"),
        ("x1;x2;y\n\n;;\n", "table_empty"),
        ("# x1 x2 y\n", "table_empty"),
        ("x1,x2,y\ncm,cm,\n", "table_empty"),
    ],
)
def test_a_file_without_a_plant_is_refused(text, code):
    assert refusal(loaded, text).code == code


@pytest.mark.parametrize(
    "text",
    [
        "  width length     kind\n1   0.5    2.0     toxic\n2   2.0    1.0 non toxic\n",  # print(d)
        "   width  length    kind\n0    0.5     2.0   toxic\n1    2.0     1.0   safe\n",  # pandas
        "width length kind\n 0.5 2.0 toxic    \n 2.0 1.0 non toxic\n",
        "       .50      2.00 toxic        \n      2.00      1.00 non toxic    \n",  # PSPP's PRINT
    ],
)
def test_words_between_spaces_at_the_end_of_a_row_are_one_kind(text):
    assert strict_result(read(text)).plants.x.tolist() == [[0.5, 2], [2, 1]]
    assert loaded(text).plants.y.tolist() == [1, 0]


@pytest.mark.parametrize(
    "text",
    [
        "leaf length   leaf width   kind\n2.0           0.5          toxic\n1.0   2.0   safe\n",
        " plant length   plant width   kind\n  2.0   0.5   toxic\n  1.0   2.0   non toxic\n",
        "Longueur (cm)  Largeur (cm)  toxique\n2,0  0,5  1\n1,0  2,0  0\n",
        "leaf length\t\tleaf width\tkind\n2.0 0.5 toxic\n1.0 2.0 safe\n",
    ],
)
def test_names_of_several_words_between_wide_spaces_are_one_each(text):
    plants = loaded(text).plants
    assert plants.x.tolist() == [[0.5, 2], [2, 1]]
    assert plants.y.tolist() == [1, 0]
    assert "idth" in plants.features[0] or "arg" in plants.features[0]
    assert "ength" in plants.features[1] or "ong" in plants.features[1]


@pytest.mark.parametrize("text", [
    "leaf length leaf width kind\n2.0 0.5 toxic\n1.0 2.0 safe\n",
    "Leaf, length,Leaf, width,kind\n2.0,0.5,toxic\n1.0,2.0,safe\n",
])  # fmt: skip
def test_more_names_than_any_row_has_cells_are_asked_about(text):
    assert "measures" in guess(read(text)).unclear


def test_names_of_columns_that_stay_empty_are_not_asked_about():
    assert loaded("x1,x2,y,remark\n0.5,2,1\n2,1,0\n").plants.x.tolist() == [[0.5, 2], [2, 1]]


@pytest.mark.parametrize("names", ["x[2],x[1],y", "x(2),x(1),y", "x (2),x (1),y"])
def test_numbers_in_brackets_belong_to_a_name(names):
    assert loaded(f"{names}\n2,0.5,1\n1,2,0\n").plants.x.tolist() == [[0.5, 2], [2, 1]]
