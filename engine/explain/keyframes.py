"""Which steps of a run to show when not all can be shown: more of them where more moves."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Indices, Points, Vector
from engine.learning.trace_view import TraceView, path_steps
from engine.model.architecture import NEURON, Architecture
from engine.model.dataset import Dataset
from engine.model.network import Network
from engine.model.neuron import sigmoid

_MOST_SAMPLED_STEPS = 4_000
_EACH_STEP_COUNTS = 0.5
"""How much time passes for a run's steps alone, where its whole motion counts as 2."""


def keyframes(
    trace: TraceView,
    plants: Dataset,
    first: int,
    last: int,
    count: int,
    evenly: bool,
    architecture: Architecture = NEURON,
) -> list[int]:
    """Return `count` of the steps first … last, or all if there are fewer; both ends too."""
    count = min(count, last - first + 1)
    if count < 2:
        return [last]
    steps = first + path_steps(last - first, max(_MOST_SAMPLED_STEPS, 2 * count))
    shares = (steps - first) / (last - first)
    progress = shares
    if not evenly:
        progress = _EACH_STEP_COUNTS * shares + _motion(trace, steps, plants, architecture)
    targets = np.linspace(0, 1, count)
    positions = np.searchsorted(progress / progress.max(), targets - 1e-12)
    ranks = np.arange(count)
    positions = np.maximum.accumulate(positions - ranks) + ranks  # no step twice
    positions = np.minimum(positions, len(steps) - count + ranks)
    chosen: list[int] = steps[positions].tolist()
    return chosen


def _motion(
    trace: TraceView, steps: Indices, plants: Dataset, architecture: Architecture
) -> Vector:
    """Return how far the picture and the loss have moved up to each of these steps: 0 … 2."""
    a = _outputs(_sample_points(plants), trace.parameters_near(steps), architecture)
    moved = np.abs(np.diff(a, axis=0)).mean(axis=1)
    fallen = np.abs(np.diff(trace.losses_at(steps)))
    pace = sum(part / max(float(part.sum()), 1e-300) for part in (moved, fallen))
    return np.concatenate([[0.0], np.cumsum(pace)])


def _outputs(
    points: Points, rows: NDArray[np.float64], architecture: Architecture
) -> NDArray[np.float64]:
    """Return a(z) (k, m) of points (m, 2) with each row of parameters (k, n)."""
    if architecture.is_bare:
        return sigmoid(rows[:, :-1] @ points.T + rows[:, -1:])
    return np.array([Network(architecture, row).probability(points) for row in rows])


def _sample_points(plants: Dataset) -> Points:
    """Return points all over the window that the plants are seen in (25, 2)."""
    left, bottom, right, top = plants.window
    x1, x2 = np.meshgrid(np.linspace(left, right, 5), np.linspace(bottom, top, 5))
    return np.column_stack([x1.ravel(), x2.ravel()])
