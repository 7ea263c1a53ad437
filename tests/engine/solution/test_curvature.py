"""How much loss + penalty bend, held against differences of the gradient and against learning."""

import numpy as np
import pytest

from engine.loss.penalised import objective_of
from engine.loss.penalty import NO_PENALTY, Penalty, PenaltyKind
from engine.model import samples
from engine.model.architecture import NEURON, Architecture
from engine.model.dataset import Dataset
from engine.model.features import Feature, products_up_to
from engine.solution.optimum import curvature_of, solution_of

L2 = Penalty(PenaltyKind.L2, 0.3)
SQUARES = Architecture(products_up_to(2))


def bend_at(objective, parameters):
    """Return the largest eigenvalue of the Hessian, by differences of the gradient."""
    columns = []
    for way in np.eye(len(parameters)) * 1e-5:
        ends = objective(parameters + way).gradient, objective(parameters - way).gradient
        columns.append((ends[0] - ends[1]) / 2e-5)
    return np.linalg.eigvalsh((np.array(columns) + np.array(columns).T) / 2)[-1]


@pytest.mark.parametrize("penalty", [NO_PENALTY, L2])
@pytest.mark.parametrize("architecture", [NEURON, SQUARES, Architecture((Feature.SIN_X1,))])
def test_loss_and_penalty_bend_by_no_more_than_the_bound_anywhere(architecture, penalty):
    plants = samples.make("moons", 50)
    objective = objective_of(plants, architecture, penalty)
    curvature = curvature_of(plants, architecture, penalty)
    rng = np.random.default_rng(1)
    for size in (0.0, 0.01, 0.3, 3.0):
        parameters = rng.normal(0, 1, architecture.size) * size
        bend = bend_at(objective, parameters)
        assert bend <= curvature.at_most(objective(parameters).objective) * (1 + 1e-6)
    of_loss = bend_at(objective_of(plants, architecture), np.zeros(architecture.size))
    assert curvature.largest == pytest.approx(of_loss, rel=1e-6)


@pytest.mark.parametrize("penalty", [NO_PENALTY, L2])
@pytest.mark.parametrize("architecture", [NEURON, SQUARES])
def test_below_the_largest_rate_steps_come_back_to_the_minimum_and_above_they_leave(
    architecture, penalty
):
    plants = samples.make("overlapping_groups", 60)
    best = solution_of(plants, architecture, penalty).optimum
    objective = objective_of(plants, architecture, penalty)
    assert best.largest_rate == pytest.approx(2 / bend_at(objective, best.parameters), rel=1e-6)

    def slope_at(parameters):
        return np.abs(objective(parameters).gradient).max()

    for share, returns in ((0.9, True), (1.1, False)):
        parameters = best.parameters + 1e-7
        for _ in range(60):
            gradient = objective(parameters).gradient
            parameters = parameters - share * best.largest_rate * gradient
        assert (slope_at(parameters) < slope_at(best.parameters + 1e-7)) == returns


def test_nothing_bounds_the_bend_of_l1_nor_that_of_hidden_layers():
    plants, l1 = samples.make("xor"), Penalty(PenaltyKind.L1, 0.1)
    for architecture, penalty in ((NEURON, l1), (Architecture(hidden=(2,)), NO_PENALTY)):
        curvature = curvature_of(plants, architecture, penalty)
        assert curvature.at_most(0.0) == np.inf
        assert curvature.largest == curvature_of(plants).largest
    assert curvature_of(Dataset.empty(), SQUARES, l1).at_most(1.0) == np.inf
    assert curvature_of(Dataset.empty(), SQUARES, L2).at_most(1.0) == 0.3


def test_what_standardising_would_do_is_known_beforehand():
    plants = samples.make("moons", 50)
    far = Dataset.of(plants.x + 100, plants.y)
    found, after = curvature_of(far, SQUARES), curvature_of(far.standardised(), SQUARES)
    assert found.if_standardised == pytest.approx(after.largest, rel=1e-9)
    assert found.largest > 1e4 * found.if_standardised
    assert found.inequality > 10 > after.inequality
