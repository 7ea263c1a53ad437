"""Pictures take turns while a run plays: each takes one of three frames, and shows it whole."""

from dataclasses import replace

import pytest

from engine.changed import Changed
from engine.lab.session import Session
from engine.lab.state import set_architecture
from engine.model import samples
from engine.model.architecture import Architecture
from gui.pictures.factory import make_picture
from gui.style.theme import Look

NETWORK, NEURON = Architecture(hidden=(2,)), Architecture()
LEARNT = Changed.NEURON | Changed.TRACE


def frames_of(architecture, count):
    """Return the frame before learning, and one for each step of a run that plays."""
    session = Session(samples.xor(20, 0.25, 0))
    session.replace(session.state.changes_to(set_architecture(session.state, architecture)))
    first = session.frame()
    frames = []
    for _ in range(count):
        session.learn(1)
        frames.append(session.frame(playing=True))
    return first, frames


@pytest.mark.parametrize(
    ("name", "architecture", "most_behind"),
    [
        ("field", NETWORK, 0),
        ("field", NEURON, 0),
        ("manyStarts", NETWORK, 0),
        ("network", NETWORK, 2),
        ("backwards", NETWORK, 2),
        ("lossMap", NEURON, 2),
        ("lossCurve", NEURON, 2),
        ("sigmoid", NEURON, 2),
    ],
)
def test_of_a_playing_run_no_picture_lags_by_more_than_two_frames(
    qapp, name, architecture, most_behind
):
    picture = make_picture(name, Look())
    first, frames = frames_of(architecture, 12)
    picture.set_frame(first, Changed.EVERYTHING)
    behind = []
    for frame in frames:
        picture.set_frame(frame, LEARNT)
        behind.append(frame.step - picture.frame.step)
    assert max(behind) == most_behind
    assert min(behind) == 0
    picture.set_frame(replace(frames[-1], playing=False), Changed.PLAYING)
    assert picture.frame.step == 12


def test_all_catch_up_with_a_tick_that_brings_no_step(window):
    store = window.store
    store.play()
    store.clock._timer.blockSignals(True)

    def is_behind():
        return min(picture.frame.step for picture in window.all_pictures) < store.session.step

    for _ in range(3):  # whichever turn it is
        store.playback.advance(1, lambda: True)
        store.flush()
        if is_behind():
            break
    assert is_behind()
    store.playback.advance(0, lambda: True)
    assert {picture.frame.step for picture in window.all_pictures} == {store.session.step}
    store.pause()
