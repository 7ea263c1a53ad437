import math

import numpy as np
import pytest

from engine import samples
from engine.dataset import Dataset
from engine.neuron import Neuron
from engine.session import Session
from engine.state import put_probe, select, set_neuron


def frame_of(points, kinds, weights=(1.0, 0.0, 0.0), probe=None):
    session = Session(Dataset.of(points, kinds))
    state = put_probe(set_neuron(session.state, Neuron(*weights)), probe)
    session.replace(session.state.changes_to(state))
    return session.frame(playing=True, steps_per_second=12.5)


# z is x1: three toxic right, one toxic missed, two harmless cleared, four harmless accused
MIXED = frame_of(
    [(1, 0), (2, 0), (0, 0), (-1, 0), (-2, 0), (-3, 0), (1, 1), (2, 2), (3, 3), (0, 4)],
    [1, 1, 1, 1, 0, 0, 0, 0, 0, 0],
)


def test_right_and_wrong_are_counted_by_kind():
    counts = MIXED.counts
    assert (counts.toxic_found, counts.toxic_missed) == (3, 1)
    assert (counts.harmless_cleared, counts.harmless_accused) == (2, 4)
    assert (counts.right, counts.wrong) == (5, 5)
    assert MIXED.accuracy == 0.5


def test_each_wrong_plant_is_marked_and_one_on_the_frontier_counts_as_toxic():
    assert np.flatnonzero(MIXED.wrong).tolist() == [3, 6, 7, 8, 9]
    assert MIXED.z.tolist() == [1, 2, 0, -1, -2, -3, 1, 2, 3, 0]


def test_the_likelihood_is_the_product_that_one_can_do_by_hand():
    """a = 0.7, 0.8 and 0.4 at logits log 7/3, log 4 and log 2/3."""
    points = [(math.log(7 / 3), 0), (math.log(4), 0), (math.log(2 / 3), 0)]
    assert frame_of(points, [1, 1, 0]).likelihood == pytest.approx(0.7 * 0.8 * 0.6, rel=1e-13)
    assert frame_of(points, [1, 0, 1]).likelihood == pytest.approx(0.7 * 0.2 * 0.4, rel=1e-13)
    log_likelihood = frame_of(points, [1, 1, 0]).log_likelihood
    assert log_likelihood == pytest.approx(math.log(0.7 * 0.8 * 0.6), rel=1e-13)
    assert frame_of(points, [1, 1, 0]).loss == pytest.approx(-log_likelihood / 3, rel=1e-13)


def test_the_likelihood_of_ten_thousand_plants_underflows_to_0_and_its_log_does_not():
    frame = Session(samples.make("overlapping_groups", 10_000)).frame()
    assert frame.likelihood == 0
    assert frame.log_likelihood == pytest.approx(-10_000 * math.log(2), rel=1e-12)


@pytest.mark.parametrize(
    ("probe", "z", "toxic"), [((3.0, 1.0), 4.5, True), ((1.0, 1.5), 0, True), ((0, 2), -2.5, False)]
)
def test_the_mystery_plant_shows_its_z_its_probability_and_the_verdict(probe, z, toxic):
    reading = frame_of([(0, 0)], [1], (2.0, -1.0, -0.5), probe).probe
    assert (reading.x1, reading.x2) == probe
    assert reading.z == z
    assert reading.probability == pytest.approx(1 / (1 + math.exp(-z)), rel=1e-14)
    assert reading.is_toxic is toxic


def test_without_a_mystery_plant_there_is_no_reading():
    assert MIXED.probe is None


def test_of_no_plant_all_readings_are_plain_numbers():
    frame = frame_of([], [])
    assert (frame.loss, frame.accuracy, frame.likelihood, frame.log_likelihood) == (0, 0, 1, 0)
    assert tuple(frame.counts) == (0, 0, 0, 0)
    assert frame.gradient.tolist() == [0, 0, 0]


def test_a_frame_passes_on_what_is_on_screen():
    session = Session()
    session.replace(session.state.changes_to(select(session.state, np.array([1, 4]))))
    session.learn(3)
    session.solve()
    frame = session.frame()
    assert frame.plants is session.state.plants
    assert frame.selection.tolist() == [1, 4]
    assert frame.settings.learning_rate == 0.1
    assert frame.ghosts == ()
    assert (frame.step, frame.last_step, len(frame.losses)) == (3, 3, 4)
    assert frame.loss == frame.losses[3]
    assert frame.optimum is None
    assert (MIXED.playing, MIXED.steps_per_second) == (True, 12.5)


def test_the_exact_minimum_is_shown_once_it_is_known():
    session = Session(Dataset.of([(0, 0), (1, 1), (0, 1), (1, 0)], [0, 0, 1, 1]))
    assert session.frame().optimum is None
    session.solve()
    assert session.frame().optimum.loss == pytest.approx(math.log(2), rel=1e-14)


def test_a_frame_stays_as_it_was_while_the_session_goes_on():
    session = Session()
    session.learn(5)
    frame = session.frame()
    losses, z, loss = frame.losses.copy(), frame.z.copy(), frame.loss
    session.learn(2000)
    assert np.array_equal(frame.losses, losses)
    assert np.array_equal(frame.neuron.z(frame.plants.x), z)
    assert (frame.loss, frame.last_step) == (loss, 5)
