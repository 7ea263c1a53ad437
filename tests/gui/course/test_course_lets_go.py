"""What a page or the book began ends with it, or is shown and can be ended where one is."""

import pytest
from PySide6.QtCore import Qt

from engine.learning.settings import Rule
from engine.model.neuron import Neuron
from gui.language import numbers
from tests.gui.conftest import controllers_of, learn, press_key, settle
from tests.gui.course import test_course
from tests.gui.course.test_course import page_down, type_formula

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
