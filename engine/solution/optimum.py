"""The exact minimum of the log loss, by Newton's method, where there is one."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Parameters, Points, Vector
from engine.loss.log_loss import gradient, log_loss
from engine.model.dataset import Dataset
from engine.model.neuron import PARAMETERS, sigmoid
from engine.model.scaling import Scaling
from engine.solution.coordinates import coordinates_of
from engine.solution.separability import Separability, separability

_MOST_STEPS = 100
_SMALL_GRADIENT = 1e-13
_ROUNDED = 1 + 1e-14
"""A loss so little higher is the same: near the minimum it does not tell the last steps apart."""

_ANY_RATE = 1e300
"""Where the loss does not curve, no rate is too large."""


class Optimum(NamedTuple):
    """The weights w1, w2, b of the least log loss, that loss, and the rate that still leads there.

    At a higher rate gradient descent (all plants a step) can't come to rest at the minimum.
    """

    parameters: Parameters
    loss: float
    largest_rate: float


STANDARDISED_CURVATURE = 0.5
"""The most that the loss can bend on standardised measures, (1 + |their correlation|) / 4."""


class Curvature(NamedTuple):
    """How much the loss can bend at all: a rate up to 2 / the bend never raises it.

    `largest` is the most that the largest eigenvalue of the Hessian can be, 1/4 that of the mean of
    (x, 1)(x, 1)^T; `per_loss` the most per nat of loss, since a (1 - a) is less than the loss of
    its plant: the largest x1^2 + x2^2 + 1. `inequality` is how many times larger the deviation of
    one measure is than that of the other, or than 1, which b is multiplied by; or smaller.
    """

    largest: float
    per_loss: float
    inequality: float = 1.0

    def at_most(self, loss: float) -> float:
        """Return the most that the loss can bend where it is so high, or lower."""
        return min(self.largest, self.per_loss * loss)


class Solution(NamedTuple):
    """What can be known of the plants before any learning."""

    separability: Separability
    optimum: Optimum | None
    curvature: Curvature


def solution_of(plants: Dataset) -> Solution:
    """Work out separability and the exact minimum."""
    kind = separability(plants)
    return Solution(kind, optimum(plants, kind), curvature_of(plants))


def curvature_of(plants: Dataset) -> Curvature:
    """Bound the bend of the loss on these plants, whatever the weights; 0 of no plant."""
    if not len(plants):
        return Curvature(0.0, 0.0)
    rows = _rows(plants.x)
    longest = float(np.einsum("jm,jm->m", rows, rows).max())
    largest = _largest_eigenvalue(rows @ rows.T) / (4 * len(plants))
    sizes = (*Scaling.of(plants.x).deviations, 1.0)
    return Curvature(largest, longest, max(sizes) / min(sizes))


def optimum(plants: Dataset, kind: Separability) -> Optimum | None:
    """Solve dL/dw1 = dL/dw2 = dL/db = 0; None unless the two kinds overlap.

    Where they can be separated the loss only falls towards its limit and no weights reach it; nor
    is there an answer where the weights would be no doubles. Plants are centred and scaled while
    solving, which changes no value of z.
    """
    if kind is not Separability.OVERLAPPING:
        return None
    points, dimension, on_measures = coordinates_of(plants)
    middle, root = points.mean(axis=0), np.sqrt(len(plants))
    u, sizes, turn = np.linalg.svd(points - middle, full_matrices=False)
    is_significant = np.arange(len(sizes)) < dimension
    size = np.where(is_significant, sizes, np.inf) / root
    white = Dataset(u * is_significant * root, plants.y)
    weights = _newton(white)
    w = (weights[:2] / size) @ turn
    z = _z(white, weights)
    parameters = on_measures(np.array([w[0], w[1], weights[2] - w @ middle]))
    if not np.isfinite(parameters).all():
        return None
    return Optimum(parameters, log_loss(z, plants.y), _largest_rate(plants.x, sigmoid(z)))


def _largest_rate(x: Points, a: Vector) -> float:
    """2 / the largest eigenvalue of the Hessian: at a higher rate, steps lead away from there."""
    rows = _rows(x)
    steepest = _largest_eigenvalue((rows * (a * (1 - a))) @ rows.T) / len(x)
    return min(2 / steepest, _ANY_RATE) if steepest > 0 else _ANY_RATE


def _rows(x: Points) -> NDArray[np.float64]:
    """Return [x1; x2; 1] (3, m)."""
    return np.vstack([x.T, np.ones(len(x))])


def _largest_eigenvalue(matrix: NDArray[np.float64]) -> float:
    return float(np.linalg.eigvalsh(matrix)[-1])


def _newton(plants: Dataset) -> Parameters:
    """Follow damped Newton steps from 0; on a degenerate slope, the shortest of them."""
    weights = np.zeros(len(PARAMETERS))
    for _ in range(_MOST_STEPS):
        z = _z(plants, weights)
        slope = gradient(plants.x, z, plants.y)
        step = np.linalg.lstsq(_hessian(plants, z), slope, rcond=1e-12)[0].astype(np.float64)
        length = _damping(plants, weights, step, log_loss(z, plants.y))
        if length == 0:
            break
        weights = weights - length * step
        if np.abs(slope).max() < _SMALL_GRADIENT:
            break
    return weights


def _damping(plants: Dataset, weights: Parameters, step: Parameters, loss: float) -> float:
    """Return the first of 1, 1/2, 1/4 … that does not raise the loss, rounding aside, or 0."""
    for halvings in range(30):
        length = 0.5**halvings
        if log_loss(_z(plants, weights - length * step), plants.y) <= loss * _ROUNDED:
            return length
    return 0.0


def _hessian(plants: Dataset, z: Vector) -> NDArray[np.float64]:
    """d2L/dw_j dw_k = 1/m sum of a (1 - a) x_j x_k, with x_3 = 1; (3, 3)."""
    a = sigmoid(z)
    rows = np.column_stack([plants.x, np.ones(len(plants))])
    hessian: NDArray[np.float64] = rows.T @ (rows * (a * (1 - a))[:, None]) / len(plants)
    return hessian


def _z(plants: Dataset, weights: Parameters) -> Vector:
    z: Vector = plants.x @ weights[:2] + weights[2]
    return z
