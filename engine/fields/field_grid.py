"""z over a part of the plane, at the crossings of a grid, and the lines where z has a level."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Indices, Points, Vector
from engine.geometry import Rectangle
from engine.model.network import Predictor

Lines = NDArray[np.float64]
"""(k, 2, 2): segments, each from one point to another, in the plants' unit."""

_REFINEMENTS = 4


class FieldGrid(NamedTuple):
    """z (rows, columns) of a model at x1 (columns,) and x2 (rows,)."""

    model: Predictor
    x1: Vector
    x2: Vector
    z: NDArray[np.float64]

    @staticmethod
    def over(model: Predictor, window: Rectangle, columns: int, rows: int) -> FieldGrid:
        """Work z out over a window, its edges included."""
        x1 = np.linspace(window.left, window.right, columns)
        x2 = np.linspace(window.bottom, window.top, rows)
        grid = FieldGrid(model, x1, x2, np.empty((rows, columns)))
        return grid._replace(z=model.z(grid.points).reshape(rows, columns))

    @property
    def points(self) -> Points:
        """The crossings (rows * columns, 2), row after row."""
        first, second = np.meshgrid(self.x1, self.x2)
        return np.column_stack([first.ravel(), second.ravel()])

    def enlarged(self, columns: int, rows: int) -> NDArray[np.float32]:
        """Return z (rows, columns) of a finer grid over the same window, interpolated."""
        return _interpolated(_interpolated(self.z.astype(np.float32), columns).T, rows).T

    def lines(self, level: float = 0.0) -> Lines:
        """Return where z has a level, as segments: for 0 the frontier.

        Each square is cut into two triangles, of which a line crosses two sides or none. Where it
        crosses a side is worked out from z on that side, not from its ends alone.
        """
        starts, ends, numbers = _crossed_sides(self.z >= level)
        crossings = self._crossings(starts, ends, level)
        along, upwards, diagonal = numbers
        pairs = (_pairs(along[:-1], upwards[:, 1:], diagonal),
                 _pairs(along[1:], upwards[:, :-1], diagonal))  # fmt: skip
        return crossings[np.concatenate(pairs)]

    def _crossings(self, starts: Indices, ends: Indices, level: float) -> Points:
        """Return where z has a level between two crossings of the grid (k, 2).

        The secant meets it; of its two ends the one on the same side takes its place.
        """
        points, z = self.points, self.z.ravel() - level
        low, high = points[starts], points[ends]
        z_low, z_high = z[starts], z[ends]
        middle = low
        for _ in range(_REFINEMENTS):
            share = np.clip(z_low / (z_low - z_high), 0.05, 0.95)[:, np.newaxis]
            middle = low + share * (high - low)
            z_middle = self.model.z(middle) - level
            is_low = (z_middle >= 0) == (z_low >= 0)
            low, high = (
                np.where(is_low[:, None], middle, low),
                np.where(is_low[:, None], high, middle),
            )
            z_low, z_high = np.where(is_low, z_middle, z_low), np.where(is_low, z_high, z_middle)
        share = (z_low / (z_low - z_high))[:, np.newaxis]
        result: Points = low + share * (high - low)
        return result


def _crossed_sides(
    above: NDArray[np.bool_],
) -> tuple[Indices, Indices, list[NDArray[np.intp]]]:
    """Return the sides whose ends lie on two sides of a level: their ends (k,), and their numbers.

    The numbers stand where the sides do: those along x1, those along x2, and the diagonals; -1 for
    a side that is not crossed.
    """
    corners = np.arange(above.size).reshape(above.shape)
    sides = (
        (corners[:, :-1], corners[:, 1:]),
        (corners[:-1], corners[1:]),
        (corners[:-1, :-1], corners[1:, 1:]),
    )
    flat, count, numbers = above.ravel(), 0, []
    for start, end in sides:
        is_crossed = flat[start] != flat[end]
        number = np.where(is_crossed, count + np.cumsum(is_crossed).reshape(start.shape) - 1, -1)
        count += int(np.count_nonzero(is_crossed))
        numbers.append(number)
    chosen = [number >= 0 for number in numbers]
    starts, ends = (
        np.concatenate([side[which][mask] for side, mask in zip(sides, chosen, strict=True)])
        for which in (0, 1)
    )
    return starts, ends, numbers


def _pairs(*sides: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return which two sides of each triangle are crossed (k, 2), of its three by their numbers."""
    _, second, third = np.sort(np.stack([side.ravel() for side in sides]), axis=0)
    is_crossed = second >= 0
    return np.column_stack([second[is_crossed], third[is_crossed]])


def _interpolated(rows: NDArray[np.float32], count: int) -> NDArray[np.float32]:
    """Return rows (r, n) with so many values each, linear between those that are known."""
    place = np.linspace(0, rows.shape[1] - 1, count, dtype=np.float32)
    before = np.minimum(place.astype(np.intp), rows.shape[1] - 2)
    share = place - before.astype(np.float32)
    result: NDArray[np.float32] = rows[:, before] * (1 - share) + rows[:, before + 1] * share
    return result
