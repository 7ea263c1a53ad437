"""A picture is drawn less often while a run plays, and is never left behind."""

from dataclasses import replace

import pytest

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
    return FrameThinning(lambda *handed_on: drawn.append(handed_on), turn=0)


def test_every_third_frame_of_a_playing_run_is_drawn_and_each_of_a_paused_one(
    frames, drawn, thinning
):
    paused, playing = frames
    thinning.set_frame(paused, Changed.EVERYTHING)
    for _ in range(12):
        thinning.set_frame(playing, Changed.NEURON)
    assert len(drawn) == 5
    for _ in range(2):
        thinning.set_frame(paused, Changed.PLAYING)
    assert len(drawn) == 7
    thinning.catch_up()
    assert len(drawn) == 7  # nothing is owed


def test_pictures_take_turns_and_each_has_one_in_every_three_frames(frames, drawn):
    paused, playing = frames
    pictures = [FrameThinning(lambda *_, name=name: drawn.append(name)) for name in "abc"]
    for picture in pictures:
        picture.set_frame(paused, Changed.EVERYTHING)
    drawn.clear()
    for ticks in range(1, 13):
        for picture in pictures:
            picture.set_frame(playing, Changed.NEURON)
        assert len(drawn) == ticks
        assert len(set(drawn[-3:])) == min(ticks, 3)


def test_it_catches_up_when_told_and_only_with_what_it_missed(frames, drawn, thinning):
    thinning.set_frame(frames[0], Changed.EVERYTHING)
    thinning.catch_up()
    assert len(drawn) == 1
    thinning.set_frame(frames[1], Changed.NEURON)
    thinning.catch_up()
    thinning.catch_up()
    assert drawn[1:] == [(frames[1], Changed.NEURON)]


def test_what_a_person_does_while_a_run_plays_is_drawn_at_once(frames, drawn, thinning):
    thinning.set_frame(frames[0], Changed.EVERYTHING)
    thinning.set_frame(frames[1], Changed.NEURON)
    edited = replace(frames[1], state=replace(frames[1].state, probe=(1.0, 2.0)))
    thinning.set_frame(edited, Changed.PROBE)
    assert drawn[1:] == [(edited, Changed.NEURON | Changed.PROBE)]


def test_a_view_option_reaches_a_picture_of_a_playing_run_at_once(frames, drawn, thinning):
    thinning.set_frame(frames[0], Changed.EVERYTHING)
    thinning.set_frame(frames[1], Changed.NEURON)
    thinning.set_frame(frames[1], Changed.VIEW)
    assert drawn[1:] == [(frames[1], Changed.NEURON | Changed.VIEW)]
