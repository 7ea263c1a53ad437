"""Votes of a class and of one alone, and the duel against the machine."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engine.model.neuron import Neuron
from gui.language import numbers
from gui.state.edit_kind import EditKind
from tests.gui.conftest import learn, press_key, settle
from tests.gui.course.own_lesson import LESSON as LESSON
from tests.gui.course.own_lesson import page_down


def test_while_the_class_votes_nothing_is_learned(window, course):
    page_down(window)
    press_key(window, Qt.Key.Key_Space)
    press_key(window, Qt.Key.Key_Right)
    assert not window.store.is_playing
    assert window.store.frame().step == 0
    assert not window.actions_["actionPlay"].isEnabled()
    assert "Vote first" in window.status.label.text()


def test_revealing_plays_as_many_steps_and_marks_the_right_answer(window, course):
    page_down(window)
    vote = window.course_panel.vote
    for row, votes in zip(vote.rows, (3, 9), strict=True):
        row.votes.setValue(votes)
    assert vote.rows[1].bar.accessibleDescription() == "75%"
    assert not vote.explanation.isVisible()
    vote.button.click()
    learn(window, 200)
    assert window.store.frame().step == 40
    assert not window.store.is_playing
    assert vote.explanation.isVisible()
    assert vote.rows[1].text.text() == "there  ✓  9"
    other, right = (row.text for row in vote.rows)
    assert right.font() == other.font()
    assert right.palette().windowText() != other.palette().windowText()


def test_a_duel_counts_down_keeps_your_loss_and_lets_the_machine_go_on(window, course):
    page_down(window, 2)
    duel = window.course_panel.duel
    duel.go.click()
    window.store.set_neuron(Neuron(-1.0, 1.0, 0.0))
    settle()
    yours = window.store.frame().loss
    for _ in range(5):
        duel.tick()
    assert duel.your_loss == yours
    assert window.store.is_playing
    learn(window, 600)
    assert window.store.frame().step == 500
    assert window.store.frame().loss < yours
    assert numbers.number(yours, 3) in duel.score.text()
    duel.go.click()
    settle()
    assert window.store.frame().neuron == Neuron(1.0, -1.0, 0.0)


def test_a_duel_can_be_ended_early(window, course):
    page_down(window, 2)
    duel = window.course_panel.duel
    duel.go.click()
    duel.done.click()
    assert (duel.is_running, window.store.is_playing) == (False, True)


def test_alone_one_chooses_an_answer_by_a_click_before_it_is_revealed(window, course):
    page_down(window)
    vote = window.course_panel.vote
    assert not vote.button.isEnabled()
    QTest.mouseClick(vote.rows[0].text, Qt.MouseButton.LeftButton)
    assert vote.choice == 0
    vote.button.click()
    settle()
    assert vote.rows[0].text.text() == "here  ✗"
    assert vote.rows[1].text.text() == "there  ✓"
    assert vote.explanation.text() == "No, not here.\nThere."
    QTest.mouseClick(vote.rows[1].text, Qt.MouseButton.LeftButton)  # too late
    assert vote.choice == 0


def test_during_a_vote_no_other_start_is_drawn(window, course):
    page_down(window)
    press_key(window, Qt.Key.Key_R)
    assert window.store.frame().neuron == Neuron()
    assert window.store.last_edit is EditKind.LESSON


def test_the_right_answer_is_as_large_as_the_others(window, course):
    page_down(window)
    vote = window.course_panel.vote
    vote.set_look(replace(window.look, type_scale=1.5 * window.look.type_scale))
    vote.rows[0].choice.click()
    vote.button.click()
    sizes = {row.text.font().pointSizeF() for row in vote.rows}
    assert sizes == {vote.explanation.font().pointSizeF()}
