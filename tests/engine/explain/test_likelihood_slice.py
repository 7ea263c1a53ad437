"""Likelihood, its logarithm and -log have their extreme at one value (figures 29, 32, 33)."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.explain.landscape import loss_slice_of
from engine.explain.likelihood_slice import likelihood_slice_of
from engine.loss.likelihood import likelihood, log_likelihood
from engine.loss.logistic import LogisticObjective
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import PARAMETERS, Neuron

SIX = samples.six()
CROWD = samples.overlapping_groups(5_000, 0.4, 1)


def likelihood_slice(plants, weights, parameter, reach=5.0):
    result = loss_slice_of(LogisticObjective(plants), np.array(weights), parameter, reach)
    return likelihood_slice_of(result, len(plants))


def z_at(plants, weights, parameter, value):
    moved = [value if name == parameter else w for name, w in zip(PARAMETERS, weights, strict=True)]
    return Neuron(*moved).z(plants.x)


@given(st.tuples(*[st.floats(-2, 2)] * 3), st.sampled_from(PARAMETERS))
def test_the_log_likelihood_is_the_sum_of_logs_along_the_parameter(weights, parameter):
    result = likelihood_slice(SIX, weights, parameter)
    for index in range(0, len(result.values), 37):
        z = z_at(SIX, weights, parameter, float(result.values[index]))
        assert result.log_likelihood[index] == pytest.approx(log_likelihood(z, SIX.y), abs=2e-3)


@given(st.tuples(*[st.floats(-2, 2)] * 3), st.sampled_from(PARAMETERS))
def test_all_three_have_their_extreme_at_the_same_value(weights, parameter):
    result = likelihood_slice(SIX, weights, parameter)
    assert result.here == weights[PARAMETERS.index(parameter)]
    index = int(np.argmax(result.log_likelihood))
    assert result.relative_likelihood[index] == pytest.approx(1, rel=1e-9)
    if result.best is None:
        assert index in (0, len(result.values) - 1)
    else:
        summit_place = result.values.tolist().index(result.best)
        assert result.relative_likelihood[summit_place] == 1
        assert result.log_likelihood[index] == pytest.approx(result.highest, abs=1e-3)
        z = z_at(SIX, weights, parameter, result.best)
        assert result.best_likelihood == pytest.approx(likelihood(z, SIX.y), rel=1e-9)
        for aside in (-0.01, 0.01):
            z_aside = z_at(SIX, weights, parameter, result.best + aside)
            assert likelihood(z_aside, SIX.y) < result.best_likelihood


@given(st.tuples(*[st.floats(-2, 2)] * 3), st.sampled_from(PARAMETERS))
def test_the_likelihood_is_drawn_to_the_scale_of_its_summit(weights, parameter):
    result = likelihood_slice(SIX, weights, parameter)
    shares = result.relative_likelihood
    assert ((shares >= 0) & (shares <= 1)).all()
    for index in range(0, len(result.values), 50):
        z = z_at(SIX, weights, parameter, float(result.values[index]))
        expected = likelihood(z, SIX.y) / math.exp(result.highest)
        assert shares[index] == pytest.approx(expected, abs=2e-3)


def test_of_a_crowd_the_likelihood_is_0_and_its_shape_can_still_be_seen():
    result = likelihood_slice(CROWD, (-1.0, 1.0, 0.0), "b")
    assert likelihood(z_at(CROWD, (-1.0, 1.0, 0.0), "b", result.best), CROWD.y) == 0
    assert result.best_likelihood == 0
    assert np.isfinite(result.log_likelihood).all()
    # narrow as it is, several points lie on its slopes
    slopes = (result.relative_likelihood > 0.1) & (result.relative_likelihood < 1)
    assert np.count_nonzero(slopes) > 5
    for share in (0.5, 0.9):
        index = int(np.argmin(np.abs(result.relative_likelihood - share)))
        z = z_at(CROWD, (-1.0, 1.0, 0.0), "b", float(result.values[index]))
        expected = math.exp(log_likelihood(z, CROWD.y) - result.highest)
        assert result.relative_likelihood[index] == pytest.approx(expected, abs=0.02)


def test_where_plants_can_be_separated_along_w_there_is_no_summit():
    plants = Dataset.of([(1, 0), (2, 0), (-1, 0), (-2, 0)], [1, 1, 0, 0])
    result = likelihood_slice(plants, (0.0, 0.0, 0.0), "w1")
    assert result.best is None
    assert int(np.argmax(result.log_likelihood)) == len(result.values) - 1
    assert result.highest == result.log_likelihood[-1]


def test_without_plants_every_curve_is_flat():
    result = likelihood_slice(Dataset.empty(), (1.0, 1.0, 1.0), "w2")
    assert set(result.log_likelihood.tolist()) == {0}
    assert set(result.relative_likelihood.tolist()) == {1}
    assert (result.best, result.best_likelihood) == (None, 1)


@pytest.mark.parametrize("weights", [(1e15, 1e15, -1e15), (1e6, -1e6, 0.0)])
def test_curves_through_huge_weights_are_made_of_numbers(weights):
    for parameter in PARAMETERS:
        result = likelihood_slice(SIX, weights, parameter, 2e15)
        assert np.isfinite(result.log_likelihood).all()
        assert np.isfinite(result.relative_likelihood).all()


@pytest.mark.parametrize("parameter", PARAMETERS)
@pytest.mark.parametrize("plants", [SIX, CROWD], ids=["six", "a crowd"])
def test_the_likelihood_is_drawn_without_a_leap_on_either_side(plants, parameter):
    result = likelihood_slice(plants, (0.5, -0.4, 0.1), parameter)
    leaps = np.abs(np.diff(result.relative_likelihood))
    assert leaps.max() < 0.25
    assert len(result.values) < 150


def test_a_narrow_summit_is_drawn_fine_on_both_sides():
    result = likelihood_slice(CROWD, (0.1, 0.2, 0.0), "w1")
    index = result.values.tolist().index(result.best)
    seen = result.relative_likelihood > 1e-8
    left, right = int(seen[:index].sum()), int(seen[index + 1 :].sum())
    assert min(left, right) > 20
    assert abs(left - right) < 5
    assert result.relative_likelihood[[index - 1, index + 1]].min() > 0.9


def test_without_a_summit_the_curves_run_evenly_from_end_to_end():
    flat = Dataset.of([[1.0, 2.0], [1.0, 1.0]], [1, 1])
    result = likelihood_slice(flat, (0.0, 0.0, 0.0), "w1")
    assert result.best is None
    assert result.values == pytest.approx(np.linspace(-5, 5, 81))


def test_a_narrow_summit_is_drawn_finely_down_to_where_nothing_of_it_is_seen():
    """At six times the width of a bell, it is e^-18 of its height: 1.5e-8."""
    plants = samples.overlapping_groups(20_000, 0.4, 1)
    result = likelihood_slice(plants, (-1.0, 1.0, 0.0), "b")
    values = result.relative_likelihood[np.abs(result.values - result.best) < 0.15]
    coarse_left, *fine, coarse_right = values.tolist()
    assert max(coarse_left, coarse_right) < 1e-12
    assert len(fine) >= 49
    assert (fine[0], fine[-1]) == pytest.approx((math.exp(-18), math.exp(-18)), rel=0.2)
