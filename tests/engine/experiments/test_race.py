"""The race: each way that of plain Python, who arrives when, and what standardising does."""

import numpy as np
import pytest

from engine.experiments import race as engine
from engine.experiments.race import RACERS, RaceMaker, Track
from engine.learning.settings import Optimiser, Settings
from engine.loss.penalised import objective_of
from engine.model import samples
from engine.model.architecture import NEURON, Architecture, start_drawn
from tests.engine.learning.test_plain_runs import plainly_after

PLANTS = samples.overlapping_groups(8, 0.3, 2)
START = np.array([1.0, -1.0, 0.5])


def race_of(plants, settings, start=START, architecture=NEURON):
    maker = RaceMaker(plants, architecture, settings, start)
    assert maker.result is None
    maker.work(lambda: True)
    return maker.result


@pytest.fixture(scope="module")
def race():
    return race_of(PLANTS, Settings(learning_rate=0.3))


@pytest.mark.parametrize("racer", RACERS)
@pytest.mark.parametrize("standardised", [False, True])
def test_each_goes_as_in_plain_python(race, racer, standardised):
    plants = PLANTS.standardised() if standardised else PLANTS
    settings = Settings(learning_rate=0.3, optimiser=racer)
    wanted = plainly_after(plants, NEURON, START.tolist(), settings, 60)
    track = race.track(standardised)
    row = RACERS.index(racer)
    assert track.ways.weights[row, 60] == pytest.approx(wanted[:2], rel=1e-9)
    loss = objective_of(plants)(np.array(wanted)).loss
    assert track.objectives[row, 60] == pytest.approx(loss, rel=1e-9)


def test_the_map_is_the_loss_around_the_ways(race):
    weights, loss_map = race.as_shown.ways
    end = race.as_shown.arrivals(RACERS)[Optimiser.GRADIENT_DESCENT]
    way = weights[RACERS.index(Optimiser.GRADIENT_DESCENT), :end]
    assert loss_map.x[0] < way[:, 0].min() < way[:, 0].max() < loss_map.x[-1]
    assert loss_map.y[0] < way[:, 1].min() < way[:, 1].max() < loss_map.y[-1]
    at = np.array([loss_map.x[5], loss_map.y[20], loss_map.third[1]])
    assert loss_map.losses[20, 5] == pytest.approx(objective_of(PLANTS)(at).loss, rel=1e-9)


def test_who_is_within_a_hundredth_of_the_way_to_the_lowest_has_arrived():
    heights = np.full((len(RACERS), 4), 1.0)
    heights[0], heights[1] = (1.0, 0.5, 0.208, 0.2), (1.0, 0.209, 0.3, 0.3)
    track = Track(heights)
    first, second, third = RACERS[:3]
    assert track.finish((first, second)) == pytest.approx(0.208)
    assert track.arrivals((first, third)) == {first: 2, third: None}
    heights[1, 1] = 0.2079
    assert track.arrivals((first, second)) == {first: 2, second: 1}


def test_standardised_everyone_arrives_sooner():
    race = race_of(samples.iris(), Settings(learning_rate=0.5), np.zeros(3))
    chosen = (Optimiser.GRADIENT_DESCENT, Optimiser.MOMENTUM, Optimiser.ADAM)
    before, after = race.as_shown.arrivals(chosen), race.standardised.arrivals(chosen)
    for racer in chosen:
        assert after[racer] < 0.3 * before[racer]


def test_what_more_than_two_weights_do_has_no_map(monkeypatch):
    monkeypatch.setattr(engine, "STEPS", 20)
    network = Architecture(hidden=(2,))
    race = race_of(PLANTS, Settings(), start_drawn(network, 0, 0), network)
    assert race.as_shown.ways is None
    assert race.as_shown.objectives.shape == (len(RACERS), engine.STEPS + 1)
