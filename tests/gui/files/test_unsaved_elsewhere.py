"""Work that other plants were put in place of: asked about before it goes, and kept in a copy."""

import os

import pytest
from PySide6.QtCore import Qt

from engine.errors import UserError
from engine.files.sessions import session_file
from engine.files.sessions.session_file import Document
from engine.lab.session import Session
from engine.model import samples
from gui.state.edit_kind import EditKind
from tests.gui.conftest import controllers_of, press_key, settle
from tests.gui.files.test_document import OWN, lesson, own, place, plants_in, plants_of
from tests.gui.files.test_session_files import answer, answers, box_of, lab, saving_of

__all__ = ["answers", "lab", "own"]

SAMPLE = 20


def use_sample(window):
    controllers_of(window).imports.use_sample("xor", SAMPLE, 0.1, 0)
    settle()


def save_as(window, answers, path):
    answers["save"] = path
    window.actions_["actionSaveAs"].trigger()
    settle()


def question(window):
    return box_of(window, "saveQuestion")


# What is asked about


def test_unsaved_work_behind_a_sample_that_was_saved_is_asked_about(lab, own, answers, tmp_path):
    place(lab, 1)
    use_sample(lab)
    save_as(lab, answers, tmp_path / "sample.plab")
    assert not lab.isWindowModified()
    assert not lab.close()
    assert "own.plab" in question(lab).text()
    assert "undo leads back" in question(lab).informativeText()
    assert plants_of(lab) == OWN + 1
    answer(lab, "saveQuestion", "Cancel")  # and nothing has happened
    assert plants_of(lab) == SAMPLE
    lab.actions_["actionNew"].trigger()
    answer(lab, "saveQuestion", "Save")
    assert (plants_in(own), plants_of(lab)) == (OWN + 1, 6)


def test_each_of_several_is_asked_about_once_or_none_of_them_is_saved(lab, own, answers, tmp_path):
    place(lab, 1)
    use_sample(lab)
    place(lab, 2)
    press_key(lab, Qt.Key.Key_C)  # and its page has nothing of one's own
    assert not lab.close()
    answers["save"] = tmp_path / "second.plab"
    answer(lab, "saveQuestion", "Save")
    assert plants_in(tmp_path / "second.plab") == SAMPLE + 2
    assert "own.plab" in question(lab).text()
    answer(lab, "saveQuestion", "Cancel")
    assert plants_of(lab) == 6
    place(lab, 1)
    assert not lab.close()
    answer(lab, "saveQuestion", "Save none")
    assert not lab.isVisible()
    assert plants_in(own) == OWN


def test_ones_own_work_on_the_plants_of_the_course_is_asked_about(lab):
    press_key(lab, Qt.Key.Key_C)
    place(lab, 3)
    press_key(lab, Qt.Key.Key_C)
    place(lab, 1)
    press_key(lab, Qt.Key.Key_C)
    assert plants_of(lab) == 6
    lab.store.play(3)
    lab.store.playback.advance(3, lambda: True)
    assert not lab.close()
    assert plants_of(lab) == 10
    answer(lab, "saveQuestion", "Don't save")
    assert not lab.isVisible()


def test_what_undo_left_is_asked_about_too(lab, own):
    use_sample(lab)
    place(lab, 1)
    for _ in range(2):
        lab.store.undo()
    settle()
    assert not lab.isWindowModified()
    assert not lab.close()
    assert "redo leads" in question(lab).informativeText()
    assert plants_of(lab) == SAMPLE + 1
    answer(lab, "saveQuestion", "Cancel")
    assert plants_of(lab) == OWN
    assert lab.windowTitle().startswith("own.plab")


def test_what_was_given_up_for_a_table_is_not_asked_about_again(lab, own, tmp_path):
    place(lab, 1)
    table = tmp_path / "t.csv"
    table.write_text("x1,x2,y\n1,2,1\n3,4,0\n")
    saving_of(lab).open_path(table)
    answer(lab, "saveQuestion", "Don't save")
    assert plants_of(lab) == 2
    lab.close()
    assert "own.plab" not in question(lab).text()
    answer(lab, "saveQuestion", "Don't save")
    assert not lab.isVisible()


def test_samples_looked_at_are_not_asked_about_once_others_have_come(lab):
    use_sample(lab)
    press_key(lab, Qt.Key.Key_C)
    assert lab.close()


def test_a_vote_goes_on_where_nothing_was_left_after_all(lab, own):
    place(lab, 4)
    press_key(lab, Qt.Key.Key_C)
    player = controllers_of(lab).course.player
    while player.step.vote is None:
        press_key(lab, Qt.Key.Key_PageDown)
    on_page = plants_of(lab)
    assert not lab.close()
    answer(lab, "saveQuestion", "Cancel")
    assert (plants_of(lab), lab.store.is_frozen) == (on_page, True)


GOAL = """format = 1
title = "Mine"
[[steps]]
plants = [[1, 2, 1], [2, 1, 0]]
text = "One"
goals = [{text = "Three plants", reached = "plants >= 3"}]
"""


def test_a_page_whose_goal_was_reached_asks_nothing_but_more_than_that_does(lab, tmp_path):
    path = tmp_path / "goal.toml"
    path.write_text(GOAL)
    saving_of(lab).open_path(path)
    settle()
    place(lab, 1)
    assert "Goal reached" in lab.status.label.text()
    lab.store._learn(5, lambda: True)
    settle()
    assert not lab.isWindowModified()
    place(lab, 1)
    assert not lab.close()
    answer(lab, "saveQuestion", "Don't save")


def test_saved_over_from_the_question_the_window_closes(lab, own):
    place(lab, 1)
    own.write_text(own.read_text() + "\n")
    assert not lab.close()
    answer(lab, "saveQuestion", "Save")
    answer(lab, "anotherHand", "Save over it")
    assert plants_in(own) == OWN + 1
    assert not lab.isVisible()


def test_a_session_whose_file_was_deleted_is_asked_about(lab, own):
    own.unlink()
    assert not lab.close()
    assert "no longer" in question(lab).informativeText()
    answer(lab, "saveQuestion", "Save")
    assert plants_in(own) == OWN
    assert not lab.isVisible()


# What a file holds


def test_a_sample_saved_over_the_file_leaves_what_was_in_it_unsaved(lab, own, answers):
    use_sample(lab)
    save_as(lab, answers, own)
    lab.store.undo()
    settle()
    assert plants_of(lab) == OWN
    assert lab.isWindowModified()
    lab.actions_["actionSave"].trigger()
    answer(lab, "anotherHand", "Save over it")
    assert plants_in(own) == OWN
    assert not lab.isWindowModified()


@pytest.mark.parametrize("way", ["undone", "saved"])
def test_a_weight_set_after_an_undo_or_a_save_is_an_undo_of_its_own(lab, tmp_path, way):
    store = lab.store
    store.set_parameter("w1", 3.0)
    if way == "undone":
        store.place(1.0, 1.0, 1)
        store.undo()
    else:
        saving_of(lab)._write(tmp_path / "a.plab")
        store.undo_stack.resetClean()  # Qt merges nothing with what is clean
    store.set_parameter("w1", 4.0)
    store.undo()
    assert store.frame().neuron.w1 == 3.0


# Automatic copies


def copies_in(folder):
    return sorted(plants_in(path) for path in folder.glob("*.plab"))


def test_a_copy_of_each_is_kept_until_that_one_is_saved(lab, own, answers, tmp_path, open_window):
    folder = tmp_path / "autosave"
    place(lab, 1)
    press_key(lab, Qt.Key.Key_C)
    place(lab, 1)
    assert controllers_of(lab).autosave.save_now()
    assert copies_in(folder) == [7, OWN + 1]
    save_as(lab, answers, tmp_path / "page.plab")
    assert copies_in(folder) == [OWN + 1]
    use_sample(lab)
    place(lab, 1)
    assert controllers_of(lab).autosave.save_now()
    assert copies_in(folder) == [SAMPLE + 1, OWN + 1]
    saving_of(lab).asks = False
    assert lab.close()
    assert copies_in(folder) == []


def test_all_that_one_program_left_behind_is_offered(open_window, tmp_path):
    folder = tmp_path / "autosave"
    folder.mkdir()
    for name, size, seconds in (("7-a", 11, 2), ("7-b", 12, 3), ("8-a", 13, 1)):
        state = Session(samples.make("xor", size, 0.1, 0)).state
        (folder / f"{name}.plab").write_text(session_file.to_json(Document(state, 0)))
        os.utime(folder / f"{name}.plab", (seconds, seconds))
    window = open_window()
    controllers_of(window).watch_over(folder)
    settle()
    offered = []
    while (box := box_of(window, "leftBehindOffer")) is not None:
        offered.append(box.informativeText().split(" plants")[0][-2:])
        answer(window, "leftBehindOffer", "Throw it away")
    assert offered == ["12", "11"]
    assert [path.name for path in folder.glob("*.plab")] == ["8-a.plab"]
    saving_of(window).asks = False


def test_what_undo_forgets_is_left_for_the_next_start(lab, own, tmp_path):
    folder = tmp_path / "autosave"
    place(lab, 1)
    lab.store.undo_stack._most_bytes = 0
    use_sample(lab)
    place(lab, 1)
    assert "own.plab" in lab.status.label.text()
    assert OWN + 1 in copies_in(folder)
    saving_of(lab).asks = False
    lab.close()
    (left,) = folder.glob("*.plab")
    kept = session_file.read(left)
    assert (len(kept.state.plants), kept.saved_as, kept.lesson) == (OWN + 1, str(own), None)


def test_what_can_not_be_copied_is_not_forgotten_by_undo(lab, own, monkeypatch):
    def full(*_):
        raise UserError("save_no_room", file="x")

    monkeypatch.setattr("gui.files.autosave.write_whole", full)
    place(lab, 1)
    lab.store.undo_stack._most_bytes = 0
    use_sample(lab)
    place(lab, 1)
    lab.close()
    answer(lab, "saveQuestion", "Don't save")
    assert "own.plab" in question(lab).text()
    assert plants_of(lab) == OWN + 1
    answer(lab, "saveQuestion", "Don't save")


# A table that is being chosen


def test_files_that_come_while_a_table_is_chosen_wait_for_that(lab, own, tmp_path):
    unclear = tmp_path / "iris.csv"
    unclear.write_text("a,b,c,kind\n1,2,3,p\n2,3,4,q\n4,5,6,q\n")
    lab.file_dropped.emit(unclear)
    settle()
    dialog = controllers_of(lab).imports.dialog
    lab.file_dropped.emit(lesson(tmp_path / "l.toml"))
    lab.file_dropped.emit(unclear)
    settle()
    assert dialog.isVisible()
    assert plants_of(lab) == OWN
    dialog.reject()
    settle()
    assert plants_of(lab) == 2
    assert controllers_of(lab).imports.dialog.isVisible()


UNCLEAR = "a,b,c,kind\n1,2,3,p\n2,3,4,q\n4,5,6,q\n"


def test_whoever_chooses_no_table_after_all_is_where_they_were(lab, own, tmp_path):
    place(lab, 1)
    use_sample(lab)
    place(lab, 2)
    (tmp_path / "iris.csv").write_text(UNCLEAR)
    lab.file_dropped.emit(tmp_path / "iris.csv")
    for _ in range(2):
        answer(lab, "saveQuestion", "Don't save")
    assert plants_of(lab) == SAMPLE + 2
    controllers_of(lab).imports.dialog.reject()
    settle()
    assert plants_of(lab) == SAMPLE + 2
    for name in ("this laboratory", "own.plab"):  # nothing has come for which they were given up
        lab.close()
        assert name in question(lab).text()
        answer(lab, "saveQuestion", "Don't save")
    assert not lab.isVisible()


def test_what_was_given_up_for_a_table_that_can_not_be_read_is_asked_about(lab, own, tmp_path):
    place(lab, 1)
    use_sample(lab)
    (tmp_path / "t.csv").write_text("no table\n")
    saving_of(lab).open_path(tmp_path / "t.csv")
    for _ in range(2):
        answer(lab, "saveQuestion", "Don't save")
    assert plants_of(lab) == SAMPLE
    lab.close()
    answer(lab, "saveQuestion", "Don't save")
    assert "own.plab" in question(lab).text()


@pytest.mark.parametrize("way", ["undone", "dragged"])
def test_only_the_edit_that_reached_a_goal_is_no_work(lab, tmp_path, way):
    path = tmp_path / "goal.toml"
    path.write_text(GOAL)
    saving_of(lab).open_path(path)
    settle()
    spray(lab)
    assert "Goal reached" in lab.status.label.text()
    lab.store.end_gesture()
    if way == "undone":
        lab.store.undo()
    settle()
    assert not lab.isWindowModified()
    spray(lab)
    lab.store.end_gesture()
    settle()
    assert lab.isWindowModified()


def spray(window):
    """Hold the brush: the gesture goes on."""
    window.store.begin_gesture(EditKind.SPRAY)
    window.store.spray(1.0, 1.0, 0.5, 20, 1)
    settle()
