"""A teacher writes a lesson while it is open: what is wrong stays told until it is mended."""

from PySide6.QtCore import Qt

from engine.model.neuron import Neuron
from gui.course import lesson_files
from tests.gui.conftest import controllers_of, press_key, settle

LESSON = """
format = 1
title = "Mine"
[[steps]]
plants = "six"
start = [0, 0, 0]
text = "One"
controls = ["transport"]
[[steps]]
text = "Two"
settings = { learning_rate = 2 }
choices = { slope_along = "b" }
shading = "none"
[[steps]]
text = "Three"
exercise = true
"""
RIGHT = ("mean((a-y)x1)", "mean((a-y)x2)", "mean(a-y)")


def save(course, path, text):
    path.write_text(text, encoding="utf-8")
    course.lesson_file.read_again()
    settle()


def test_what_is_wrong_stays_on_screen_until_it_is_mended(window, course, path):
    save(course, path, LESSON.replace('"One"', '"One {los}"'))
    said = "mine.toml, line 7: there is no live number {los}; {loss}, perhaps?"
    assert window.status.isVisible()  # though this page does not show that bar
    assert window.status.label.text() == said
    window.status.say("Goal reached!", warning=False)
    window.status._message_timer.setInterval(0)
    window.store.set_neuron(Neuron(1.0, 1.0, 1.0))
    settle()
    assert window.status.label.text() == said
    window.set_language("fr")
    settle()
    assert "ligne 7" in window.status.label.text()
    save(course, path, LESSON.replace('"One"', '"One {loss}"'))
    assert "ligne 7" not in window.status.label.text()
    assert not window.status.isVisible()
    assert course.player.lesson.steps[0].text["en"] == "One {loss}"


def test_what_is_wrong_can_be_put_away(window, course, path):
    save(course, path, "format = 2")
    assert window.status.button.text() == "Dismiss"
    window.status.button.click()
    settle()
    assert "line" not in window.status.label.text()
    assert not window.status.isVisible()
    assert course.player.lesson.id == "mine"


def test_a_lesson_that_is_faulty_when_opened_comes_up_once_repaired(window, path):
    course = controllers_of(window).course
    path.write_text(LESSON.replace("[[steps]]", "[[steps]", 1), encoding="utf-8")
    course.try_file(path)
    settle()
    assert "line 4: a bracket is not closed" in window.status.label.text()
    assert course.page is None
    save(course, path, LESSON)
    assert course.page == ("mine", 0)
    assert "line 4" not in window.status.label.text()


def test_a_page_is_the_same_when_gone_back_to(window, course):
    press_key(window, Qt.Key.Key_PageDown)
    assert window.store.frame().settings.learning_rate == 2
    assert window.actions_["actionShadeNone"].isChecked()
    window.store.place(1.0, 1.0, 1)
    press_key(window, Qt.Key.Key_PageUp)
    frame = window.store.frame()
    assert (frame.settings.learning_rate, frame.choices.slope_along) == (0.1, "w1")
    press_key(window, Qt.Key.Key_PageDown)
    press_key(window, Qt.Key.Key_PageDown)
    window.store.place(1.0, 1.0, 1)
    press_key(window, Qt.Key.Key_PageUp)
    assert len(window.store.frame().plants) == 7  # what the student made stays
    assert window.store.frame().settings.learning_rate == 2


def test_the_neuron_trains_on_with_formulas_that_are_edited(window, course):
    for _ in range(2):
        press_key(window, Qt.Key.Key_PageDown)
    exercise, store = window.course_panel.exercise, window.store
    exercise.formulas_edited.emit(RIGHT)
    settle()
    exercise.train.click()
    assert store.frame().settings.formulas == RIGHT
    other = ("2 mean((a-y)x1)", *RIGHT[1:])
    exercise.formulas_edited.emit(other)
    settle()
    assert store.frame().settings.formulas == other
    exercise.formulas_edited.emit(("2 mean((a-y)x1", *RIGHT[1:]))  # half typed
    settle()
    assert store.frame().settings.formulas == other
    store.undo()
    store.undo()
    assert store.frame().settings.formulas == store.frame().choices.formulas == RIGHT
    store.step_on()
    assert store.frame().neuron_frame.pullers != ()
    exercise.formulas_edited.emit(other)
    store.step_on()
    assert store.frame().neuron_frame.pullers == ()  # no share of theirs is a plant's pull


def test_a_file_that_is_gone_for_a_moment_is_followed_again(window, course, path, qtbot):
    window.store.place(1.0, 1.0, 1)
    path.unlink()
    course.lesson_file.read_again()
    settle()
    assert "mine.toml" not in window.status.label.text(), "a sync folder may be replacing it"
    assert course.page == ("mine", 0)
    assert len(window.store.frame().plants) == 7
    path.write_text(LESSON.replace('"One"', '"First"'), encoding="utf-8")
    qtbot.waitUntil(lambda: course.player.lesson.steps[0].text["en"] == "First")
    path.write_text(LESSON.replace('"One"', '"Once more"'), encoding="utf-8")
    qtbot.waitUntil(lambda: course.player.lesson.steps[0].text["en"] == "Once more")


def test_a_file_that_is_gone_for_longer_is_told_once_and_still_followed(
    window, course, path, qtbot, monkeypatch
):
    told = []
    monkeypatch.setattr(lesson_files, "_ABSENT_MS", 0)
    monkeypatch.setattr(course.lesson_file, "_refuse", lambda error: told.append(error.code))
    path.unlink()
    qtbot.waitUntil(lambda: told != [])
    qtbot.wait(20)
    assert told == ["no_file"]
    path.write_text(LESSON.replace('"One"', '"First"'), encoding="utf-8")
    qtbot.waitUntil(lambda: course.player.lesson.steps[0].text["en"] == "First")
    assert not course.lesson_file._timer.isActive()
