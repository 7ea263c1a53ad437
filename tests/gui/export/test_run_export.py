"""Exports of the run from the window: animations in the background, scripts, tables."""

import os

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton
from shiboken6 import isValid

from gui.export.animation import Animation, AnimationRenderer
from gui.export.animation_dialog import AnimationDialog
from gui.export.animation_job import AnimationJob
from gui.export.render import Scene
from gui.pictures.field.field_picture import FieldPicture
from tests.gui.conftest import controllers_of, settle
from tests.gui.export.animations import SMALL, frames_of


def run_export_of(window):
    return controllers_of(window).run_export


@pytest.fixture
def taught(window):
    window.store.session.learn(40)
    window.store.go_to(40)
    window.store.go_to(39)
    window.store.flush()
    return window


def test_the_window_lives_on_while_an_animation_is_made_and_says_when_it_is_there(
    taught, qtbot, tmp_path
):
    exporter, path = run_export_of(taught), tmp_path / "run.gif"
    exporter.render(path, SMALL, exporter._exporter.scene())
    seen = []
    exporter.job.progressed.connect(seen.append)
    qtbot.waitUntil(lambda: exporter.job is None, timeout=30_000)
    assert seen == [1, 2, 3, 4, 5, 6, 6][: len(seen)]
    assert len(frames_of(path)) == 6
    assert "run.gif" in taught.status.label.text()
    assert exporter.progress is None
    assert os.listdir(tmp_path) == ["run.gif"]


def test_an_animation_given_up_leaves_nothing_behind(taught, qtbot, tmp_path):
    exporter, path = run_export_of(taught), tmp_path / "run.gif"
    path.write_bytes(b"my run")
    exporter.render(path, SMALL, exporter._exporter.scene())
    cancel = exporter.progress.findChild(QPushButton)
    exporter.job.progressed.connect(lambda done: cancel.click() if done == 2 else None)
    qtbot.waitUntil(lambda: exporter.job is None, timeout=30_000)
    assert path.read_bytes() == b"my run"
    assert os.listdir(tmp_path) == ["run.gif"]
    assert taught.status.label.text() == "Nothing was exported."


def test_an_animation_can_be_given_up_while_it_is_packed(taught, qtbot, tmp_path):
    job = AnimationJob(tmp_path / "run.gif", SMALL, Scene(taught.store.frame()))
    ended = []
    job.finished.connect(ended.append)
    job.progressed.connect(lambda done: job.cancel() if done == job.count else None)
    job.start()
    qtbot.waitUntil(lambda: bool(ended), timeout=30_000)
    assert ended == [False]
    assert os.listdir(tmp_path) == []


class FaultError(Exception):
    """What a picture raises by mistake."""


def break_painting(monkeypatch, at):
    """Let the painting of so manyth an image fail."""
    image, painted = AnimationRenderer.image, []

    def paint(renderer, step):
        painted.append(step)
        if len(painted) == at:
            raise FaultError
        return image(renderer, step)

    monkeypatch.setattr(AnimationRenderer, "image", paint)


def test_a_fault_in_painting_ends_the_animation_and_another_can_be_made(
    taught, qtbot, tmp_path, monkeypatch
):
    exporter, path = run_export_of(taught), tmp_path / "run.gif"
    exporter.render(path, SMALL, exporter._exporter.scene())
    break_painting(monkeypatch, at=3)
    with qtbot.capture_exceptions() as raised:
        qtbot.waitUntil(lambda: exporter.job is None, timeout=10_000)
    assert [kind for kind, _, _ in raised] == [FaultError]
    assert exporter.progress is None
    assert taught.status.label.text() == "Nothing was exported."
    assert os.listdir(tmp_path) == []
    exporter.render(path, SMALL, exporter._exporter.scene())
    qtbot.waitUntil(lambda: exporter.job is None, timeout=30_000)
    assert len(frames_of(path)) == 6


def test_a_fault_in_the_first_samples_leaves_no_picture_behind(taught, tmp_path, monkeypatch):
    exporter, scene = run_export_of(taught), run_export_of(taught)._exporter.scene()
    break_painting(monkeypatch, at=2)
    with pytest.raises(FaultError):
        exporter.render(tmp_path / "run.gif", SMALL, scene)
    settle()
    assert exporter.job is None
    assert exporter.progress is None
    alone = [widget for widget in QApplication.topLevelWidgets() if isValid(widget)]
    assert not any(isinstance(widget, FieldPicture) and widget.isVisible() for widget in alone)


def test_a_folder_that_is_gone_is_told_in_a_sentence(taught, qtbot, tmp_path):
    exporter = run_export_of(taught)
    exporter.render(tmp_path / "gone" / "run.gif", SMALL, exporter._exporter.scene())
    qtbot.waitUntil(lambda: exporter.job is None, timeout=30_000)
    assert "gone" in taught.status.label.text()


def test_a_window_that_closes_ends_the_animation_with_nothing_left(open_window, tmp_path):
    window = open_window()
    window.store.session.learn(40)
    exporter = run_export_of(window)
    exporter.render(tmp_path / "run.gif", SMALL, exporter._exporter.scene())
    window.close()
    assert exporter.job is None
    assert os.listdir(tmp_path) == []


def test_the_dialogue_offers_the_whole_run_and_says_how_many_frames(taught, qtbot):
    exporter = run_export_of(taught)
    taught.actions_["actionExportAnimation"].trigger()
    dialog = exporter.dialog
    assert isinstance(dialog, AnimationDialog)
    requested = dialog.animation()
    assert (requested.pictures, requested.first, requested.last) == (("field", "lossCurve"), 0, 40)
    assert (requested.theme, requested.language, requested.count) == ("dark", "en", 41)
    assert dialog.note.text().startswith("41 frames")
    dialog.last.setValue(10)
    dialog.second_picture.setCurrentIndex(0)
    dialog.size_px.setCurrentIndex(0)
    assert dialog.animation().pictures == ("field",)
    assert (dialog.animation().last, dialog.animation().count, dialog.animation().size) == (
        10,
        11,
        (640, 360),
    )
    dialog.draw()
    assert dialog.preview.pixmap().width() > 300
    dialog.first.setValue(10)
    assert dialog.preview.pixmap().isNull()
    assert not dialog.export.isEnabled()
    assert "at least one step" in dialog.note.text()
    dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    settle()
    assert exporter.dialog is None


def test_the_dialogue_animates_what_was_chosen(taught, qtbot, tmp_path, monkeypatch):
    exporter, path = run_export_of(taught), tmp_path / "run.webp"
    suggestions = []

    def answer(_parent, _title, suggested, _kinds):
        suggestions.append(suggested)
        return path

    monkeypatch.setattr("gui.widgets.file_dialogs.ask_where_to_write", answer)
    taught.actions_["actionExportAnimation"].trigger()
    dialog = exporter.dialog
    dialog.second_picture.setCurrentIndex(0)
    dialog.size_px.setCurrentIndex(0)
    dialog.format.setCurrentIndex(1)
    dialog.last.setValue(4)
    dialog.export.click()
    assert suggestions == ["neuron.webp"]
    qtbot.waitUntil(lambda: exporter.job is None, timeout=30_000)
    assert len(frames_of(path)) == 5


def test_mp4_is_refused_in_the_dialogue_where_it_can_not_be_made(taught, monkeypatch):
    monkeypatch.setattr("gui.export.animation_dialog.can_write_video", lambda: False)
    frame = taught.store.frame()
    dialog = AnimationDialog(
        taught, Animation(), "mp4", {"field": "F"}, frame, lambda animation: QImage()
    )
    assert not dialog.export.isEnabled()
    assert "ffmpeg" in dialog.note.text()
    dialog.deleteLater()


def test_the_dialogue_speaks_french(open_window):
    window = open_window("fr")
    window.store.session.learn(5)
    window.actions_["actionExportAnimation"].trigger()
    dialog = run_export_of(window).dialog
    assert dialog.windowTitle() == "Exporter une animation"
    dialog.reject()


def test_a_run_without_a_step_is_said_to_have_nothing_to_show(window):
    window.actions_["actionExportAnimation"].trigger()
    assert run_export_of(window).dialog is None
    assert "at least one step" in window.status.label.text()


# Text


@pytest.mark.parametrize(
    ("action", "suggested", "first_line"),
    [
        ("actionExportScript", "neuron.py", "# Perceptron Lab"),
        ("actionExportTrace", "trace.csv", "step,w1,w2,b,loss"),
        ("actionSavePlants", "plants.csv", "x1,x2,y"),
    ],
)
def test_the_menu_writes_script_trace_and_plants(
    taught, tmp_path, monkeypatch, action, suggested, first_line
):
    monkeypatch.setattr(
        "gui.widgets.file_dialogs.ask_where_to_write_as",
        lambda _parent, _title, name, _kinds: (tmp_path / name, 0),
    )
    taught.actions_[action].trigger()
    written = (tmp_path / suggested).read_text(encoding="utf-8")
    assert written.startswith(first_line)
    assert taught.status.label.text() == f"Exported: {suggested}."


def test_the_script_is_of_the_step_shown(taught, tmp_path):
    taught.store.go_to(7)
    run_export_of(taught).write_script(tmp_path / "neuron.py")
    assert "range(7)" in (tmp_path / "neuron.py").read_text(encoding="utf-8")


def test_a_name_without_an_end_gets_one_and_nothing_is_replaced_unasked(
    window, tmp_path, monkeypatch
):
    from gui.widgets import file_dialogs

    mine = tmp_path / "mine.py"
    mine.write_text("mine")
    typed = str(tmp_path / "mine")
    monkeypatch.setattr(
        "gui.widgets.file_dialogs.QFileDialog.getSaveFileName", lambda *_: (typed, "")
    )
    monkeypatch.setattr(file_dialogs, "may_replace", lambda *_: False)
    assert file_dialogs.ask_where_to_write(window, "t", "neuron.py", "k") is None
    monkeypatch.setattr(file_dialogs, "may_replace", lambda *_: True)
    assert file_dialogs.ask_where_to_write(window, "t", "neuron.py", "k") == mine
    workbook, filters = tmp_path / "plants.xlsx", "Plants (*.csv *.xlsx)"
    monkeypatch.setattr(
        "gui.widgets.file_dialogs.QFileDialog.getSaveFileName", lambda *_: (str(workbook), filters)
    )
    assert file_dialogs.ask_where_to_write(window, "t", "plants.csv", filters) == workbook


def test_in_french_files_are_given_french_names(open_window, monkeypatch):
    window, suggested = open_window("fr"), []
    monkeypatch.setattr(
        "gui.widgets.file_dialogs.ask_where_to_write_as", lambda *given: suggested.append(given[2])
    )
    monkeypatch.setattr(
        "gui.widgets.file_dialogs.ask_where_to_save", lambda *given: suggested.append(given[1])
    )
    window.store.session.learn(3)
    for action in ("actionExportScript", "actionExportTrace", "actionSavePlants", "actionSaveAs"):
        window.actions_[action].trigger()
    assert suggested == ["neurone.py", "trace.csv", "plantes.csv", "labo.plab"]


@pytest.mark.parametrize(
    ("kind", "needed"),
    [(0, "import numpy"), (1, "import torch"), (2, "from sklearn"), (4, "It needs NumPy alone")],
)
def test_the_kind_of_file_says_for_which_library_a_script_is(
    taught, tmp_path, monkeypatch, kind, needed
):
    monkeypatch.setattr(
        "gui.widgets.file_dialogs.QFileDialog.getSaveFileName",
        lambda _parent, _title, _name, filters: (str(tmp_path / "a.py"), filters.split(";;")[kind]),
    )
    taught.actions_["actionExportScript"].trigger()
    assert needed in (tmp_path / "a.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("typed", ["a", "a.py", "a.R"])
def test_a_script_for_r_is_named_as_r_wants_it(taught, tmp_path, monkeypatch, typed):
    monkeypatch.setattr(
        "gui.widgets.file_dialogs.QFileDialog.getSaveFileName",
        lambda _parent, _title, _name, filters: (
            str(tmp_path / typed), next(f for f in filters.split(";;") if " R " in f),
        ),
    )  # fmt: skip
    taught.actions_["actionExportScript"].trigger()
    assert "for (step in 0:" in (tmp_path / "a.R").read_text(encoding="utf-8")
    assert len(list(tmp_path.glob("a*"))) == 1
