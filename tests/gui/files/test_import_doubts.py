"""What a table leaves in doubt is asked about; what was not read stays on screen until closed."""

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox

from tests.gui.conftest import controllers_of, press_key, settle
from tests.gui.files.test_import_controller import (
    CONTROL,
    FRENCH,
    copy,
    dialog_of,
    drop,
    plants,
    status_text,
)

OPEN = QDialogButtonBox.StandardButton.Open


def report_of(window):
    return controllers_of(window).imports.report


def test_a_doubtful_decimal_mark_is_asked_with_the_row_shown_both_ways(open_window):
    window = open_window("fr")
    copy("x1;x2;y\n1;2;1\n1,234;5;1\n2,345;6;0\n")
    press_key(window, Qt.Key.Key_V, CONTROL)
    dialog = dialog_of(window)
    assert not dialog.buttons.button(OPEN).isEnabled()
    assert "1,234" in dialog.note.text()
    ways = [dialog.decimal.itemText(index) for index in range(2)]
    assert "x₁ = 1234" in ways[0].replace("\u202f", "")
    assert "x₁ = 1,234" in ways[1]
    assert all("ligne 3" in way for way in ways)
    assert "1,234" in dialog.preview.item(1, 0).text()
    assert "1234" in dialog.preview.item(1, 0).text()
    dialog.decimal.setCurrentIndex(1)
    assert dialog.preview.item(1, 0).text() == "1,234"
    dialog.buttons.button(OPEN).click()
    settle()
    assert plants(window) == ([[1, 2], [1.234, 5], [2.345, 6]], [1, 1, 0])


def test_decimals_of_both_marks_and_missing_codes_are_asked_about(window):
    copy("x1;x2;y\n1.5;2;1\n2,5;-999;0\n3;1;0\n4;-9999;1\n")
    press_key(window, Qt.Key.Key_V, CONTROL)
    dialog = dialog_of(window)
    assert dialog.decimal.count() == 1
    assert "−999, −9999" in dialog.leave_out_missing.text()
    assert "row 3" in dialog.leave_out_missing.text()
    assert "2 plants read, 2 rows left out (row 3, column 2: -999" in dialog.note.text()
    dialog.leave_out_missing.setChecked(False)
    assert "4 plants read" in dialog.note.text()
    dialog.leave_out_missing.setChecked(True)
    dialog.buttons.button(OPEN).click()
    settle()
    assert plants(window) == ([[1.5, 2], [3, 1]], [1, 0])


def test_a_kind_called_none_is_offered_and_what_is_not_known_is_no_other_kind(window):
    copy("width;length;kind\n1;2;edible\n2;3;none\n3;1;none\n4;1;inconnu\n")
    press_key(window, Qt.Key.Key_V, CONTROL)
    dialog = dialog_of(window)
    assert not dialog.decimal.isVisible()
    assert not dialog.leave_out_missing.isVisible()
    offered = [dialog.toxic.itemText(index) for index in range(dialog.toxic.count())]
    assert "none   (2)" in offered
    assert "inconnu   (1)" in offered
    dialog.toxic.setCurrentIndex(dialog.toxic.findData("none"))
    dialog.harmless.setCurrentIndex(dialog.harmless.findData("edible"))
    dialog.accept()
    settle()
    assert plants(window)[1] == [0, 1, 1]
    assert "inconnu" in report_of(window).lines.toPlainText()


def test_rows_left_out_stay_on_screen_and_can_be_copied(window, tmp_path):
    drop(window, tmp_path, FRENCH + "NA;1;toxique\n" + "1;2;pin\n" * 4)
    report = report_of(window)
    assert report.isVisible()
    assert not report.isModal()
    assert "plants.csv" in report.heading.text()
    lines = report.lines.toPlainText().splitlines()
    assert len(lines) == 5
    assert lines[0] == "Row 4, column 1: 'NA' is not a number."
    report.copy_button.click()
    assert QGuiApplication.clipboard().text().endswith(report.lines.toPlainText())
    window.actions_["actionLanguageFrench"].trigger()
    settle()
    assert report.lines.toPlainText().startswith("Ligne 4, colonne 1")
    drop(window, tmp_path, FRENCH)  # nothing is left out now
    assert report_of(window) is None


@pytest.mark.parametrize(
    ("text", "word"), [("x1,x2,y\n", "header"), ('{"x1":{"0":1},"x2":{},"y":{}}', "JSON")]
)
def test_a_table_of_no_plant_is_refused_and_nothing_is_lost(window, tmp_path, text, word):
    drop(window, tmp_path, text)
    assert len(plants(window)[1]) == 6
    assert word in status_text(window)
    assert word in report_of(window).lines.toPlainText()
    report_of(window).buttons.button(QDialogButtonBox.StandardButton.Close).click()
    settle()
    assert report_of(window) is None


def test_a_unit_that_is_taken_off_is_said(window, tmp_path):
    drop(window, tmp_path, "x1;x2;y\n1,5 cm;2 cm;1\n2,5 cm;1 cm;0\n")
    assert plants(window)[0] == [[1.5, 2], [2.5, 1]]
    assert "the unit cm was taken off x₁" in status_text(window)


def test_plants_and_run_exported_in_french_open_in_a_french_spreadsheet(open_window, tmp_path):
    window = open_window("fr")
    exporter = controllers_of(window).run_export
    window.actions_["actionStep"].trigger()
    settle()
    exporter.write_plants(tmp_path / "p.csv")
    exporter.write_trace(tmp_path / "t.csv")
    assert (tmp_path / "p.csv").read_text().startswith("x1;x2;y\n0,5;2,0;1\n1,1;2,1;1\n")
    assert (tmp_path / "t.csv").read_text().startswith("step;w1;w2;b;loss\n0;0,0;0,0;0,0;0,693")
    exporter.write_plants(tmp_path / "p.xlsx")
    for name in ("p.csv", "p.xlsx"):
        window.file_dropped.emit(tmp_path / name)
        settle()
        assert plants(window)[0][0] == [0.5, 2.0]
        assert len(plants(window)[1]) == 6
    assert controllers_of(window).imports.report is None


def test_what_is_no_number_is_not_pieced_together(window):
    from gui.language.numbers import parse

    field = window.neuron_panel.sliders["w1"].field
    for typed in ("2 1/2", "2²", "²", "1 2", "12 34", "٣"):
        assert parse(typed) is None
        field.setText(typed)
        field.setModified(True)
        field.commit()
        assert field.exact() == 0
    assert (parse("1/3"), parse("1 234,5"), parse("− 3"), parse("1,2 × 10⁻³")) == (
        1 / 3, 1234.5, -3, 0.0012,
    )  # fmt: skip


def test_kinds_turned_round_and_thousands_are_said_after_the_import(open_window):
    window = open_window("fr")
    copy("x1;x2;comestible\n1,25;2,5;1\n5.125;3,5;0\n")
    press_key(window, Qt.Key.Key_V, CONTROL)
    assert plants(window) == ([[1.25, 2.5], [5125, 3.5]], [0, 1])
    said = status_text(window)
    assert "« comestible », nomme ce qui n’est pas toxique : 1 y est lu" in " ".join(said.split())
    assert "ligne 3, colonne 1" in said.lower()


def test_kinds_of_several_words_or_of_none_are_those_that_train_takes_whatever_else_is_asked(
    window,
):
    for words, kinds in (
        ("toxic poisonous edible safe toxic", [1, 1, 0, 0, 1]),
        ("toxic poisonous edible toxic", [1, 1, 0, 1]),
        ("toxic edible safe lettuce", [1, 0, 0]),
        ("Toxique mortel lettuce sain comestible", [1, 1, 0, 0]),
        ("edible edible", [0, 0]),
        ("1 lettuce 1 1", [1, 1, 1]),
        ("1 1", [1, 1]),
        ("0 0", [0, 0]),
    ):
        rows = [f"{n};{n + 1};{word}\n" for n, word in enumerate(words.split())]
        copy("x1;x2;kind\n" + "".join(rows) + f"-999;1;{words.split()[0]}\n")
        window.actions_["actionPaste"].trigger()
        settle()
        dialog = dialog_of(window)
        assert ("lettuce" in dialog.note.text()) == ("lettuce" in words)
        dialog.accept()
        settle()
        assert plants(window)[1] == kinds


def test_a_table_of_one_kind_is_as_its_name_says_whatever_else_is_asked(window):
    copy("x1;x2;edible\n1;2;1\n2;3;1\n-999;1;1\n")
    press_key(window, Qt.Key.Key_V, CONTROL)
    dialog = dialog_of(window)
    assert "0   (0)" in dialog.toxic.currentText()
    dialog.accept()
    settle()
    assert plants(window)[1] == [0, 0]


def test_a_workbook_of_several_sheets_is_opened_with_a_choice_among_them(window, tmp_path):
    path = tmp_path / "jardin.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in (
            ("Notes", [("in May",)]),
            ("May", [("x1", "x2", "y"), (1, 2, 1), (3, 4.5, 0)]),
            ("June", [("x1", "x2", "y"), (5, 6, 0), (7, "7 cm?", 1), (8, 9, 1)]),
        ):
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    controllers_of(window).imports.open_file(path)
    dialog = dialog_of(window)
    assert [dialog.sheet.itemText(place) for place in range(3)] == ["Notes", "May", "June"]
    assert dialog.sheet.currentText() == "May"
    dialog.sheet.setCurrentText("Notes")
    assert not dialog.buttons.button(OPEN).isEnabled()
    assert not dialog.x1.isEnabled()
    assert dialog.y_.count() == 0
    assert dialog.note.text()
    dialog.sheet.setCurrentText("June")
    assert dialog.preview.rowCount() == 3
    assert "June!B3: '7 cm?'" in dialog.note.text()
    dialog.buttons.button(OPEN).click()
    settle()
    assert plants(window) == ([[5, 6], [8, 9]], [0, 1])
    assert "June!B3" in status_text(window)


def test_no_sheet_is_asked_for_where_one_alone_is_filled(window, tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for number, row in enumerate([("x1", "x2", "y"), (1, 2, 1), (3, 4.5, 0)]):
            sheet = book.get_worksheet_by_name("Feuille1") or book.add_worksheet("Feuille1")
            sheet.write_row(number, 0, row)
        book.add_worksheet("Feuille2")
    controllers_of(window).imports.open_file(path)
    assert controllers_of(window).imports.dialog is None
    assert plants(window) == ([[1, 2], [3, 4.5]], [1, 0])
