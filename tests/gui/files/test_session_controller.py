"""Sessions in the window: saved, opened again equal, and asked about before they are lost."""

import pytest

from engine.errors import UserError
from gui.state.edit_kind import EditKind
from tests.engine import trace_rows
from tests.gui.conftest import controllers_of, settle


def saving_of(window):
    return controllers_of(window).session


def at_work(window):
    store = window.store
    store.place(1.0, 1.0, 0)
    store.put_probe((1.5, 1.5))
    store.session.learn(50)
    store.set_choices(repeats=100, slope_along="b")
    window.layout_.arrange("Descent")
    store.flush()
    settle()


def test_a_session_opened_again_is_equal_and_draws_the_same(open_window, tmp_path):
    first = open_window()
    at_work(first)
    path = tmp_path / "mine.plab"
    saving_of(first)._write(path)
    second = open_window()
    saving_of(second).open_path(path)
    settle()
    ours, theirs = first.store.frame(), second.store.frame()
    assert ours.neuron == theirs.neuron
    assert trace_rows(ours.trace).tolist() == trace_rows(theirs.trace).tolist()
    assert ours.plants.same_as(theirs.plants)
    assert (ours.choices, ours.settings, ours.step) == (
        theirs.choices, theirs.settings, theirs.step,
    )  # fmt: skip
    assert second.docks.arrangement == "Descent"
    assert first.field.grab().toImage() == second.field.grab().toImage()


def test_learning_goes_on_from_an_opened_session_as_it_would_have(open_window, tmp_path):
    first = open_window()
    first.store.set_settings(batch_size=2, seed=5)
    first.store.session.learn(33)
    path = tmp_path / "mine.plab"
    saving_of(first)._write(path)
    second = open_window()
    saving_of(second).open_path(path)
    for window in (first, second):
        window.store.session.learn(40)
    assert (
        trace_rows(first.store.frame().trace).tolist()
        == trace_rows(second.store.frame().trace).tolist()
    )


def test_the_title_says_what_is_open_and_whether_it_has_changed(window, tmp_path):
    assert not window.isWindowModified()
    window.store.place(1.0, 1.0, 1)
    settle()
    assert window.isWindowModified()
    path = tmp_path / "mine.plab"
    saving_of(window)._write(path)
    saving_of(window).open_path(path)
    settle()
    assert "mine" in window.windowTitle()
    assert not window.isWindowModified()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": "other"}', "\x00\x01"])
def test_a_file_that_is_no_session_is_refused_and_the_screen_stays(window, tmp_path, text):
    path = tmp_path / "broken.plab"
    path.write_text(text, encoding="utf-8")
    before = window.store.frame().plants
    with pytest.raises(UserError):
        saving_of(window).open_path(path)
    assert window.store.frame().plants is before


def test_pages_alone_are_nothing_to_save_and_what_a_student_does_on_them_is(window, tmp_path):
    window.actions_["actionCourse"].trigger()
    settle()
    for _ in range(3):
        window.actions_["actionNextPage"].trigger()
        settle()
    assert not window.isWindowModified()
    window.store.place(1.0, 1.0, 1)
    settle()
    assert window.isWindowModified()
    window.actions_["actionNextPage"].trigger()
    settle()
    assert window.isWindowModified()


def test_a_page_with_its_own_plants_is_nothing_to_save_and_not_the_saved_laboratory(
    window, tmp_path
):
    saving_of(window)._write(tmp_path / "mine.plab")
    window.actions_["actionCourse"].trigger()
    settle()
    assert not window.isWindowModified()
    assert window.windowTitle() == "Perceptron Lab"
    window.store.undo()
    settle()
    assert not window.isWindowModified()
    assert window.windowTitle().startswith("mine.plab")


@pytest.mark.parametrize("kind", [EditKind.PROBE, EditKind.SPRAY])
def test_what_a_hand_was_doing_as_the_page_turned_is_not_forgotten(window, tmp_path, kind):
    lesson = tmp_path / "mine.toml"
    pages = "[[steps]]\ntext = 'one'\n[[steps]]\ntext = 'two'\n"
    lesson.write_text("format = 1\ntitle = 'Mine'\n" + pages)
    controllers_of(window).course.open_file(lesson)
    settle()
    assert not window.isWindowModified()
    window.store.begin_gesture(kind)
    if kind is EditKind.PROBE:
        window.store.put_probe((1.0, 1.0))
    else:
        window.store.spray(1.0, 1.0, 0.2, 5, 1)
    window.actions_["actionNextPage"].trigger()
    window.store.end_gesture()
    settle()
    assert window.isWindowModified()
