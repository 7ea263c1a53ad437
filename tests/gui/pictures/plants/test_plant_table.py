import math
import random

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engine.arrays import indices
from engine.model import samples
from engine.model.dataset import Dataset
from gui.pictures.plants.columns import Column
from tests.gui.conftest import NONE, settle
from tests.gui.pictures.plants.conftest import TableUser

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PLANT, Y, X1, X2, Z, A, LOSS = Column


def test_measures_of_five_digits_are_whole_in_a_narrow_table_at_a_projector(
    open_window, painted_texts
):
    plants = Dataset.of([(12345.0, 2.0), (98765.0, 3.0), (-54321.0, 4.0)], [1, 0, 1])
    window = open_window("fr", plants=plants, is_shown=False)
    window.actions_["actionProjector"].trigger()
    window.resize(1024, 640)
    window.show()
    window.actions_["actionArrangeNeuron"].trigger()
    settle()
    painted_texts.clear()
    window.pictures["plantTable"].grab()
    written = {text.replace("\u202f", "").removesuffix(",0") for text in painted_texts}
    assert "…" not in written
    assert {"12345", "98765", "−54321"} <= written


def test_the_table_of_figure_3_and_what_the_neuron_makes_of_it(window, table):
    window.store.set_parameter("w1", -1.0)
    window.store.set_parameter("b", 1.0)
    settle()
    assert table.column(Y) == ["1", "1", "1", "0", "0", "0"]
    assert table.column(X1) == ["0.5", "1.1", "0.7", "2.0", "2.5", "2.2"]
    assert table.column(X2) == ["2.0", "2.1", "2.6", "1.0", "0.7", "0.3"]
    for row, (x, y) in enumerate(zip(table.plants.x, table.plants.y, strict=True)):
        z = 1.0 - x[0]
        a = 1 / (1 + math.exp(-z))
        assert table.text(row, Z) == f"{z:.2f}".replace("-", "−")
        assert table.text(row, A) == f"{a:.3f}"
        assert table.text(row, LOSS) == f"{-math.log(a if y else 1 - a):.3f}"
    assert table.picture.texts(window.store.frame())["a 3"] == table.text(3, A)


# Editing in place


@pytest.mark.parametrize("typed", ["1.75", "1,75"])
def test_a_number_typed_into_a_cell_moves_the_plant_and_one_undo_takes_it_back(
    window, table, typed
):
    table.click(1, X1)
    table.type(typed)
    table.key(Qt.Key.Key_Return)
    assert table.plants.x[1].tolist() == [1.75, 2.1]
    assert table.current_cell == (2, X1)
    window.actions_["actionUndo"].trigger()
    settle()
    assert table.plants.same_as(samples.six())
    assert table.text(1, X1) == "1.1"
    assert not window.store.can_undo


@pytest.mark.parametrize("typed", ["e", "1,2,3", "2e13", "-"])
def test_what_is_no_measure_is_refused_and_the_old_value_stays(window, table, typed):
    table.click(1, X1)
    table.key(Qt.Key.Key_F2)
    table.editor.selectAll()
    table.type(typed)
    table.key(Qt.Key.Key_Return)
    assert table.plants.same_as(samples.six())
    assert "Row 2" in window.status.label.text()
    assert not window.store.can_undo


def test_escape_leaves_a_cell_as_it_was(table):
    table.click(1, X1)
    table.type("9")
    table.key(Qt.Key.Key_Escape)
    assert table.editor is None
    assert table.plants.same_as(samples.six())


def test_an_edit_begins_with_every_digit_and_unchanged_changes_nothing(open_window):
    table = TableUser(open_window("fr", plants=Dataset.of([(0.123456789, 2.0)], [1])))
    assert table.text(0, X1) == "0,123"
    table.click(0, X1)
    table.key(Qt.Key.Key_F2)
    assert table.editor.text() == "0,123456789"
    table.key(Qt.Key.Key_Return)
    assert table.plants.x[0, 0] == 0.123456789
    assert not table.window.store.can_undo


def test_y_is_set_by_0_and_1_and_turned_by_a_double_click(window, table):
    table.click(0, Y)
    table.type("0")
    assert table.plants.y.tolist() == [0, 1, 1, 0, 0, 0]
    table.double_click(4, Y)
    assert table.editor is None
    assert table.plants.y.tolist() == [0, 1, 1, 0, 1, 0]
    table.key(Qt.Key.Key_F2)
    table.editor.selectAll()
    table.type("2")
    table.key(Qt.Key.Key_Return)
    assert table.plants.y.tolist() == [0, 1, 1, 0, 1, 0]
    assert "y has to be 1" in window.status.label.text()


def test_z_a_and_loss_can_not_be_typed(table):
    for column in (PLANT, Z, A, LOSS):
        table.click(2, column)
        table.type("5")
        table.key(Qt.Key.Key_F2)
        assert table.editor is None
    assert table.plants.same_as(samples.six())


def test_tab_goes_through_the_cells_to_type_into_and_return_down(table):
    table.click(0, Y)
    cells = []
    for _ in range(4):
        table.key(Qt.Key.Key_Tab)
        cells.append(table.current_cell)
    assert cells == [(0, X1), (0, X2), (1, Y), (1, X1)]
    table.key(Qt.Key.Key_Backtab, SHIFT)
    assert table.current_cell == (1, Y)
    table.key(Qt.Key.Key_Return)
    assert table.current_cell == (2, Y)
    table.key(Qt.Key.Key_Return, SHIFT)
    assert table.current_cell == (1, Y)
    table.key(Qt.Key.Key_Down)
    assert table.current_cell == (2, Y)


def test_cells_typed_one_after_the_other_faster_than_a_frame_all_count(table):
    table.click(2, X1)
    for letter in "1.5":
        QTest.keyClicks(table.editor or table.grid, letter)
    QTest.keyClick(table.editor, Qt.Key.Key_Tab)
    table.model.setData(table.model.index(2, X2), "0.25")
    settle()
    assert table.plants.x[2].tolist() == [1.5, 0.25]


# Adding


def test_a_plant_is_added_in_the_last_row_with_the_kind_of_the_row_above(window, table):
    table.click(6, X1)
    assert table.text(6, Y) == "0"
    table.type("1.25")
    table.key(Qt.Key.Key_Tab)
    assert len(table.plants) == 6
    table.type("0,5")
    table.key(Qt.Key.Key_Return)
    assert table.plants.x[6].tolist() == [1.25, 0.5]
    assert table.plants.y[6] == 0
    assert table.current_cell == (7, X1), "ready for the next"
    assert table.chosen == [6]
    table.type("3")
    table.key(Qt.Key.Key_Tab)
    table.type("4")
    table.key(Qt.Key.Key_Tab)
    assert table.plants.x[7].tolist() == [3, 4]
    window.store.undo()
    window.store.undo()
    settle()
    assert table.plants.same_as(samples.six())
    assert table.model.rowCount() == 7


def test_a_kind_given_in_the_last_row_is_taken(table):
    table.click(6, Y)
    table.type("1")
    table.key(Qt.Key.Key_Tab)
    table.type("1")
    table.key(Qt.Key.Key_Tab)
    table.type("2")
    table.key(Qt.Key.Key_Tab)
    assert table.plants.y[6] == 1
    assert table.current_cell == (7, Y)


def test_the_first_plant_of_all_is_toxic_unless_told_otherwise(open_window):
    table = TableUser(open_window(plants=Dataset.empty()))
    assert (table.model.rowCount(), table.text(0, Y)) == (1, "1")
    table.click(0, X1)
    table.type("1")
    table.key(Qt.Key.Key_Tab)
    table.type("2")
    table.key(Qt.Key.Key_Return)
    assert (table.plants.x.tolist(), table.plants.y.tolist()) == ([[1, 2]], [1])


# Sorting


def test_a_header_sorts_upwards_downwards_and_as_placed(table):
    x1 = table.column(X1)
    table.sort(X1)
    assert table.column(X1) == sorted(x1)
    assert table.column(PLANT) == ["1", "3", "2", "4", "6", "5"]
    table.sort(X1)
    assert table.column(X1) == sorted(x1, reverse=True)
    table.sort(X1)
    assert table.column(X1) == x1


def test_an_edit_in_a_sorted_table_changes_the_plant_that_stands_there(table):
    table.sort(X1)
    table.click(1, X2)
    table.type("9")
    table.key(Qt.Key.Key_Return)
    assert table.plants.x[2].tolist() == [0.7, 9]
    assert table.text(1, X2) == "9.0", "it stays where it was typed"


def test_sorting_by_what_moves_waits_for_a_pause(window, table, qtbot):
    window.store.set_parameter("w1", 1.0)
    settle()
    table.sort(Z)
    before = table.column(PLANT)
    assert before == ["1", "3", "2", "4", "6", "5"]
    window.store.play()
    window.store.set_parameter("w1", -1.0)
    settle()
    qtbot.wait(250)
    assert table.column(PLANT) == before
    window.store.pause()
    settle()
    z = window.store.frame().z
    assert table.column(PLANT) == [str(plant + 1) for plant in np.argsort(z, kind="stable")]


@pytest.mark.parametrize("ends", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_what_is_typed_as_learning_pauses_is_not_lost_and_sorts_when_it_ends(window, table, ends):
    window.store.set_parameter("w1", 1.0)
    settle()
    table.sort(Z)
    before = table.column(PLANT)
    window.store.play()
    window.store.set_parameter("w1", -1.0)
    settle()
    table.click(1, X2)
    plant = table.model.plant_at(1)
    table.type("9")
    window.store.pause()
    settle()
    assert table.editor is not None
    assert table.column(PLANT) == before
    table.key(ends)
    taken = ends == Qt.Key.Key_Return
    assert bool(table.plants.x[plant, 1] == 9.0) is taken
    z = window.store.frame().z
    assert table.column(PLANT) == [str(plant + 1) for plant in np.argsort(z, kind="stable")]


def test_a_selection_keeps_its_plants_when_the_table_is_sorted(window, table):
    window.store.select(indices([1, 4]))
    settle()
    table.sort(X1)
    table.sort(X1)
    assert table.chosen == [1, 4]
    rows = {index.row() for index in table.grid.selectedIndexes()}
    assert {table.text(row, PLANT) for row in rows} == {"2", "5"}


# Selection


def test_a_selection_made_elsewhere_selects_whole_rows_and_scrolls_there(open_window):
    window = open_window(plants=samples.make("moons", 500, 0.2, 1))
    table, asked = None, []
    table = TableUser(window)
    table.picture.select_requested.connect(asked.append)
    window.store.select(indices([300, 302]))
    settle()
    chosen = {(index.row(), index.column()) for index in table.grid.selectedIndexes()}
    assert chosen == {(row, column) for row in (300, 302) for column in Column}
    first, last = table.grid.rows_on_screen()
    assert first <= 300 <= last
    assert asked == [], "no echo"


def test_rows_and_cells_selected_in_the_table_are_selected_everywhere(window, table):
    table.click(1, PLANT)
    assert table.chosen == [1]
    assert len(table.grid.selectedIndexes()) == len(Column)
    table.click(3, PLANT, SHIFT)
    assert table.chosen == [1, 2, 3]
    table.click(5, X2, CONTROL)
    assert table.chosen == [1, 2, 3, 5]
    table.click(4, X1)
    assert table.chosen == [4]
    table.key(Qt.Key.Key_Down)
    assert table.chosen == [5]
    table.key(Qt.Key.Key_Down)
    assert table.chosen == []


def test_delete_removes_the_plants_of_the_rows_selected(window, table):
    table.click(1, PLANT)
    table.click(2, PLANT, SHIFT)
    table.key(Qt.Key.Key_Delete)
    assert table.plants.x[:, 0].tolist() == [0.5, 2.0, 2.5, 2.2]
    assert table.column(X1) == ["0.5", "2.0", "2.5", "2.2"]
    assert table.model.rowCount() == 5


# The clipboard


def test_the_keys_of_the_run_are_the_windows_unless_a_cell_is_open(window, table):
    table.click(0, X1)
    for key, step in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Right, 2), (Qt.Key.Key_Left, 1)):
        table.key(key)
        assert window.store.session.step == step
    table.key(Qt.Key.Key_Home)
    assert window.store.session.step == 0
    table.key(Qt.Key.Key_Space)
    assert window.store.is_playing
    table.key(Qt.Key.Key_Space)
    assert not window.store.is_playing
    window.store.rewind()
    settle()
    table.type("12")
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Space):
        table.key(key)
    assert table.editor is not None
    assert not window.store.is_playing
    assert window.store.session.step == 0


def test_letters_in_the_table_stay_keys_of_the_window(window, table):
    table.click(0, Y)
    table.key(Qt.Key.Key_F)
    assert table.plants.y[0] == 0
    assert table.editor is None


def test_tab_leaves_the_table_at_its_end_and_control_tab_anywhere(window):
    table = TableUser(window, floats=False)
    table.grid.setCurrentIndex(table.model.index(6, X2))
    table.key(Qt.Key.Key_Tab)
    assert not table.grid.hasFocus()
    table.grid.setFocus()
    table.grid.setCurrentIndex(table.model.index(2, X1))
    table.key(Qt.Key.Key_Tab, CONTROL)
    assert not table.grid.hasFocus()


def test_what_is_being_typed_counts_when_something_else_is_done(window, table):
    table.click(0, X1)
    table.type("1.5")
    window.actions_["actionStep"].trigger()
    settle()
    assert table.plants.x[0, 0] == 1.5
    assert table.editor is None


# Cost


def test_while_playing_numbers_follow_at_a_pace_and_typing_is_left_alone(window, table, qtbot):
    written = []
    table.model.dataChanged.connect(lambda *_: written.append(window.store.session.step))
    table.click(0, X1)
    table.type("4")
    written.clear()
    window.store.set_speed(1000.0)
    window.store.play()
    qtbot.wait(450)
    window.store.pause()
    settle()
    assert 1 <= len(written) <= 8
    assert table.editor.text() == "4"
    assert table.text(5, Z) == f"{window.store.frame().z[5]:.2f}".replace("-", "−")


def test_100_000_plants_are_rows_that_cost_nothing_until_seen(open_window):
    window = open_window(plants=samples.make("moons", 100_000, 0.2, 1))
    table = TableUser(window)
    assert table.model.rowCount() == 100_001
    window.actions_["actionSelectAll"].trigger()
    settle()
    assert len(table.chosen) == 100_000
    window.store.select(indices(np.arange(0, 100_000, 2)))
    settle()
    assert table.model.is_chosen(2)
    assert not table.model.is_chosen(1)
    assert table.copied().count("\n") == 50_001
    window.store.select(indices([99_999]))
    settle()
    assert table.grid.rows_on_screen()[1] >= 99_999


def test_the_leaves_give_way_where_there_is_no_room(window, table):
    canvas = table.picture.canvas
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


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.long)])
def test_whatever_is_typed_sorted_or_pasted_rows_plants_and_selection_agree(window, table, seed):
    rng, store = random.Random(seed), window.store
    acts = (
        lambda: table.key(rng.choice(_KEYS), rng.choice((NONE, NONE, SHIFT))),
        lambda: table.key(rng.choice(_KEYS)),
        lambda: table.click(rng.randrange(table.model.rowCount()), rng.choice(list(Column)),
                            rng.choice((NONE, SHIFT, CONTROL))),
        lambda: table.double_click(rng.randrange(table.model.rowCount()), rng.choice(list(Column))),
        lambda: table.sort(rng.choice(list(Column))),
        lambda: table.paste(rng.choice(_PASTES)),
        lambda: rng.choice((store.undo, store.redo, store.delete_selected, store.step_on))(),
        lambda: store.place(rng.random(), rng.random(), rng.randrange(2)),
    )  # fmt: skip
    for _ in range(150):
        rng.choice(acts)()
        store.pause()
        settle()
        frame, model = store.frame(), table.model
        shown = [model.plant_at(row) for row in range(model.count)]
        assert sorted(shown) == list(range(len(frame.plants)))
        assert [float(model.exact(row, X1)) for row in range(model.count)] == [
            frame.plants.x[plant, 0] for plant in shown
        ]
        chosen = {shown[row] for row in range(model.count) if model.is_chosen(row)}
        assert chosen == set(frame.selection.tolist())
    while store.can_undo:
        store.undo()
    assert table.plants.same_as(samples.six())
