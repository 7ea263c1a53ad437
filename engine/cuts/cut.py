"""A plane through the parameters: origin + x first + y second."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Parameters, Vector
from engine.geometry import Rectangle

Rows = NDArray[np.float64]
"""(k, n): the parameters of a model a row."""

_NO_LENGTH = 1e-9
"""Of the run's extent: shorter is no direction of its own."""


@dataclass(frozen=True, eq=False)
class Cut:
    """A plane: over two weights where `weights` names their places, else through three points.

    `first` and `second` (n,) have length 1 and stand at a right angle.
    """

    origin: Parameters
    first: Parameters
    second: Parameters
    weights: tuple[int, int] | None = None

    def position(self, rows: Rows) -> tuple[Vector, Vector]:
        """Return where parameters (k, n) lie, or are seen at a right angle: x (k,) and y (k,)."""
        if self.weights is not None:
            return rows[:, self.weights[0]], rows[:, self.weights[1]]
        away = rows - self.origin
        return away @ self.first, away @ self.second

    def slopes(self, gradient: Parameters) -> tuple[float, float]:
        """Return how the loss climbs along both axes, of its gradient (n,)."""
        return float(gradient @ self.first), float(gradient @ self.second)

    def parameters_at(self, x: float, y: float) -> Parameters:
        """Return the parameters (n,) at a point of the plane."""
        if self.weights is not None:
            result = self.origin.copy()
            result[list(self.weights)] = x, y
            return result
        point: Parameters = self.origin + x * self.first + y * self.second
        return point

    def is_same_as(self, other: Cut) -> bool:
        """Say whether two are one plane, seen with the same axes."""
        if self.weights != other.weights:
            return False
        if self.weights is None:
            return all(
                np.array_equal(one, another)
                for one, another in (
                    (self.origin, other.origin),
                    (self.first, other.first),
                    (self.second, other.second),
                )
            )
        others = np.delete(self.origin - other.origin, list(self.weights))
        return not others.any()


def over_weights(parameters: Parameters, first: int, second: int) -> Cut:
    """Return the plane over two parameters through the present others."""
    unit = np.eye(len(parameters))
    return Cut(parameters.copy(), unit[first], unit[second], (first, second))


def through_run(
    start: Parameters, now: Parameters, best: Parameters, path: Rows, gradient: Parameters
) -> Cut | None:
    """Return the plane through a run's start, where it is now, and its best step.

    x runs from the start towards now; None where they are one point. Where best lies on that line,
    as it does where now is best, the point of the path (k, n) farthest from it takes its place, and
    for a straight path the way down from now.
    """
    along = now - start
    length = float(np.linalg.norm(along))
    if length <= _NO_LENGTH * (1 + float(np.linalg.norm(start))):
        return None
    first = along / length
    for candidate in (best - start, _farthest(path - start, first), -gradient):
        across = candidate - (candidate @ first) * first
        across -= (across @ first) * first  # twice: what rounding left
        height = float(np.linalg.norm(across))
        if height > 1e-6 * length or (candidate is not best and height > _NO_LENGTH * length):
            return Cut(start.copy(), first, across / height)
    return None


def _farthest(rows: Rows, first: Parameters) -> Parameters:
    across = rows - np.outer(rows @ first, first)
    farthest: Parameters = rows[int(np.argmax((across * across).sum(axis=1)))]
    return farthest


def window_around(x: Vector, y: Vector) -> Rectangle:
    """Return a window with room around points, no flatter than a third of its width."""
    low, high = np.array([x.min(), y.min()]), np.array([x.max(), y.max()])
    middle, half = (low + high) / 2, (high - low) / 2
    half = np.maximum(half * 1.35, max(float(half.max()) * 0.45, 1e-6))
    return Rectangle(*(middle - half).tolist(), *(middle + half).tolist())
