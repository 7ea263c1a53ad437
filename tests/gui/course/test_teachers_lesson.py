"""A teacher's lesson: opened, written again, faulty, hostile; what it sets and gives back."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from tests.gui.conftest import controllers_of, press_key, settle
from tests.gui.course.own_lesson import LESSON, page_down


def test_a_lesson_is_opened_by_dropping_it(window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    window.dropEvent(event)
    settle()
    assert controllers_of(window).course.player.lesson.id == "mine"
    assert window.course_panel.isVisible()


def test_a_lesson_is_read_again_when_saved_and_stays_at_its_page(window, course, path):
    page_down(window)
    path.write_text(LESSON.replace('"Vote"', '"Vote now"'), encoding="utf-8")
    course.lesson_file.read_again()
    settle()
    assert course.player.page_index == 1
    assert window.course_panel.text.toPlainText() == "Vote now"


def test_a_faulty_lesson_is_refused_with_its_line_and_the_screen_stays(window, course, path):
    path.write_text(LESSON.replace("loss < 0.2", "luck < 0.2"), encoding="utf-8")
    before = window.course_panel.text.toPlainText()
    course.lesson_file.read_again()
    settle()
    assert "line 16" in window.status.label.text()
    assert "luck" in window.status.label.text()
    assert window.course_panel.text.toPlainText() == before


def test_a_lesson_can_not_make_the_panel_load_a_file_or_follow_a_link(window, course, path):
    hostile = "![x](file:///etc/passwd) [y](file:///etc/passwd) <img src='file:///etc/passwd'>"
    path.write_text(LESSON.replace('"Vote"', f'"{hostile}"'), encoding="utf-8")
    course.lesson_file.read_again()
    page_down(window)
    text = window.course_panel.text
    assert text.loadResource(2, QUrl("file:///etc/passwd")).isNull()
    assert not text.openLinks()


@pytest.mark.parametrize("tex", [r"\frac", r"\unknown{x}", "{" * 400, r"\frac{" * 100, "$", "_^_^"])
def test_a_formula_that_can_not_be_typeset_breaks_nothing(window, course, path, tex):
    path.write_text(LESSON.replace("z = w_1 x_1", tex.replace("$", "")), encoding="utf-8")
    course.lesson_file.read_again()
    settle()
    assert not window.course_panel.grab().isNull()


def test_a_faulty_csv_beside_a_lesson_is_told_with_its_own_fault(window, course, path):
    path.write_text(LESSON.replace('plants = "six"', 'plants = "none.csv"', 1), encoding="utf-8")
    course.lesson_file.read_again()
    settle()
    text = window.status.label.text()
    assert text.startswith("mine.toml, line 6: none.csv: there is no file none.csv")


def test_a_page_sets_speed_and_window_and_what_was_before_comes_back(window, path):
    path.write_text(
        'format = 1\ntitle = "Mine"\n'
        '[[steps]]\nplants = "six"\ntext = "One"\n'
        '[[steps]]\ntext = "Two"\nspeed = 5\nwindow = [0, 0, 10, 10]\n'
        "settings = { stop_when_converged = false }\n"
        '[[steps]]\ntext = "Three"\nspeed = inf\nwindow = "all"\n',
        encoding="utf-8",
    )
    store, bar, course = window.store, window.playback_bar, controllers_of(window).course
    store.set_speed(200.0)
    bar.show_speed(200.0)
    course.open_file(path)
    settle()
    whole = window.field.view_state()
    seen = []
    for turn in (1, 1, -1, -1):
        page_down(window) if turn > 0 else course.player.back()
        settle()
        view = window.field.view_state()
        is_wide = view.right >= 10 and view.top >= 10
        stops = store.session.state.settings.stop_when_converged
        seen.append((store.clock.steps_per_second, is_wide, stops))
    assert seen == [
        (5, True, False),
        (float("inf"), False, False),
        (5, True, False),
        (200, False, True),
    ]
    assert window.field.view_state() == whole
    page_down(window)
    assert "5 steps/s" in bar._speed_label.text()
    press_key(window, Qt.Key.Key_C)
    assert store.clock.steps_per_second == 200
    assert "200 steps/s" in bar._speed_label.text()


def test_a_speed_chosen_by_hand_in_a_lesson_stays(window, path):
    path.write_text('format = 1\ntitle = "M"\n[[steps]]\ntext = "One"\nspeed = 5\n')
    controllers_of(window).course.open_file(path)
    window.store.set_speed(77.0)
    press_key(window, Qt.Key.Key_C)
    assert window.store.clock.steps_per_second == 77
