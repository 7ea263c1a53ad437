"""What is said aloud: as a screen reader hears it, once or twice a second at most."""

from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from engine.lab.session import Session
from engine.model import samples
from gui.accessibility import announcer as module
from gui.accessibility.announcer import PACE_MS, PACE_PLAYING_MS, Announcer
from gui.descriptions.news import news
from tests.gui.conftest import press_key, settle, shown

CTRL = Qt.KeyboardModifier.ControlModifier
LESSON = """
format = 1
title = "Mine"
[[steps]]
plants = "six"
text = "Look at $\\\\frontier{z} = \\\\parameter{w_1} x_1$."
[steps.vote]
question = "Which?"
answers = ["One", "Two"]
right = 2
explanation = "Two it is."
[[steps]]
text = "Second page"
"""


@pytest.fixture
def hear(window, monkeypatch):
    """Return a function that returns what was said since it was last called."""
    events = []
    reader = SimpleNamespace(
        isActive=lambda: True, updateAccessibility=events.append, Event=QAccessible.Event
    )
    monkeypatch.setattr(module, "QAccessible", reader)
    announcer = window.findChild(Announcer)

    def heard():
        window.store.flush()
        settle()
        announcer._timer.stop()
        announcer._speak()
        said = [event.message() for event in events if hasattr(event, "message")]
        events.clear()
        return "\n".join(said)

    heard.events, heard.announcer = events, announcer
    heard()
    return heard


def test_plants_are_told_as_they_come_move_change_and_go(window, hear):
    window.store.place(1.5, 2.5, 1)
    assert "placed: plant 7, toxic, at x₁ = 1.5, x₂ = 2.5" in hear()
    window.store.flip_plant(6)
    assert "plant 7, non-toxic" in hear()
    window.store.select(np.array([2]))
    assert "selected: plant 3" in hear()
    window.store.select(np.array([6]))
    window.store.nudge_selected(0.5, 0.0)
    assert "plant 7, non-toxic, at x₁ = 2" in hear()
    window.store.delete_selected()
    assert "Taken away: plant 7; toxic plants: 3, non-toxic plants: 3." in hear()
    window.actions_["actionUndo"].trigger()
    assert hear().startswith("undone: delete\n")
    window.store.put_probe((1.0, 1.0))
    assert "mystery plant at x₁ = 1, x₂ = 1: z = 0, a = 0.5" in hear()


def test_other_plants_in_place_of_these_are_not_said_to_be_taken_away(window, hear):
    window.store.use_plants(samples.iris())
    assert "toxic plants: 50, non-toxic plants: 50" in hear()
    window.store.use_plants(samples.six())
    told = hear()
    assert "toxic plants: 3, non-toxic plants: 3" in told
    assert "taken away" not in told.lower()


def test_going_from_plant_to_plant_and_with_the_cross_by_keys(window, hear):
    window.field.setFocus()
    press_key(window, Qt.Key.Key_N)
    assert hear().startswith("selected: plant 1, toxic, at x₁ = 0.5, x₂ = 2")
    press_key(window, Qt.Key.Key_Escape)
    hear()
    press_key(window, Qt.Key.Key_Right, CTRL)
    first = hear()
    press_key(window, Qt.Key.Key_Right, CTRL)
    assert first.startswith("x₁ = ")
    assert hear() != first


def test_a_step_a_refusal_and_the_verdict_are_told(window, hear):
    window.store.step_on()
    told = hear()
    frame = window.store.frame()
    assert f"Step 1; log loss {frame.loss:.3f}; on the wrong side: {frame.counts.wrong}." in told
    assert window.status.label.text() in told
    window.store.step_on()
    assert window.status.label.text() not in hear()
    field = window.neuron_panel.sliders["w1"].field
    field.setFocus()
    QTest.keyClicks(field, "1x")
    field.setText("1..2")
    field.setModified(True)
    field.commit()
    assert "1..2" in hear()


def test_while_it_plays_only_milestones_are_news():
    session = Session()
    before, said = session.frame(playing=True), []
    for _ in range(300):
        session.learn(1)
        now = session.frame(playing=True)
        said += [text for _, text in news(before, now)]
        before = now
    assert 8 <= len(said) <= 14  # of three hundred steps
    assert said[-1].startswith("Step 256; log loss")


def test_there_is_more_time_between_two_while_it_plays(window, hear):
    window.store.step_on()
    assert hear()
    assert hear.announcer._timer.interval() == PACE_MS
    window.store.play()
    assert "learning" in hear()
    assert hear.announcer._timer.interval() == PACE_PLAYING_MS
    window.store.pause()
    assert "Paused: Step" in hear()


def test_what_comes_fast_is_said_once_and_only_the_newest(window, hear):
    for number in range(20):
        window.store.select(np.array([number % 6]))
        window.store.flush()
    told = [event for event in hear.events if hasattr(event, "message")]
    assert len(told) <= 1
    assert hear().count("selected:") <= 1


def test_the_picture_with_the_keyboard_says_what_it_shows_anew(window, hear):
    picture = shown(window, "lossSlice")
    picture.activateWindow()
    picture.canvas.setFocus()
    settle()
    hear()
    window.store.set_parameter("w1", 1.0)
    window.store.flush()
    settle()
    hear.announcer._timer.stop()
    hear.announcer._speak()
    kinds = [event.type() for event in hear.events]
    if picture.canvas.hasFocus():
        assert QAccessible.Event.DescriptionChanged in kinds
    assert "w₁ = 1.00" in QAccessible.queryAccessibleInterface(picture.canvas).text(
        QAccessible.Text.Description
    )


def test_a_page_of_the_course_is_read_with_its_formula_and_its_vote(window, hear, course):
    told = hear()
    assert "page 1 of 2" in told
    assert "Look at z = w₁ x₁." in told
    assert "Which? 1. One 2. Two" in told
    assert window.status.label.text() in told
    vote = window.course_panel.vote
    vote.rows[0].choice.click()
    vote.button.click()
    told = hear()
    assert "The right answer: Two. Your answer was another one. Two it is." in told


def test_who_listens_only_now_hears_the_page_that_was_there_before(window, course, monkeypatch):
    events = []
    reader = SimpleNamespace(
        isActive=lambda: True, updateAccessibility=events.append, Event=QAccessible.Event
    )
    announcer = window.findChild(Announcer)
    monkeypatch.setattr(module, "QAccessible", reader)
    announcer.greet()
    announcer._speak()
    said = events[0].message()
    assert "Look at z = w₁ x₁." in said
    assert "knows nothing" not in said  # the vote stands in place of it
    announcer.greet()
    announcer._speak()
    assert len(events) == 1


def test_nothing_is_worked_out_while_nobody_listens(window, monkeypatch):
    assert not window.findChild(Announcer).is_heard
    monkeypatch.setattr("gui.descriptions.news.news", lambda *_: pytest.fail("worked out"))
    window.store.step_on()
    window.store.place(1.0, 1.0, 1)
    window.store.flush()
    settle()
    assert not window.findChild(Announcer)._timer.isActive()
