"""Who pulls at the frontier: shares, pushes, and the plants that pulled most."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.explain.pulls import Move, pulls_at, pulls_of_step, push_of, strongest_pullers
from engine.learning.settings import Rule, Settings
from engine.loss.log_loss import gradient
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron

SIX = samples.six()
WEIGHT = st.floats(-5, 5).filter(lambda w: abs(w) > 1e-3)


def pulls_of(neuron):
    return pulls_at(SIX, neuron.z(SIX.x))


def test_the_shares_add_up_to_the_gradient():
    neuron = Neuron(-1.5, 1.3, 0.4)
    pulls = pulls_of(neuron)
    assert pulls.shares.sum(axis=0) == pytest.approx(gradient(SIX.x, neuron.z(SIX.x), SIX.y))


@given(WEIGHT, WEIGHT, st.floats(-5, 5), st.integers(0, 5))
def test_a_push_is_how_far_z_0_moves_beside_the_plant(w1, w2, b, plant):
    neuron, rate = Neuron(w1, w2, b), 1e-6
    pulls = pulls_of(neuron)
    push = push_of(SIX, neuron, pulls, plant, rate)
    z = neuron.z(np.array([push.foot]))[0]
    assert z == pytest.approx(0, abs=1e-9)
    # take the plant's own step, and look where z is 0 along the normal through the foot
    after = Neuron.of(neuron.parameters - rate * pulls.shares[plant])
    unit = np.array([w1, w2]) / math.hypot(w1, w2)
    slope = float(unit @ [after.w1, after.w2])
    moved = -float(after.z(np.array([push.foot]))[0]) / slope
    assert float(unit @ push.shift) == pytest.approx(moved, rel=1e-2, abs=1e-12)


def test_a_toxic_plant_on_the_wrong_side_draws_the_line_to_itself():
    neuron = Neuron(0.0, 1.0, -2.3)  # the line x2 = 2.3: plants 0 and 1 lie below it
    pulls = pulls_of(neuron)
    below, above = push_of(SIX, neuron, pulls, 0, 0.1), push_of(SIX, neuron, pulls, 2, 0.1)
    assert below.foot == pytest.approx((0.5, 2.3))
    assert below.direction == pytest.approx((0, -1))
    assert above.direction == pytest.approx((0, -1))
    move = Move(neuron.parameters, neuron.parameters, pulls)
    near = {puller.plant: puller.draws_near for puller in strongest_pullers(SIX, move, 6)}
    assert near == {0: True, 1: True, 2: False, 3: False, 4: False, 5: False}


def test_there_is_no_push_where_there_is_no_frontier():
    neuron = Neuron(0.0, 0.0, 1.0)
    assert push_of(SIX, neuron, pulls_of(neuron), 0, 0.1) is None
    assert push_of(SIX, Neuron(1e-300, 0.0, 1e300), pulls_of(neuron), 0, 0.1) is None


@given(WEIGHT, WEIGHT, st.floats(-3, 3), st.integers(0, 7))
def test_the_leaders_are_the_head_of_all_that_pull(w1, w2, b, count):
    neuron = Neuron(w1, w2, b)
    pulls = pulls_of(neuron)
    result = strongest_pullers(SIX, Move(neuron.parameters, neuron.parameters, pulls), count)
    lengths = [math.hypot(*share) for share in pulls.shares.tolist()]
    order = sorted(range(6), key=lambda plant: -lengths[plant])[:count]
    assert [lengths[puller.plant] for puller in result] == pytest.approx(
        [lengths[i] for i in order]
    )
    for puller in result:
        assert puller.part == pytest.approx(lengths[puller.plant] / sum(lengths))


def test_of_equals_the_earliest_leads_and_who_does_not_pull_is_left_out():
    twins = Dataset.of([(1.0, 1.0)] * 3 + [(9.0, 9.0)], [1, 1, 1, 1])
    settings = Settings(rule=Rule.PERCEPTRON)
    right = pulls_of_step(twins, np.array([1.0, 1.0, 0.0]), settings, 0)
    assert strongest_pullers(twins, Move(np.ones(3), np.ones(3), right), 3) == ()
    pulls = pulls_at(twins, np.array([0.0, 0.0, 0.0, 1e4]))
    result = strongest_pullers(twins, Move(np.zeros(3), np.zeros(3), pulls), 5)
    assert [puller.plant for puller in result] == [0, 1, 2]
    assert all(puller.direction is None and puller.error == -0.5 for puller in result)


def test_the_plants_that_pull_are_named_the_strongest_first():
    plants = Dataset.of([(1, 0), (3, 0), (2, 0), (0, 0)], [1, 1, 1, 0])
    settings = Settings(rule=Rule.PERCEPTRON)
    asked = pulls_of_step(plants, np.array([-1.0, 0.0, 0.0]), settings, 0)
    assert len(asked.strongest) <= 1
    pulls = pulls_at(plants, np.array([0.0, 0.0, 0.0, -800.0]))
    assert pulls.strongest.tolist() == [1, 2, 0]  # the last one is right beyond any double
    parts = [pulls.part(plant) for plant in range(4)]
    assert sum(parts) == pytest.approx(1)
    assert parts[1] == max(parts)
    assert parts[3] == 0


def test_nobody_has_a_part_where_nobody_pulls():
    pulls = pulls_at(SIX, np.where(SIX.toxic, 1e9, -1e9))
    assert pulls.strongest.tolist() == []
    assert [pulls.part(plant) for plant in range(6)] == [0.0] * 6
    move = Move(np.zeros(3), np.zeros(3), pulls)
    assert strongest_pullers(SIX, move, 3) == ()


def test_a_frontier_at_the_end_of_the_doubles_has_no_push():
    far = Neuron(1e-100, 0.0, 1e15)
    assert push_of(SIX, far, pulls_of(far), 0, 0.1) is None
    flat = Neuron(1e-250, 0.0, 0.0)
    assert push_of(SIX, flat, pulls_of(flat), 0, 1e100) is None


def test_a_plant_that_does_not_pull_pushes_nowhere():
    neuron = Neuron(-800.0, 800.0, 0.0)
    push = push_of(SIX, neuron, pulls_of(neuron), 0, 0.1)
    assert push.shift == (0, 0)
    assert push.direction is None


def test_pulls_whose_squares_are_no_numbers_any_more_keep_their_lengths():
    plants = Dataset.of(np.array([[3.0, 4.0], [1.0, 1.0]]), np.array([0, 0]))
    pulls = pulls_at(plants, np.array([-500.0, -700.0]))
    a = math.exp(-500)
    assert pulls.strengths[0] == pytest.approx(a / 2 * math.sqrt(3**2 + 4**2 + 1), rel=1e-12)
    assert pulls.strongest.tolist() == [0, 1]
