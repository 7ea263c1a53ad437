"""What a lesson without plants sets is never taken for a person's own change to their file."""

import pytest
from PySide6.QtCore import Qt

from engine.files.sessions import session_file
from engine.model.neuron import Neuron
from tests.gui.conftest import controllers_of, learn, press_key, settle
from tests.gui.files.test_session_files import answers, lab

__all__ = ["answers", "lab"]

PAGES = {
    "rate": "settings = { learning_rate = 2 }",
    "rule": 'settings = { rule = "perceptron" }',
    "start": "start = [1, 2, 3]",
    "slope": 'choices = { slope_along = "b" }',
    "mystery": "mystery = [1, 1]",
    "selection": "select = 2",
}


def lesson(folder, *pages):
    steps = "".join(f"[[steps]]\ntext = 'Text'\n{page}\n" for page in pages)
    path = folder / "lesson.toml"
    path.write_text(f"format = 1\ntitle = 'Mine'\n{steps}", encoding="utf-8")
    return path


@pytest.fixture
def own(lab, tmp_path):
    """A session of seven plants, learned for 40 steps and seen at the tenth: open and saved."""
    lab.store.place(1.0, 1.0, 1)
    learn(lab, 1, steps=40)
    lab.store.go_to(10)
    path = tmp_path / "own.plab"
    controllers_of(lab).session._write(path)
    return path


def test_what_a_page_sets_is_no_change_to_the_session_on_screen(lab, own, tmp_path):
    session, store = controllers_of(lab).session, lab.store
    saved, run = own.read_bytes(), store.session.state.run
    for page in PAGES.values():
        session.open_path(lesson(tmp_path, page))
        settle()
        assert session.file.path is None, page
        assert not session.is_modified, page
        learn(lab, 1, steps=30)
        store.undo()
        settle()
        assert session.file.path == own, page
        assert store.session.state.run is run, page
        assert (store.session.last_step, store.session.step) == (40, 10), page
        assert not session.is_modified, page
    assert own.read_bytes() == saved
    assert lab.close()


def test_the_run_is_shown_where_it_was_when_a_page_sets_no_start(lab, own, tmp_path):
    controllers_of(lab).session.open_path(lesson(tmp_path, PAGES["rate"]))
    settle()
    assert (lab.store.session.step, lab.store.session.last_step) == (10, 40)
    assert lab.status.label.text() == "The course has its own settings. Undo brings yours back."


def test_a_page_that_sets_nothing_leaves_the_session_open(lab, own, tmp_path):
    session = controllers_of(lab).session
    session.open_path(lesson(tmp_path, "", PAGES["rate"]))
    settle()
    assert session.file.path == own
    lab.store.place(1.1, 1.0, 0)
    press_key(lab, Qt.Key.Key_PageDown)
    assert session.file.path is None
    assert not lab.close()
    settle()
    session.asks = False
    assert len(lab.store.frame().plants) == 8
    assert lab.store.frame().settings.learning_rate != 2, "the work before came back"
    assert session.file.path == own


def test_unsaved_work_is_saved_as_it_was_before_a_page_changed_it(lab, own, answers, tmp_path):
    lab.store.place(1.1, 1.0, 0)
    session = controllers_of(lab).session
    session.open_path(lesson(tmp_path, *PAGES.values()))
    settle()
    while not controllers_of(lab).course.player.is_last:
        learn(lab, 1, steps=5)
        press_key(lab, Qt.Key.Key_PageDown)
    (own_work,) = session.document.unsaved_elsewhere
    assert_is_own_work(session.document.state_of(own_work))
    session.document.show(own_work)
    session.save()
    assert_is_own_work(session_file.read(own).state)


def assert_is_own_work(state):
    assert len(state.plants) == 8
    assert state.run.trace.last_step == 40
    assert state.settings.learning_rate == 0.1
    assert state.probe is None
    assert Neuron.of(state.run.start) == Neuron()


def test_what_a_page_asked_for_goes_without_a_word(lab):
    player = controllers_of(lab).course.player
    player.open(player.chapters[3])
    lab.store.place(1.1, 1.0, 0)
    settle()
    lab.status.say("…", warning=False)
    player.open(player.chapters[3], 1)
    settle()
    assert lab.status.label.text() == "…"
