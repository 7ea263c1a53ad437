"""Whether the textbook alone gives a run again, and why not where it does not."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from engine.arrays import indices
from engine.lab import replay
from engine.lab.replay import Doubt, Leg, doubt_of, legs_of, textbook_steps
from engine.lab.session import Session
from engine.lab.state import move, select, set_settings
from engine.learning.run import Run
from engine.learning.settings import Rule, Settings
from engine.loss.objective import Evaluation
from engine.model import samples
from engine.model.neuron import Neuron
from tests.engine import trace_of

PLANTS = samples.overlapping_groups(30, 0.3, 4)
CHOSEN = [
    Settings(learning_rate=0.5, stop_when_converged=False),
    Settings(learning_rate=0.5, batch_size=4, seed=2, stop_when_converged=False),
    Settings(rule=Rule.PERCEPTRON, seed=3, stop_when_converged=False),
]
BY_RULE = pytest.mark.parametrize("chosen", CHOSEN, ids=["full", "mini-batch", "perceptron"])


def learnt(chosen, steps=60):
    session = Session(PLANTS, chosen)
    session.learn(steps)
    return session


def edit(session, change, *arguments, **settings):
    changed = change(session.state, *arguments, **settings)
    session.replace(session.state.changes_to(changed))


def with_trace(rows, chosen=CHOSEN[0]):
    """Return a frame of a run that holds these rows, as if they had been learnt."""
    session = Session(PLANTS, chosen)
    run = Run.of(trace_of(rows), [(0, chosen)], 0)
    session.open(replace(session.state, run=run), len(rows) - 1)
    return session.frame()


def walked(steps, noise):
    """Rows of textbook steps, each out by some noise."""
    weights, leg = np.zeros((steps + 1, 3)), Leg(0, steps, CHOSEN[0])
    for step in range(steps):
        (after,) = textbook_steps(PLANTS, weights[step], leg._replace(first=step, last=step + 1))
        weights[step + 1] = after + noise(step)
    return np.column_stack([weights, np.zeros(steps + 1)])


@BY_RULE
def test_a_run_is_given_again_at_every_step_of_it(chosen):
    session = learnt(chosen)
    for step in (0, 1, 30, 60):
        session.go_to(step)
        assert doubt_of(session.frame()) is None


@BY_RULE
def test_legs_are_what_the_same_settings_led_to(chosen):
    session = learnt(chosen, 10)
    edit(session, set_settings, learning_rate=0.2)
    session.learn(5)
    legs = legs_of(session.state.run, 15)
    assert [(leg.first, leg.last) for leg in legs] == [(0, 10), (10, 15)]
    assert [leg.settings.learning_rate for leg in legs] == [chosen.learning_rate, 0.2]
    assert [(leg.first, leg.last) for leg in legs_of(session.state.run, 10)] == [(0, 10)]
    assert legs_of(session.state.run, 0) == []
    assert doubt_of(session.frame()) is None


def test_a_batch_of_all_plants_is_none():
    count = len(PLANTS)
    sizes = [Leg(0, 1, Settings(batch_size=n)).batch_size(count) for n in (1, count - 1, count)]
    assert sizes == [1, count - 1, None]
    assert Leg(0, 1, CHOSEN[2]).batch_size(count) == 1


def test_other_plants_and_a_students_formulas_are_named():
    session = learnt(CHOSEN[0])
    edit(session, select, indices([3]))
    edit(session, move, (0.5, 0.5))
    assert doubt_of(session.frame()) is Doubt.EDITED
    formulas = ("mean((a - y) x1)", "mean((a - y) x2)", "mean(a - y)")
    assert doubt_of(learnt(replace(CHOSEN[0], formulas=formulas)).frame()) is Doubt.FORMULAS


@pytest.mark.parametrize(
    ("noise", "doubt"),
    [
        (lambda step: 0.0, None),
        (lambda step: 1e-9, Doubt.ROUNDING),  # each step is right, the way is not
        (lambda step: 1e-3 * (step == 19), Doubt.EDITED),
        (lambda step: 1e-3 * (step == 0), Doubt.EDITED),
        (lambda step: 1e-3, Doubt.EDITED),
    ],
)
def test_what_no_plants_ask_for_is_told_from_rounding(noise, doubt):
    assert doubt_of(with_trace(walked(20, noise))) is doubt


def test_loss_and_accuracy_have_to_be_those_on_screen():
    frame = learnt(CHOSEN[0]).frame()
    loss, gradient, _ = frame.evaluation
    assert doubt_of(replace(frame, evaluation=Evaluation(loss + 1e-11, gradient))) is None
    for other in (loss + 2e-10, loss - 2e-10):
        shown = replace(frame, evaluation=Evaluation(other, gradient))
        assert doubt_of(shown) is Doubt.ROUNDING
    turned = Neuron(*(-frame.neuron.parameters).tolist())
    assert doubt_of(replace(frame, parameters=turned.parameters)) is Doubt.ROUNDING


@pytest.mark.parametrize("steps", [100, 101, 1_000])
def test_a_long_run_is_replayed_in_pieces_from_its_beginning_to_its_end(steps, monkeypatch):
    monkeypatch.setattr(replay, "_MOST_STEPS", 100)
    session = learnt(CHOSEN[0], steps // 2 + 7)
    edit(session, set_settings, learning_rate=0.2)
    session.learn(steps - session.step)
    frame = session.frame()
    legs = legs_of(frame.state.run, frame.step)
    pieces = replay._pieces(legs, frame)
    assert pieces[0][0] == 0
    assert pieces[-1][1] == steps
    assert all(first < last for first, last in pieces)
    assert sum(last - first for first, last in pieces) <= 100
    if steps == 100:
        assert pieces == [(0, 100)]
        return
    assert {leg.first for leg in legs} <= {first for first, _ in pieces}
    assert all(one[1] <= other[0] or other[1] == steps for one, other in pairwise(pieces))
    assert len(pieces) == 10 if steps == 1_000 else len(pieces) > 8
    assert doubt_of(frame) is None


def test_no_more_steps_are_replayed_than_are_quick_for_so_many_plants(monkeypatch):
    frame = learnt(CHOSEN[0], 300).frame()
    monkeypatch.setattr(replay, "_MOST_WORK", 150_000)  # a hundred steps, of few plants
    pieces = replay._pieces(legs_of(frame.state.run, frame.step), frame)
    assert 50 < sum(last - first for first, last in pieces) <= 100
    assert doubt_of(frame) is None
