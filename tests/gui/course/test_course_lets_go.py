"""What a page or the book began ends with it, or is shown and can be ended where one is."""

import numpy as np
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from engine.learning.settings import Rule
from engine.model.neuron import Neuron
from gui.language import numbers
from gui.window.remembered import Remembered
from tests.gui.conftest import controllers_of, learn, press_key, settle
from tests.gui.course import test_course
from tests.gui.course.own_lesson import page_down, type_formula

LESSON = test_course.LESSON
WRONG = ("mean((y-a)x1)", "mean((y-a)x2)", "mean(y-a)")


def put_book_away(window):
    press_key(window, Qt.Key.Key_C)
    assert not window.course_panel.isVisible()


# The duel


def test_the_clock_of_a_duel_stops_when_the_book_is_put_away(window, course):
    page_down(window, 2)
    duel = window.course_panel.duel
    duel.go.click()
    put_book_away(window)
    assert not duel.is_running
    for _ in range(10):
        duel.tick()
    assert not window.store.is_playing


def test_the_clock_of_a_duel_stops_when_other_plants_come(window, course):
    page_down(window, 2)
    duel = window.course_panel.duel
    duel.go.click()
    window.sample_requested.emit("moons")
    settle()
    assert not duel.is_running
    for _ in range(10):
        duel.tick()
    assert not window.store.is_playing


@pytest.mark.parametrize("is_machines_turn", [False, True])
def test_the_duel_ends_when_undo_leads_back_to_other_work(window, path, is_machines_turn):
    window.store.set_neuron(Neuron(7.0, 2.0, 3.0))
    learn(window, 1, steps=20)
    controllers_of(window).course.open_file(path)
    page_down(window, 2)
    duel = window.course_panel.duel
    duel.go.click()
    window.store.set_parameter("w1", 0.5)
    window.store.undo()
    assert duel.is_running, "one's own line put back is still the duel"
    if is_machines_turn:
        duel.done.click()
        learn(window, 3)
    for _ in range(10):
        if window.store.frame().state.run.start[0] != 7.0:
            press_key(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.store.frame().trace.last_step == 20
    assert not duel.is_running
    assert not duel.is_machines_turn
    for _ in range(10):
        duel.tick()
    assert not window.store.is_playing
    assert duel.go.isVisible()


def test_the_machine_stops_when_the_book_is_put_away_in_its_turn(window, course):
    page_down(window, 2)
    window.course_panel.duel.go.click()
    window.course_panel.duel.done.click()
    assert window.store.is_playing
    put_book_away(window)
    assert not window.store.is_playing


def test_the_duel_keeps_the_loss_at_the_end_of_the_machines_steps(window, course):
    page_down(window, 2)
    duel = window.course_panel.duel
    duel.go.click()
    settle()
    duel.done.click()
    learn(window, 200, steps=3)
    assert window.store.frame().step == 500
    yours, machines = duel.your_loss, window.store.frame().loss
    said = duel.score.text()
    assert numbers.number(machines, 3) in said
    assert numbers.number(yours, 3) in said
    for change in (
        lambda: learn(window, 30),
        lambda: window.store.set_neuron(Neuron(9.0, 9.0, 9.0)),
        lambda: window.store.place(1.0, 1.0, 0),
    ):
        change()
        settle()
        window.course_panel.duel.retranslate()
        assert duel.score.text() == said


def test_a_line_dragged_in_the_machines_turn_is_not_the_machines(window, course):
    page_down(window, 2)
    duel = window.course_panel.duel
    duel.go.click()
    settle()
    duel.done.click()
    learn(window, 40)
    said = duel.score.text()
    window.store.pause()
    window.store.set_neuron(Neuron(9.0, 9.0, 9.0))
    settle()
    assert duel.score.text() == said


def test_to_start_the_clock_is_nothing_to_save(window, course):
    page_down(window, 2)
    session, duel = controllers_of(window).session, window.course_panel.duel
    assert not session.is_modified
    duel.go.click()
    settle()
    assert not session.is_modified
    window.store.place(1.0, 1.0, 1)
    settle()
    duel.go.click()
    assert session.is_modified, "a plant placed by hand is one's own"


# The book


@pytest.mark.parametrize("floats", [False, True])
def test_the_x_of_the_course_puts_the_book_away_as_its_action_does(window, course, floats):
    page_down(window)
    assert window.store.is_frozen
    dock = window.docks["course"]
    dock.setFloating(floats)
    settle()
    dock.findChild(QAbstractButton, "qt_dockwidget_closebutton").click()
    settle()
    assert not window.course_panel.isVisible()
    assert not window.actions_["actionCourse"].isChecked()
    assert not window.store.is_frozen
    assert course.page is None
    press_key(window, Qt.Key.Key_C)
    assert window.course_panel.isVisible()
    assert course.page == ("mine", 1)


@pytest.mark.parametrize("factor", [1.6, 20.0])
def test_the_work_that_comes_back_before_a_question_is_seen_whole(window, path, factor):
    session, store = controllers_of(window).session, window.store
    store.set_plants(np.arange(6), store.frame().plants.x * factor, store.frame().plants.y)
    window.field.fit()
    session.open_path(path)
    settle()
    session.asks = True
    window.close()
    settle()
    QApplication.activeModalWidget().reject()
    session.asks = False
    plants = store.frame().plants
    assert plants.x.max() > 2 * factor
    for spread, (low, high) in zip(plants.x.T, window.field.view_box.viewRange(), strict=True):
        assert low < spread.min()
        assert spread.max() < high


# Formulas


def train_with(window, formulas):
    window.store.set_choices(formulas=formulas)
    window.store.set_settings(formulas=formulas)
    settle()


def test_training_with_own_formulas_ends_when_the_book_is_put_away(window, course):
    page_down(window, 3)
    train_with(window, WRONG)
    put_book_away(window)
    assert window.store.session.state.settings.formulas is None
    assert window.store.session.state.choices.formulas == WRONG


def test_a_session_that_trains_with_formulas_says_so_and_it_can_be_ended(
    open_window, course, window, tmp_path
):
    page_down(window, 3)
    train_with(window, WRONG)
    path = tmp_path / "formulas.plab"
    controllers_of(window).session._write(path)
    other = open_window()
    controllers_of(other).session.open_path(path)
    settle()
    assert not other.course_panel.isVisible()
    other.store.play()
    learn(other, 50)
    other.store.pause()
    settle()
    assert "your own formulas" in other.status.label.text()
    assert other.learning_panel.rule.currentText() == "Your own formulas"
    other.status.button.click()
    settle()
    assert other.store.session.state.settings.formulas is None
    assert "your own formulas" not in other.status.label.text()
    assert other.learning_panel.rule.count() == len(Rule)
    assert other.learning_panel.rule.currentText() == "Gradient descent"


def test_to_choose_a_rule_ends_training_with_formulas(window):
    train_with(window, WRONG)
    rule = window.learning_panel.rule
    rule.setCurrentIndex(1)
    rule.activated.emit(1)
    settle()
    settings = window.store.session.state.settings
    assert (settings.rule, settings.formulas) == (Rule.PERCEPTRON, None)
    window.store.undo()
    settle()
    assert rule.currentText() == "Your own formulas"
    rule.activated.emit(2)
    assert window.store.session.state.settings.formulas == WRONG


def test_the_neuron_trains_with_the_formulas_as_they_are_typed_by_then(window, course):
    page_down(window, 3)
    exercise = window.course_panel.exercise
    for name, text in (("w1", "mean((a-y)x1)"), ("w2", "mean((a-y)x2)"), ("b", "mean(a-y)")):
        type_formula(window, name, text)
    exercise.fields["w1"].setFocus()
    exercise.fields["w1"].selectAll()
    QTest.keyClicks(exercise.fields["w1"], "2 mean((a-y)x1)")
    exercise.train.click()  # as the key of its letter does, or a press on macOS: the focus stays
    assert window.store.session.state.settings.formulas[0] == "2 mean((a-y)x1)"


def test_formulas_are_not_trained_with_by_rosenblatts_batches(window, course):
    page_down(window, 3)
    window.store.set_settings(rule=Rule.PERCEPTRON)
    for name, text in (("w1", "mean((a-y)x1)"), ("w2", "mean((a-y)x2)"), ("b", "mean(a-y)")):
        type_formula(window, name, text)
    window.course_panel.exercise.train.click()
    settings = window.store.session.state.settings
    assert settings.formulas is not None
    assert settings.rule is Rule.GRADIENT


@pytest.mark.parametrize(("language", "words"), [("en", "Your own"), ("fr", "Vos propres")])
def test_the_rule_is_named_in_the_language_on_screen(open_window, language, words):
    window = open_window("fr" if language == "en" else "en")
    train_with(window, WRONG)
    window.set_language(language)
    settle()
    assert window.learning_panel.rule.currentText().startswith(words)


# Shading


def test_a_session_saved_on_a_page_keeps_its_shading_after_the_book(open_window, window, tmp_path):
    controllers_of(window).course.open_chapter("3")
    settle()
    assert window.actions_["actionShadeRegion"].isChecked()
    path = tmp_path / "page.plab"
    controllers_of(window).session._write(path)
    other = open_window()
    controllers_of(other).session.open_path(path)
    settle()
    assert other.course_panel.isVisible()
    put_book_away(other)
    assert other.actions_["actionShadeRegion"].isChecked()
    other.actions_["actionShadeNone"].trigger()
    controllers_of(other).course.open_chapter("3")
    settle()
    put_book_away(other)
    assert other.actions_["actionShadeNone"].isChecked()


# Votes


def test_a_vote_page_opened_from_a_session_waits_for_its_votes(open_window, window, tmp_path):
    player = controllers_of(window).course.player
    player.open(player.chapters[3], 3)
    settle()
    assert window.store.is_frozen
    path = tmp_path / "vote.plab"
    controllers_of(window).session._write(path)
    other = open_window()
    controllers_of(other).session.open_path(path)
    settle()
    press_key(other, Qt.Key.Key_Space)
    assert not other.store.is_playing
    assert "Vote first" in other.status.label.text()
    other.course_panel.vote.rows[0].choice.click()
    other.course_panel.vote.button.click()
    settle()
    assert not other.store.is_frozen


def test_undo_under_a_vote_takes_back_a_slip_but_not_the_page(window, course):
    window.store.set_neuron(Neuron(3.0, 2.0, 1.0))
    page_down(window)
    voted_on = window.store.frame().neuron
    assert not window.actions_["actionUndo"].isEnabled()
    window.store.undo()
    assert window.store.frame().neuron == voted_on
    window.store.place(1.0, 1.0, 1)
    assert window.actions_["actionUndo"].isEnabled()
    window.store.undo()
    assert len(window.store.frame().plants) == 6
    assert window.actions_["actionRedo"].isEnabled()
    window.store.undo()
    assert window.store.frame().neuron == voted_on
    window.course_panel.vote.rows[0].choice.click()
    window.course_panel.vote.button.click()
    window.store.pause()
    settle()
    window.store.undo()
    assert window.store.frame().neuron == Neuron(3.0, 2.0, 1.0)


def test_what_was_undone_before_a_vote_is_not_done_again_under_it(window, tmp_path):
    lesson = tmp_path / "vote.toml"
    vote = "[steps.vote]\nquestion = 'Where?'\nanswers.en = ['a', 'b']\n"
    pages = f"[[steps]]\ntext = '1'\n[[steps]]\ntext = '2'\n{vote}"
    lesson.write_text(f"format = 1\ntitle = 'Mine'\n{pages}")
    controllers_of(window).course.open_file(lesson)
    window.store.place(1.0, 1.0, 1)
    window.store.undo()
    page_down(window)
    assert window.store.is_frozen
    window.store.redo()
    assert len(window.store.frame().plants) == 6
    assert not window.actions_["actionRedo"].isEnabled()
    put_book_away(window)
    assert window.actions_["actionRedo"].isEnabled()


# Goals

LONE_GOAL = """
format = 1
title = "{title}"
[[steps]]
text = "{text}"
[[steps.goals]]
text = "{goal}"
reached = ["plants >= {count}"]
"""


def reach(window, folder, title="Mine", text="One", goal="many plants", count=7, name="lesson"):
    """Open a lesson of that folder, and say whether its goal is reached."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.toml"
    path.write_text(
        LONE_GOAL.format(title=title, text=text, goal=goal, count=count), encoding="utf-8"
    )
    controllers_of(window).course.open_file(path)
    settle()
    return controllers_of(window).course.player.is_reached(0)


def test_goals_belong_to_a_lesson_and_not_to_the_name_of_its_file(window, tmp_path):
    assert not reach(window, tmp_path / "a")
    window.store.place(1.0, 1.0, 1)
    settle()
    assert controllers_of(window).course.player.is_reached(0)
    assert reach(window, tmp_path / "copied"), "the same lesson elsewhere"
    assert not reach(window, tmp_path / "b", title="Another lesson")
    assert not reach(window, tmp_path / "a", goal="more plants")
    assert not reach(window, tmp_path / "a", count=70)
    assert reach(window, tmp_path / "a", text="A word put right beside it")


def test_work_that_undo_brings_back_reaches_no_goal_of_the_page(window, tmp_path):
    for number in range(3):
        window.store.place(1.0 + number, 1.0, 1)
    with_six_plants = 'One"\nplants = "six'
    assert not reach(window, tmp_path, text=with_six_plants, count=8)
    window.store.undo()
    settle()
    assert len(window.store.frame().plants) == 9
    assert not controllers_of(window).course.player.is_reached(0)
    window.store.redo()
    window.store.place(1.0, 1.0, 1)
    window.store.place(1.1, 1.0, 1)
    settle()
    assert controllers_of(window).course.player.is_reached(0)


def test_two_running_copies_unite_their_goals(open_window, tmp_path):
    def settings():
        return QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat)

    first, second = (open_window(remembered=Remembered(settings())) for _ in range(2))
    for window, count in ((first, 7), (second, 8)):
        reach(window, tmp_path, count=count, name=f"plants_{count}")
    for window in (first, second):
        for _ in range(2):
            window.store.place(1.0, 1.0, 1)
            settle()
    third = open_window(remembered=Remembered(settings()))
    for count in (7, 8):
        assert reach(third, tmp_path, count=count, name=f"plants_{count}")
