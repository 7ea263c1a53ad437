"""Losses that are worked out late are the true ones, whoever asks, and when."""

import threading

import numpy as np
import pytest

from engine.changed import Changed
from engine.lab import state as edits
from engine.lab.session import Session
from engine.learning import recorded_losses
from engine.learning.loss_history import BLOCK
from engine.learning.settings import Rule, Settings
from engine.loss.logistic import LogisticObjective
from engine.model import samples
from tests.engine import plain_loss

COUNT = 300
PLANTS = samples.overlapping_groups(COUNT, 0.25, 0)
HOW = Settings(batch_size=1, learning_rate=1.0, stop_when_converged=False)


def learnt(steps=2_000, how=HOW, plants=PLANTS):
    session = Session(plants, how)
    session.learn(steps)
    return session


def true_losses(session, plants=PLANTS):
    """The loss of each step, by itself."""
    objective, trace = LogisticObjective(plants), session.state.run.trace.view
    return np.array([objective.loss_of(trace.parameters(s)) for s in range(trace.last_step + 1)])


def known(session):
    return ~np.isnan(session.state.run.trace.view.curve.recorded.known)


@pytest.mark.parametrize(
    "how",
    [HOW, Settings(batch_size=20, stop_when_converged=False),
     Settings(Rule.PERCEPTRON, learning_rate=0.3, stop_when_converged=False),
     Settings(batch_size=1, learning_rate=100.0, stop_when_converged=False)],
    ids=["plants", "batches", "rosenblatt", "rate 100"],
)  # fmt: skip
def test_losses_left_for_later_are_those_of_each_step_by_itself(how):
    session = learnt(how=how)
    assert np.count_nonzero(known(session)) < 20
    assert session.state.run.trace.losses.tobytes() == true_losses(session).tobytes()
    points, kinds = PLANTS.x.tolist(), PLANTS.y.tolist()
    here = session.state.run.trace.parameters(777).tolist()
    assert session.state.run.trace.loss(777) == pytest.approx(plain_loss(points, kinds, here))


def test_of_up_to_100_plants_each_loss_is_recorded_at_once():
    session = learnt(plants=samples.overlapping_groups(100, 0.25, 0))
    assert known(session).all()
    assert not session.owes_losses


def test_the_step_shown_and_the_last_one_are_exact():
    session, expected = learnt(), true_losses(learnt())
    trace = session.state.run.trace
    assert trace.loss(2_000) == session.frame().loss == expected[2_000]
    assert session.go_to(1_234) is Changed.NEURON
    assert trace.loss(1_234) == session.frame().loss == expected[1_234]
    assert session.frame().trace.until(999).loss(999) == expected[999]
    assert session.frame().trace.losses_at(np.array([5, 2_000, 7])).tolist() == [
        expected[5], expected[2_000], expected[7],
    ]  # fmt: skip


@pytest.mark.parametrize("columns", [8, 40, 300])
@pytest.mark.parametrize("rate", [0.1, 1.0, 10.0])
def test_the_curve_shows_true_losses_and_the_highest_peak_before_all_are_known(columns, rate):
    how = Settings(batch_size=1, learning_rate=rate, stop_when_converged=False)
    session = learnt(20_000, how)
    expected = true_losses(session)
    curve = session.frame().trace.curve
    steps, losses = curve.thinned(columns)
    assert losses.tobytes() == expected[steps].tobytes()
    assert steps[0] == 0
    assert steps[-1] == 20_000
    assert curve.highest == expected.max()
    assert curve.lowest <= expected.min() + 0.02 * np.ptp(expected)
    assert np.count_nonzero(known(session)) < 0.3 * 20_000


def test_the_curve_shows_the_height_of_its_jitter_before_all_are_known():
    session = learnt(20_000)
    curve, expected = session.frame().trace.curve, true_losses(session)
    lows, highs = curve.peaks.of(curve.recorded)
    blocks = expected[: len(lows) * BLOCK].reshape(-1, BLOCK)
    shown = expected[highs] - expected[lows]
    assert np.median(shown / np.ptp(blocks, axis=1)) > 0.97
    assert (shown / np.ptp(blocks, axis=1)).min() > 0.6


def test_once_all_are_known_the_curve_is_that_of_losses_recorded_at_once():
    session = learnt(20_000)
    session.frame().trace.curve.thinned(40)
    calls = iter([True] * 3 + [False])
    assert session.work_on_losses(lambda: next(calls)) is Changed.NOTHING
    assert session.owes_losses
    session.frame().trace.curve.thinned(40)  # some blocks by now, but not all
    assert session.work_on_losses(lambda: True) & Changed.TRACE
    assert not session.owes_losses
    assert session.work_on_losses(lambda: True) is Changed.NOTHING
    at_once = Session(PLANTS, HOW)
    for _ in range(20_000):
        at_once.learn(1)
    for columns in (8, 40, 300):
        for one, other in zip(
            session.frame().trace.curve.thinned(columns),
            at_once.frame().trace.curve.thinned(columns), strict=True,
        ):  # fmt: skip
            assert one.tobytes() == other.tobytes()


def test_a_frame_from_before_the_run_grew_still_tells_true_losses():
    session = learnt(900)
    frame = session.frame()
    session.learn(5_000)  # into larger arrays
    session.work_on_losses(lambda: True)
    assert session.state.run.trace.losses[:901].tobytes() == true_losses(session)[:901].tobytes()
    assert frame.trace.loss(450) == true_losses(session)[450]
    assert frame.trace.curve.highest == true_losses(session)[:901].max()


def test_losses_left_for_later_are_of_the_plants_of_their_time():
    session = learnt(500)
    first = true_losses(session)
    before = session.state.plants
    changed = edits.place(session.state, [(0.5, 0.5)], 1)
    session.replace(session.state.changes_to(changed))
    session.learn(500)
    losses, second = session.state.run.trace.losses, true_losses(session, session.state.plants)
    assert len(session.state.plants) == len(before) + 1
    assert losses[:500].tobytes() == first[:500].tobytes()
    assert losses[500:].tobytes() == second[500:].tobytes()


def test_a_ghost_keeps_the_losses_that_its_run_owed():
    session = learnt(1_500)
    expected = true_losses(session)
    session.go_to(700)
    session.learn(300)
    (ghost,) = session.state.ghosts
    assert len(ghost.curve) == 1_501
    assert ghost.curve.loss(1_200) == expected[1_200]
    assert ghost.curve.highest == expected.max()
    assert session.owes_losses
    session.work_on_losses(lambda: True)
    assert not session.owes_losses
    assert ghost.losses.tobytes() == expected.tobytes()


def test_a_run_begun_anew_in_the_same_way_leaves_one_ghost():
    session = learnt(600)
    for _ in range(2):
        session.go_to(0)
        session.learn(600)
    assert len(session.state.ghosts) == 1


def test_a_copy_of_the_run_can_be_completed_in_another_thread_meanwhile():
    session = learnt(3_000)
    expected = true_losses(session)
    copied = session.state.run.until(3_000)
    results = []
    threads = [
        threading.Thread(target=lambda run=run: results.append(run.trace.losses.tobytes()))
        for run in (copied, copied, session.state.run)
    ]
    for thread in threads:
        thread.start()
    session.work_on_losses(lambda: True)
    for thread in threads:
        thread.join()
    assert results == [expected.tobytes()] * 3


def test_not_more_than_some_seconds_of_work_are_left_for_later(monkeypatch):
    monkeypatch.setattr(recorded_losses, "MOST_OWED", 100_000)
    session = learnt(5_000)
    assert 300 < np.count_nonzero(~known(session)) < 1_000
    assert session.state.run.trace.losses.tobytes() == true_losses(session).tobytes()


def test_the_verdict_of_a_run_does_not_wait_for_all_losses():
    far = Settings(batch_size=1, learning_rate=100.0, stop_when_converged=False)
    session = learnt(4_000, far)
    verdict = session.frame().diagnosis.verdict
    assert np.count_nonzero(~known(session)) > 3_000
    session.work_on_losses(lambda: True)
    assert session.frame().diagnosis.verdict is verdict
