"""Steps that a trace does not keep come back to the last bit, and runs go on from them."""

import numpy as np
import pytest

from engine.lab import state as edits
from engine.lab.session import Session
from engine.learning import replayer, trace
from engine.learning.settings import Optimiser, Settings
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model import samples
from engine.model.architecture import Architecture

STEPS = (0, 1, 60, 149, 150, 151, 190, 200, 230, 260, 349, 350)


def on(session, edit, *values, **changes):
    session.replace(session.state.changes_to(edit(session.state, *values, **changes)))


def learnt():
    """A run with Adam and batches, then another rate, a penalty, another plant, another way."""
    session = Session(samples.moons(40, 0.2, 3), Settings(stop_when_converged=False))
    on(session, edits.set_architecture, Architecture(hidden=(3, 2)))
    on(session, edits.hold_out, 0.3)
    on(session, edits.set_settings, optimiser=Optimiser.ADAM, learning_rate=0.05, batch_size=8)
    session.learn(150)
    on(session, edits.set_settings, learning_rate=0.02)
    session.learn(50)
    on(session, edits.set_settings, penalty=Penalty(PenaltyKind.L2, 0.01))
    session.learn(50)
    on(session, edits.place, [(1.0, 1.0)], 1)
    session.learn(50)
    on(session, edits.set_settings, optimiser=Optimiser.NESTEROV, batch_size=None)
    session.learn(50)
    return session


def seen(session, steps=STEPS):
    found = []
    for step in steps:
        session.go_to(step)
        frame = session.frame()
        found.append((frame.parameters.tobytes(), frame.memory.tobytes(), frame.loss))
    return found


@pytest.fixture(scope="module")
def whole():
    session = learnt()
    assert session.state.run.trace.view.keeps_all
    return session


@pytest.fixture
def thinned(monkeypatch):
    monkeypatch.setattr(trace, "MOST_WHOLE_BYTES", 20_000)
    monkeypatch.setattr(replayer, "REPLAY_S", 0.002)
    session = learnt()
    assert len(session.state.run.trace.kept) < 100
    return session


def test_every_step_comes_back_to_the_last_bit(whole, thinned):
    assert seen(thinned) == seen(whole)
    for one, other in zip(
        thinned.frame().trace.states(), whole.frame().trace.states(), strict=True
    ):
        assert one[0].tobytes() == other[0].tobytes()
    assert np.array_equal(thinned.frame().losses, whole.frame().losses)
    tests = (session.frame().trace.test_losses for session in (thinned, whole))
    assert np.array_equal(*tests, equal_nan=True)


@pytest.mark.parametrize("step", [140, 187, 260])
def test_a_run_goes_on_from_any_step_as_one_that_kept_them_all(whole, thinned, step):
    ended = []
    for session in (whole, thinned):
        other = Session()
        other.open(session.state, step)
        other.learn(25)
        ended.append(seen(other, (0, step, step + 25)))
    assert ended[0] == ended[1]


def test_a_frame_taken_earlier_still_gives_its_own_steps(thinned):
    frame = thinned.frame()
    before = frame.trace.parameters(230).tobytes()
    thinned.go_to(100)
    thinned.learn(200)
    on(thinned, edits.place, [(2.0, 2.0)], 0)
    assert frame.trace.parameters(230).tobytes() == before


def test_undone_plants_leave_no_trace_in_the_replay(thinned, whole):
    held = thinned.fields(["plants"])
    on(thinned, edits.place, [(0.0, 0.0)], 1)
    thinned.replace(held)
    assert seen(thinned) == seen(whole)


def test_no_step_is_farther_than_20_ms_of_work_from_one_that_is_kept():
    architecture = Architecture(hidden=(8, 8, 8))
    small, large = (samples.moons(size, 0.2, 0) for size in (200, 20_000))
    assert replayer.replay_stride(architecture, large) <= 3
    assert 50 < replayer.replay_stride(architecture, small) < 400


def test_a_run_ends_where_its_memory_does(monkeypatch):
    monkeypatch.setattr(trace, "MOST_WHOLE_BYTES", 4_000)
    monkeypatch.setattr("engine.lab.session.MOST_BYTES", 30_000)
    session = Session(samples.moons(20, 0.2, 0), Settings(stop_when_converged=False))
    on(session, edits.set_architecture, Architecture(hidden=(2,)))
    session.learn(100_000)
    assert session.is_full
    assert session.is_finished
    assert session.state.run.nbytes < 31_000


def test_a_run_ends_where_it_keeps_as_many_plants_as_a_session_can_hold(thinned, monkeypatch):
    assert not thinned.is_full
    monkeypatch.setattr("engine.lab.session.MOST_EARLIER_PLANTS", 39)
    assert thinned.is_full


def test_steps_before_plants_changed_come_back_where_all_were_kept_at_the_time(thinned):
    session = Session(samples.moons(40, 0.2, 3), Settings(stop_when_converged=False))
    on(session, edits.set_architecture, Architecture(hidden=(3, 2)))
    session.learn(20)
    on(session, edits.place, [(5.0, 1.0)], 1)
    session.learn(300)
    view = session.frame().trace
    assert not view.keeps_all
    for step, (parameters, _) in enumerate(view.states()):
        assert parameters.tobytes() == view.parameters(step).tobytes()


def test_a_run_goes_on_from_a_step_whose_optimiser_kept_less_than_a_later_one(thinned):
    session = Session(samples.moons(40, 0.2, 3), Settings(stop_when_converged=False))
    on(session, edits.set_architecture, Architecture(hidden=(3, 2)))
    session.learn(300)
    on(session, edits.set_settings, optimiser=Optimiser.ADAM)
    session.learn(10)
    step = 271
    assert session.state.run.trace.kept.column_of(step) is None
    session.go_to(step)
    before = session.frame().parameters.tobytes()
    session.learn(5)
    assert session.last_step == step + 5
    session.go_to(step)
    assert session.frame().parameters.tobytes() == before
