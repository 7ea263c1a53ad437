"""When a script leads to the numbers on screen, of models beyond the bare neuron."""

import numpy as np
import pytest

from engine.files.runs.script import script_of
from engine.lab import state as edits
from engine.lab.replay import Doubt, doubt_of, is_plain
from engine.lab.session import Session
from engine.learning.settings import Optimiser, Settings
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model import samples
from engine.model.architecture import Architecture


def learnt(steps, architecture=None, share=0.0, **settings):
    session = Session(samples.xor(60, 0.1, 0), Settings(stop_when_converged=False))
    for edit, value in ((edits.set_architecture, architecture), (edits.hold_out, share)):
        if value:
            session.replace(session.state.changes_to(edit(session.state, value)))
    session.replace(session.state.changes_to(edits.set_settings(session.state, **settings)))
    session.learn(steps)
    return session


@pytest.mark.parametrize(
    "changes",
    [
        {"architecture": Architecture(hidden=(2,))}, {"share": 0.2},
        {"optimiser": Optimiser.MOMENTUM}, {"penalty": Penalty(PenaltyKind.L1, 0.01)},
    ],
)  # fmt: skip
def test_a_run_that_rounding_leaves_alone_can_be_given_again(changes):
    frame = learnt(40, **changes).frame()
    assert not is_plain(frame)
    assert doubt_of(frame) is None
    assert "for step in range(40)" in script_of(frame, "en")


def test_each_doubt_gives_the_parameters_as_they_are():
    network = Architecture(hidden=(3,))
    wild = learnt(1_000, network, learning_rate=0.05, optimiser=Optimiser.RMSPROP)
    held = learnt(200, learning_rate=100.0, penalty=Penalty(PenaltyKind.L2, 1.0))
    edited = learnt(20, network)
    edited.replace(edited.state.changes_to(edits.place(edited.state, [(1.0, 1.0)], 1)))
    edited.learn(5)
    for session, doubt in ((wild, Doubt.ROUNDING), (held, Doubt.HELD), (edited, Doubt.EDITED)):
        frame = session.frame()
        assert doubt_of(frame) is doubt
        text = script_of(frame, "fr")
        assert "for step in range" not in text
        last = np.format_float_positional(frame.parameters[-1], trim="0")
        assert last in text or repr(float(frame.parameters[-1])) in text


def test_a_run_too_long_to_be_tried_is_called_so(monkeypatch):
    monkeypatch.setattr("engine.lab.replay._MOST_WORK", 1e4)
    assert doubt_of(learnt(20, Architecture(hidden=(2,))).frame()) is Doubt.LONG
