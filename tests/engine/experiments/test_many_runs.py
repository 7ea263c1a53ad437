"""Runs that go on together, held to runs that are taken alone, and to plain Python."""

import numpy as np
import pytest

from engine.experiments.many_runs import ManyRuns, RunsInTurns, many_z
from engine.lab.training import train
from engine.learning.settings import Optimiser, Settings
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model import samples
from engine.model.activation import Activation
from engine.model.architecture import NEURON, Architecture, start_drawn
from engine.model.dataset import Dataset
from engine.model.network import Network
from tests.engine.learning.test_plain_runs import plainly_after

PLANTS = samples.overlapping_groups(24, 0.3, 2)
NETWORK = Architecture(hidden=(3, 2))
CASES = {
    "gd": (NETWORK, Settings(learning_rate=0.3)),
    "momentum, L1": (
        Architecture(hidden=(4,), activation=Activation.RELU),
        Settings(optimiser=Optimiser.MOMENTUM, penalty=Penalty(PenaltyKind.L1, 0.002)),
    ),
    "nesterov, batches": (NETWORK, Settings(optimiser=Optimiser.NESTEROV, batch_size=5, seed=3)),
    "adagrad": (NETWORK, Settings(optimiser=Optimiser.ADAGRAD)),
    "rmsprop": (NETWORK, Settings(optimiser=Optimiser.RMSPROP, learning_rate=0.01)),
    "adam, L2, batches": (
        NETWORK,
        Settings(optimiser=Optimiser.ADAM, batch_size=7, penalty=Penalty(PenaltyKind.L2, 0.1)),
    ),
    "bare neuron": (NEURON, Settings(learning_rate=0.5)),
}


def starts_of(architecture, count=4):
    return np.array([start_drawn(architecture, 0, number) for number in range(count)])


@pytest.mark.parametrize("case", CASES)
def test_each_run_goes_where_it_goes_alone(case):
    architecture, settings = CASES[case]
    starts = starts_of(architecture)
    runs = ManyRuns(architecture, PLANTS, starts, settings)
    for _ in range(40):
        runs.take_step()
    for number, start in enumerate(starts):
        alone = train(PLANTS, settings, start, 40, architecture=architecture).frame()
        assert np.abs(alone.parameters - start).max() > 0.01  # it has learnt
        assert runs.parameters[number] == pytest.approx(alone.parameters, rel=1e-9, abs=1e-11)
        assert runs.losses[number] == pytest.approx(alone.loss, rel=1e-9)


def test_each_rate_of_a_penalty_holds_for_its_own_run():
    settings = Settings(optimiser=Optimiser.ADAM, penalty=Penalty(PenaltyKind.L2, 0.0))
    rates, start = (0.0, 0.01, 1.0), start_drawn(NETWORK, 0, 0)
    runs = ManyRuns(NETWORK, PLANTS, np.tile(start, (3, 1)), settings, np.array(rates))
    for _ in range(20):
        runs.take_step()
    for rate, reached in zip(rates, runs.parameters, strict=True):
        penalty = Penalty(PenaltyKind.L2, rate)
        own = Settings(optimiser=Optimiser.ADAM, penalty=penalty)
        wanted = plainly_after(PLANTS, NETWORK, start.tolist(), own, 20)
        assert reached == pytest.approx(np.array(wanted), rel=1e-9, abs=1e-11)


def test_turns_and_groups_change_nothing():
    plants = samples.overlapping_groups(3_000, 0.3, 2)
    architecture = Architecture(hidden=(2,))
    starts = starts_of(architecture, 7)
    settings = Settings(learning_rate=0.5, stop_at_step=5)
    together = ManyRuns(architecture, plants, starts, settings)
    for _ in range(5):
        together.take_step()
    in_turns, turns = RunsInTurns(architecture, plants, starts, settings), 0
    while not in_turns.is_done:
        in_turns.work(lambda: False)
        turns += 1
    assert turns == 3 * 5  # three groups, a step of one of them a turn
    assert in_turns.step == 5
    assert in_turns.parameters == pytest.approx(together.parameters, rel=1e-9)


def test_a_run_that_would_leave_the_doubles_stays_and_the_others_go_on():
    settings = Settings(learning_rate=100.0, penalty=Penalty(PenaltyKind.L2, 0.0))
    starts = np.tile(start_drawn(NETWORK, 0, 1), (2, 1))
    runs = ManyRuns(NETWORK, PLANTS, starts, settings, np.array([100.0, 0.0]))
    for _ in range(60):
        runs.take_step()
    assert np.isfinite(runs.parameters).all()
    assert np.isfinite(runs.losses).all()
    alone = train(PLANTS, settings, starts[1], 60, architecture=NETWORK).frame()
    assert runs.parameters[1] == pytest.approx(alone.parameters, rel=1e-6)


def test_z_of_many_networks_is_that_of_each():
    starts = starts_of(NETWORK, 3)
    z = many_z(NETWORK, starts, PLANTS.x)
    for row, start in zip(z, starts, strict=True):
        assert row == pytest.approx(Network(NETWORK, start).z(PLANTS.x), rel=1e-12)


def test_without_a_plant_nothing_moves():
    runs = RunsInTurns(NETWORK, Dataset.empty(), starts_of(NETWORK), Settings(batch_size=3))
    runs.work(lambda: True)
    assert runs.parameters.tolist() == starts_of(NETWORK).tolist()
    assert runs.losses.tolist() == [0, 0, 0, 0]
