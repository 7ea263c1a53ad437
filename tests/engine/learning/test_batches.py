"""Mini-batches: each plant once an epoch, and a batch that depends on its step alone."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.learning.batches import Batches, batch_of
from engine.learning.settings import Rule, Settings


@given(st.integers(1, 60), st.integers(1, 70), st.integers(0, 1000))
@settings(deadline=None)
def test_each_epoch_takes_each_plant_once(count, size, seed):
    batches = Batches(count, size, seed)
    per_epoch = math.ceil(count / min(size, count))
    for epoch in range(3):
        steps = range(epoch * per_epoch, (epoch + 1) * per_epoch)
        parts = [batches.at(step).tolist() for step in steps]
        assert sorted(plant for part in parts for plant in part) == list(range(count))
        assert {len(part) for part in parts[:-1]} <= {min(size, count)}


def test_a_batch_depends_on_its_step_alone_and_on_the_seed():
    forwards, scrubbed = Batches(50, 7, 3), Batches(50, 7, 3)
    drawn = [forwards.at(step).tolist() for step in range(40)]
    for step in (39, 0, 17, 18, 3, 38, 8, 7):
        assert scrubbed.at(step).tolist() == drawn[step]
    assert Batches(50, 7, 4).at(0).tolist() != drawn[0]
    assert drawn[8] != drawn[0]


@pytest.mark.parametrize("step", [0, 4, 23])
@pytest.mark.parametrize(
    ("chosen", "size"),
    [
        (Settings(), None),
        (Settings(batch_size=6), None),
        (Settings(batch_size=99), None),
        (Settings(batch_size=4, seed=7), 4),
        (Settings(rule=Rule.PERCEPTRON, seed=7), 1),
        (Settings(rule=Rule.PERCEPTRON, batch_size=4, seed=7), 1),
    ],
)
def test_a_step_takes_the_batch_that_the_settings_ask_for(chosen, size, step):
    result = batch_of(chosen, 6, step)
    expected = None if size is None else Batches(6, size, 7).at(step).tolist()
    assert (None if result is None else result.tolist()) == expected
