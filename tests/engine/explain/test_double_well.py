"""The curve with two minima, against finite differences and a descent in plain Python."""

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

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
from engine.lab.choices import VALLEY_RANGE, VALLEY_RATES

START = st.floats(*VALLEY_RANGE)
RATE = st.floats(*VALLEY_RATES)


def plain_slope(w):
    return 0.18 * (w - LOCAL_MINIMUM) * (w - HILLTOP) * (w - GLOBAL_MINIMUM)


def plain_descent(start, rate, steps):
    w = start
    for _ in range(steps):
        w -= rate * plain_slope(w)
        if abs(w) > 1e3:
            break
    return w


@given(st.floats(-2, 7))
def test_the_slope_is_that_of_the_curve_by_finite_differences(w):
    heights = height(np.array([w - 1e-5, w + 1e-5]))
    assert slope(np.array([w]))[0] == pytest.approx(plain_slope(w), rel=1e-9, abs=1e-9)
    assert slope(np.array([w]))[0] == pytest.approx(
        (heights[1] - heights[0]) / 2e-5, rel=1e-5, abs=1e-6
    )


def test_the_minima_and_the_hilltop_are_where_they_are_said_to_be():
    w = np.linspace(*VALLEY_RANGE, 58_001)
    h = height(w)
    is_low = (h[1:-1] < h[:-2]) & (h[1:-1] < h[2:])
    is_high = (h[1:-1] > h[:-2]) & (h[1:-1] > h[2:])
    assert w[1:-1][is_low] == pytest.approx([LOCAL_MINIMUM, GLOBAL_MINIMUM], abs=1e-3)
    assert w[1:-1][is_high] == pytest.approx([HILLTOP], abs=1e-3)


def test_the_global_minimum_is_0_and_the_local_one_lies_higher():
    low, local, top = height(np.array([GLOBAL_MINIMUM, LOCAL_MINIMUM, HILLTOP]))
    assert low == pytest.approx(0, abs=1e-12)
    assert 0 < local < top
    assert height(np.linspace(*VALLEY_RANGE, 1001)).min() >= -1e-12


@given(START, RATE)
def test_the_path_is_the_rule_applied_again_and_again(start, rate):
    path = descend(start, rate).path
    assert path[0] == start
    for here, there in zip(path[:-1].tolist(), path[1:].tolist(), strict=True):
        assert there == pytest.approx(here - rate * plain_slope(here), rel=1e-9, abs=1e-9)


@settings(deadline=None)
@example(2.141082940733629, 2.264673331748498)  # passes by the minimum at its last step
@given(START, RATE)
def test_a_fate_is_what_many_more_steps_in_plain_python_lead_to(start, rate):
    result = descend(start, rate)
    end = plain_descent(float(result.path[-1]), rate, 20_000)
    if result.fate is Fate.LOST:
        assert abs(end) > 50
    elif result.fate in (Fate.LOCAL, Fate.JUMPED_IN):
        assert end == pytest.approx(LOCAL_MINIMUM, abs=0.01)
        assert (start < HILLTOP) is (result.fate is Fate.LOCAL)
    elif result.fate in (Fate.GLOBAL, Fate.JUMPED_OUT):
        assert end == pytest.approx(GLOBAL_MINIMUM, abs=0.01)
        assert (start > HILLTOP) is (result.fate is Fate.GLOBAL)
    elif result.fate is Fate.ON_THE_HILL:
        assert result.path[-1] == pytest.approx(HILLTOP, abs=0.01)
    elif result.fate is Fate.ON_ITS_WAY:
        assert abs(plain_slope(result.path[-1])) > 5e-4
        nearest = LOCAL_MINIMUM if result.path[-1] < HILLTOP else GLOBAL_MINIMUM
        assert end == pytest.approx(nearest, abs=0.01)
    else:
        assert result.fate is Fate.RESTLESS
        assert abs(plain_slope(result.path[-1])) > 5e-4


@settings(max_examples=30)  # each has up to twenty
@given(st.lists(START, min_size=1, max_size=20), RATE)
def test_many_fates_at_once_are_those_one_by_one(starts, rate):
    separately = [descend(start, rate) for start in starts]
    # at the edge of chaos the last digit decides
    assume(
        all(descent.fate is not Fate.RESTLESS and len(descent.path) < 300 for descent in separately)
    )
    assert fates(np.array(starts), rate) == [descent.fate for descent in separately]


@pytest.mark.parametrize(
    ("start", "rate", "fate"),
    [
        (0.0, 0.1, Fate.LOCAL),
        (1.9, 0.1, Fate.LOCAL),
        (2.1, 0.1, Fate.GLOBAL),
        (5.0, 0.1, Fate.GLOBAL),
        (HILLTOP, 0.1, Fate.ON_THE_HILL),
        (0.0, 0.005, Fate.ON_ITS_WAY),
        (5.2, 3.0, Fate.LOST),
    ],
)
def test_slow_descents_end_in_the_valley_they_begin_in(start, rate, fate):
    assert descend(start, rate).fate is fate


def test_a_large_rate_can_jump_out_of_the_wrong_valley_and_into_it():
    starts = np.linspace(*VALLEY_RANGE, 200)
    seen = {fate for rate in np.linspace(*VALLEY_RATES, 60) for fate in fates(starts, rate)}
    assert {Fate.JUMPED_OUT, Fate.JUMPED_IN, Fate.RESTLESS} <= seen


def test_no_path_is_endless_and_all_of_it_are_numbers():
    for start in np.linspace(*VALLEY_RANGE, 15):
        for rate in np.linspace(*VALLEY_RATES, 15):
            path = descend(float(start), float(rate)).path
            assert len(path) <= 401
            assert np.isfinite(path).all()


def test_a_descent_ends_where_it_rests_and_otherwise_after_400_steps():
    assert len(descend(0.7, 0.5).path) < 60
    slow = descend(5.0, 0.001)
    assert slow.fate is Fate.ON_ITS_WAY
    assert len(slow.path) == 401
