import math
import random

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from engine.arrays import indices
from engine.model import samples
from engine.model.dataset import Dataset
from gui.pictures.plants.columns import Column
from tests.gui.conftest import NONE, settle

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PLANT, Y, X1, X2, Z, A, LOSS = Column


class Sheet:
    """A person at the table."""

    def __init__(self, window, floats=True):
        self.window, self.picture = window, window.pictures["plantTable"]
        dock = window.docks["plantTable"]
        dock.setFloating(floats)
        dock.resize(520, 460)
        dock.show()
        settle()
        self.grid, self.model = self.picture.grid, self.picture.model
        self.grid.setFocus()

    def point(self, row, column):
        return self.grid.visualRect(self.model.index(row, column)).center()

    def click(self, row, column, modifiers=NONE):
        viewport = self.grid.viewport()
        left = Qt.MouseButton.LeftButton
        QTest.mouseClick(viewport, left, modifiers, self.point(row, column))
        settle()

    def double_click(self, row, column):
        self.click(row, column)
        viewport, at = self.grid.viewport(), self.point(row, column)
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, NONE, at)
        settle()

    def sort(self, column):
        header = self.grid.horizontalHeader()
        x = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
        at = QPoint(x, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, NONE, at)
        settle()

    @property
    def editor(self):
        return self.grid.cells.editor

    def key(self, which, modifiers=NONE):
        QTest.keyClick(self.editor or self.grid, which, modifiers)
        settle()

    def type(self, text):
        for letter in text:
            QTest.keyClicks(self.editor or self.grid, letter)
        settle()

    def text(self, row, column):
        return self.model.index(row, column).data()

    def column(self, column):
        return [self.text(row, column) for row in range(self.model.count)]

    @property
    def plants(self):
        return self.window.store.session.state.plants

    @property
    def chosen(self):
        return self.window.store.session.state.selection.tolist()

    @property
    def current_cell(self):
        index = self.grid.currentIndex()
        return index.row(), index.column()

    def paste(self, text):
        QGuiApplication.clipboard().setText(text)
        self.key(Qt.Key.Key_V, CONTROL)

    def copied(self):
        self.key(Qt.Key.Key_C, CONTROL)
        return QGuiApplication.clipboard().text()


@pytest.fixture
def sheet(window):
    return Sheet(window)


def test_the_table_of_figure_3_and_what_the_neuron_makes_of_it(window, sheet):
    window.store.set_parameter("w1", -1.0)
    window.store.set_parameter("b", 1.0)
    settle()
    assert sheet.column(Y) == ["1", "1", "1", "0", "0", "0"]
    assert sheet.column(X1) == ["0.5", "1.1", "0.7", "2.0", "2.5", "2.2"]
    assert sheet.column(X2) == ["2.0", "2.1", "2.6", "1.0", "0.7", "0.3"]
    for row, (x, y) in enumerate(zip(sheet.plants.x, sheet.plants.y, strict=True)):
        z = 1.0 - x[0]
        a = 1 / (1 + math.exp(-z))
        assert sheet.text(row, Z) == f"{z:.2f}".replace("-", "−")
        assert sheet.text(row, A) == f"{a:.3f}"
        assert sheet.text(row, LOSS) == f"{-math.log(a if y else 1 - a):.3f}"
    assert sheet.picture.texts(window.store.frame())["a 3"] == sheet.text(3, A)


# Editing in place


@pytest.mark.parametrize("typed", ["1.75", "1,75"])
def test_a_number_typed_into_a_cell_moves_the_plant_and_one_undo_takes_it_back(
    window, sheet, typed
):
    sheet.click(1, X1)
    sheet.type(typed)
    sheet.key(Qt.Key.Key_Return)
    assert sheet.plants.x[1].tolist() == [1.75, 2.1]
    assert sheet.current_cell == (2, X1)
    window.actions_["actionUndo"].trigger()
    settle()
    assert sheet.plants.same_as(samples.six())
    assert sheet.text(1, X1) == "1.1"
    assert not window.store.can_undo


@pytest.mark.parametrize("typed", ["e", "1,2,3", "2e13", "-"])
def test_what_is_no_measure_is_refused_and_the_old_value_stays(window, sheet, typed):
    sheet.click(1, X1)
    sheet.key(Qt.Key.Key_F2)
    sheet.editor.selectAll()
    sheet.type(typed)
    sheet.key(Qt.Key.Key_Return)
    assert sheet.plants.same_as(samples.six())
    assert "Row 2" in window.sentence.label.text()
    assert not window.store.can_undo


def test_escape_leaves_a_cell_as_it_was(sheet):
    sheet.click(1, X1)
    sheet.type("9")
    sheet.key(Qt.Key.Key_Escape)
    assert sheet.editor is None
    assert sheet.plants.same_as(samples.six())


def test_an_edit_begins_with_every_digit_and_unchanged_changes_nothing(open_window):
    sheet = Sheet(open_window("fr", plants=Dataset.of([(0.123456789, 2.0)], [1])))
    assert sheet.text(0, X1) == "0,123"
    sheet.click(0, X1)
    sheet.key(Qt.Key.Key_F2)
    assert sheet.editor.text() == "0,123456789"
    sheet.key(Qt.Key.Key_Return)
    assert sheet.plants.x[0, 0] == 0.123456789
    assert not sheet.window.store.can_undo


def test_y_is_set_by_0_and_1_and_turned_by_a_double_click(window, sheet):
    sheet.click(0, Y)
    sheet.type("0")
    assert sheet.plants.y.tolist() == [0, 1, 1, 0, 0, 0]
    sheet.double_click(4, Y)
    assert sheet.editor is None
    assert sheet.plants.y.tolist() == [0, 1, 1, 0, 1, 0]
    sheet.key(Qt.Key.Key_F2)
    sheet.editor.selectAll()
    sheet.type("2")
    sheet.key(Qt.Key.Key_Return)
    assert sheet.plants.y.tolist() == [0, 1, 1, 0, 1, 0]
    assert "y has to be 1" in window.sentence.label.text()


def test_z_a_and_loss_can_not_be_typed(sheet):
    for column in (PLANT, Z, A, LOSS):
        sheet.click(2, column)
        sheet.type("5")
        sheet.key(Qt.Key.Key_F2)
        assert sheet.editor is None
    assert sheet.plants.same_as(samples.six())


def test_tab_goes_through_the_cells_to_type_into_and_return_down(sheet):
    sheet.click(0, Y)
    cells = []
    for _ in range(4):
        sheet.key(Qt.Key.Key_Tab)
        cells.append(sheet.current_cell)
    assert cells == [(0, X1), (0, X2), (1, Y), (1, X1)]
    sheet.key(Qt.Key.Key_Backtab, SHIFT)
    assert sheet.current_cell == (1, Y)
    sheet.key(Qt.Key.Key_Return)
    assert sheet.current_cell == (2, Y)
    sheet.key(Qt.Key.Key_Return, SHIFT)
    assert sheet.current_cell == (1, Y)
    sheet.key(Qt.Key.Key_Down)
    assert sheet.current_cell == (2, Y)


def test_cells_typed_one_after_the_other_faster_than_a_frame_all_count(sheet):
    sheet.click(2, X1)
    for letter in "1.5":
        QTest.keyClicks(sheet.editor or sheet.grid, letter)
    QTest.keyClick(sheet.editor, Qt.Key.Key_Tab)
    sheet.model.setData(sheet.model.index(2, X2), "0.25")
    settle()
    assert sheet.plants.x[2].tolist() == [1.5, 0.25]


# Adding


def test_a_plant_is_added_in_the_last_row_with_the_kind_of_the_row_above(window, sheet):
    sheet.click(6, X1)
    assert sheet.text(6, Y) == "0"
    sheet.type("1.25")
    sheet.key(Qt.Key.Key_Tab)
    assert len(sheet.plants) == 6
    sheet.type("0,5")
    sheet.key(Qt.Key.Key_Return)
    assert sheet.plants.x[6].tolist() == [1.25, 0.5]
    assert sheet.plants.y[6] == 0
    assert sheet.current_cell == (7, X1), "ready for the next"
    assert sheet.chosen == [6]
    sheet.type("3")
    sheet.key(Qt.Key.Key_Tab)
    sheet.type("4")
    sheet.key(Qt.Key.Key_Tab)
    assert sheet.plants.x[7].tolist() == [3, 4]
    window.store.undo()
    window.store.undo()
    settle()
    assert sheet.plants.same_as(samples.six())
    assert sheet.model.rowCount() == 7


def test_a_kind_given_in_the_last_row_is_taken(sheet):
    sheet.click(6, Y)
    sheet.type("1")
    sheet.key(Qt.Key.Key_Tab)
    sheet.type("1")
    sheet.key(Qt.Key.Key_Tab)
    sheet.type("2")
    sheet.key(Qt.Key.Key_Tab)
    assert sheet.plants.y[6] == 1
    assert sheet.current_cell == (7, Y)


def test_the_first_plant_of_all_is_toxic_unless_told_otherwise(open_window):
    sheet = Sheet(open_window(plants=Dataset.empty()))
    assert (sheet.model.rowCount(), sheet.text(0, Y)) == (1, "1")
    sheet.click(0, X1)
    sheet.type("1")
    sheet.key(Qt.Key.Key_Tab)
    sheet.type("2")
    sheet.key(Qt.Key.Key_Return)
    assert (sheet.plants.x.tolist(), sheet.plants.y.tolist()) == ([[1, 2]], [1])


# Sorting


def test_a_header_sorts_upwards_downwards_and_as_placed(sheet):
    x1 = sheet.column(X1)
    sheet.sort(X1)
    assert sheet.column(X1) == sorted(x1)
    assert sheet.column(PLANT) == ["1", "3", "2", "4", "6", "5"]
    sheet.sort(X1)
    assert sheet.column(X1) == sorted(x1, reverse=True)
    sheet.sort(X1)
    assert sheet.column(X1) == x1


def test_an_edit_in_a_sorted_table_changes_the_plant_that_stands_there(sheet):
    sheet.sort(X1)
    sheet.click(1, X2)
    sheet.type("9")
    sheet.key(Qt.Key.Key_Return)
    assert sheet.plants.x[2].tolist() == [0.7, 9]
    assert sheet.text(1, X2) == "9.0", "it stays where it was typed"


def test_sorting_by_what_moves_waits_for_a_pause(window, sheet, qtbot):
    window.store.set_parameter("w1", 1.0)
    settle()
    sheet.sort(Z)
    before = sheet.column(PLANT)
    assert before == ["1", "3", "2", "4", "6", "5"]
    window.store.play()
    window.store.set_parameter("w1", -1.0)
    settle()
    qtbot.wait(250)
    assert sheet.column(PLANT) == before
    window.store.pause()
    settle()
    z = window.store.frame().z
    assert sheet.column(PLANT) == [str(plant + 1) for plant in np.argsort(z, kind="stable")]


def test_a_selection_keeps_its_plants_when_the_table_is_sorted(window, sheet):
    window.store.select(indices([1, 4]))
    settle()
    sheet.sort(X1)
    sheet.sort(X1)
    assert sheet.chosen == [1, 4]
    rows = {index.row() for index in sheet.grid.selectedIndexes()}
    assert {sheet.text(row, PLANT) for row in rows} == {"2", "5"}


# Selection


def test_a_selection_made_elsewhere_selects_whole_rows_and_scrolls_there(open_window):
    window = open_window(plants=samples.make("moons", 500, 0.2, 1))
    sheet, asked = None, []
    sheet = Sheet(window)
    sheet.picture.select_requested.connect(asked.append)
    window.store.select(indices([300, 302]))
    settle()
    chosen = {(index.row(), index.column()) for index in sheet.grid.selectedIndexes()}
    assert chosen == {(row, column) for row in (300, 302) for column in Column}
    first, last = sheet.grid.rows_on_screen()
    assert first <= 300 <= last
    assert asked == [], "no echo"


def test_rows_and_cells_selected_in_the_table_are_selected_everywhere(window, sheet):
    sheet.click(1, PLANT)
    assert sheet.chosen == [1]
    assert len(sheet.grid.selectedIndexes()) == len(Column)
    sheet.click(3, PLANT, SHIFT)
    assert sheet.chosen == [1, 2, 3]
    sheet.click(5, X2, CONTROL)
    assert sheet.chosen == [1, 2, 3, 5]
    sheet.click(4, X1)
    assert sheet.chosen == [4]
    sheet.key(Qt.Key.Key_Down)
    assert sheet.chosen == [5]
    sheet.key(Qt.Key.Key_Down)
    assert sheet.chosen == []


def test_delete_removes_the_plants_of_the_rows_selected(window, sheet):
    sheet.click(1, PLANT)
    sheet.click(2, PLANT, SHIFT)
    sheet.key(Qt.Key.Key_Delete)
    assert sheet.plants.x[:, 0].tolist() == [0.5, 2.0, 2.5, 2.2]
    assert sheet.column(X1) == ["0.5", "2.0", "2.5", "2.2"]
    assert sheet.model.rowCount() == 5


# The clipboard


def test_cells_are_copied_with_tabs_and_rows_with_a_header(sheet):
    sheet.click(0, X1)
    sheet.click(1, X2, SHIFT)
    assert sheet.copied() == "0.5\t2\n1.1\t2.1\n"
    sheet.click(3, PLANT)
    sheet.click(4, PLANT, SHIFT)
    lines = sheet.copied().splitlines()
    assert lines[0] == "plant\ty\tx1\tx2\tz\ta\tloss"
    assert lines[1].split("\t")[:4] == ["4", "0", "2", "1"]
    assert len(lines) == 3


def test_copies_have_the_languages_decimal_mark_and_all_digits(open_window):
    sheet = Sheet(open_window("fr", plants=Dataset.of([(0.1234567, 2.5)], [1])))
    sheet.click(0, X1)
    sheet.click(0, X2, SHIFT)
    assert sheet.copied() == "0,1234567\t2,5\n"


def test_the_whole_table_copied_and_pasted_into_another_gives_the_same_plants(open_window):
    first = Sheet(open_window("fr", plants=samples.make("moons", 40, 0.2, 3)))
    first.window.actions_["actionSelectAll"].trigger()
    settle()
    text = first.copied()
    second_table = Sheet(open_window("fr", plants=Dataset.empty()))
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
    sheet = Sheet(open_window(plants=Dataset.empty()))
    sheet.click(0, Y)
    sheet.paste(text)
    assert sheet.plants.x.tolist() == [[0.5, 2], [3, 1.5]]
    assert sheet.plants.y.tolist() == [1, 0]


def test_a_paste_begins_at_the_current_cell_and_adds_what_goes_beyond_the_end(window, sheet):
    sheet.click(5, X1)
    sheet.paste("1,5\t2,5\n3\t4\n")
    assert sheet.plants.x[5:].tolist() == [[1.5, 2.5], [3, 4]]
    assert sheet.plants.y.tolist() == [1, 1, 1, 0, 0, 0, 0]
    window.store.undo()
    settle()
    assert sheet.plants.same_as(samples.six())
    sheet.click(1, X2)
    sheet.paste("7\n8\n")
    assert sheet.plants.x[:, 1].tolist() == [2.0, 7, 8, 1.0, 0.7, 0.3]


@pytest.mark.parametrize(
    ("start", "text", "message"),
    [
        (X1, "1\t2\n1\tx\n", "Row 2, column x2: 'x' is not a number."),
        (Y, "1\t1\t1\n2\t1\t1\n", "Row 2: y has to be 1 (toxic) or 0 (non-toxic)."),
        (X1, "1\t1e13\n", "Row 1: a measure has to be a number of at most 1e12 cm."),
        (X1, "1\t2\t3\n", "Row 1: only y, x1 and x2 can be pasted"),
        (Z, "1\n", "Row 1: only y, x1 and x2 can be pasted"),
        (X1, "1\n1\n1\n1\n1\n1\n1\n", "Row 7, column x2: '' is not a number."),
        (X1, "1\t\n", "Row 1, column x2: '' is not a number."),
    ],
)
def test_one_faulty_cell_refuses_the_whole_paste_and_says_where(
    window, sheet, start, text, message
):
    sheet.click(0, start)
    sheet.paste(text)
    assert window.sentence.label.text().startswith(message)
    assert sheet.plants.same_as(samples.six())
    assert not window.store.can_undo


# Keys that are the window's


def test_the_keys_of_the_run_are_the_windows_unless_a_cell_is_open(window, sheet):
    sheet.click(0, X1)
    for key, step in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Right, 2), (Qt.Key.Key_Left, 1)):
        sheet.key(key)
        assert window.store.session.step == step
    sheet.key(Qt.Key.Key_Home)
    assert window.store.session.step == 0
    sheet.key(Qt.Key.Key_Space)
    assert window.store.is_playing
    sheet.key(Qt.Key.Key_Space)
    assert not window.store.is_playing
    window.store.rewind()
    settle()
    sheet.type("12")
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Space):
        sheet.key(key)
    assert sheet.editor is not None
    assert not window.store.is_playing
    assert window.store.session.step == 0


def test_letters_in_the_table_stay_keys_of_the_window(window, sheet):
    sheet.click(0, Y)
    sheet.key(Qt.Key.Key_F)
    assert sheet.plants.y[0] == 0
    assert sheet.editor is None


def test_tab_leaves_the_table_at_its_end_and_control_tab_anywhere(window):
    sheet = Sheet(window, floats=False)
    sheet.grid.setCurrentIndex(sheet.model.index(6, X2))
    sheet.key(Qt.Key.Key_Tab)
    assert not sheet.grid.hasFocus()
    sheet.grid.setFocus()
    sheet.grid.setCurrentIndex(sheet.model.index(2, X1))
    sheet.key(Qt.Key.Key_Tab, CONTROL)
    assert not sheet.grid.hasFocus()


def test_what_is_being_typed_counts_when_something_else_is_done(window, sheet):
    sheet.click(0, X1)
    sheet.type("1.5")
    window.actions_["actionStep"].trigger()
    settle()
    assert sheet.plants.x[0, 0] == 1.5
    assert sheet.editor is None


# Cost


def test_while_playing_numbers_follow_at_a_pace_and_typing_is_left_alone(window, sheet, qtbot):
    written = []
    sheet.model.dataChanged.connect(lambda *_: written.append(window.store.session.step))
    sheet.click(0, X1)
    sheet.type("4")
    written.clear()
    window.store.set_speed(1000.0)
    window.store.play()
    qtbot.wait(450)
    window.store.pause()
    settle()
    assert 1 <= len(written) <= 8
    assert sheet.editor.text() == "4"
    assert sheet.text(5, Z) == f"{window.store.frame().z[5]:.2f}".replace("-", "−")


def test_100_000_plants_are_rows_that_cost_nothing_until_seen(open_window):
    window = open_window(plants=samples.make("moons", 100_000, 0.2, 1))
    sheet = Sheet(window)
    assert sheet.model.rowCount() == 100_001
    window.actions_["actionSelectAll"].trigger()
    settle()
    assert len(sheet.chosen) == 100_000
    window.store.select(indices(np.arange(0, 100_000, 2)))
    settle()
    assert sheet.model.is_chosen(2)
    assert not sheet.model.is_chosen(1)
    assert sheet.copied().count("\n") == 50_001
    window.store.select(indices([99_999]))
    settle()
    assert sheet.grid.rows_on_screen()[1] >= 99_999


def test_the_leaves_give_way_where_there_is_no_room(window, sheet):
    canvas = sheet.picture.canvas
    assert canvas.isVisible()
    window.docks["plantTable"].resize(420, 240)
    settle()
    assert not canvas.isVisible()


_KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_F2, Qt.Key.Key_Escape, Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_5,
    Qt.Key.Key_Period, Qt.Key.Key_Delete, Qt.Key.Key_F, Qt.Key.Key_Right, Qt.Key.Key_Space,
)  # fmt: skip
_PASTES = ("1\t2\t3\n", "0;1,5;2\n1;3;4", "5\n6\n7\n8", "x1\tx2\n1\t2\n", "junk", "", "0\n1\n")


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_typed_sorted_or_pasted_rows_plants_and_selection_agree(window, sheet, seed):
    rng, store = random.Random(seed), window.store
    acts = (
        lambda: sheet.key(rng.choice(_KEYS), rng.choice((NONE, NONE, SHIFT))),
        lambda: sheet.key(rng.choice(_KEYS)),
        lambda: sheet.click(rng.randrange(sheet.model.rowCount()), rng.choice(list(Column)),
                            rng.choice((NONE, SHIFT, CONTROL))),
        lambda: sheet.double_click(rng.randrange(sheet.model.rowCount()), rng.choice(list(Column))),
        lambda: sheet.sort(rng.choice(list(Column))),
        lambda: sheet.paste(rng.choice(_PASTES)),
        lambda: rng.choice((store.undo, store.redo, store.delete_selected, store.step_on))(),
        lambda: store.place(rng.random(), rng.random(), rng.randrange(2)),
    )  # fmt: skip
    for _ in range(150):
        rng.choice(acts)()
        store.pause()
        settle()
        frame, model = store.frame(), sheet.model
        shown = [model.plant_at(row) for row in range(model.count)]
        assert sorted(shown) == list(range(len(frame.plants)))
        assert [float(model.exact(row, X1)) for row in range(model.count)] == [
            frame.plants.x[plant, 0] for plant in shown
        ]
        chosen = {shown[row] for row in range(model.count) if model.is_chosen(row)}
        assert chosen == set(frame.selection.tolist())
    while store.can_undo:
        store.undo()
    assert sheet.plants.same_as(samples.six())
