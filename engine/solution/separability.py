"""Whether a line can separate the two kinds: exact, from their convex hulls."""

from __future__ import annotations

from enum import Enum

import numpy as np

from engine.arrays import Indices, Points, Vector
from engine.model.dataset import Dataset
from engine.solution.coordinates import unit_box
from engine.solution.exact_plane import (
    Axis,
    Room,
    WholePoint,
    dimension,
    hull,
    in_unit_box,
    line_of,
    whole_plane,
)

_DIRECTIONS = 32
_FEW = 300
"""So many plants are sent through the chain as they are: a polygon to thin them would cost more."""

_MOST_PRODUCTS = 4_000_000
"""Up to here every corner is projected on every axis; that is exact, and takes milliseconds."""

_UNDECIDED = 1e-9
"""Gaps smaller than this share of the plants' extent are looked at again in whole numbers."""

_FEW_CORNERS = 64
"""Up to here every axis is tried in whole numbers; of more, those that doubles leave undecided."""


class Separability(Enum):
    """How the two kinds lie to each other; on more inputs than two, a line is a plane."""

    SEPARABLE = "separable"
    """A line passes between them: the loss can come as near to 0 as one likes."""
    TOUCHING = "touching"
    """They meet at a point or along a line: the weights grow for ever, the loss stays over 0."""
    OVERLAPPING = "overlapping"
    """No line separates them: the loss has an exact minimum."""
    UNDEFINED = "undefined"
    """One kind, or both, has no plant."""


def separability(plants: Dataset) -> Separability:
    """Compare the kinds along every edge of their hulls (separating axis theorem).

    Each measure is centred and divided by its own spread. Where rounding could decide, the plants
    are compared as whole numbers; of a measure that was computed the last two bits tell nothing.
    """
    if len(plants.kinds_present) < 2:
        return Separability.UNDEFINED
    x = plants.in_own_units().x
    box = unit_box(x)
    points, margin = box.points, _UNDECIDED + 16 * box.error
    outer = [_outer(points, np.flatnonzero(plants.y == kind), margin) for kind in (1, 0)]
    toxic, harmless = (_hull(points[which]) for which in outer)
    gaps = _gaps(toxic, harmless, _axes(toxic, harmless))
    gap = float(gaps.max()) if len(gaps) else 0.0
    if abs(gap) > margin:
        return Separability.SEPARABLE if gap > 0 else Separability.OVERLAPPING
    return _in_whole_numbers(x[outer[0]], x[outer[1]])


def _gaps(toxic: Points, harmless: Points, axes: Points) -> Vector:
    """Return the room between two hulls along each axis, below 0 where they overlap on it."""
    (low, high), (start, end) = (
        (-_reach(hull, -axes), _reach(hull, axes)) for hull in (toxic, harmless)
    )
    gaps: Vector = np.maximum(low - end, start - high)
    return gaps


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
    """Return unit normals and directions of all edges, and of the way from hull to hull.

    Where a measure never varies, those along it are left out: they tell nothing.
    """
    edges = [np.roll(hull, -1, axis=0) - hull for hull in (toxic, harmless) if len(hull) > 1]
    vectors = np.vstack([*edges, harmless[:1] - toxic[:1]])
    lengths = np.hypot(vectors[:, 0], vectors[:, 1])
    directions = vectors[lengths > 0] / lengths[lengths > 0, None]
    axes = np.vstack([np.column_stack([-directions[:, 1], directions[:, 0]]), directions])
    varies = np.ptp(np.vstack([toxic, harmless]), axis=0) > 0
    return axes if varies.all() else axes[(axes * varies).any(axis=1)]


def _hull(points: Points) -> Points:
    """Return the corners of the convex hull, counter-clockwise (Andrew's monotone chain)."""
    corners = np.unique(points, axis=0)
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


def _outer(points: Points, which: Indices, margin: float) -> Indices:
    """Leave out what lies well inside a polygon of extreme points (Akl and Toussaint, 1978)."""
    if len(which) <= _FEW:
        return which
    kind = points[which]
    angles = 2 * np.pi * np.arange(_DIRECTIONS) / _DIRECTIONS
    normals = np.column_stack([np.cos(angles), np.sin(angles)])
    corners = kind[[int(np.argmax(kind @ normal)) for normal in normals]]
    inside = np.ones(len(kind), dtype=bool)
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        edge = end - start
        if edge.any():
            across = edge[0] * (kind[:, 1] - start[1]) - edge[1] * (kind[:, 0] - start[0])
            inside &= across > margin * float(np.hypot(*edge))
    is_one_place = bool((corners == corners[0]).all())
    return which[:1] if is_one_place else which[~inside]


def _in_whole_numbers(toxic: Points, harmless: Points) -> Separability:
    """Compare the kinds along every axis without rounding."""
    toxic, harmless = (np.unique(points, axis=0) for points in (toxic, harmless))
    points = whole_plane(np.vstack([toxic, harmless])).points
    kinds = hull(points[: len(toxic)]), hull(points[len(toxic) :])
    result = Separability.OVERLAPPING
    for axis in _undecided_axes(*kinds):
        room = axis.room_between(*kinds)
        if room is Room.GAP:
            return Separability.SEPARABLE
        if room is Room.NONE:
            result = Separability.TOUCHING
    return result


def _undecided_axes(toxic: list[WholePoint], harmless: list[WholePoint]) -> list[Axis]:
    """Return the axes that have to be tried: all of few, of many those with no clear overlap."""
    corners = [*toxic, *harmless]
    if dimension(corners) < 2:
        return [line_of(corners)._replace(goes_across=False)]
    axes = [
        Axis(start, end)
        for kind in (toxic, harmless)
        for start, end in zip(kind, kind[1:] + kind[:1], strict=True)
        if start != end
    ]
    if len(corners) <= _FEW_CORNERS:
        return axes
    points, directions = in_unit_box(corners, axes)
    gaps = _gaps(points[: len(toxic)], points[len(toxic) :], directions)
    return [axes[index] for index in np.flatnonzero(gaps > -_UNDECIDED)]
