"""Plants from files, drops and the clipboard, as a teacher brings them."""

import numpy as np
import pytest
import xlsxwriter
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QProgressDialog

from engine.files.tables import table
from engine.model import samples
from gui.files import import_controller
from gui.files.import_controller import read_at_launch, read_with_progress
from tests.gui.conftest import controllers_of, press_key, settle

CONTROL = Qt.KeyboardModifier.ControlModifier
FRENCH = "largeur;longueur;espèce\n0,5;2,0;toxique\n2,0;1,0;non toxique\n"
IRIS = "sepal_length,sepal_width,petal_length,petal_width,species\n5.1,3.5,1.4,0.2,setosa\n"
IRIS += "7.0,3.2,4.7,1.4,versicolor\n6.3,3.3,6.0,2.5,virginica\n4.9,3.0,1.4,oops,setosa\n"


def plants(window):
    frame = window.store.frame()
    return frame.plants.x.tolist(), frame.plants.y.tolist()


def status_text(window):
    return window.status.label.text()


def dialog_of(window):
    return controllers_of(window).imports.dialog


def drop(window, tmp_path, text, name="plants.csv"):
    path = tmp_path / name
    path.write_bytes(text.encode("cp1252"))
    window.file_dropped.emit(path)
    settle()


def copy(text):
    QGuiApplication.clipboard().setText(text)


def test_a_french_export_dropped_on_the_window_is_there_at_once(window, tmp_path):
    drop(window, tmp_path, FRENCH)
    assert plants(window) == ([[0.5, 2.0], [2.0, 1.0]], [1, 0])
    assert status_text(window) == "2 plants read."
    assert "largeur" in window.field.axes["bottom"].label.toPlainText()
    press_key(window, Qt.Key.Key_Z, CONTROL)
    assert len(plants(window)[1]) == 6


def test_a_row_left_out_is_named_in_the_language_on_screen(open_window, tmp_path):
    window = open_window("fr")
    drop(window, tmp_path, FRENCH + "NA;1;toxique\n")
    assert len(plants(window)[1]) == 2
    assert "ligne 4, colonne 1" in status_text(window)
    assert "NA" in status_text(window)


def test_a_file_of_no_use_says_so_and_the_plants_stay(window, tmp_path):
    for text, word in (("", "x1"), ("x1,x2,y\nNA,1,1\n", "row 2"), ("PK\x03\x04", "workbook")):
        drop(window, tmp_path, text)
        assert word in status_text(window)
        assert len(plants(window)[1]) == 6
    window.file_dropped.emit(tmp_path / "nothing.csv")
    assert "nothing.csv" in status_text(window)


def test_plants_copied_in_a_spreadsheet_are_pasted_on_the_field(window):
    copy("0,5\t2,0\t1\n2,0\t1,0\t0\n1,5\t1,2\t0\n")
    press_key(window, Qt.Key.Key_V, CONTROL)
    assert plants(window) == ([[0.5, 2.0], [2.0, 1.0], [1.5, 1.2]], [1, 0, 0])
    press_key(window, Qt.Key.Key_Z, CONTROL)
    assert len(plants(window)[1]) == 6
    copy(" ")
    press_key(window, Qt.Key.Key_V, CONTROL)
    assert "clipboard" in status_text(window)


def test_a_file_copied_in_the_file_manager_is_opened_by_pasting(window, tmp_path):
    path = tmp_path / "copied.csv"
    path.write_text(FRENCH, encoding="utf-8")
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(copied)
    press_key(window, Qt.Key.Key_V, CONTROL)
    assert len(plants(window)[1]) == 2


def test_pasting_in_a_number_field_pastes_there(window):
    field = window.neuron_panel.sliders["w1"].field
    field.setFocus()
    field.selectAll()
    copy("2.5")
    press_key(window, Qt.Key.Key_V, CONTROL)
    assert len(plants(window)[1]) == 6
    assert field.text() == "2.5"


def test_what_is_unclear_is_asked_and_taken_as_answered(window, tmp_path):
    drop(window, tmp_path, IRIS)
    dialog = dialog_of(window)
    assert dialog.isVisible()
    assert len(plants(window)[1]) == 6
    assert dialog.preview.horizontalHeaderItem(3).text() == "petal_width\nx₁"
    assert dialog.preview.item(3, 3).text() == "oops"
    assert "3 plants read, 1 row left out (row 5, column 4" in dialog.note.text()
    dialog.x1.setCurrentIndex(dialog.x1.findData(0))
    assert "4 plants" in dialog.note.text()
    dialog.toxic.setCurrentIndex(dialog.toxic.findData("versicolor"))
    dialog.harmless.setCurrentIndex(dialog.harmless.findData("virginica"))
    assert "2 plants read, 2 rows left out" in dialog.note.text()
    dialog.buttons.button(QDialogButtonBox.StandardButton.Open).click()
    settle()
    assert plants(window) == ([[7.0, 4.7], [6.3, 6.0]], [1, 0])
    assert window.store.frame().plants.features == ("sepal_length", "petal_length")
    assert dialog_of(window) is None


def test_a_dialogue_cancelled_changes_nothing_and_the_file_that_waited_is_opened(window, tmp_path):
    drop(window, tmp_path, IRIS)
    dialog = dialog_of(window)
    drop(window, tmp_path, FRENCH)  # while it asks, nothing else comes in
    assert len(plants(window)[1]) == 6
    dialog.x2.setCurrentIndex(dialog.x2.findData(dialog.x1.currentData()))
    button = dialog.buttons.button(QDialogButtonBox.StandardButton.Open)
    assert not button.isEnabled()
    dialog.reject()
    assert len(plants(window)[1]) == 6
    settle()
    assert len(plants(window)[1]) == 2


def test_which_of_two_words_is_toxic_is_asked(window):
    copy("width;length;species\n1;2;setosa\n2;3;virginica\n4;3;setosa\n")
    press_key(window, Qt.Key.Key_V, CONTROL)
    dialog = dialog_of(window)
    dialog.toxic.setCurrentIndex(dialog.toxic.findData("virginica"))
    assert dialog.harmless.currentData() == "setosa"
    dialog.standardise.setChecked(True)
    dialog.accept()
    settle()
    plants = window.store.frame().plants
    assert plants.y.tolist() == [0, 1, 0]
    assert plants.x.mean(axis=0) == pytest.approx([0, 0], abs=1e-12)
    assert window.actions_["actionStandardise"].isChecked()


def test_standardised_plants_show_the_original_weights_too(window):
    shown = window.neuron_panel.findChild(object, "originalWeights")
    assert not shown.isVisible()
    window.actions_["actionStandardise"].trigger()
    window.store.set_parameter("w1", 3.0)
    settle()
    assert shown.isVisible()
    scaling = window.store.frame().plants.scaling
    assert f"{3.0 / scaling.deviations[0]:.2f}" in shown.text()
    assert "standardised" in window.field.axes["bottom"].label.toPlainText()
    window.actions_["actionStandardise"].trigger()
    settle()
    assert not shown.isVisible()
    assert np.array_equal(window.store.frame().plants.x, samples.six().x)
    press_key(window, Qt.Key.Key_Z, CONTROL)
    assert window.actions_["actionStandardise"].isChecked()
    assert shown.isVisible()


def test_standardised_plants_are_saved_as_they_were_measured(window, tmp_path):
    from gui.widgets import file_dialogs

    window.actions_["actionStandardise"].trigger()
    file_dialogs.save_plants(tmp_path / "out.csv", window.store.frame().plants)
    assert (tmp_path / "out.csv").read_text().splitlines()[1] == "0.5,2.0,1"


def test_a_long_reading_shows_a_progress_bar_that_can_be_cancelled(window):
    rows = "x1,x2,y\n" + "1,2,1\n2,1,0\n" * 20_000
    seen = []

    def watched(steps, cancel):
        for share in steps:
            bars = window.findChildren(QProgressDialog)
            seen.append((share, bars[-1].value() if bars else None))
            if cancel and bars:
                bars[-1].cancel()
            yield share

    assert (
        read_with_progress(window, watched(table.reading(rows, "a"), True), "a", patience_s=0.0)
        is None
    )
    assert 0 < len(seen) < 4
    settle()
    steps = table.reading(rows, "a")
    assert len(read_with_progress(window, steps, "a", patience_s=0.0)) == 40_000
    settle()
    assert not any(bar.isVisible() for bar in window.findChildren(QProgressDialog))


def test_a_large_workbook_shows_a_bar_from_its_first_step_on(window, tmp_path, monkeypatch):
    path = tmp_path / "large.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate([("x1", "x2", "y"), (1.5, 2.5, 1), (2.5, 1.5, 0)]):
            sheet.write_row(row, 0, cells)
    shown, make = [], import_controller.make_progress_dialog

    def watched(*arguments):
        dialog = make(*arguments)
        shown.append([])
        dialog.setValue = shown[-1].append
        return dialog

    monkeypatch.setattr(import_controller, "make_progress_dialog", watched)
    open_path = controllers_of(window).session.open_path
    open_path(path)
    assert shown == []
    monkeypatch.setattr(import_controller, "_SLOW_WORKBOOK_BYTES", 100)
    open_path(path)
    assert shown == [[0, 30]]
    assert len(window.store.frame().plants) == 2


def test_a_file_named_at_launch_is_read_before_the_window_or_left_to_it(tmp_path):
    clear, unclear = tmp_path / "clear.csv", tmp_path / "unclear.csv"
    clear.write_text(FRENCH, encoding="utf-8")
    unclear.write_text(IRIS, encoding="utf-8")
    assert len(read_at_launch(clear)[0]) == 2
    assert read_at_launch(unclear) == (None, None)


def test_what_was_read_at_launch_is_said_in_the_window(window, tmp_path):
    path = tmp_path / "clear.csv"
    path.write_text(FRENCH + "NA;1;toxique\n", encoding="utf-8")
    importer = controllers_of(window).imports
    importer.open_at_launch(path, read_at_launch(path)[1])
    assert "1 row left out" in status_text(window)
    path.write_text(IRIS, encoding="utf-8")
    importer.open_at_launch(path, None)
    assert importer.dialog is not None
