"""The numbers are written while they are seen, and at once when they come into sight."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QScrollArea, QWidget

from engine.changed import Changed
from engine.lab.session import Session
from gui.language import translation
from gui.panels.readouts import Readouts
from gui.style.theme import look_of


@pytest.fixture
def readouts(qtbot):
    made = Readouts(look_of("dark"))
    qtbot.addWidget(made)
    return made


def playing(steps):
    session = Session()
    session.learn(steps)
    return replace(session.frame(), playing=True)


@pytest.mark.parametrize("hidden_by", ["hide", "tab"])
def test_numbers_that_were_not_seen_are_written_as_soon_as_they_are(readouts, hidden_by):
    readouts.show()
    before = Session().frame()
    readouts.set_frame(before, Changed.EVERYTHING)
    written = readouts.text_of("loss")
    readouts.hide() if hidden_by == "hide" else readouts.set_in_front(False)
    readouts.set_frame(playing(5), Changed.NEURON | Changed.TRACE)
    assert readouts.text_of("loss") == written
    readouts.show() if hidden_by == "hide" else readouts.set_in_front(True)
    assert readouts.text_of("loss") != written
    assert readouts.text_of("step") == "5"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_beside_the_course_on_a_small_screen_both_columns_are_seen(qtbot, readouts, language):
    translation.set_language(language)
    try:
        readouts.retranslate()
        readouts.set_frame(Session().frame(), Changed.EVERYTHING)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(readouts)
        area.resize(392, 220)  # as the dock is there
        area.show()
        qtbot.wait(1)
        seen = [child for child in readouts.findChildren(QWidget) if child.isVisible()]
        assert max(child.geometry().right() for child in seen) < area.viewport().width()
        area.takeWidget()
    finally:
        translation.set_language("en")
