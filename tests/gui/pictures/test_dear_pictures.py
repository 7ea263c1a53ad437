"""Pictures that cost much take one of several frames of a playing run, and show it whole."""

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
    ("name", "architecture", "every"),
    [
        ("network", NETWORK, 4),
        ("hiddenPlane", NETWORK, 4),
        ("backwards", NETWORK, 6),
        ("lossMap", NETWORK, 4),
        ("lossSlice", NETWORK, 6),
        ("lossCurve", NETWORK, 4),
        ("field", NETWORK, 1),
        ("lossMap", NEURON, 1),
        ("lossSlice", NEURON, 1),
        ("lossCurve", NEURON, 1),
    ],
)
def test_of_a_playing_run_one_of_so_many_frames_is_taken(qapp, name, architecture, every):
    picture = make_picture(name, Look())
    first, frames = frames_of(architecture, 12)
    picture.set_frame(first, Changed.EVERYTHING)
    taken = []
    for frame in frames:
        picture.set_frame(frame, LEARNT)
        taken.append(picture.frame.step)
    assert taken == [step // every * every for step in range(1, 13)]
    picture.set_frame(replace(frames[-1], playing=False), Changed.PLAYING)
    assert picture.frame.step == 12
