"""What is half typed or half dragged belongs to the work on screen, not to what comes after."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from engine.files.sessions.session_file import Document, to_json
from engine.files.whole_file import write_whole
from engine.lab.session import Session
from engine.lab.state import set_neuron
from engine.model.neuron import Neuron
from gui.widgets import file_dialogs
from tests.gui.conftest import Mouse, controllers_of, press_key, settle
from tests.gui.pictures.plants.conftest import X1, X2, TableUser
from tests.gui.widgets.test_keyboard_focus import type_into
from tests.sampling import one_in

LESSON = """
format = 1
title = "Mine"
[[steps]]
plants = "six"
start = [-1, 1, 0]
text = "One"
[[steps]]
plants = "six"
start = [-1, 1, 0]
text = "Two"
"""
SAVED = Neuron(0.5, 0.25, 0.125)


@pytest.fixture
def saved(tmp_path):
    """A session at SAVED."""
    path = tmp_path / "saved.plab"
    session = Session()
    session.replace(session.state.changes_to(set_neuron(session.state, SAVED)))
    write_whole(path, to_json(Document(session.state, 0, None)))
    return path


def turn_page(window, key=Qt.Key.Key_PageDown):
    QTest.keyClick(window, key)


def open_lesson(window, path, monkeypatch):
    monkeypatch.setattr(file_dialogs, "ask_for_lesson", lambda _parent: path)
    window.actions_["actionOpenLesson"].trigger()


def drop(window, path):
    window.file_dropped.emit(path)


def open_recent(window, path):
    controllers_of(window).session.open_path(path)


PAGES = {
    "page down": lambda window, *_: turn_page(window),
    "page up": lambda window, *_: turn_page(window, Qt.Key.Key_PageUp),
    "a lesson opened": open_lesson,
    "a lesson dropped": lambda window, path, _: drop(window, path),
}


def typed_into_w1(window):
    type_into(window.neuron_panel.sliders["w1"].field, "7")


def typed_into_a_cell(window):
    table = TableUser(window, floats=False)
    table.click(1, X1)
    table.type("9")


def leave_fields(window):
    window.field.setFocus()
    settle()


@pytest.mark.parametrize("way", one_in(2, PAGES))
@pytest.mark.parametrize("begin", [typed_into_w1, typed_into_a_cell])
def test_a_half_typed_number_does_not_land_on_the_page_that_comes(
    window, course, path, monkeypatch, begin, way
):
    if way == "page up":
        turn_page(window)
        settle()
    before = controllers_of(window).course.player.step.setup
    begin(window)
    PAGES[way](window, path, monkeypatch)
    leave_fields(window)
    assert window.store.frame().neuron == Neuron(-1.0, 1.0, 0.0)
    assert window.store.frame().plants.same_as(before.plants)


@pytest.mark.parametrize("way", [drop, open_recent])
@pytest.mark.parametrize("begin", [typed_into_w1, typed_into_a_cell])
def test_a_half_typed_number_does_not_land_in_the_file_that_is_opened(window, saved, begin, way):
    before = window.store.frame().plants
    begin(window)
    way(window, saved)
    leave_fields(window)
    assert window.store.frame().neuron == SAVED
    assert window.store.frame().plants.same_as(before)
    assert not window.isWindowModified()


def test_opening_the_course_takes_what_was_typed_before_it_and_undo_brings_it_back(window):
    typed_into_w1(window)
    window.actions_["actionCourse"].trigger()
    leave_fields(window)
    page = window.store.frame().neuron
    assert page.w1 != 7.0
    assert "Undo brings yours back" in window.status.label.text()
    window.store.undo()
    assert window.store.frame().neuron.w1 == 7.0


def test_putting_the_book_away_takes_a_formula_that_is_half_typed(window):
    controllers_of(window).course.open_chapter("16")
    settle()
    field = window.course_panel.exercise.fields["b"]
    if not field.isVisible():
        player = controllers_of(window).course.player
        pages = [page for page, step in enumerate(player.lesson.steps) if step.is_exercise]
        player.open(player.lesson, pages[0])
        settle()
    field.setFocus()
    QTest.keyClicks(field, "mean(a - y)")
    window.actions_["actionCourse"].setChecked(False)
    assert window.store.session.state.choices.formulas[2] == "mean(a - y)"


def test_a_plant_begun_in_the_last_row_is_not_ended_in_another_session(window, saved):
    table = TableUser(window, floats=False)
    table.click(6, X1)
    table.type("77")
    table.key(Qt.Key.Key_Return)
    drop(window, saved)
    settle()
    table.click(6, X2)
    table.type("1")
    table.key(Qt.Key.Key_Return)
    assert len(table.plants) == 6
    assert table.text(6, X1) == ""


@pytest.mark.parametrize("begin", [typed_into_w1, typed_into_a_cell])
def test_closing_the_window_asks_about_what_is_half_typed(window, begin):
    controllers_of(window).session.asks = True
    begin(window)
    window.close()
    settle()
    box = QApplication.activeModalWidget()
    assert box is not None, "nobody was asked"
    box.reject()
    assert window.isVisible()
    controllers_of(window).session.asks = False


def half_a_number(window):
    type_into(window.neuron_panel.sliders["w1"].field, "9e")
    return "9e"


def half_a_number_in_a_cell(window):
    table = TableUser(window, floats=False)
    table.click(1, X1)
    table.type("0.25e")
    return "0.25e"


def half_a_plant(window):
    table = TableUser(window, floats=False)
    table.click(6, X1)
    table.type("77")
    return "77"


@pytest.mark.parametrize("quits", [False, True])
@pytest.mark.parametrize("begin", [half_a_number, half_a_number_in_a_cell, half_a_plant])
def test_a_window_closes_over_what_is_half_typed_only_when_told_again(window, begin, quits):
    controllers_of(window).session.asks = True
    close = window.actions_["actionQuit"].trigger if quits else window.close
    typed = begin(window)
    close()
    settle()
    assert window.isVisible()
    assert window.status.isVisible()
    assert f"“{typed}” is not finished" in window.status.label.text()
    if begin is not half_a_plant:
        assert typed in {line.text() for line in window.findChildren(QLineEdit)}, "it is kept"
    close()
    settle()
    assert not window.isVisible()


def test_a_number_ended_after_it_was_told_is_a_change_that_is_asked_about(window):
    controllers_of(window).session.asks = True
    half_a_number(window)
    window.close()
    QTest.keyClicks(window.neuron_panel.sliders["w1"].field, "1")
    window.close()
    settle()
    assert window.store.frame().neuron.w1 == 90.0
    box = QApplication.activeModalWidget()
    assert box is not None
    box.reject()
    controllers_of(window).session.asks = False


# Drags


@pytest.fixture
def held(window) -> Mouse:
    """A mouse in the middle of a drag of the frontier."""
    window.store.set_neuron(Neuron(1.0, 0.0, -2.0))
    settle()
    mouse = Mouse(window)
    mouse.press(2.0, 1.0)
    mouse.move(2.2, 1.0)
    mouse.move(2.4, 1.0)
    assert window.store.has_unfinished_edit
    return mouse


def test_a_page_turned_in_the_middle_of_a_drag_is_not_dragged_on(window, path, mouse):
    controllers_of(window).course.open_file(path)
    settle()
    mouse.press(1.5, 1.5)
    mouse.move(1.7, 1.5)
    mouse.move(1.9, 1.5)
    assert window.store.frame().neuron != Neuron(-1.0, 1.0, 0.0)
    turn_page(window)
    settle()
    edits = window.store.undo_stack.index()
    for x1 in (2.0, 2.1, 2.2):
        mouse.move(x1, 1.5)
    mouse.release(2.2, 1.5)
    assert window.store.frame().neuron == Neuron(-1.0, 1.0, 0.0)
    assert window.store.undo_stack.index() == edits


def test_a_button_pressed_before_the_page_turned_drags_nothing_of_the_new_one(window, path, mouse):
    controllers_of(window).course.open_file(path)
    settle()
    mouse.press(1.5, 1.5)
    turn_page(window)
    settle()
    for x1 in (1.7, 1.9, 2.1):
        mouse.move(x1, 1.5)
    mouse.release(2.1, 1.5)
    assert window.store.frame().neuron == Neuron(-1.0, 1.0, 0.0)
    assert len(window.store.frame().plants) == 6


def blocked_by_a_dialogue(window):
    dialog = QDialog(window)
    dialog.open()
    settle()
    dialog.reject()
    settle()


def left_for_another_window(window):
    other = QDialog()
    other.show()
    other.activateWindow()
    settle()
    other.close()
    settle()


@pytest.mark.parametrize("leave", [blocked_by_a_dialogue, left_for_another_window])
def test_a_drag_ends_as_if_released_when_the_window_is_left(window, held, leave):
    edits = window.store.undo_stack.index()
    leave(window)
    assert not window.store.has_unfinished_edit
    assert window.store.undo_stack.index() == edits + 1
    press_key(window, Qt.Key.Key_Space)
    window.store.playback.advance(5, lambda: True)
    assert window.store.frame().step == 5, "learning waits no more"
    window.store.pause()
    held.click(1.0, 1.0)
    assert len(window.store.frame().plants) == 7, "the next click is one"


def test_a_drag_of_a_slider_ends_too(window):
    slider = window.neuron_panel.sliders["w1"].slider
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
    blocked_by_a_dialogue(window)
    before = window.store.frame().neuron
    QTest.mouseMove(slider, slider.rect().topRight())
    settle()
    assert window.store.frame().neuron == before
    press_key(window, Qt.Key.Key_Space)
    window.store.playback.advance(5, lambda: True)
    assert window.store.frame().step == 5


def test_a_picture_put_away_in_the_middle_of_a_drag_lets_go(window):
    window.layout_.arrange("Descent")
    settle()
    canvas = window.pictures["lossMap"].canvas
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=canvas.rect().center())
    window.layout_.arrange("Lab")
    settle()
    window.store.play()
    window.store.playback.advance(5, lambda: True)
    assert window.store.frame().step == 5


def test_an_open_drag_is_a_change_that_closing_asks_about(window, mouse):
    session = controllers_of(window).session
    window.store.put_probe((1.0, 1.0))
    session.document.mark_saved()
    settle()
    mouse.press(1.0, 1.0)
    mouse.move(1.2, 1.0)
    mouse.move(1.4, 1.0)
    assert session.is_modified
    session.asks = True
    window.close()
    settle()
    box = QApplication.activeModalWidget()
    assert box is not None
    box.reject()
    session.asks = False


def test_a_tool_chosen_in_the_middle_of_a_stroke_takes_its_circle_away(window, mouse):
    window.actions_["actionToolBrush"].trigger()
    mouse.press(0.4, 0.5)
    mouse.move(0.8, 0.5)
    mouse.move(1.2, 0.5)
    plants = len(window.store.frame().plants)
    window.actions_["actionToolToxic"].trigger()
    mouse.move(1.6, 0.5)
    mouse.release(1.6, 0.5)
    assert window.field.interaction.overlay.brush is None
    assert len(window.store.frame().plants) == plants > 6
    assert not window.store.has_unfinished_edit
