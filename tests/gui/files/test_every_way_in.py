"""Every way in which other plants come on screen, in every state that the work there can be in.

In each cell: the file holds what its owner meant, the screen shows what came, and what was there
before was asked about or comes back by undo.
"""

import pytest
from PySide6.QtCore import QSettings

from gui.window.remembered import Remembered
from tests.gui.conftest import Mouse, settle
from tests.gui.files.test_document import launched
from tests.gui.files.test_session_files import answers
from tests.gui.files.ways_in import (
    NEURON,
    OWN,
    STATES,
    TAKEN_BACK,
    WAYS,
    YES,
    Lab,
    changed,
    dragging,
    half_typed,
    in_the_course,
    in_the_course_with_unsaved_work,
    left_by_a_crash,
    lesson,
    on_disk,
    opened,
    playing,
    rescued,
    table,
    untitled,
    write_session,
)
from tests.sampling import one_in

__all__ = ["answers"]


@pytest.fixture
def lab(open_window, tmp_path, answers):
    settings = QSettings(str(tmp_path / "lab.ini"), QSettings.Format.IniFormat)
    window = open_window(remembered=Remembered(settings))
    made = Lab(window, tmp_path, answers, [])
    write_session(made.own, OWN)
    made.controllers.session.open_path(made.own)
    settle()
    yield made
    made.controllers.session.asks = False


def cells():
    usual = (changed, half_typed)
    for state in STATES:
        for at, way in enumerate(WAYS):
            is_usual = state in usual and (at + usual.index(state)) % 2 == 0
            marks = () if is_usual else (pytest.mark.long,)
            yield pytest.param(state, way, id=f"{way.__name__}-{state.__name__}", marks=marks)


@pytest.mark.parametrize(("state", "way"), list(cells()))
def test_a_way_in(lab, state, way):
    lab.controllers.watch_over(lab.folder / "autosave")
    before = state(lab)
    settle()
    had_work = lab.controllers.session.document.is_modified
    plants_before = lab.window.store.frame().plants
    coming, file = way(lab)
    settle()
    lab.answer_all()
    release_and_leave_fields(lab)
    # what came is on screen, as it is
    assert lab.shown() == coming
    assert not lab.window.store.is_playing
    if file is not None:
        assert lab.window.windowTitle().startswith(file)
        assert lab.window.store.frame().neuron == NEURON
        assert lab.window.isWindowModified() == (way is left_by_a_crash)
    held = on_disk(lab)
    if way in TAKEN_BACK:
        assert lab.asked == []
        assert held == {"own.plab": OWN}
        undo_until(lab, plants_before)
        assert lab.shown() == before
        if state is changed:
            lab.save("never.plab")
            assert on_disk(lab) == {"own.plab": before}
        return
    # each file holds what its owner put there
    if had_work:
        assert lab.asked.count("saveQuestion") == len(saved_by(state, before))
        assert {**held, **saved_by(state, before)} == held
    elif state is not half_typed:
        assert "saveQuestion" not in lab.asked
        assert held["own.plab"] == OWN
    # and the next save goes where what came belongs
    lab.window.store.place(0.7, 0.7, 1)
    lab.save("next.plab")
    assert on_disk(lab) == {**held, file or "next.plab": coming + 1}


def saved_by(state, before):
    """What the files hold once every question was answered by "Save"."""
    if state is in_the_course_with_unsaved_work:
        return {"page.plab": before, "own.plab": OWN + 1}
    names = {untitled: "untitled.plab", in_the_course: "page.plab"}
    return {names.get(state, "own.plab"): before}


def undo_until(lab, plants):
    while lab.window.store.frame().plants is not plants:
        assert lab.window.store.can_undo
        lab.window.store.undo()


def release_and_leave_fields(lab):
    """Let go of the mouse elsewhere, and of the field that has the keyboard."""
    mouse = Mouse(lab.window)
    mouse.move(2.0, 2.2)
    mouse.release(2.0, 2.2)
    lab.window.field.setFocus()
    settle()


# The other answers


WORK = [changed, untitled, in_the_course_with_unsaved_work, playing, dragging]


@pytest.mark.parametrize("way", [opened, table, left_by_a_crash], ids=lambda way: way.__name__)
@pytest.mark.parametrize("state", one_in(2, WORK), ids=lambda state: state.__name__)
@pytest.mark.parametrize("answer", ["Cancel", pytest.param("Don't save", marks=pytest.mark.long)])
def test_cancel_keeps_the_work_and_no_file_is_written_without_save(lab, state, way, answer):
    lab.controllers.watch_over(lab.folder / "autosave")
    before = state(lab)
    settle()
    coming, _ = way(lab)
    settle()
    lab.answer_all({**YES, "saveQuestion": answer})
    assert on_disk(lab)["own.plab"] == OWN
    assert not {"untitled.plab", "page.plab"} & set(on_disk(lab))
    assert lab.shown() == (before if answer == "Cancel" else coming)
    if answer == "Cancel":
        assert lab.window.isWindowModified()


# At launch


AT_LAUNCH = {
    "session": (opened, "coming.plab"),
    "damaged": (rescued, "damaged.plab"),
    "table": (table, "table.csv"),
    "lesson": (lesson, "lesson.toml"),
}


@pytest.mark.parametrize("kind", AT_LAUNCH)
def test_a_file_named_at_launch(lab, monkeypatch, kind):
    way, name = AT_LAUNCH[kind]
    lab.answers["open"] = ""
    coming, file = way(lab)
    lab.answer_all({**YES, "rescueOffer": "Cancel"})
    content = (lab.folder / name).read_bytes()
    window, controllers = launched(monkeypatch, lab.folder / name)
    monkeypatch.chdir(lab.folder.parent)
    started = Lab(window, lab.folder, lab.answers, [], controllers)
    settle()
    started.answer_all()
    assert started.shown() == coming
    window.store.place(0.7, 0.7, 1)
    started.save("next.plab")
    assert on_disk(lab) == {**on_disk(lab), "own.plab": OWN, file or "next.plab": coming + 1}
    if file is None:
        assert (lab.folder / name).read_bytes() == content
    window.close()
