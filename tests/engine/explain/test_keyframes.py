"""Which steps an animation shows: both ends, none twice, and more where more moves."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.explain.keyframes import keyframes
from engine.lab.session import Session
from engine.lab.state import set_architecture
from engine.learning.settings import Settings
from engine.model import samples
from engine.model.architecture import Architecture
from engine.model.features import Feature
from engine.model.network import Network
from tests.engine import trace_of


def learnt(steps, **changes):
    session = Session(settings=Settings(stop_when_converged=False, **changes))
    session.learn(steps)
    return session.state.run.trace.view, session.state.plants


def run_of(weights, losses):
    return trace_of(np.column_stack([weights, losses])).view


RUN, PLANTS = learnt(1_000)


@settings(max_examples=80, deadline=None)
@given(st.data(), st.booleans())
def test_steps_climb_from_the_first_to_the_last_and_are_as_many_as_asked(data, evenly):
    first = data.draw(st.integers(0, 999))
    last = data.draw(st.integers(first + 1, 1_000))
    count = data.draw(st.integers(2, 1_200))
    steps = keyframes(RUN, PLANTS, first, last, count, evenly)
    assert (steps[0], steps[-1]) == (first, last)
    assert len(steps) == min(count, last - first + 1)
    assert all(before < after for before, after in pairwise(steps))


def test_a_run_slows_down_where_the_frontier_swings():
    moving = keyframes(RUN, PLANTS, 0, 1_000, 60, False)
    evenly = keyframes(RUN, PLANTS, 0, 1_000, 60, True)
    assert sum(step <= 100 for step in moving) > 25
    assert sum(step <= 100 for step in evenly) in (6, 7)
    assert max(np.diff(moving)) < 120  # and the rest is not left out


@pytest.mark.parametrize("rate", [1e-4, 100.0])
def test_a_run_that_barely_moves_and_one_that_leaps_have_their_frames(rate):
    run, plants = learnt(400, learning_rate=rate, batch_size=1)
    assert len(keyframes(run, plants, 0, 400, 50, False)) == 50


def test_a_long_run_is_looked_at_in_samples():
    steps = keyframes(
        run_of(np.zeros((200_000, 3)), np.full(200_000, 0.7)), PLANTS, 0, 199_999, 300, False
    )
    assert len(steps) == 300
    assert (steps[0], steps[-1]) == (0, 199_999)


@pytest.mark.parametrize(("first", "last", "count"), [(5, 5, 9), (5, 9, 1), (0, 0, 2)])
def test_a_still_is_of_the_last_step(first, last, count):
    assert keyframes(RUN, PLANTS, first, last, count, False) == [last]


@pytest.mark.parametrize(
    ("first", "last", "steps"),
    [(0, 1_000, [0, 250, 500, 750, 1_000]), (500, 900, [500, 600, 700, 800, 900]),
     (996, 1_000, [996, 997, 998, 999, 1_000]), (10, 11, [10, 11])],
)  # fmt: skip
def test_even_steps_are_as_far_apart_as_can_be(first, last, steps):
    assert keyframes(RUN, PLANTS, first, last, 5, True) == steps


def test_of_a_run_that_jumps_once_each_end_of_the_jump_is_shown():
    weights, losses = np.zeros((101, 3)), np.zeros(101)
    weights[60:] = (5.0, -5.0, 1.0)
    losses[60:] = 1.0
    steps = keyframes(run_of(weights, losses), PLANTS, 0, 100, 11, False)
    assert steps[0] == 0
    assert steps[-1] == 100
    assert {59, 60} & set(steps)
    assert sum(55 <= step <= 69 for step in steps) >= 7


def test_one_picture_is_that_of_the_last_step():
    assert keyframes(RUN, PLANTS, 10, 900, 1, evenly=False) == [900]
    assert keyframes(RUN, PLANTS, 900, 900, 5, evenly=False) == [900]


def test_a_run_that_moves_in_its_last_steps_alone_still_has_as_many_pictures():
    weights, losses = np.zeros((101, 3)), np.zeros(101)
    weights[-3:, 0], losses[-3:] = [2, -2, 4], [1, 0, 3]
    steps = keyframes(run_of(weights, losses), PLANTS, 0, 100, 50, evenly=False)
    assert len(steps) == 50
    assert (steps[0], steps[-1]) == (0, 100)
    assert (np.diff(steps) > 0).all()


def test_a_run_that_does_not_move_at_all_is_shown_evenly():
    steps = keyframes(
        run_of(np.zeros((1_001, 3)), np.zeros(1_001)), PLANTS, 0, 1_000, 41, evenly=False
    )
    assert steps == list(range(0, 1_001, 25))


def test_a_run_is_slowed_down_by_its_own_measure_however_little_it_moves():
    weights = np.zeros((1_001, 3))
    weights[:, 0] = 1e-6 * np.minimum(np.arange(1_001), 100)
    steps = keyframes(run_of(weights, 0.7 - weights[:, 0]), PLANTS, 0, 1_000, 50, evenly=False)
    assert sum(step <= 100 for step in steps) > 35


def test_a_run_that_moves_alike_at_every_step_is_shown_evenly():
    weights = np.zeros((101, 3))
    weights[:, 0] = 1e-6 * np.arange(101)
    run = run_of(weights, 0.7 - weights[:, 0])
    assert keyframes(run, PLANTS, 0, 100, 5, evenly=False) == [
        0,
        25,
        50,
        75,
        100,
    ]


@pytest.mark.parametrize(
    "architecture", [Architecture(hidden=(3,)), Architecture((Feature.X1_X2,))]
)
def test_a_run_of_another_model_has_more_frames_where_more_moves(architecture):
    session = Session(samples.xor(40, 0.1, 0), Settings(stop_when_converged=False))
    session.replace(session.state.changes_to(set_architecture(session.state, architecture)))
    session.learn(400)
    trace, plants = session.state.run.trace.view, session.state.plants
    steps = keyframes(trace, plants, 0, 400, 30, False, architecture)
    moved = [distance(architecture, trace, plants, *pair) for pair in pairwise(steps)]
    even = keyframes(trace, plants, 0, 400, 30, True, architecture)
    evenly = [distance(architecture, trace, plants, *pair) for pair in pairwise(even)]
    assert max(moved) < max(evenly)


def distance(architecture, trace, plants, one, other):
    """How far the outputs for the plants lie apart at two steps."""
    models = [Network(architecture, trace.parameters(step)) for step in (one, other)]
    first, second = (model.probability(plants.x) for model in models)
    return float(np.abs(first - second).mean())
