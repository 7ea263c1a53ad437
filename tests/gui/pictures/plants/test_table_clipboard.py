import pytest
from PySide6.QtCore import Qt

from engine.model import samples
from engine.model.dataset import Dataset
from gui.pictures.plants.columns import Column
from tests.gui.conftest import settle
from tests.gui.pictures.plants.conftest import TableUser

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PLANT, Y, X1, X2, Z, A, LOSS = Column


def test_cells_are_copied_with_tabs_and_rows_with_a_header(table):
    table.click(0, X1)
    table.click(1, X2, SHIFT)
    assert table.copied() == "0.5\t2\n1.1\t2.1\n"
    table.click(3, PLANT)
    table.click(4, PLANT, SHIFT)
    lines = table.copied().splitlines()
    assert lines[0] == "plant\ty\tx1\tx2\tz\ta\tloss"
    assert lines[1].split("\t")[:4] == ["4", "0", "2", "1"]
    assert len(lines) == 3


def test_copies_have_the_languages_decimal_mark_and_all_digits(open_window):
    table = TableUser(open_window("fr", plants=Dataset.of([(0.1234567, 2.5)], [1])))
    table.click(0, X1)
    table.click(0, X2, SHIFT)
    assert table.copied() == "0,1234567\t2,5\n"


def test_the_whole_table_copied_and_pasted_into_another_gives_the_same_plants(open_window):
    first = TableUser(open_window("fr", plants=samples.make("moons", 40, 0.2, 3)))
    first.window.actions_["actionSelectAll"].trigger()
    settle()
    text = first.copied()
    second_table = TableUser(open_window("fr", plants=Dataset.empty()))
    second_table.click(0, Y)
    second_table.paste(text)
    assert second_table.plants.same_as(first.plants)
    second_table.window.store.undo()
    settle()
    assert len(second_table.plants) == 0
    assert not second_table.window.store.can_undo


@pytest.mark.parametrize(
    "text",
    [
        "1\t0.5\t2\n0\t3\t1.5\n",
        "1;0,5;2\n0;3;1,5",
        "y\tx1\tx2\n1\t0.5\t2\n0\t3\t1.5\n",
        "x2\tother\tx1\ty\r\n2\tnot read\t0.5\t1\r\n1.5\t\t3\t0\r\n",
        "x1,x2,y\n0.5,2,1\n3,1.5,0\n",
        "y;x₁ (cm);x₂ (cm)\n1;0,5;2\n\n0;3;1,5\n",
    ],
)
def test_cells_are_pasted_as_spreadsheets_and_files_write_them(open_window, text):
    table = TableUser(open_window(plants=Dataset.empty()))
    table.click(0, Y)
    table.paste(text)
    assert table.plants.x.tolist() == [[0.5, 2], [3, 1.5]]
    assert table.plants.y.tolist() == [1, 0]


def test_a_paste_begins_at_the_current_cell_and_adds_what_goes_beyond_the_end(window, table):
    table.click(5, X1)
    table.paste("1,5\t2,5\n3\t4\n")
    assert table.plants.x[5:].tolist() == [[1.5, 2.5], [3, 4]]
    assert table.plants.y.tolist() == [1, 1, 1, 0, 0, 0, 0]
    window.store.undo()
    settle()
    assert table.plants.same_as(samples.six())
    table.click(1, X2)
    table.paste("7\n8\n")
    assert table.plants.x[:, 1].tolist() == [2.0, 7, 8, 1.0, 0.7, 0.3]


def test_one_faulty_cell_refuses_the_whole_paste_and_says_where(window, table):
    for start, text, message in (
        (X1, "1\t2\n1\tx\n", "Row 2, column x2: 'x' is not a number."),
        (Y, "1\t1\t1\n2\t1\t1\n", "Row 2: y has to be 1 or 0, one of the two kinds."),
        (X1, "1\t1e13\n", "Row 1: a measure has to be a number of at most 10¹²."),
        (X1, "1\t2\t3\n", "Row 1: only y, x1 and x2 can be pasted"),
        (Z, "1\n", "Row 1: only y, x1 and x2 can be pasted"),
        (X1, "1\n1\n1\n1\n1\n1\n1\n", "Row 7, column x2: '' is not a number."),
        (X1, "1\t\n", "Row 1, column x2: '' is not a number."),
        (X1, "1\t2\n3\t1,234\n", "Row 2, column x2: the cell may be 1234 or 1.234"),
        (X1, "2.500\t2\n3\t4\n", "Row 1, column x1: the cell may be 2.5 or 2500"),
        (X1, "1,5\t2\n3\t2.500\n", "Row 2, column x2: this column has decimals with a point"),
        (X1, "0 123\t2\n", "Row 1, column x1: '0 123' is not a number (a space"),
    ):
        table.click(0, start)
        table.paste(text)
        assert window.status.label.text().startswith(message)
        assert table.plants.same_as(samples.six())
        assert not window.store.can_undo


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("1,234\t0,5\n", [[1.234, 0.5]]),
        ("1.234\t12.5\n", [[1.234, 12.5]]),
        ("0.900\t1.000\n", [[0.9, 1]]),
        ("1.2340\t2\n", [[1.234, 2]]),
    ],
)
def test_a_mark_that_another_pasted_cell_proves_is_decimal(open_window, text, points):
    table = TableUser(open_window(plants=Dataset.empty()))
    table.click(0, X1)
    table.paste(text)
    assert table.plants.x.tolist() == points


# Keys that are the window's
