"""Pictures by the dialogue and to the clipboard; the lab stays as it was."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox

from gui.export import picture_export
from tests.gui.conftest import controllers_of, settle
from tests.gui.export.images import LEFT, request, scene_of


def test_the_shortcut_copies_the_picture_last_clicked(lab, exporter):
    clipboard = QGuiApplication.clipboard()
    QTest.keyClick(lab, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier
                   | Qt.KeyboardModifier.ShiftModifier)  # fmt: skip
    field = clipboard.image()
    assert field.width() == 2 * lab.field.viewport().width()
    QTest.mouseClick(lab.loss_curve.viewport(), LEFT, pos=QPoint(60, 60))
    lab.actions_["actionCopyPicture"].trigger()
    assert clipboard.image().width() == 2 * lab.loss_curve.viewport().width()
    assert lab.status.label.text() == "On the clipboard: Loss curve."
    lab.layout_.arrange("Sigmoid")
    settle()
    sigmoid = lab.pictures["sigmoid"]
    QTest.mouseClick(sigmoid.canvas, LEFT, pos=QPoint(5, 5))
    lab.actions_["actionCopyPicture"].trigger()
    assert clipboard.image().width() == 2 * sigmoid.canvas.width()
    lab.layout_.arrange("Lab")
    settle()
    lab.actions_["actionCopyPicture"].trigger()
    assert lab.status.label.text() == "On the clipboard: Field of plants."


def test_exporting_leaves_state_undo_and_focus_alone(lab, exporter, tmp_path):
    store, focus = lab.store, lab.focusWidget()
    state, step, undos = store.session.state, store.session.step, store.undo_stack.index()
    alone = lab.windowHandle()
    for picture in ("field", "lossMap", "plantTable"):
        exporter.write(tmp_path / f"{picture}.svg", request(picture), scene_of(lab))
        shown = [
            shown_window
            for shown_window in QGuiApplication.topLevelWindows()
            if shown_window.isExposed()
        ]
        assert shown == [alone]
    settle()
    assert (store.session.state, store.session.step) == (state, step)
    assert (store.undo_stack.index(), lab.focusWidget()) == (undos, focus)
    assert len(lab.pictures.made) == 0  # none was made in the window for it


def test_the_dialogue_shows_asks_and_writes(lab, exporter, tmp_path, monkeypatch):
    out = tmp_path / "out.svg"
    asked = []
    monkeypatch.setattr(
        "gui.widgets.file_dialogs.ask_where_to_export",
        lambda _parent, name, kind: asked.append((name, kind)) or out,
    )
    lab.actions_["actionExportPicture"].trigger()
    dialog = exporter.dialog
    dialog.draw()
    assert not dialog.preview.pixmap().isNull()
    assert dialog.request().picture == "field"
    assert dialog.request().size == (lab.field.viewport().width(), lab.field.viewport().height())
    dialog.picture.setCurrentIndex(dialog.picture.findData("valley"))
    dialog.format.setCurrentIndex(dialog.format.findData("svg"))
    dialog.theme.setCurrentIndex(dialog.theme.findData("light"))
    dialog.width_px.setValue(500)
    dialog.height_px.setValue(300)
    dialog.draw()
    dialog.export.click()
    settle()
    assert asked == [("local-minimum", "svg")]
    assert '<svg width="500" height="300"' in out.read_text(encoding="utf-8")
    assert lab.status.label.text() == "Exported to out.svg: Local minimum."
    assert exporter.dialog is None
    exporter.open_dialog()
    assert (exporter.dialog.kind(), exporter.dialog.request().theme) == ("svg", "light")
    exporter.dialog.reject()


def test_the_dialogue_says_what_is_too_large_and_keeps_the_windows_proportions(lab, exporter):
    exporter.open_dialog()
    dialog = exporter.dialog
    dialog.width_px.setValue(10_000)
    dialog.height_px.setValue(10_000)
    assert "not possible" in dialog.note.text()
    assert not dialog.export.isEnabled()
    dialog.picture.setCurrentIndex(dialog.picture.findData("window"))
    assert dialog.export.isEnabled()
    assert dialog.request().size == (lab.width(), lab.height())
    dialog.width_px.setValue(640)
    assert dialog.request().size == (640, 360)
    dialog.height_px.setValue(6_000)
    assert dialog.request().size == (10_000, 5_625)
    dialog.width_px.setValue(120)
    assert dialog.request().size == (213, 120)
    dialog.height_px.setValue(lab.height())
    assert dialog.request().size == (lab.width(), lab.height())
    dialog.copy.click()
    assert QGuiApplication.clipboard().image().width() == 2 * lab.width()
    dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    settle()
    assert exporter.dialog is None


def test_a_run_pauses_while_it_is_asked_what_to_export(lab, exporter):
    lab.store.play()
    exporter.open_dialog()
    assert not lab.store.is_playing
    exporter.dialog.reject()


def test_a_folder_that_can_not_be_written_is_said(lab, exporter, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "gui.widgets.file_dialogs.ask_where_to_export", lambda *_: tmp_path / "not there" / "x.png"
    )
    exporter._ask_where(request("field"), "png", scene_of(lab))
    assert "x.png" in lab.status.label.text().lower()


def test_in_french_the_dialogue_and_the_files_name_are_french(open_window):
    window = open_window("fr", "light")
    exporter = controllers_of(window).picture_export
    assert picture_export.file_name(exporter.sources["lossCurve"].title) == "courbe-du-coût"
    exporter.open_dialog()
    assert exporter.dialog.windowTitle() == "Exporter une figure"
    assert exporter.dialog.request().language == "fr"
    assert "×" in exporter.dialog.note.text()
    exporter.dialog.reject()


def test_return_in_a_size_enters_it_and_exports_nothing(lab, exporter):
    exporter.open_dialog()
    dialog = exporter.dialog
    dialog.picture.setCurrentIndex(dialog.picture.findData("valley"))
    dialog.width_px.setFocus()
    dialog.width_px.selectAll()
    QTest.keyClicks(dialog.width_px, "900")
    QTest.keyClick(dialog.width_px, Qt.Key.Key_Return)
    settle()
    assert dialog.isVisible()  # a dialogue for files would fail the test
    assert dialog.request().size[0] == 900
    dialog.reject()
