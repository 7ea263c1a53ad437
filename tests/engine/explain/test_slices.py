"""The loss along a parameter, its summit, milestones of a run, and the valley's basins."""

import math

import numpy as np
import pytest

from engine.explain.double_well import (
    GLOBAL_MINIMUM,
    HILLTOP,
    LOCAL_MINIMUM,
    Fate,
    descend,
    fates,
    height,
    slope,
)
from engine.explain.landscape import Slice, has_lowest, loss_slice_of
from engine.lab.session import Session
from engine.lab.state import set_neuron
from engine.learning.trace_view import milestones
from engine.loss.logistic import LogisticObjective
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import PARAMETERS, Neuron


def at(plants, w1, w2, b):
    session = Session(plants)
    session.replace(session.state.changes_to(set_neuron(session.state, Neuron(w1, w2, b))))
    return session.frame()


def loss_by_hand(frame, parameter, value):
    weights = dict(zip(PARAMETERS, frame.neuron.parameters.tolist(), strict=True))
    weights[parameter] = value
    total = 0.0
    for (x1, x2), y in zip(frame.plants.x.tolist(), frame.plants.y.tolist(), strict=True):
        z = weights["w1"] * x1 + weights["w2"] * x2 + weights["b"]
        a = 1 / (1 + math.exp(-z))
        total -= y * math.log(a) + (1 - y) * math.log(1 - a)
    return total / len(frame.plants)


SIX = at(None, -0.7, 0.4, 0.3)
OVERLAPPING = at(samples.make("overlapping_groups", 500, 0.4, 3), 0.8, -0.2, 0.5)


@pytest.mark.parametrize("parameter", PARAMETERS)
@pytest.mark.parametrize("frame", [SIX, OVERLAPPING], ids=["few", "many"])
def test_a_slice_is_the_loss_with_one_parameter_moved(frame, parameter):
    curve = frame.neuron_frame.loss_slice(parameter)
    for index in (0, 17, -1):
        by_hand = loss_by_hand(frame, parameter, float(curve.values[index]))
        assert curve.losses[index] == pytest.approx(by_hand, rel=1e-9)
    step = 1e-5
    v = float(curve.values[20])
    rise = loss_by_hand(frame, parameter, v + step) - loss_by_hand(frame, parameter, v - step)
    assert curve.slopes[20] == pytest.approx(rise / (2 * step), abs=1e-6)


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_between_its_values_a_slice_is_still_the_loss(parameter):
    curve = SIX.neuron_frame.loss_slice(parameter)
    for value in (-4.93, -1.17, 0.021, 3.333):
        by_hand = loss_by_hand(SIX, parameter, value)
        assert curve.between(np.array([value]))[0] == pytest.approx(by_hand, abs=2e-4)
    assert curve.between(curve.values) == pytest.approx(curve.losses, rel=1e-12)


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_the_lowest_point_of_a_slice_is_lower_than_what_is_around_it(parameter):
    curve = OVERLAPPING.neuron_frame.loss_slice(parameter)
    assert curve.lowest_loss == pytest.approx(loss_by_hand(OVERLAPPING, parameter, curve.lowest))
    for aside in (-0.01, 0.01):
        assert loss_by_hand(OVERLAPPING, parameter, curve.lowest + aside) > curve.lowest_loss


def test_there_is_a_lowest_point_unless_every_plant_asks_for_the_same():
    assert all(has_lowest(SIX.plants, parameter) for parameter in PARAMETERS)
    pulled_apart = at(Dataset.of([(1.0, 2.0), (-1.0, 3.0)], [1, 0]), 0, 0, 0)
    assert not has_lowest(pulled_apart.plants, "w1")
    assert has_lowest(pulled_apart.plants, "w2")
    assert has_lowest(pulled_apart.plants, "b")
    small = at(Dataset.of([(0.1, 0.2), (0.1, 0.2)], [1, 0]), 0, 0, 0)
    assert has_lowest(small.plants, "w1")
    one_kind = at(Dataset.of([(1.0, 2.0), (2.0, 3.0)], [1, 1]), 0, 0, 0)
    assert not has_lowest(one_kind.plants, "b")
    assert not has_lowest(at(Dataset.empty(), 0, 0, 0).plants, "b")


def test_the_summit_of_the_likelihood_is_the_lowest_point_of_the_loss():
    likelihood_slice, curve = (
        OVERLAPPING.neuron_frame.likelihood_slice,
        OVERLAPPING.neuron_frame.loss_slice("b"),
    )
    assert likelihood_slice.best == curve.lowest
    assert likelihood_slice.highest == pytest.approx(-500 * curve.lowest_loss, rel=1e-12)
    assert likelihood_slice.relative_likelihood.max() == 1.0
    assert (
        likelihood_slice.values[likelihood_slice.relative_likelihood.argmax()]
        == likelihood_slice.best
    )
    assert (likelihood_slice.log_likelihood <= likelihood_slice.highest).all()


def test_a_narrow_summit_is_drawn_with_many_points():
    narrow = at(samples.make("overlapping_groups", 20_000, 0.4, 3), 0.8, -0.2, 0.5)
    height = narrow.neuron_frame.likelihood_slice.relative_likelihood
    assert ((height > 0.05) & (height < 1)).sum() >= 12


def test_the_loss_after_the_next_step_is_the_one_that_the_step_records():
    session = Session()
    session.learn(3)
    expected = session.frame().objective_after
    session.learn(1)
    assert session.frame().loss == expected


@pytest.mark.parametrize(
    ("step", "stride"), [(0, 1), (1, 1), (12, 1), (13, 2), (24, 2), (25, 5), (61, 10), (128, 20)]
)
def test_milestones_of_a_run_are_few_and_stand_still(step, stride):
    steps, result = milestones(step, 12)
    assert result == stride
    assert len(steps) <= 14
    assert steps[0] == 0
    assert steps[-1] == step
    assert all(one % stride == 0 for one in steps[:-1].tolist())


def test_the_valley_has_two_minima_and_the_second_is_the_deeper_one():
    w = np.array([LOCAL_MINIMUM, HILLTOP, GLOBAL_MINIMUM])
    assert slope(w) == pytest.approx([0, 0, 0], abs=1e-12)
    local, hill, deepest = height(w).tolist()
    assert deepest == pytest.approx(0, abs=1e-12)
    assert deepest < local < hill
    step = 1e-5
    rise = height(np.array([1.3 + step])) - height(np.array([1.3 - step]))
    assert slope(np.array([1.3])) == pytest.approx(rise / (2 * step), abs=1e-8)


@pytest.mark.parametrize("rate", [0.005, 0.3, 1.2, 1.5, 3.0])
def test_many_descents_at_once_end_as_each_does_alone(rate):
    starts = np.linspace(-0.6, 5.2, 40)
    assert fates(starts, rate) == [descend(start, rate).fate for start in starts.tolist()]


@pytest.mark.parametrize(
    ("start", "rate", "fate"),
    [
        (0.0, 0.3, Fate.LOCAL), (3.0, 0.3, Fate.GLOBAL), (-0.55, 1.2, Fate.JUMPED_OUT),
        (5.2, 1.3, Fate.JUMPED_IN), (3.0, 1.5, Fate.RESTLESS), (0.0, 0.005, Fate.ON_ITS_WAY),
        (5.0, 3.0, Fate.LOST), (HILLTOP, 0.3, Fate.ON_THE_HILL),
    ],
)  # fmt: skip
def test_where_a_descent_ends(start, rate, fate):
    assert descend(start, rate).fate is fate


def test_between_its_points_no_loss_is_below_zero():
    falling = Slice(
        "b", np.array([0.0, 1.0]), np.array([1e-3, 0.0]), 0.0, 1e-3, -1.0, None, None,
        np.array([-1.0, 0.0]),
    )  # fmt: skip
    between = falling.between(np.linspace(0, 1, 21))
    assert between.min() == 0.0
    assert between[0] == 1e-3


@pytest.mark.parametrize("kind", [0, 1])
def test_a_lowest_point_beside_the_edge_of_the_picture_is_found(kind):
    """With w = 0 the loss is least where a is the share of toxic plants: b = log 128, or minus."""
    plants = Dataset.of([(1.0, 2.0)] * 129, [1 - kind] + [kind] * 128)
    result = loss_slice_of(LogisticObjective(plants), np.zeros(3), "b", 5.0)
    assert result.lowest == pytest.approx(math.log(128) * (2 * kind - 1), abs=1e-9)
    assert result.lowest_loss == pytest.approx(
        -(math.log(1 / 129) + 128 * math.log(128 / 129)) / 129, abs=1e-12
    )
