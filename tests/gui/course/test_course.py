"""The course beside the field: its pages, their setup and goals."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtWidgets import QLabel

from engine.errors import UserError
from engine.lab.session import Session
from engine.lab.state import set_neuron
from engine.model.neuron import Neuron
from gui.language import numbers
from gui.panels.course.lesson_text import with_numbers
from gui.window.remembered import Remembered
from tests.gui.conftest import controllers_of, press_key, settle
from tests.gui.course.own_lesson import LESSON, page_down


@pytest.mark.long
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_clicker_walks_all_pages_of_all_chapters_forth_and_back(open_window, language):
    window = open_window(language)
    player, panel = controllers_of(window).course.player, window.course_panel
    pages = sum(len(chapter.steps) for chapter in player.chapters)
    seen = []
    for _ in range(pages):
        press_key(window, Qt.Key.Key_PageDown)
        seen.append((player.lesson.id, player.page_index))
        text = panel.text.toPlainText()
        assert panel.isVisible()
        assert len(text) > 20
        assert "$" not in text
        assert "{" not in text
        assert all(picture.frame is not None for picture in window.pictures.values())
    assert len(set(seen)) == pages
    assert player.is_last
    assert not panel.forward.isEnabled()
    for place in reversed(seen[:-1]):
        press_key(window, Qt.Key.Key_PageUp)
        assert (player.lesson.id, player.page_index) == place
    assert player.is_first


def test_the_key_c_opens_the_course_and_puts_it_away(window):
    press_key(window, Qt.Key.Key_C)
    assert window.course_panel.isVisible()
    assert window.course_panel.chapter.currentText().startswith("1. ")
    press_key(window, Qt.Key.Key_C)
    assert not window.course_panel.isVisible()


def test_a_chapter_is_chosen_from_the_list(window):
    press_key(window, Qt.Key.Key_C)
    window.course_panel.chapter_wanted.emit(12)
    settle()
    player = controllers_of(window).course.player
    assert player.lesson is player.chapters[12]
    assert window.course_panel.chapter.currentIndex() == 12


def test_a_page_applies_its_setup_and_one_undo_takes_it_back(window, path):
    window.store.set_neuron(Neuron(3.0, 2.0, 1.0))
    controllers_of(window).course.open_file(path)
    settle()
    assert window.store.frame().neuron == Neuron()
    assert window.pictures["sigmoid"].isVisible()
    assert not window.loss_curve.isVisible()
    window.store.undo()
    assert window.store.frame().neuron == Neuron(3.0, 2.0, 1.0)


def test_live_numbers_follow_the_run_and_the_language(window, course):
    assert "0.693" in window.course_panel.text.toPlainText()
    window.store.set_neuron(Neuron(-1.0, 1.0, 0.0))
    settle()
    loss = numbers.short(window.store.frame().loss)
    assert loss in window.course_panel.text.toPlainText()
    window.set_language("fr")
    settle()
    assert loss.replace(".", ",") in window.course_panel.text.toPlainText()


def test_the_bars_that_a_page_does_not_name_are_hidden(window, course):
    page_down(window, 2)
    assert (window.status.isVisible(), window.playback_bar.isVisible()) == (True, False)
    page_down(window)
    assert window.playback_bar.isVisible()


def test_presenting_hides_menus_but_their_keys_still_work(window, course):
    window.showFullScreen = lambda: None
    window.actions_["actionProjector"].setChecked(True)
    settle()
    assert not window.menuBar().isVisible()
    assert not window.arrangement_bar.isVisible()
    press_key(window, Qt.Key.Key_Space)
    assert window.store.is_playing
    press_key(window, Qt.Key.Key_C)
    assert window.menuBar().isVisible()


def test_a_goal_is_reached_by_the_state_and_stays_reached(window, course):
    goals = window.course_panel.goals
    assert not course.player.is_reached(0)
    window.store.set_neuron(Neuron(-2.0, 2.0, 0.0))
    settle()
    assert course.player.is_reached(0)
    assert goals._reached == [True]
    assert "Goal reached" in window.status.label.text()
    window.store.set_neuron(Neuron())
    settle()
    assert course.player.is_reached(0)


def test_a_goal_that_holds_at_once_counts_only_after_it_stopped_holding(window, path):
    text = LESSON.replace("start = [0, 0, 0]", "start = [-2, 2, 0]", 1)
    path.write_text(text, encoding="utf-8")
    course = controllers_of(window).course
    course.open_file(path)
    settle()
    assert not course.player.is_reached(0)
    window.store.set_neuron(Neuron())
    settle()
    window.store.set_neuron(Neuron(-2.0, 2.0, 0.0))
    settle()
    assert course.player.is_reached(0)


def test_goals_are_remembered_between_starts(open_window, path, tmp_path):
    settings = QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat)
    first = open_window(remembered=Remembered(settings))
    controllers_of(first).course.open_file(path)
    settle()
    first.store.set_neuron(Neuron(-2.0, 2.0, 0.0))
    settle()
    second = open_window(remembered=Remembered(settings))
    controllers_of(second).course.open_file(path)
    settle()
    assert controllers_of(second).course.player.is_reached(0)


def test_a_hint_is_opened_on_request(window, course):
    window.course_panel.goals.hint_wanted.emit(0)
    settle()
    assert course.player.hints_shown == {0}
    labels = window.course_panel.goals.findChildren(QLabel)
    texts = [label.text() for label in labels]
    assert "w1 is negative" in texts
    page_down(window)
    assert course.player.hints_shown == set()


def test_space_plays_on_the_next_page_whatever_had_the_keyboard(window, course):
    window.pictures["sigmoid"].canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.pictures["sigmoid"].canvas.setFocus()
    page_down(window)
    window.course_panel.vote.rows[0].votes.setFocus()
    page_down(window)
    press_key(window, Qt.Key.Key_Space)
    assert window.store.is_playing


def test_the_projector_keeps_the_pictures_of_the_page(window, course):
    window.showFullScreen = lambda: None
    for on in (True, False, True):
        window.actions_["actionProjector"].setChecked(on)
        settle()
        assert window.pictures["sigmoid"].isVisible()
        assert not window.loss_curve.isVisible()
        assert not window.readouts.isVisible()


def test_goals_reached_while_the_course_is_put_away_break_nothing(window, course):
    press_key(window, Qt.Key.Key_C)
    window.course_panel.goals.show_goals(course.player.lesson.steps[0].goals, [True], set())
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    press_key(window, Qt.Key.Key_C)
    assert window.course_panel.isVisible()


def test_after_the_course_the_field_is_coloured_as_before(window):
    window.actions_["actionShadeNone"].trigger()
    course = controllers_of(window).course
    for begin, shade in (
        (lambda: press_key(window, Qt.Key.Key_C), "actionShadeProbability"),
        (lambda: course.open_chapter("3"), "actionShadeRegion"),
    ):
        begin()
        settle()
        assert window.actions_[shade].isChecked()
        press_key(window, Qt.Key.Key_C)
        settle()
        assert window.actions_["actionShadeNone"].isChecked()


def test_who_has_unsaved_work_is_told_how_it_comes_back(window):
    window.store.place(2.0, 2.0, 1)
    settle()
    press_key(window, Qt.Key.Key_C)
    settle()
    assert "Undo brings yours back" in window.status.label.text()
    window.store.undo()
    settle()
    assert len(window.store.frame().plants) == 7


def test_the_projector_gives_the_pages_more_room_whenever_it_comes(open_window):
    widths = []
    for course_first in (True, False):
        window = open_window("fr")
        window.showFullScreen = lambda: None
        names = ["actionCourse", "actionProjector"]
        for name in names if course_first else reversed(names):
            window.actions_[name].setChecked(True)
            settle()
        window.resize(1280, 720)
        settle()
        widths.append(window.course_panel.width())
    assert widths[0] == pytest.approx(widths[1], abs=4)


def test_at_the_bottom_of_the_valley_text_and_picture_say_so(window):
    controllers_of(window).course.open_chapter("13")
    player = controllers_of(window).course.player
    player.open(player.chapters[12], 5)
    settle()
    frame = window.store.frame()
    assert with_numbers("{slope_w1} {slope_w2}", frame) == "**0** **−0.227**"
    picture = window.pictures["lossSlice"]
    assert "lowest point" in picture.texts(frame)["advice"]


def test_a_likelihood_is_written_as_the_cards_write_it():
    """28 % in the text and 28 % in the picture beside it, not 0.281."""
    session = Session()
    session.replace(session.state.changes_to(set_neuron(session.state, Neuron(-1, 1, -0.11))))
    assert with_numbers("{likelihood}", session.frame()) == "**28%**"


def test_where_a_page_does_without_the_sentence_a_refusal_is_seen_and_nothing_else(window):
    controllers_of(window).course.open_chapter("4")
    settle()
    status = window.status
    status.end_message()  # of what the page has set up
    assert status.isHidden()
    window.store.refused.emit(UserError("test_share", share=2, most=0.9))
    assert status.isVisible()
    assert status.label_beneath.isHidden()  # the diagnosis would say how it all ends
    status.end_message()
    assert status.isHidden()
    player = controllers_of(window).course.player
    player.open(player.chapters[3], 2)  # its page has no bar to play from
    status.say("no number")
    assert status.isVisible()
    controllers_of(window).course.resume(None)
    settle()
    assert status.isVisible()
