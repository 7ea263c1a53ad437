"""z = 0: marks left where the mystery plant is taken across a boundary that is not drawn."""

from __future__ import annotations

import math

import numpy as np

from engine.lab.choices import MOST_MARKS
from engine.lab.state import State, set_choices
from engine.model.network import Predictor

_FARTHEST_STEP_CM = 0.5
"""Over a longer way the plant was not taken, but put down elsewhere."""
_NEAREST_CM = 0.15
"""Marks keep so far from each other, to be seen as several."""

Place = tuple[float, float]


def mark_zero(state: State, model: Predictor, before: Place | None, after: Place) -> State:
    """Return a state with a mark where z = 0 between two places of the mystery plant, if any.

    Between them z is taken as straight: exact for a neuron, whose z is.
    """
    if state.choices.frontier_shown or before is None:
        return state
    z0, z1 = model.z(np.array([before, after])).tolist()
    if z0 == z1 or z0 * z1 > 0 or math.dist(before, after) > _FARTHEST_STEP_CM:
        return state
    share = z0 / (z0 - z1)
    mark = tuple(start + share * (end - start) for start, end in zip(before, after, strict=True))
    marks = state.choices.zero_marks
    is_new = all(math.dist(mark, other) >= _NEAREST_CM for other in marks)
    if not is_new or len(marks) == MOST_MARKS:
        return state
    return set_choices(state, zero_marks=(*marks, mark))
