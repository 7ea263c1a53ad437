"""Losses on a grid: round levels among them, and values between its points."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Vector

_SPACINGS = (1.0, 2.0, 5.0)
_APART = 1.3

Grid = NDArray[np.float64]


def round_levels(low: float, high: float) -> list[float]:
    """Return round losses between two others, close together near the lower one."""
    reach = high - low
    if not reach > 1e-12 * max(abs(high), 1e-300):
        return []
    power = math.floor(math.log10(reach))
    candidates: list[float] = []
    for exponent in range(power - 3, power + 1):
        for spacing in (s * 10.0**exponent for s in _SPACINGS):
            first = math.floor(low / spacing) + 1
            candidates += [round((first + more) * spacing, 4 - power) for more in range(3)]
    levels: list[float] = []
    for level in sorted(set(candidates)):
        last = levels[-1] - low if levels else reach * 1e-3 / _APART
        if level - low >= _APART * last and level < high:
            levels.append(level)
    return levels


def refined(losses: Grid, factor: int) -> Grid:
    """Return a grid (k, k) so many times as fine, through the same values (Catmull and Rom)."""
    weights = _cubic(len(losses), factor)
    result: Grid = weights @ losses @ weights.T
    return result.clip(losses.min(), losses.max())


def fine(values: Vector, factor: int) -> Vector:
    """Return evenly spaced values so many times as fine."""
    return np.linspace(values[0], values[-1], (len(values) - 1) * factor + 1)


@lru_cache(maxsize=4)
def _cubic(count: int, factor: int) -> Grid:
    """Return what each value weighs at each finer place ((count - 1) factor + 1, count)."""
    positions = np.arange((count - 1) * factor + 1) / factor
    left = np.minimum(positions.astype(np.intp), count - 2)
    t = positions - left
    shares = (
        (-t + 2 * t**2 - t**3) / 2,
        (2 - 5 * t**2 + 3 * t**3) / 2,
        (t + 4 * t**2 - 3 * t**3) / 2,
        (-(t**2) + t**3) / 2,
    )
    weights = np.zeros((len(positions), count))
    rows = np.arange(len(positions))
    for offset, share in zip((-1, 0, 1, 2), shares, strict=True):
        column = left + offset
        beyond = (column < 0) | (column >= count)
        inside = column.clip(0, count - 1)
        np.add.at(weights, (rows, inside), np.where(beyond, 2 * share, share))
        opposite = (2 * inside - column).clip(0, count - 1)
        np.add.at(weights, (rows, opposite), np.where(beyond, -share, 0.0))
    return weights
