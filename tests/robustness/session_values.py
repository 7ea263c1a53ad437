"""Measures, weights and settings as nobody would choose them, and some that anyone might."""

import math

from hypothesis import strategies as st

from engine.learning.settings import LARGEST_RATE, SMALLEST_RATE, Rule

EXTREME = st.sampled_from([0.0, -0.0, 1e-300, -1e-300, 5e-324, 1e12, -1e12, 1e6, 1.0, 1.0, 2.0])
NEAR = st.floats(-5, 5)
MEASURE = st.one_of(NEAR, EXTREME)
POINTS = st.one_of(
    st.lists(st.tuples(MEASURE, MEASURE), max_size=5),
    st.tuples(MEASURE, MEASURE).map(lambda point: [point] * 4),  # equal
    MEASURE.map(lambda step: [(step * n / 4, 1.0) for n in range(4)]),  # on a line
)
KIND = st.integers(0, 1)
WEIGHT = st.one_of(st.floats(-10, 10), st.floats(-1e300, 1e300), EXTREME)
RATE = st.one_of(st.sampled_from([SMALLEST_RATE, 0.1, 1.0, LARGEST_RATE]), st.floats(1e-3, 5))
SETTINGS = st.fixed_dictionaries(
    {
        "learning_rate": RATE,
        "batch_size": st.sampled_from([None, 1, 2, 3, 100]),
        "rule": st.sampled_from(Rule),
        "seed": st.integers(0, 3),
        "stop_at_step": st.sampled_from([None, None, 3, 9]),
        "stop_when_converged": st.booleans(),
    }
)
TOO_FAR = st.sampled_from([1.0000001e12, -2e12, 1e300, math.inf, -math.inf, math.nan])
