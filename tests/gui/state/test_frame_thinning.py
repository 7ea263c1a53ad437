"""A dear picture is drawn less often while a run plays, and is never left behind."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest

from engine.lab.session import Session
from gui.state.frame_thinning import FrameThinning


@pytest.fixture
def frames(qapp):
    paused = Session().frame()
    return paused, replace(paused, playing=True)


def test_every_fourth_frame_of_a_playing_run_is_drawn_and_each_of_a_paused_one(frames):
    drawn, (paused, playing), parent = [], frames, QObject()
    thinning = FrameThinning(lambda: drawn.append(True), parent)
    for _ in range(12):
        thinning.set_frame(playing)
    assert len(drawn) == 3
    for _ in range(2):
        thinning.set_frame(paused)
    assert len(drawn) == 5
    QTest.qWait(150)
    assert len(drawn) == 5  # nothing is owed


def test_a_frame_that_no_other_follows_is_drawn_soon(frames):
    drawn, parent = [], QObject()
    thinning = FrameThinning(lambda: drawn.append(True), parent)
    thinning.set_frame(frames[1])
    assert not drawn
    QTest.qWait(150)
    assert drawn == [True]
