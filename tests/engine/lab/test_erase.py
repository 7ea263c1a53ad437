"""The eraser: which plants lie along a stroke, told point by point."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.arrays import indices
from engine.lab import state as edits
from engine.lab.session import Session
from engine.model.dataset import Dataset

PLACES = st.floats(-3, 3).map(lambda value: round(value, 3))
POINTS = st.tuples(PLACES, PLACES)


def distance(point, start, end, reach) -> float:
    """Return the least distance to a thousand points of a stroke, as a share of the reach."""
    return min(
        math.hypot(
            (point[0] - start[0] - t * (end[0] - start[0])) / reach[0],
            (point[1] - start[1] - t * (end[1] - start[1])) / reach[1],
        )
        for t in np.linspace(0, 1, 1001).tolist()
    )


@given(st.lists(POINTS, min_size=1, max_size=6, unique=True), POINTS, POINTS)
def test_it_removes_what_is_within_reach_of_the_stroke_and_nothing_else(points, start, end):
    reach = (0.3, 0.5)
    state = Session(Dataset.of(points, [1] * len(points))).state
    left = edits.erase(state, (start, end), reach).plants.x.tolist()
    for point in points:
        away = distance(point, start, end, reach)
        if abs(away - 1) > 0.05:
            assert (list(point) in left) == (away > 1)


def test_what_stays_selected_is_the_same_plants():
    points = [(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0)]
    state = edits.select(Session(Dataset.of(points, [1, 0, 1, 0])).state, indices([0, 1, 3]))
    after = edits.erase(state, ((0.9, 0.0), (1.1, 0.0)), (0.2, 0.2))
    assert after.plants.x[after.selection].tolist() == [[0.0, 0.0], [3.0, 0.0]]


def test_where_nothing_lies_nothing_changes():
    state = Session(Dataset.of([(0.0, 0.0), (1.0, 1.0)], [0, 1])).state
    assert edits.erase(state, ((5.0, 5.0), (6.0, 6.0)), (0.1, 0.1)) is state
