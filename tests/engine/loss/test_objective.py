"""Learning and landscapes ask for a loss and its gradient, whatever they are of."""

import numpy as np
import pytest

from engine.explain.landscape import MapMaker, loss_slice_of
from engine.learning.learner import Learner
from engine.learning.settings import Settings
from engine.loss.logistic import LogisticObjective
from engine.loss.objective import Evaluation, Objective
from engine.model import samples
from tests.engine import plain_gradient, plain_loss


class LossSurface:
    """L(w) = sum of (w_i - c_i)^2 / 2, of as many parameters as there are c."""

    def __init__(self, *centre):
        self.centre = np.array(centre)
        self.count = 6

    def __call__(self, parameters):
        away = parameters - self.centre
        return Evaluation(float(away @ away) / 2, away)

    def loss_of(self, parameters):
        return self(parameters).loss

    def batch_gradient(self, parameters, batch):
        return len(batch) * (parameters - self.centre)

    def losses_and_slopes(self, parameters, index, values):
        moved = np.tile(parameters, (len(values), 1))
        moved[:, index] = values
        away = moved - self.centre
        return (away**2).sum(axis=1) / 2, away[:, index]


@pytest.mark.parametrize(("size", "factor"), [(None, 1), (2, 2)])
def test_learning_goes_down_any_objective_of_any_number_of_parameters(size, factor):
    bowl = LossSurface(1.0, -2.0, 0.5, 4.0, 8.0)
    here = np.zeros(5)
    learner = Learner(samples.six(), bowl, Settings(learning_rate=0.125, batch_size=size))
    for step in range(10):
        here = learner.next_step(step, here, bowl(here).gradient).after
    assert here == pytest.approx(bowl.centre * (1 - (1 - 0.125 * factor) ** 10), rel=1e-12)


def test_a_slice_and_a_map_show_any_objective():
    bowl = LossSurface(1.0, -2.0, 0.5)
    here = np.array([0.0, 1.0, 2.5])
    result = loss_slice_of(bowl, here, "w2", 5.0)
    assert result.lowest == pytest.approx(-2.0, abs=1e-9)
    assert result.lowest_loss == pytest.approx((1 + 4) / 2)
    assert (result.loss, result.slope) == (pytest.approx((1 + 9 + 4) / 2), 3.0)
    maker = MapMaker(bowl, here, ("w1", "b"), (5.0, 5.0))
    maker.work(lambda: True)
    x, y = maker.map.x[7], maker.map.y[20]
    assert maker.map.losses[20, 7] == pytest.approx(((x - 1) ** 2 + 9 + (y - 0.5) ** 2) / 2)
    assert maker.map.third == ("w2", 1.0)


@pytest.mark.parametrize("m", [6, 300, 301])
@pytest.mark.parametrize("index", [0, 1, 2])
def test_losses_and_slopes_along_a_parameter_of_the_neuron_are_those_by_hand(m, index):
    plants = samples.six() if m == 6 else samples.moons(m, 0.25, 0)
    objective: Objective = LogisticObjective(plants)
    values, here = np.array([-3.0, 0.0, 0.7]), np.array([0.4, -0.3, 1.2])
    losses, slopes = objective.losses_and_slopes(here, index, values)
    points, kinds = plants.x.tolist(), plants.y.tolist()
    for position, value in enumerate(values):
        weights = here.tolist()
        weights[index] = value
        assert losses[position] == pytest.approx(plain_loss(points, kinds, weights), rel=1e-12)
        expected = plain_gradient(points, kinds, weights)[index]
        assert slopes[position] == pytest.approx(expected, rel=1e-11, abs=1e-14)
    assert here.tolist() == [0.4, -0.3, 1.2]
    assert objective.count == m


def test_of_no_plant_losses_and_slopes_are_zero():
    losses, slopes = LogisticObjective(samples.six().remove(np.arange(6))).losses_and_slopes(
        np.ones(3), 0, np.array([1.0, 2.0])
    )
    assert losses.tolist() == slopes.tolist() == [0, 0]
