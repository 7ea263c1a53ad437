"""A dear picture is drawn less often while a run plays, and is never left behind."""

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest

from engine.changed import Changed
from engine.lab.session import Session
from gui.state.frame_thinning import FrameThinning


@pytest.fixture
def frames(qapp):
    paused = Session().frame()
    return paused, replace(paused, playing=True)


@pytest.fixture
def drawn():
    return []


@pytest.fixture
def thinning(qapp, drawn):
    return FrameThinning(lambda *handed_on: drawn.append(handed_on))


def test_every_fourth_frame_of_a_playing_run_is_drawn_and_each_of_a_paused_one(
    frames, drawn, thinning
):
    paused, playing = frames
    thinning.set_frame(paused, Changed.EVERYTHING, 4)
    for _ in range(12):
        thinning.set_frame(playing, Changed.NEURON, 4)
    assert len(drawn) == 4
    for _ in range(2):
        thinning.set_frame(paused, Changed.PLAYING, 4)
    assert len(drawn) == 6
    QTest.qWait(150)
    assert len(drawn) == 6  # nothing is owed


def test_a_frame_that_no_other_follows_is_drawn_soon_with_all_that_was_missed(
    frames, drawn, thinning
):
    thinning.set_frame(frames[0], Changed.EVERYTHING, 4)
    thinning.set_frame(frames[1], Changed.NEURON, 4)
    thinning.set_frame(frames[1], Changed.LOSS_MAP, 4)
    assert len(drawn) == 1
    QTest.qWait(150)
    assert drawn[1:] == [(frames[1], Changed.NEURON | Changed.LOSS_MAP)]


def test_what_a_person_does_while_a_run_plays_is_drawn_at_once(frames, drawn, thinning):
    thinning.set_frame(frames[0], Changed.EVERYTHING, 4)
    thinning.set_frame(frames[1], Changed.NEURON, 4)
    edited = replace(frames[1], state=replace(frames[1].state, probe=(1.0, 2.0)))
    thinning.set_frame(edited, Changed.PROBE, 4)
    assert drawn[1:] == [(edited, Changed.NEURON | Changed.PROBE)]


def test_a_view_option_reaches_a_picture_of_a_playing_run_at_once(frames, drawn, thinning):
    for changed in (Changed.EVERYTHING, Changed.NEURON, Changed.VIEW):
        thinning.set_frame(frames[1], changed, 4)
    assert drawn[1:] == [(frames[1], Changed.NEURON | Changed.VIEW)]
