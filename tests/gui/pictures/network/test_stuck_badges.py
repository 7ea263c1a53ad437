"""Dead, saturated and twin neurons: a badge on each, and words for eye and screen reader."""

import numpy as np
import pytest

from engine.changed import Changed
from engine.lab import state
from engine.lab.session import Session
from engine.model import samples
from engine.model.activation import Activation
from engine.model.architecture import Architecture
from gui.pictures.factory import make_picture
from gui.pictures.network.network_part import Node
from gui.pictures.network.stuck_badges import stuck_words
from gui.style.theme import Look
from tests.gui.pictures.recorded import record

TWINS = [1, 0.5, 1, 0.5, -1, 0.2, 0, 0, 0, 1, 1, -1, 0]
SATURATED = [1, 0.5, 1, -0.5, -1, 0.2, 0, 0, 60, 1, 1, -1, 0]
DEAD = [1, 0.5, 1, -0.5, -1, 0.2, 1, 9, -60, 1, 1, -1, 0]


@pytest.mark.parametrize(
    ("activation", "parameters", "badges", "neurons"),
    [
        (Activation.TANH, TWINS, ["twin of 1", "twin of 2"], (0, 1)),
        (Activation.SIGMOID, SATURATED, ["saturated"], (2,)),
        (Activation.RELU, DEAD, ["dead"], (2,)),
    ],
)
def test_each_has_its_badge_and_its_words(qtbot, activation, parameters, badges, neurons):
    session = Session(samples.six())
    architecture = Architecture(hidden=(3,), activation=activation)
    for edit in (
        lambda s: state.set_architecture(s, architecture),
        lambda s: state.set_parameters(s, np.array(parameters, dtype=float)),
    ):
        session.replace(session.state.changes_to(edit(session.state)))
    picture, frame = make_picture("network", Look()), session.frame()
    qtbot.addWidget(picture)
    picture.resize(900, 620)
    picture.show()
    picture.set_frame(frame, Changed.EVERYTHING)
    drawn = [one.text for one in record(picture, frame, (900, 600)) if one.kind == "text"]
    assert sorted(text for text in drawn if text in badges) == badges
    told = picture.description()
    for number in range(3):
        words = stuck_words(frame, Node(1, number))
        assert bool(words) == (number in neurons)
        assert words in told
