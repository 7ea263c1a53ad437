"""A file is written only with what its owner meant to be in it."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from engine.files.sessions import session_file
from gui.app import application, launch
from tests.gui.conftest import controllers_of, press_key, settle
from tests.gui.files.test_recovery import crash
from tests.gui.files.test_session_files import answer, answers, box_of, lab, saving_of

__all__ = ["answers", "lab"]

OWN = 40
LESSON = """
format = 1
title = "Mine"
[[steps]]
plants = [[1, 2, 1], [2, 1, 0]]
text = "{0}"
"""


def lesson(path: Path, text="One") -> Path:
    path.write_text(LESSON.replace("{0}", text), encoding="utf-8")
    return path


def plants_in(path):
    return len(session_file.read(path).state.plants)


def plants_of(window):
    return len(window.store.frame().plants)


def place(window, count):
    for number in range(count):
        window.store.place(1.0 + number / 50, 1.0, 1)
    settle()


@pytest.fixture
def own(lab, tmp_path) -> Path:
    """A session of forty plants, open and saved."""
    place(lab, OWN - 6)
    path = tmp_path / "own.plab"
    saving_of(lab)._write(path)
    return path


# What is read is read after what is saved


def test_the_open_file_opened_again_shows_what_was_saved_a_moment_ago(lab, own):
    place(lab, 4)
    saving_of(lab).open_path(own)
    answer(lab, "saveQuestion", "Save")
    assert (plants_in(own), plants_of(lab)) == (44, 44)
    place(lab, 1)
    lab.actions_["actionSave"].trigger()
    assert plants_in(own) == 45


def test_an_untitled_laboratory_saved_into_the_file_that_is_opened(lab, own, answers):
    lab.actions_["actionNew"].trigger()
    place(lab, 3)
    saving_of(lab).open_path(own)
    answers["save"] = own
    answer(lab, "saveQuestion", "Save")
    assert (plants_in(own), plants_of(lab)) == (9, 9)


def test_work_saved_into_the_damaged_file_that_is_rescued(lab, own, answers):
    text = own.read_text()
    own.write_text(text.replace('"loss": [', '"loss": ["x", '))
    lab.actions_["actionNew"].trigger()
    place(lab, 3)
    saving_of(lab).open_path(own)
    settle()
    answers["save"] = own
    answer(lab, "rescueOffer", "Open what can be read")
    answer(lab, "saveQuestion", "Save")
    assert (plants_in(own), plants_of(lab)) == (9, 9)
    assert lab.windowTitle().startswith("own.plab")


# What puts other plants on screen lets the name go


def test_the_course_looked_at_leaves_the_session_as_it_was(lab, own):
    press_key(lab, Qt.Key.Key_C)
    assert plants_of(lab) == 6
    assert "own.plab" not in lab.windowTitle()
    assert "Undo brings yours back" in lab.status.label.text()
    assert lab.close()
    assert plants_in(own) == OWN


@pytest.mark.parametrize("way", ["course", "lesson", "sample", "table"])
def test_what_is_saved_then_goes_elsewhere_and_undo_brings_the_file_back(
    lab, own, answers, tmp_path, way
):
    controllers = controllers_of(lab)
    if way == "course":
        press_key(lab, Qt.Key.Key_C)
    elif way == "lesson":
        saving_of(lab).open_path(lesson(tmp_path / "l.toml"))
    elif way == "sample":
        controllers.imports.use_sample("xor", 20, 0.1, 0)
    else:
        table = tmp_path / "t.csv"
        table.write_text("x1,x2,y\n1,2,1\n3,4,0\n")
        saving_of(lab).open_path(table)
    settle()
    answers["save"] = tmp_path / "other.plab"
    lab.actions_["actionSave"].trigger()
    assert plants_in(own) == OWN
    assert plants_in(tmp_path / "other.plab") == plants_of(lab)
    lab.store.undo()
    settle()
    assert plants_of(lab) == OWN
    assert lab.windowTitle().startswith("own.plab")
    place(lab, 1)
    lab.actions_["actionSave"].trigger()
    assert plants_in(own) == OWN + 1
    assert plants_in(tmp_path / "other.plab") < OWN


def test_unsaved_work_that_a_lesson_put_aside_is_asked_about_before_the_window_closes(
    lab, own, tmp_path
):
    place(lab, 1)
    saving_of(lab).open_path(lesson(tmp_path / "l.toml"))
    settle()
    assert plants_of(lab) == 2
    assert "Undo brings yours back" in lab.status.label.text()
    assert not lab.close()
    assert "own.plab" in box_of(lab, "saveQuestion").text()
    answer(lab, "saveQuestion", "Save")
    assert plants_in(own) == OWN + 1
    assert not lab.isVisible()


def test_a_students_work_on_a_page_is_asked_about_and_then_the_work_before(
    lab, own, answers, tmp_path
):
    place(lab, 1)
    press_key(lab, Qt.Key.Key_C)
    place(lab, 3)
    assert not lab.close()
    answers["save"] = tmp_path / "page.plab"
    answer(lab, "saveQuestion", "Save")
    assert "own.plab" in box_of(lab, "saveQuestion").text()
    answer(lab, "saveQuestion", "Save")
    assert (plants_in(tmp_path / "page.plab"), plants_in(own)) == (9, OWN + 1)
    assert not lab.isVisible()


def test_on_a_vote_page_too_the_work_before_comes_back_and_is_asked_about(lab, own):
    place(lab, 4)
    press_key(lab, Qt.Key.Key_C)
    player = controllers_of(lab).course.player
    while player.step.vote is None:
        press_key(lab, Qt.Key.Key_PageDown)
    assert lab.store.is_frozen
    assert not lab.close()
    assert "own.plab" in box_of(lab, "saveQuestion").text()
    assert plants_of(lab) == OWN + 4
    answer(lab, "saveQuestion", "Save")
    assert plants_in(own) == OWN + 4
    assert not lab.isVisible()


def test_the_automatic_copy_keeps_the_work_that_a_lesson_put_aside(lab, own):
    place(lab, 1)
    press_key(lab, Qt.Key.Key_C)
    writer = controllers_of(lab).autosave.writer
    controllers_of(lab).autosave.save_now()
    assert plants_in(writer.path) == OWN + 1
    assert session_file.read(writer.path).saved_as == str(own)


# A lesson's file is followed while its lesson is open


def test_a_lesson_that_was_left_does_not_come_back_when_its_file_is_written(lab, own, tmp_path):
    path = lesson(tmp_path / "l.toml")
    course = controllers_of(lab).course
    saving_of(lab).open_path(path)
    settle()
    press_key(lab, Qt.Key.Key_C)
    lab.store.undo()
    place(lab, 1)
    lab.store.play()
    lesson(path, "Two")
    course.lesson_file.read_again()
    settle()
    assert plants_of(lab) == OWN + 1
    assert lab.store.is_playing
    assert course.page is None
    lab.store.pause()
    press_key(lab, Qt.Key.Key_C)  # and the book opens at what the file says now
    assert lab.course_panel.text.toPlainText() == "Two"


def test_nor_when_a_chapter_is_open(lab, tmp_path):
    path = lesson(tmp_path / "l.toml")
    course = controllers_of(lab).course
    saving_of(lab).open_path(path)
    course.open_chapter("2")
    page = course.page
    lesson(path, "Two")
    course.lesson_file.read_again()
    settle()
    assert course.page == page


def test_a_lesson_waits_while_a_question_about_the_work_is_open(lab, own, tmp_path):
    path = lesson(tmp_path / "l.toml")
    saving_of(lab).open_path(path)
    settle()
    place(lab, 3)
    lab.close()
    lesson(path, "Two")
    controllers_of(lab).course.lesson_file.read_again()
    settle()
    assert plants_of(lab) == 5
    answer(lab, "saveQuestion", "Cancel")
    controllers_of(lab).course.lesson_file.read_again()
    settle()
    assert lab.course_panel.text.toPlainText() == "Two"


@pytest.mark.parametrize("left_by", ["dismissed", "course", "session"])
def test_a_faulty_lesson_given_up_does_not_come_up_once_repaired(lab, own, tmp_path, left_by):
    path = tmp_path / "l.toml"
    path.write_text("format = 1\n[[steps]\n")
    course = controllers_of(lab).course
    saving_of(lab).open_path(path)
    settle()
    assert path.name in lab.status.label.text()
    if left_by == "dismissed":
        lab.status.button.click()
    elif left_by == "course":
        press_key(lab, Qt.Key.Key_C)
        press_key(lab, Qt.Key.Key_C)
        lab.store.undo()
    else:
        saving_of(lab).open_path(own)
    settle()
    assert path.name not in lab.status.label.text()
    lesson(path)
    course.lesson_file.read_again()
    settle()
    assert course.page is None
    assert plants_of(lab) == OWN


# What was last known of a file


def test_a_copy_left_by_a_crash_is_not_saved_over_a_newer_file_unasked(
    open_window, tmp_path, answers
):
    path, folder = tmp_path / "mine.plab", tmp_path / "autosave"
    crash(folder, path)
    other = open_window()
    saving_of(other).open_path(path)
    place(other, OWN)
    saving_of(other).save()
    window = open_window()
    controllers_of(window).watch_over(folder)
    settle()
    answer(window, "leftBehindOffer", "Open it")
    window.actions_["actionSave"].trigger()
    assert plants_in(path) == OWN + 6
    answers["save"] = tmp_path / "both.plab"
    answer(window, "anotherHand", "Save under another name…")
    assert (plants_in(path), plants_in(tmp_path / "both.plab")) == (OWN + 6, 7)


@pytest.mark.parametrize("newer", [True, False])
def test_nor_is_a_copy_of_a_program_that_did_not_keep_what_it_knew(open_window, tmp_path, newer):
    path, folder = tmp_path / "mine.plab", tmp_path / "autosave"
    crash(folder, path)
    (copy,) = folder.glob("*.plab")
    lines = copy.read_text().splitlines()
    copy.write_text("\n".join(line for line in lines if "saved_stamp" not in line).replace(
        f'"saved_as": "{path}",', f'"saved_as": "{path}"'
    ))  # fmt: skip
    if newer:
        os.utime(copy, ns=(path.stat().st_mtime_ns - 10**9,) * 2)
    window = open_window()
    controllers_of(window).watch_over(folder)
    settle()
    answer(window, "leftBehindOffer", "Open it")
    window.actions_["actionSave"].trigger()
    assert plants_in(path) == (6 if newer else 7)
    assert (box_of(window, "anotherHand") is not None) == newer
    saving_of(window).asks = False


def test_a_relative_path_given_at_launch_is_the_same_file_from_any_folder(
    lab, own, tmp_path, monkeypatch
):
    windows = launched(monkeypatch, own)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    window, controllers = windows
    place(window, 1)
    copy = controllers.autosave._document(controllers.session.document.number)
    controllers.session.save()
    assert plants_in(own) == OWN + 1
    assert copy.saved_as == str(own)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def launched(monkeypatch, path):
    """Start the program on a file named from its own folder, and return what it made."""
    monkeypatch.chdir(path.parent)
    made, make = [], application.create_lab

    def make_and_keep(*arguments):
        made.append(make(*arguments))
        return made[-1]

    monkeypatch.setattr("gui.files.autosave.usual_folder", lambda: path.parent / "copies")
    monkeypatch.setattr(application, "create_lab", make_and_keep)
    monkeypatch.setattr(application.CrashHandler, "install", lambda _self: None)
    monkeypatch.setattr(application.QApplication, "exec", lambda *_: 0)
    launch.run(["test"], Path(path.name), language="en")
    return made[0]


def test_the_copy_goes_when_undo_leads_back_to_what_is_saved(lab, own):
    writer = controllers_of(lab).autosave.writer
    place(lab, 1)
    controllers_of(lab).autosave.save_now()
    assert writer.path.exists()
    lab.store.undo()
    settle()
    assert not writer.path.exists()
    assert not writer.is_due
    lab.store.redo()
    settle()
    assert writer.is_due


# A question is about what was on screen when it was asked


def test_a_file_handed_over_while_a_question_is_open_waits_for_the_answer(lab, own, tmp_path):
    other = tmp_path / "other.plab"
    saving_of(lab)._write(other)
    saving_of(lab).open_path(own)
    place(lab, 1)
    os.utime(own, ns=(1, 1))
    lab.actions_["actionSave"].trigger()
    lab.file_dropped.emit(other)
    settle()
    assert plants_of(lab) == OWN + 1
    answer(lab, "anotherHand", "Save over it")
    settle()
    assert (plants_in(own), plants_in(other)) == (OWN + 1, OWN)
    assert lab.windowTitle().startswith("other.plab")


def test_what_is_being_dragged_counts_as_a_change(lab, own):
    from gui.state.edit_kind import EditKind

    lab.store.begin_gesture(EditKind.SPRAY)
    lab.store.spray(1.0, 1.0, 0.2, 5, 1)
    settle()
    assert lab.isWindowModified()
    assert not lab.close()
    answer(lab, "saveQuestion", "Cancel")
    assert plants_in(own) == OWN


def test_the_work_before_the_course_is_saved_without_its_page(lab, own):
    place(lab, 1)
    press_key(lab, Qt.Key.Key_C)
    assert not lab.close()
    answer(lab, "saveQuestion", "Save")
    saved = session_file.read(own)
    assert (len(saved.state.plants), saved.lesson) == (OWN + 1, None)
