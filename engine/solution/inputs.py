"""A neuron's inputs in coordinates where the loss bends alike every way, whatever their units.

With L2 = R/2 Σ w² the objective bends by at most XᵀX / (4m) + R. In the coordinates t that is the
identity, also where some inputs hang together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Parameters, Points, Vector
from engine.model.features import Feature, powers_of, rows_of

Matrix = NDArray[np.float64]

ROUNDING = 2.0**-49
"""What an input that was worked out may be off by, as a share of the largest: sixteen last bits."""

_LEAST = 2.0**-1070
"""So much the smallest doubles are off by."""

_SMALLEST_BEND = 1e-14
"""Ways along which z varies by less than this share of its most are left out."""


@dataclass(frozen=True, eq=False)
class Inputs:
    """Inputs (m, k), centred and divided by `sizes` (k,), then 1, as `columns` (m, k + 1).

    z = columns @ basis @ t = white @ t, with t (r,), and √R w = pulled @ t (k + 1,). `free`
    (k + 1, f) are the ways along which z does not vary, `errors` (k + 1,) how far the columns may
    be off. `is_whole` says that no way was left out that might tell something.
    """

    middle: Vector
    sizes: Vector
    columns: Matrix
    errors: Vector
    white: Matrix
    pulled: Matrix
    basis: Matrix
    free: Matrix
    is_whole: bool

    @staticmethod
    def of(
        points: Points,
        features: tuple[Feature, ...],
        rounding: float = ROUNDING,
        rate: float = 0.0,
    ) -> Inputs:
        """Work out the coordinates of plants (m, 2), of at least one.

        `rounding` is the share of the largest of an input that each may be off by.
        """
        values = np.ascontiguousarray(rows_of(points, features).T)
        offsets = values - values[0]
        centred = offsets - offsets.mean(axis=0)
        varies = np.ptp(values, axis=0) > 0
        sizes = np.hypot(_deviations(centred) / 2, np.sqrt(rate))
        sizes[~(varies | (rate > 0)) | (sizes == 0)] = np.inf  # such an input tells nothing
        errors = np.where(varies, rounding * np.abs(values).max(axis=0) + _LEAST, 0.0) / sizes
        scaled = np.where(varies, centred / sizes, 0.0)
        columns = np.column_stack([scaled, np.ones(len(values))])
        all_errors = np.append(errors, 0.0)
        white, pulled, basis, free = _coordinates(columns, all_errors, np.sqrt(rate) / sizes)
        middle = values[0] + offsets.mean(axis=0)
        is_whole = len(basis.T) >= min(_most_ways(features, varies), len(values))
        return Inputs(middle, sizes, columns, all_errors, white, pulled, basis, free, is_whole)

    def parameters(self, t: Vector) -> Parameters:
        """Return the weights on the inputs as they stand, then the bias (k + 1,).

        Of many that have the same z, the shortest weights. Some are not finite where they are no
        doubles.
        """
        weights = self.basis @ t
        with np.errstate(over="ignore", invalid="ignore"):
            w = weights[:-1] / self.sizes
            w = _shortest(w, self.free[:-1] / self.sizes[:, np.newaxis])
            return np.array([*w, weights[-1] - w @ self.middle])

    def error_of_z(self, t: Vector) -> float:
        """Return how far z may be off, the inputs being rounded."""
        weights = np.abs(self.basis @ t)
        return float(weights @ self.errors + ROUNDING * weights.sum() * np.abs(self.columns).max())


def _deviations(centred: Matrix) -> Vector:
    """Return the standard deviation of each column, which may be tiny or huge."""
    largest = np.abs(centred).max(axis=0)
    divisors = np.where(largest > 0, largest, 1.0)
    result: Vector = np.sqrt(((centred / divisors) ** 2).mean(axis=0)) * largest
    return result


def _most_ways(features: tuple[Feature, ...], varies: NDArray[np.bool_]) -> int:
    """Return how many ways there can be in which z varies, the bias among them."""
    varying = {feature for feature, each in zip(features, varies, strict=True) if each}
    hangs_together = {Feature.X1_2, Feature.X2_2, Feature.SUM_OF_SQUARES} <= varying
    return len(varying) - hangs_together + 1


def _coordinates(
    columns: Matrix, errors: Vector, pulls: Vector
) -> tuple[Matrix, Matrix, Matrix, Matrix]:
    """Return `white`, `pulled`, `basis` and `free` of columns (m, k + 1), √R w being pulls (k,)."""
    root, of_penalty = 2 * np.sqrt(len(columns)), np.diag(np.append(pulls, 0.0))
    left, sizes, turn = np.linalg.svd(np.vstack([columns / root, of_penalty]), full_matrices=False)
    least = _SMALLEST_BEND * sizes[0]
    if not pulls.any():
        least = max(least, 2 * float(np.linalg.norm(errors)))
    kept = sizes > least
    upper, lower = left[: len(columns), kept], left[len(columns) :, kept]
    return upper * root, lower, turn[kept].T / sizes[kept], turn[~kept].T


def _shortest(w: Vector, free: Matrix) -> Vector:
    """Take off weights (k,) what lies along ways (k, f) that change nothing."""
    largest = np.abs(free).max(axis=0, initial=0.0)
    free = free[:, (largest > 0) & np.isfinite(largest)]
    if not free.size or not np.isfinite(w).all():
        return w
    free = free / np.abs(free).max(axis=0)
    shortest: Vector = w - free @ np.linalg.lstsq(free, w, rcond=None)[0]
    return shortest


def moved_to_middle(
    x: Points, features: tuple[Feature, ...]
) -> tuple[Points, tuple[Feature, ...], float]:
    """Return plants (m, 2) about 0, and the rounding of their inputs, where those span the same.

    There far fewer digits are lost: x^5 of plants far from 0 is nearly a multiple of x^4.
    """
    if not _span_the_same(features):
        return x, features, ROUNDING
    middle, reach = (x.min(axis=0) + x.max(axis=0)) / 2, np.ptp(x, axis=0) / 2
    lost = np.abs(middle) / np.where(reach > 0, reach, np.inf)
    return x - middle, features, ROUNDING * (1 + float(lost.max()))


def _span_the_same(features: tuple[Feature, ...]) -> bool:
    """Say whether inputs of plants moved are sums of those of the plants as they stand.

    They are where each product has all that divide it beside it, and the sum of squares x1 and x2.
    """
    powers = [powers_of(feature) for feature in features if feature is not Feature.SUM_OF_SQUARES]
    needed = [(1, 0), (0, 1)] if Feature.SUM_OF_SQUARES in features else []
    for each in powers:
        if each is None:
            return False
        first, second = each
        needed += [(first - 1, second)] * (first > 0) + [(first, second - 1)] * (second > 0)
    return {*needed} - {(0, 0)} <= {*powers}
