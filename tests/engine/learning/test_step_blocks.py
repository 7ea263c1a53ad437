"""Steps taken in blocks are those taken one by one, to the last bit."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.lab import session as session_module
from engine.lab import state as edits
from engine.lab.session import Session
from engine.learning import trace as trace_module
from engine.learning.full_steps import FullSteps
from engine.learning.settings import Settings
from engine.loss.logistic import LogisticObjective
from engine.model import samples
from engine.model.architecture import Architecture
from engine.model.dataset import Dataset
from engine.model.features import products_up_to
from engine.model.split import Split
from tests.engine import plain_gradient, plain_loss

ALL = 10**6


def plants_of(count, seed=0):
    rng = np.random.default_rng(seed)
    return Dataset.of(rng.normal(1.0, 1.5, (count, 2)), rng.integers(0, 2, count))


def learnt(plants, how, parts, prepare=None):
    """A session that took its steps in so many calls, of so many steps each."""
    session = Session(plants, how)
    if prepare is not None:
        session.replace(session.state.changes_to(prepare(session.state)))
    for part in parts:
        session.learn(part)
    return session


def held(session):
    """All that a run holds, and what is on screen of it."""
    trace, frame = session.state.run.trace, session.frame()
    tests = trace.test_losses
    return (
        trace.states.tobytes(), trace.losses.tobytes(), tests is not None and tests.tobytes(),
        frame.step, frame.parameters.tobytes(), frame.gradient.tobytes(), frame.loss,
    )  # fmt: skip


def assert_same(plants, how, count, prepare=None):
    one_by_one = learnt(plants, how, [1] * count, prepare)
    together = learnt(plants, how, [count], prepare)
    assert held(one_by_one) == held(together)
    return together


@pytest.mark.parametrize("rate", [0.1, 1.0, 100.0])
@pytest.mark.parametrize("count", [1, 6, 31, 33, 100, 1_000])
def test_500_full_steps_in_blocks_are_those_one_by_one(count, rate):
    """At a rate of 100 plants lie so far on the wrong side that the careful form serves."""
    how = Settings(learning_rate=rate, stop_when_converged=False)
    assert assert_same(plants_of(count), how, 500).step == 500


def test_a_block_holds_steps_and_losses_of_plain_python():
    plants = plants_of(7)
    how = Settings(learning_rate=0.5, stop_when_converged=False)
    trace = learnt(plants, how, [40]).state.run.trace
    points, kinds, here = plants.x.tolist(), plants.y.tolist(), [0.0, 0.0, 0.0]
    for step in range(41):
        assert trace.parameters(step) == pytest.approx(here, abs=1e-13)
        assert trace.loss(step) == pytest.approx(plain_loss(points, kinds, here), abs=1e-13)
        slope = plain_gradient(points, kinds, here)
        here = [w - 0.5 * d for w, d in zip(here, slope, strict=True)]


def test_losses_so_small_that_their_product_rounds_them_away_are_the_same():
    plants = Dataset.of([(-3.0, 0.0), (3.0, 1.0)], [0, 1])
    how = Settings(learning_rate=10.0, stop_when_converged=False)
    assert 0 < assert_same(plants, how, 300).frame().loss < 1e-3


@pytest.mark.parametrize("scale", [1.0, 1e3, 1e11])
def test_plants_anywhere_are_learnt_from_in_blocks_without_a_warning(scale):
    plants = plants_of(20)
    far = Dataset.of(plants.x * scale, plants.y)
    assert_same(far, Settings(learning_rate=10.0, stop_when_converged=False), 200)


def test_inputs_made_of_the_measures_are_learnt_in_blocks_too():
    architecture = Architecture(products_up_to(3))
    how = Settings(learning_rate=0.05, stop_when_converged=False)
    assert_same(plants_of(40), how, 100, lambda s: edits.set_architecture(s, architecture))


def test_the_loss_of_plants_held_out_is_recorded_at_each_step_of_a_block():
    how, split = Settings(stop_when_converged=False), Split(0.25, 3)
    session = assert_same(plants_of(40), how, 100, lambda s: edits.split_plants(s, split))
    plants = session.state.plants
    tests, trace = session.state.run.trace.test_losses, session.state.run.trace
    points, kinds = plants.test.x.tolist(), plants.test.y.tolist()
    for step in (1, 50, 100):
        expected = plain_loss(points, kinds, trace.parameters(step).tolist())
        assert tests[step] == pytest.approx(expected, abs=1e-12)


@given(st.lists(st.integers(1, 90), min_size=1, max_size=12), st.sampled_from([0.3, 40.0]))
@settings(deadline=None, max_examples=25)
def test_it_does_not_matter_in_which_calls_full_steps_are_taken(parts, rate):
    plants, how = plants_of(12), Settings(learning_rate=rate, stop_when_converged=False)
    assert held(learnt(plants, how, parts)) == held(learnt(plants, how, [sum(parts)]))


def test_a_block_ends_with_the_first_step_whose_slope_is_flat():
    one_by_one = Session(plants_of(12), Settings(learning_rate=3.0))
    while not one_by_one.is_finished:
        one_by_one.learn(1)
    together = learnt(plants_of(12), Settings(learning_rate=3.0), [ALL])
    assert together.is_finished
    assert together.step % 64
    assert held(together) == held(one_by_one)


def test_a_block_ends_at_the_step_asked_for_and_where_the_trace_does(monkeypatch):
    session = learnt(plants_of(12), Settings(stop_at_step=77), [ALL])
    assert session.step == 77
    session.learn(10)
    assert session.step == 87
    monkeypatch.setattr(session_module, "MOST_STEPS", 100)
    session.learn(ALL)
    assert (session.step, session.is_finished) == (100, True)


def test_steps_that_cannot_all_be_kept_are_taken_one_by_one(monkeypatch):
    monkeypatch.setattr(trace_module, "MOST_WHOLE_BYTES", 24 * 100)
    session = learnt(plants_of(12), Settings(stop_when_converged=False), [150])
    assert session.state.run.trace.is_long
    monkeypatch.undo()
    whole = learnt(plants_of(12), Settings(stop_when_converged=False), [150])
    assert session.state.run.trace.losses.tobytes() == whole.state.run.trace.losses.tobytes()
    assert session.frame().parameters.tobytes() == whole.frame().parameters.tobytes()


def test_a_frame_keeps_its_view_of_the_run_while_blocks_are_added():
    session = learnt(plants_of(12), Settings(stop_when_converged=False), [1_000])
    view = session.frame().trace
    losses, end = view.losses.copy(), view.parameters(1_000)
    session.learn(5_000)
    assert view.last_step == 1_000
    assert view.losses.tobytes() == losses.tobytes()
    assert view.parameters(1_000).tobytes() == end.tobytes()


def test_after_a_step_of_the_careful_form_blocks_are_tried_again():
    """The loop with the careful form alone would be as slow as it was before there were blocks."""
    plants = Dataset.of([(1.0, 0.0), (-1.0, 0.5), (0.9, 0.2)], [1, 0, 0])
    objective = LogisticObjective(plants)
    steps = FullSteps(objective.only_block, 0.1, stops=False)
    far, near = np.array([0.0, 0.0, 50.0]), np.zeros(3)
    assert steps.take(0, far, objective(far).gradient, 64) is None
    tries = [steps.take(0, near, objective(near).gradient, 64) for _ in range(65)]
    assert [block is None for block in tries] == [True] * 64 + [False]


def test_full_blocks_of_100_000_plants_are_single_steps():
    how = Settings(stop_when_converged=False)
    assert_same(samples.overlapping_groups(100_000, 0.25, 0), how, 3)
