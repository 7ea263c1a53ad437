"""A plane through the parameters: origin + x first + y second."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Parameters, Vector
from engine.geometry import Rectangle

Rows = NDArray[np.float64]
"""(k, n): the parameters of a model a row."""

_NO_LENGTH, _FLAT = 1e-9, 1e-6
"""A run that is shorter than a share of its start has not left it; a plane has some height."""


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

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from other planes: over two weights, all the others."""
        if self.weights is not None:
            return self.weights, np.delete(self.origin, list(self.weights)).tobytes()
        return self.origin.tobytes(), self.first.tobytes(), self.second.tobytes()


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
    down = -gradient * (length / max(float(np.linalg.norm(gradient)), 1e-300))
    for candidate in (best - start, _farthest(path - start, first), down):
        across = candidate - (candidate @ first) * first
        across -= (across @ first) * first  # again: rounding left a little
        height = float(np.linalg.norm(across))
        if height > _FLAT * length:
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
