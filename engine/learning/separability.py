"""Whether a line can separate the two kinds: exact, from their convex hulls."""

from __future__ import annotations

from enum import Enum

import numpy as np

from engine.arrays import Points, Vector
from engine.model.dataset import Dataset

_DIRECTIONS = 32
_FEW = 300
"""So many plants are sent through the chain as they are: a polygon to thin them would cost more."""

_MOST_PRODUCTS = 4_000_000
"""Up to here every corner is projected on every axis; that is exact, and takes milliseconds."""

_TOUCHING = 1e-12
"""Gaps smaller than this share of the plants' extent count as none."""


class Separability(Enum):
    """How the two kinds lie to each other."""

    SEPARABLE = "separable"
    """A line passes between them: the loss can come as near to 0 as one likes."""
    TOUCHING = "touching"
    """They meet at a point or along a line: the weights grow for ever, the loss stays over 0."""
    OVERLAPPING = "overlapping"
    """No line separates them: the loss has an exact minimum."""
    UNDEFINED = "undefined"
    """One kind, or both, has no plant."""


def separability(plants: Dataset) -> Separability:
    """Compare the kinds along every edge of their hulls (separating axis theorem)."""
    if len(plants.kinds_present) < 2:
        return Separability.UNDEFINED
    toxic, harmless = (_hull(plants.x[plants.y == kind]) for kind in (1, 0))
    gap = _widest_gap(toxic, harmless, _axes(toxic, harmless))
    extent = float(np.ptp(np.vstack([toxic, harmless]), axis=0).max())
    if gap > _TOUCHING * extent:
        return Separability.SEPARABLE
    return Separability.TOUCHING if gap >= -_TOUCHING * extent else Separability.OVERLAPPING


def _widest_gap(toxic: Points, harmless: Points, axes: Points) -> float:
    """Return the most room between two hulls along any axis; one that tells nothing has none.

    Where all plants share one value along an axis it leaves every z at 0, and proves nothing.
    """
    (low, high), (start, end) = (
        (-_reach(hull, -axes), _reach(hull, axes)) for hull in (toxic, harmless)
    )
    span = np.maximum(high, end) - np.minimum(low, start)
    size = np.maximum(max(np.ptp(toxic), np.ptp(harmless)), span)
    gaps = np.maximum(low - end, start - high)
    return float(gaps[span > _TOUCHING * size].max(initial=-np.inf))


def _reach(hull: Points, axes: Points) -> Vector:
    """Return the largest value of a hull along each axis: the corner between two edge normals.

    Where plants lie almost on a line, rounding puts normals out of order: unless there are very
    many corners, all are looked at.
    """
    if len(hull) * len(axes) <= _MOST_PRODUCTS:
        largest: Vector = (axes @ hull.T).max(axis=1, initial=-np.inf)
        return largest
    edges = np.roll(hull, -1, axis=0) - hull
    angles = np.arctan2(-edges[:, 0], edges[:, 1])
    first = int(np.argmin(angles))
    following = np.searchsorted(np.roll(angles, -first), np.arctan2(axes[:, 1], axes[:, 0])) + first
    near = (following[:, None] + (-1, 0, 1)) % len(hull)
    result: Vector = np.einsum("kij,kj->ki", hull[near], axes).max(axis=1)
    return result


def _axes(toxic: Points, harmless: Points) -> Points:
    """Return unit normals and directions of all edges, and the way from hull to hull."""
    edges = [np.roll(hull, -1, axis=0) - hull for hull in (toxic, harmless) if len(hull) > 1]
    vectors = np.vstack([*edges, harmless[:1] - toxic[:1]])
    lengths = np.hypot(vectors[:, 0], vectors[:, 1])
    directions = vectors[lengths > 0] / lengths[lengths > 0, None]
    normals = np.column_stack([-directions[:, 1], directions[:, 0]])
    return np.vstack([normals, directions])


def _hull(points: Points) -> Points:
    """Return the corners of the convex hull, counter-clockwise (Andrew's monotone chain)."""
    corners = np.unique(_without_inner(points), axis=0)
    if len(corners) < 3:
        return corners
    lower = _chain(corners.tolist())
    upper = _chain(corners[::-1].tolist())
    return np.array(lower[:-1] + upper[:-1])


def _chain(points: list[list[float]]) -> list[list[float]]:
    chain: list[list[float]] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(a: list[float], b: list[float], c: list[float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _without_inner(points: Points) -> Points:
    """Drop what lies strictly inside a polygon of extreme points (Akl and Toussaint, 1978)."""
    if len(points) <= _FEW:
        return points
    angles = 2 * np.pi * np.arange(_DIRECTIONS) / _DIRECTIONS
    normals = np.column_stack([np.cos(angles), np.sin(angles)])
    corners = points[[int(np.argmax(points @ normal)) for normal in normals]]
    if (corners == corners[0]).all():
        return corners
    inside = np.ones(len(points), dtype=bool)
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        edge = end - start
        if edge.any():
            across = edge[0] * (points[:, 1] - start[1]) - edge[1] * (points[:, 0] - start[0])
            inside &= across > 0
    return points[~inside]
