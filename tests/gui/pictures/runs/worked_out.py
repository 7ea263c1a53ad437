"""Frames with an experiment worked out, of few steps, so that a test is quick."""

from functools import cache

from engine.experiments import race
from engine.lab import state as edits
from engine.lab.session import Session
from engine.lab.solved_frame import solved_frame, with_experiment
from engine.learning.settings import Optimiser
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model import samples
from engine.model.architecture import Architecture
from engine.model.dataset import Dataset

CORNERS = Dataset.of([(0, 0), (0, 1), (1, 0), (1, 1)], [0, 1, 1, 0])
XOR = Architecture(hidden=(2,))
L2 = Penalty(PenaltyKind.L2, 0.05)


def session_of(plants, architecture=None, share=0.0, **settings):
    session = Session(plants)
    state = session.state
    if architecture is not None:
        state = edits.set_architecture(state, architecture)
    state = edits.set_settings(edits.hold_out(state, share), **settings)
    session.replace(session.state.changes_to(state))
    return session


SESSIONS = {
    "starts": lambda: session_of(
        CORNERS, XOR, optimiser=Optimiser.ADAM, learning_rate=0.5, stop_at_step=150
    ),
    "starts, bare": lambda: session_of(samples.overlapping_groups(40, 0.3, 1), learning_rate=1.0),
    "starts, bare, too early": lambda: session_of(samples.six(), stop_at_step=5),
    "race": lambda: session_of(samples.overlapping_groups(20, 0.3, 1), learning_rate=0.5),
    "penalty": lambda: session_of(
        samples.moons(40, 0.5, 1), share=0.5, stop_at_step=60, penalty=L2
    ),
    "penalty, none held out": lambda: session_of(samples.moons(40, 0.5, 1), stop_at_step=60),
}


@cache
def frame_of(name):
    """Return a frame in which the experiment of a session is worked out."""
    before, race.STEPS = race.STEPS, 200
    try:
        frame = solved_frame(SESSIONS[name]().frame())
        return with_experiment(frame, name.partition(",")[0])
    finally:
        race.STEPS = before
