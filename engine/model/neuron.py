"""The neuron: z = w1 x1 + w2 x2 + b, a(z) = 1 / (1 + e^-z), and its decision boundary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from engine.arrays import Parameters, Points, Vector
from engine.geometry import Rectangle, Segment

ParameterName = Literal["w1", "w2", "b"]

PARAMETERS: tuple[ParameterName, ...] = ("w1", "w2", "b")
"""The names of the parameters, in the order of `arrays.Parameters`."""

ParameterPair = tuple[ParameterName, ParameterName]


def sigmoid(z: Vector) -> Vector:
    """a(z) = 1 / (1 + e^-z), for z of any shape and any size (figure 13)."""
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


@dataclass(frozen=True)
class Neuron:
    """z = w1 x1 + w2 x2 + b (figure 5)."""

    w1: float = 0.0
    w2: float = 0.0
    b: float = 0.0

    @staticmethod
    def of(parameters: Parameters) -> Neuron:
        """Read w1, w2, b from an array (3,)."""
        return Neuron(*(float(value) for value in parameters))

    @property
    def parameters(self) -> Parameters:
        """w1, w2, b as a new array (3,)."""
        return np.array([self.w1, self.w2, self.b])

    @property
    def by_name(self) -> dict[str, float]:
        """The parameters by their names, in the order of `PARAMETERS`, in a new dict."""
        return {name: getattr(self, name) for name in PARAMETERS}

    @property
    def norm(self) -> float:
        """‖w‖ = √(w1² + w2²): |z| is so many times the distance to the frontier."""
        return float(np.hypot(self.w1, self.w2))

    @property
    def has_frontier(self) -> bool:
        """Say whether z = 0 is a line: it is unless both weights are 0."""
        return self.w1 != 0 or self.w2 != 0

    def z(self, points: Points) -> Vector:
        """Return z (m,) of plants (m, 2)."""
        return points[:, 0] * self.w1 + points[:, 1] * self.w2 + self.b

    def terms(self, x1: float, x2: float) -> tuple[float, float]:
        """Return w1 x1 and w2 x2: what, with b, z is the sum of (figure 5)."""
        return self.w1 * x1, self.w2 * x2

    def probability(self, points: Points) -> Vector:
        """Return a(z) (m,), the probability that each plant is toxic."""
        return sigmoid(self.z(points))

    def distance_of(self, z: float) -> float | None:
        """|z| / |w|: how far a plant of this z lies from the frontier in cm (figure 9).

        None where there is no frontier, or none that is near enough to say.
        """
        length = self.norm
        distance = abs(z) / length if length else np.inf
        return distance if np.isfinite(distance) else None

    def level_line(self, level_z: float, window: Rectangle) -> Segment | None:
        """Return the part of the line z = level_z inside a window, or None where there is none.

        The end points run so that z grows to the left of the way from the first to the second.
        """
        if not self.has_frontier:
            return None
        normal, offset = self._unit_line(level_z)
        middle = np.array([window.left + window.right, window.bottom + window.top]) / 2
        foot = middle - (normal @ middle + offset) * normal
        direction = np.array([normal[1], -normal[0]])
        reach = _reach(foot, direction, window)
        if reach is None:
            return None
        start, end = (foot + t * direction for t in reach)
        return (float(start[0]), float(start[1])), (float(end[0]), float(end[1]))

    def frontier(self, window: Rectangle) -> Segment | None:
        """Return the part of the decision boundary z = 0 inside a window, or None."""
        return self.level_line(0.0, window)

    def region(self, window: Rectangle, toxic: bool) -> list[tuple[float, float]]:
        """Return the corners of the part of a window where z >= 0, or where z <= 0 (figure 6).

        The polygon is cut from the window along z = 0 (Sutherland and Hodgman, 1974); it is
        empty where the window has no such part.
        """
        left, bottom, right, top = window
        corners = np.array([(left, bottom), (right, bottom), (right, top), (left, top)])
        z = self.z(corners)
        depth = z if toxic else -z
        polygon: list[tuple[float, float]] = []
        for corner in range(4):
            following = (corner + 1) % 4
            if depth[corner] >= 0:
                polygon.append((float(corners[corner, 0]), float(corners[corner, 1])))
            if np.sign(depth[corner]) * np.sign(depth[following]) < 0:
                share = depth[corner] / (depth[corner] - depth[following])
                cut = corners[corner] + share * (corners[following] - corners[corner])
                polygon.append((float(cut[0]), float(cut[1])))
        return polygon if len(polygon) > 2 else []

    def shifted(self, by: tuple[float, float]) -> Neuron:
        """Return the neuron whose frontier lies (dx1, dx2) further, with the same weights."""
        return Neuron(self.w1, self.w2, self.b - self.w1 * by[0] - self.w2 * by[1])

    def through(self, start: tuple[float, float], end: tuple[float, float]) -> Neuron:
        """Return the neuron with its frontier through two points and weights of the same length.

        z grows to the left of the way from start to end; two equal points change nothing.
        """
        dx, dy = end[0] - start[0], end[1] - start[1]
        length = float(np.hypot(dx, dy))
        if length == 0:
            return self
        scale = self.norm / length
        w1, w2 = -dy * scale, dx * scale
        return Neuron(w1, w2, -w1 * start[0] - w2 * start[1])

    def turned(self, angle: float, about: tuple[float, float]) -> Neuron:
        """Return the neuron with its weights turned counter-clockwise by an angle in radians.

        z stays what it is at the point that it is turned about.
        """
        cos, sin = float(np.cos(angle)), float(np.sin(angle))
        w1, w2 = cos * self.w1 - sin * self.w2, sin * self.w1 + cos * self.w2
        x1, x2 = about
        return Neuron(w1, w2, self.b + (self.w1 - w1) * x1 + (self.w2 - w2) * x2)

    def _unit_line(self, level_z: float) -> tuple[Vector, float]:
        """Return n, c with n . x + c = 0 on the line z = level_z and |n| = 1."""
        length = self.norm
        return np.array([self.w1 / length, self.w2 / length]), (self.b - level_z) / length


def _reach(foot: Vector, direction: Vector, window: Rectangle) -> tuple[float, float] | None:
    """Clip the line foot + t along to a window (Liang and Barsky): the first and the last t."""
    first, last = -np.inf, np.inf
    sides = ((window.left, window.right), (window.bottom, window.top))
    for position, step, (low, high) in zip(foot, direction, sides, strict=True):
        if step == 0:
            if not low <= position <= high:
                return None
            continue
        near, far = sorted(((low - position) / step, (high - position) / step))
        first, last = max(first, near), min(last, far)
    return (float(first), float(last)) if first < last else None
