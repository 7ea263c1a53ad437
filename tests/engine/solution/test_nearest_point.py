import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.solution.nearest_point import nearest_point


def unit_rows(seed, count, ways, shift):
    rows = np.random.default_rng(seed).normal(size=(count, ways))
    rows[:, 0] += shift
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@given(
    st.integers(0, 10_000), st.integers(1, 40), st.integers(1, 8), st.sampled_from([0.0, 1.0, 4.0])
)
@settings(deadline=None, max_examples=60)
def test_the_nearest_point_is_made_of_its_support_and_no_row_lies_nearer(seed, count, ways, shift):
    """p is nearest to 0 if and only if p . row >= p . p for every row."""
    rows = unit_rows(seed, count, ways, shift)
    point, support, shares = nearest_point(rows)
    assert shares.sum() == pytest.approx(1)
    assert (shares > 0).all()
    assert len(support) == len(set(support)) <= ways + 1
    assert point == pytest.approx(shares @ rows[support], abs=1e-12)
    assert (rows @ point).min() >= point @ point - 1e-9


def test_of_rows_on_both_sides_of_0_it_is_0():
    point, support, shares = nearest_point(np.array([[0.6, 0.8], [1.0, 0.0], [-0.6, -0.8]]))
    assert point == pytest.approx(0, abs=1e-15)
    assert sorted(support) == [0, 2]
    assert shares == pytest.approx(0.5)
