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

Pairs = NDArray[np.intp]
"""(k, 2): the numbers of two crossings that a segment joins."""

Pixels = NDArray[np.float32]
"""(rows, columns), in the order of the rows of what they were worked out from."""

_REFINEMENTS = 2


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
        points = np.empty((rows, columns, 2))
        points[..., 0], points[..., 1] = x1, x2[:, np.newaxis]
        return FieldGrid(model, x1, x2, model.z(points.reshape(-1, 2)).reshape(rows, columns))

    def lines(self, level: float = 0.0) -> Lines:
        """Return where z has a level, as segments: for 0 the frontier."""
        crossings, pairs = self._segments(level)
        return crossings[pairs]

    def paths(self, level: float = 0.0) -> list[Points]:
        """Return the same lines joined end to end: each a path (k, 2), closed where it is round."""
        crossings, pairs = self._segments(level)
        return [crossings[path] for path in _joined(pairs, len(crossings))]

    def _segments(self, level: float) -> tuple[Points, Pairs]:
        """Return where sides are crossed, and which two crossings each segment joins.

        Each square is cut into two triangles, of which a line crosses two sides or none. Where it
        crosses a side is worked out from z on that side, not from its ends alone.
        """
        starts, ends, pairs = _crossed_sides(self.z >= level)
        return self._crossings(starts, ends, level), pairs

    def _points_at(self, corners: Indices) -> Points:
        rows, columns = np.divmod(corners, len(self.x1))
        return np.column_stack([self.x1[columns], self.x2[rows]])

    def _crossings(self, starts: Indices, ends: Indices, level: float) -> Points:
        """Return where z has a level between two crossings of the grid (k, 2).

        The secant meets it; of its two ends the one on the same side takes its place.
        """
        z = self.z.ravel()
        low, high = self._points_at(starts), self._points_at(ends)
        z_low, z_high = z[starts] - level, z[ends] - level
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


def _crossed_sides(above: NDArray[np.bool_]) -> tuple[Indices, Indices, Pairs]:
    """Return the sides whose ends lie on two sides of a level: their ends (k,), and what joins two.

    A triangle has a side along x1, one along x2, and the diagonal of its square. Each side goes by
    the corner from which it leads; few are crossed, and all but finding them is done for those.
    """
    columns = above.shape[1]
    along, upwards, diagonal = np.zeros((3, *above.shape), dtype=bool)
    np.not_equal(above[:, :-1], above[:, 1:], out=along[:, :-1])
    np.not_equal(above[:-1], above[1:], out=upwards[:-1])
    np.not_equal(above[:-1, :-1], above[1:, 1:], out=diagonal[:-1, :-1])
    sides = [np.flatnonzero(side) for side in (along, upwards, diagonal)]
    ends = [side + lead for side, lead in zip(sides, (1, columns, columns + 1), strict=True)]
    lower, upper = np.zeros((2, *above.shape), dtype=bool)  # of three sides two are crossed or none
    np.logical_or(along[:-1, :-1], upwards[:-1, 1:], out=lower[:-1, :-1])
    np.logical_or(along[1:, :-1], upwards[:-1, :-1], out=upper[:-1, :-1])
    below, over = np.flatnonzero(lower), np.flatnonzero(upper)
    numbers = _numbered(sides, above.size)
    pairs = (
        _pairs(numbers, below, below + 1, below),
        _pairs(numbers, over + columns, over, over),
    )
    return np.concatenate(sides), np.concatenate(ends), np.concatenate(pairs)


def _numbered(sides: list[Indices], corners: int) -> NDArray[np.intp]:
    """Number sides, through all three kinds (3, corners); -1 stands for what is none."""
    numbers, count = np.full((3, corners), -1), 0
    for row, side in zip(numbers, sides, strict=True):
        row[side] = np.arange(count, count + len(side))
        count += len(side)
    return numbers


def _pairs(numbers: NDArray[np.intp], along: Indices, upwards: Indices, diagonal: Indices) -> Pairs:
    """Return which two sides of each triangle are crossed (k, 2), of its three by their corners."""
    three = np.stack([numbers[0, along], numbers[1, upwards], numbers[2, diagonal]], axis=1)
    return np.sort(three, axis=1)[:, 1:]


def _joined(pairs: Pairs, count: int) -> list[list[int]]:
    """Join segments, given by their two ends, where an end is shared by two of them."""
    ends = pairs.ravel()
    others = pairs[:, ::-1].ravel()[np.argsort(ends, kind="stable")]
    counts = np.bincount(ends, minlength=count)
    after = np.cumsum(counts)
    one, other = others[after - counts], np.where(counts > 1, others[after - 1], -1)
    steps = one.tolist(), other.tolist()
    seen = [False] * count
    loose = np.flatnonzero(counts == 1).tolist()
    paths = [_path_from(end, steps, seen) for end in loose if not seen[end]]
    return paths + [_path_from(end, steps, seen) for end in range(count) if not seen[end]]


def _path_from(first: int, steps: tuple[list[int], list[int]], seen: list[bool]) -> list[int]:
    """Follow a path to its end, or round to where it began."""
    one, other = steps
    path, before, end = [first], -1, first
    add = path.append
    while True:
        seen[end] = True
        following = one[end]
        if following == before:
            following = other[end]
            if following < 0:
                return path
        add(following)
        if following == first:
            return path
        before, end = end, following


def enlarged(values: NDArray[np.float64], times: int) -> Pixels:
    """Return so many pixels each way in each square of a grid, interpolated at their middles."""
    lines, shares = _widened(values, times), _shares(times)
    result: Pixels = (lines[1:] - lines[:-1])[:, np.newaxis] * shares[:, np.newaxis]
    result += lines[:-1, np.newaxis]
    return result.reshape(-1, lines.shape[1])


def enlarged_bytes(values: NDArray[np.float64], times: int) -> NDArray[np.uint8]:
    """Return the same cut to 0 … 255, each cut down to a whole number.

    Few rows are worked out at once: what they take stays near the processor.
    """
    lines = _widened(values, times)
    steps, below = lines[1:] - lines[:-1], lines[:-1]
    result = np.empty((len(below), times, lines.shape[1]), np.uint8)
    row = np.empty_like(below)
    for number, share in enumerate(_shares(times)):
        np.multiply(steps, share, out=row)
        row += below
        np.clip(row, 0, 255, out=row)
        result[:, number] = row
    return result.reshape(-1, lines.shape[1])


def _shares(times: int) -> Pixels:
    """Return where in a square the middle of each pixel lies."""
    shares: Pixels = (np.arange(times, dtype=np.float32) + np.float32(0.5)) / np.float32(times)
    return shares


def _widened(values: NDArray[np.float64], times: int) -> Pixels:
    """Return each row of a grid with so many pixels in each square."""
    known, shares = values.astype(np.float32), _shares(times)
    rows, columns = known.shape
    along = np.empty((rows, columns - 1, times), np.float32)
    steps = known[:, 1:] - known[:, :-1]
    for number, share in enumerate(shares):  # a last axis of few is slow
        np.multiply(steps, share, out=along[:, :, number])
        along[:, :, number] += known[:, :-1]
    return along.reshape(rows, -1)
