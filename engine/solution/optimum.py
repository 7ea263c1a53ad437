"""The exact minimum of the log loss, by Newton's method, where there is one."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Parameters, Points, Vector
from engine.loss.log_loss import gradient, log_loss
from engine.loss.penalty import NO_PENALTY, Penalty, PenaltyKind
from engine.model.architecture import MEASURES, NEURON, Architecture
from engine.model.dataset import Dataset
from engine.model.features import Feature, Rows, rows_of
from engine.model.neuron import PARAMETERS, sigmoid
from engine.model.scaling import Scaling
from engine.solution.coordinates import coordinates_of
from engine.solution.many_inputs import minimum_by, separability_by
from engine.solution.separability import Separability, separability

_MOST_STEPS = 100
_SMALL_GRADIENT = 1e-13
_ROUNDED = 1 + 1e-14
"""A loss so little higher is the same: near the minimum it does not tell the last steps apart."""

_ANY_RATE = 1e300
"""Where the loss does not curve, no rate is too large."""


class Optimum(NamedTuple):
    """Weights and bias of the least log loss + penalty, and the rate that still leads there.

    `parameters` (n,) are w1, w2, b, or a weight an input and b; `loss` is without the penalty. At a
    higher rate gradient descent (all plants a step) can't come to rest at the minimum.
    """

    parameters: Parameters
    loss: float
    largest_rate: float
    penalty: float = 0.0

    @property
    def objective(self) -> float:
        """Loss + penalty: what is least there."""
        return self.loss + self.penalty


STANDARDISED_CURVATURE = 0.5
"""The most that the loss can bend on standardised measures, (1 + |their correlation|) / 4."""


class Curvature(NamedTuple):
    """How much loss + penalty can bend at all: a rate up to 2 / the bend never raises it.

    `largest` is the most that the largest eigenvalue of the loss's Hessian can be, 1/4 that of the
    mean of (x, 1)(x, 1)^T; `per_loss` the most per nat of loss, since a (1 - a) is less than the
    loss of its plant: the largest x1^2 + x2^2 + 1. `inequality` is how many times larger the
    deviation of one input is than that of another, or than 1, which b is multiplied by; or smaller.
    `penalty` is what the penalty bends by: R of L2, infinity of L1, which has an edge; infinity of
    hidden layers too, where the others tell of the inputs alone. `if_standardised` is `largest` on
    standardised measures.
    """

    largest: float
    per_loss: float
    inequality: float = 1.0
    penalty: float = 0.0
    if_standardised: float = STANDARDISED_CURVATURE

    def at_most(self, loss: float) -> float:
        """Return the most that loss + penalty can bend where it is so high, or lower."""
        return min(self.largest, self.per_loss * loss) + self.penalty


class Solution(NamedTuple):
    """What can be known of the plants before any learning; a separability of None is not known."""

    separability: Separability | None
    optimum: Optimum | None
    curvature: Curvature


def solution_of(
    plants: Dataset, architecture: Architecture = NEURON, penalty: Penalty = NO_PENALTY
) -> Solution:
    """Work out separability in the space of the inputs, and the exact minimum.

    The plants are those learnt from. No minimum is claimed with hidden layers, nor with L1.
    """
    curvature = curvature_of(plants, architecture, penalty)
    if architecture.is_bare and penalty.is_none:
        kind = separability(plants)
        return Solution(kind, optimum(plants, kind), curvature)
    kind_by_inputs = separability_by(plants, architecture.features)
    if architecture.is_network or not _is_l2_or_none(penalty):
        return Solution(kind_by_inputs, None, curvature)
    best = _optimum_by(plants, architecture.features, kind_by_inputs, _rate_of(penalty))
    return Solution(kind_by_inputs, best, curvature)


def _is_l2_or_none(penalty: Penalty) -> bool:
    return penalty.is_none or penalty.kind is PenaltyKind.L2


def _rate_of(penalty: Penalty) -> float:
    return 0.0 if penalty.is_none else penalty.rate


def curvature_of(
    plants: Dataset, architecture: Architecture = NEURON, penalty: Penalty = NO_PENALTY
) -> Curvature:
    """Bound the bend of loss + penalty on these plants, whatever the weights; 0 of no plant."""
    is_bounded = _is_l2_or_none(penalty) and not architecture.is_network
    of_penalty = _rate_of(penalty) if is_bounded else np.inf
    if not len(plants):
        return Curvature(0.0, 0.0, penalty=of_penalty)
    features = architecture.features
    rows = _rows(plants.x, features)
    longest = float(np.einsum("jm,jm->m", rows, rows).max())
    sizes = (*_deviations(plants.x, features), 1.0)
    standardised = (
        STANDARDISED_CURVATURE
        if features == MEASURES
        else _largest_bend(_rows(plants.standardised().x, features))
    )
    inequality = max(sizes) / min(sizes)
    return Curvature(_largest_bend(rows), longest, inequality, of_penalty, standardised)


def _largest_bend(rows: Rows) -> float:
    return _largest_eigenvalue(rows @ rows.T) / (4 * len(rows.T))


def _deviations(x: Points, features: tuple[Feature, ...]) -> tuple[float, ...]:
    """Return the deviation of each input (k,); 1 of one that never varies."""
    if features == MEASURES:
        return Scaling.of(x).deviations
    rows = rows_of(x, features)
    means, deviations = rows.mean(axis=1), rows.std(axis=1)
    varies = deviations > 1e-12 * np.abs(means)
    return tuple(np.where(varies, deviations, 1.0).tolist())


def _optimum_by(
    plants: Dataset, features: tuple[Feature, ...], kind: Separability | None, rate: float
) -> Optimum | None:
    found = minimum_by(plants, features, kind, rate)
    if found is None:
        return None
    parameters, z, loss, penalty = found
    largest_rate = _largest_rate(_rows(plants.x, features), sigmoid(z), rate)
    return Optimum(parameters, loss, largest_rate, penalty)


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
    return Optimum(parameters, log_loss(z, plants.y), _largest_rate(_rows(plants.x), sigmoid(z)))


def _largest_rate(rows: Rows, a: Vector, penalty_rate: float = 0.0) -> float:
    """2 / the largest eigenvalue of the Hessian: at a higher rate, steps lead away from there."""
    count, hessian = rows.shape[1], (rows * (a * (1 - a))) @ rows.T
    hessian.flat[: -1 : len(rows) + 1] += count * penalty_rate  # on the weights, not on the bias
    steepest = _largest_eigenvalue(hessian) / count
    return min(2 / steepest, _ANY_RATE) if steepest > 0 else _ANY_RATE


def _rows(x: Points, features: tuple[Feature, ...] = MEASURES) -> Rows:
    """Return [x1; x2; 1] (3, m), or of other inputs (k + 1, m)."""
    inputs = x.T if features == MEASURES else rows_of(x, features)
    return np.vstack([inputs, np.ones(len(x))])


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
