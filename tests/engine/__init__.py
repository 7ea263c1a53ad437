"""The neuron in plain Python, written from the formulas alone: what engine/ is measured by."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.lab import state as edits
from engine.lab.state import State
from engine.learning.kept_steps import KeptSteps
from engine.learning.trace import Trace
from engine.learning.trace_view import TraceView

Point = Sequence[float]
Weights = Sequence[float]


def plain_z(point: Point, weights: Weights) -> float:
    return weights[0] * point[0] + weights[1] * point[1] + weights[2]


def plain_sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def plain_loss(points: Sequence[Point], kinds: Sequence[int], weights: Weights) -> float:
    """-1/m sum of log P(Y = y), with log(1 + e^u) = max(u, 0) + log1p(e^-|u|)."""
    total = []
    for point, kind in zip(points, kinds, strict=True):
        z = plain_z(point, weights)
        u = -z if kind else z
        total.append(max(u, 0.0) + math.log1p(math.exp(-abs(u))))
    return math.fsum(total) / len(total)


def plain_gradient(
    points: Sequence[Point], kinds: Sequence[int], weights: Weights
) -> tuple[float, float, float]:
    """1/m sum of (a - y) (x1, x2, 1)."""
    parts = []
    for point, kind in zip(points, kinds, strict=True):
        error = plain_sigmoid(plain_z(point, weights)) - kind
        parts.append((error * point[0], error * point[1], error))
    g1, g2, g3 = (math.fsum(column) / len(parts) for column in zip(*parts, strict=True))
    return g1, g2, g3


def parameter_rows(trace: Trace | TraceView) -> NDArray[np.float64]:
    """The parameters of every step of a run (steps + 1, n), as a new array."""
    view = trace.view if isinstance(trace, Trace) else trace
    return np.array([parameters for parameters, _ in view.states()])


def trace_rows(trace: Trace | TraceView) -> NDArray[np.float64]:
    """The parameters and the loss of every step of a run (steps + 1, n + 1), as a new array."""
    return np.column_stack([parameter_rows(trace), trace.losses])


def trace_of(rows: NDArray[np.float64]) -> Trace:
    """The trace of rows (steps + 1, n + 1)."""
    rows = np.asarray(rows, dtype=float)
    size = rows.shape[1] - 1
    return Trace.of(rows[:, :-1].T, rows[:, -1][np.newaxis], KeptSteps(len(rows)), size)


def as_in_the_course(state: State) -> State:
    """Make the bare neuron of a state, which learns plainly and from all plants."""
    return edits.hold_out(edits.as_one_neuron(state), 0.0)
