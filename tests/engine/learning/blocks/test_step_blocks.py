"""Steps taken in blocks are those taken one by one, to the last bit."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.changed import Changed
from engine.lab import session as session_module
from engine.lab import state as edits
from engine.lab.session import Session
from engine.learning import trace as trace_module
from engine.learning.blocks.full_blocks import FullBlocks
from engine.learning.settings import Rule, Settings
from engine.loss.logistic import LogisticObjective
from engine.model import samples
from engine.model.architecture import Architecture
from engine.model.dataset import Dataset
from engine.model.features import products_up_to
from engine.model.neuron import Neuron
from engine.model.split import Split
from tests.engine import plain_gradient, plain_loss, plain_z

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
    steps = FullBlocks(objective.only_block, 0.1, stops=False)
    far, near = np.array([0.0, 0.0, 50.0]), np.zeros(3)
    assert steps.take(0, far, objective(far).gradient, 64, False) is None
    tries = [steps.take(0, near, objective(near).gradient, 64, False) for _ in range(65)]
    assert [block is None for block in tries] == [True] * 64 + [False]


def test_full_blocks_of_100_000_plants_are_single_steps():
    how = Settings(stop_when_converged=False)
    assert_same(samples.overlapping_groups(100_000, 0.25, 0), how, 3)


BATCHES = [1, 2, 5, 32]


@pytest.mark.parametrize("rate", [0.1, 1.0, 100.0])
@pytest.mark.parametrize(("count", "size"), [(6, 1), (7, 2), (33, 32), (100, 1), (1_000, 32)])
def test_500_steps_of_batches_are_those_one_by_one(count, size, rate):
    how = Settings(learning_rate=rate, batch_size=size, seed=4, stop_when_converged=False)
    assert assert_same(plants_of(count), how, 500).step == 500


@pytest.mark.parametrize("count", [1, 2, 6, 100, 1_000])
def test_500_steps_of_rosenblatt_are_those_one_by_one(count):
    how = Settings(rule=Rule.PERCEPTRON, learning_rate=0.3, stop_when_converged=False)
    assert assert_same(plants_of(count), how, 500).step == 500


@given(
    st.lists(st.integers(1, 700), min_size=1, max_size=8),
    st.sampled_from([(Rule.GRADIENT, size) for size in BATCHES] + [(Rule.PERCEPTRON, None)]),
    st.integers(2, 40),
    st.booleans(),
)
@settings(deadline=None, max_examples=40)
def test_it_does_not_matter_in_which_calls_steps_of_batches_are_taken(parts, way, count, stops):
    rule, size = way
    how = Settings(rule, learning_rate=5.0, batch_size=size, stop_when_converged=stops)
    plants = plants_of(count, seed=count)
    whole = learnt(plants, how, [sum(parts)])
    session = learnt(plants, how, ())
    for part in parts:
        if session.step < whole.step:
            session.learn(min(part, whole.step - session.step))
    assert held(session) == held(whole)


@pytest.mark.parametrize("size", [1, 3])
def test_steps_of_batches_are_those_of_plain_python_on_the_plants_of_the_epoch(size):
    plants = plants_of(7)
    how = Settings(learning_rate=0.5, batch_size=size, seed=9, stop_when_converged=False)
    trace = learnt(plants, how, [40]).state.run.trace
    points, kinds, here = plants.x.tolist(), plants.y.tolist(), [0.0, 0.0, 0.0]
    per_epoch = -(-7 // size)
    for step in range(41):
        assert trace.parameters(step) == pytest.approx(here, abs=1e-13)
        assert trace.loss(step) == pytest.approx(plain_loss(points, kinds, here), abs=1e-13)
        epoch, number = divmod(step, per_epoch)
        order = np.random.default_rng([9, epoch]).permutation(7).tolist()
        batch = order[number * size : (number + 1) * size]
        slope = plain_gradient([points[i] for i in batch], [kinds[i] for i in batch], here)
        here = [w - 0.5 * d for w, d in zip(here, slope, strict=True)]


def test_rosenblatts_steps_are_those_of_plain_python():
    plants = plants_of(30)
    how = Settings(rule=Rule.PERCEPTRON, learning_rate=0.5, stop_when_converged=False)
    trace = learnt(plants, how, [200]).state.run.trace
    here = [0.0, 0.0, 0.0]
    for step in range(201):
        assert trace.parameters(step) == pytest.approx(here, abs=1e-12)
        plant = np.random.default_rng([0, step // 30]).permutation(30)[step % 30]
        row = [*plants.x[plant].tolist(), 1.0]
        error = int(plants.y[plant]) - (plain_z(row, here) >= 0)
        here = [w + 0.5 * error * x for w, x in zip(here, row, strict=True)]


@pytest.mark.parametrize("seed", range(12))
def test_rosenblatt_stops_with_the_step_after_which_no_plant_is_wrong(seed):
    plants = samples.two_groups(60, 0.02, seed)
    session = learnt(plants, Settings(rule=Rule.PERCEPTRON, seed=seed), [ALL])
    trace = session.state.run.trace
    wrong = [
        np.count_nonzero((Neuron.of(trace.parameters(step)).z(plants.x) >= 0) != plants.toxic)
        for step in range(session.step + 1)
    ]
    assert wrong[-1] == 0
    assert all(wrong[:-1])
    session.learn(ALL)  # one more step, if asked for, and no further
    assert session.step == len(wrong)


def test_batches_stop_at_the_end_of_an_epoch_where_the_slope_is_flat():
    far = Dataset.of([(-3e3, 0.0), (2e3, 1.0), (1e3, 5.0)], [0, 1, 1])
    how = Settings(learning_rate=1.0, batch_size=1)
    together, one_by_one = learnt(far, how, [ALL]), Session(far, how)
    while not one_by_one.is_finished:
        one_by_one.learn(1)
    assert together.step % 3 == 0
    assert 0 < together.step < 100
    assert held(together) == held(one_by_one)


@pytest.mark.parametrize("rule", Rule)
@pytest.mark.parametrize("count", [1, 6, 40, 1_000])
def test_a_loss_has_the_same_bits_whoever_asks(count, rule):
    """A step that was recorded in a block, evaluated by itself, and shown again."""
    plants = plants_of(count)
    how = Settings(rule, learning_rate=20.0, batch_size=1, stop_when_converged=False)
    session = learnt(plants, how, [300])
    objective, trace = LogisticObjective(plants), session.state.run.trace
    for step in range(0, 301, 7):
        alone = trace.parameters(step)
        assert trace.loss(step) == objective(alone).loss == objective.loss_of(alone)
    assert session.go_to(200) is Changed.NEURON
    assert session.frame().loss == trace.loss(200)
    assert session.go_to(300) is Changed.NEURON


def test_the_next_step_that_is_told_is_the_one_that_is_taken():
    for how in (Settings(batch_size=1), Settings(batch_size=4), Settings(Rule.PERCEPTRON)):
        how = replace(how, learning_rate=0.7, stop_when_converged=False)
        session = learnt(plants_of(9), how, [20])
        told = session.frame().next_step
        session.learn(5)
        assert told.after.tolist() == session.state.run.trace.parameters(21).tolist()
        moved = told.before - 0.7 * told.gradient
        assert told.after == pytest.approx(moved, rel=1e-14, abs=1e-14)
