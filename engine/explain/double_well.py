"""A curve that is not convex (figure 41): a local minimum, a global one, and a hill between."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

import numpy as np

from engine.arrays import Vector

LOCAL_MINIMUM, HILLTOP, GLOBAL_MINIMUM = 0.6, 2.0, 4.2

_MOST_STEPS = 400
_AT_REST = 1e-7
_LOST = 50.0
_NARROWEST = 1e-9

_SMALL_RATE = 0.5
"""With a rate below 1 / L'' at the bottom of both valleys no step overshoots there."""

_SLOPE = 0.18 * np.poly([LOCAL_MINIMUM, HILLTOP, GLOBAL_MINIMUM])
_HEIGHT = np.polyint(_SLOPE)
_HEIGHT[-1] -= np.polyval(_HEIGHT, GLOBAL_MINIMUM)


class Fate(Enum):
    """Where a descent on the curve ends."""

    LOCAL = "local"
    """It falls into the nearer valley and stays, though the other one is deeper."""
    GLOBAL = "global"
    JUMPED_OUT = "jumped out"
    """It began before the hill, and its steps were long enough to cross it."""
    JUMPED_IN = "jumped in"
    """It began beyond the hill, on the good side, and jumped back into the wrong valley."""
    RESTLESS = "restless"
    """It hops to and fro for ever."""
    ON_ITS_WAY = "on its way"
    """After 400 steps it has not arrived: they are too short."""
    LOST = "lost"
    """Each hop is longer than the one before."""
    ON_THE_HILL = "on the hill"
    """It stands on the very top, where the slope is 0."""


class Descent(NamedTuple):
    """The values of w from the start on (k,), and how it ends."""

    path: Vector
    fate: Fate


def height(w: Vector) -> Vector:
    """L(w), a polynomial of degree 4 with L = 0 in its global minimum; any shape."""
    result: Vector = np.asarray(np.polyval(_HEIGHT, w))
    return result


def slope(w: Vector) -> Vector:
    """dL/dw = 0.18 (w - 0.6) (w - 2.0) (w - 4.2); any shape."""
    result: Vector = np.asarray(np.polyval(_SLOPE, w))
    return result


def above_chord(u: float, v: float) -> tuple[float, float] | None:
    """Return between which values the curve runs above its chord from u to v; None if it does not.

    L(x) - chord(x) = (x - u) (x - v) q(x), where q is of degree 2 and opens upwards: the curve is
    above where q < 0, which is one piece.
    """
    low, high = height(np.array([u, v])).tolist()
    steepness = (high - low) / (v - u)
    over_chord = np.polysub(_HEIGHT, [steepness, low - steepness * u])
    a, b, c = np.polydiv(over_chord, np.poly([u, v]))[0].tolist()
    if b * b <= 4 * a * c:
        return None
    half = float(np.sqrt(b * b - 4 * a * c)) / (2 * a)
    left, right = max(u, -b / (2 * a) - half), min(v, -b / (2 * a) + half)
    return (left, right) if right - left > _NARROWEST else None


def descend(start: float, rate: float) -> Descent:
    """Follow w <- w - alpha dL/dw from a start until it rests, is lost, or 400 steps are taken."""
    path = [start]
    while len(path) <= _MOST_STEPS:
        w = path[-1]
        next_w = w - rate * float(np.polyval(_SLOPE, w))
        path.append(next_w)
        if abs(next_w) > _LOST or abs(next_w - w) < _AT_REST:
            break
    return Descent(np.array(path), _fate(start, path[-1], rate))


def fates(starts: Vector, rate: float) -> list[Fate]:
    """Say how a descent ends from each of these starts (k,), all followed at once."""
    w = np.array(starts)
    for _ in range(_MOST_STEPS):
        step = rate * slope(w)
        moves = (np.abs(w) <= _LOST) & (np.abs(step) >= _AT_REST)
        if not moves.any():
            break
        w = np.where(moves, w - step, w)
    return [_fate(start, end, rate) for start, end in zip(starts.tolist(), w.tolist(), strict=True)]


def _fate(start: float, end: float, rate: float) -> Fate:
    if abs(end) > _LOST:
        return Fate.LOST
    if abs(float(np.polyval(_SLOPE, end))) > 1e-3:
        return Fate.ON_ITS_WAY if rate < _SMALL_RATE else Fate.RESTLESS
    rest = min((LOCAL_MINIMUM, HILLTOP, GLOBAL_MINIMUM), key=lambda w: abs(end - w))
    if rest == HILLTOP:
        return Fate.ON_THE_HILL
    if not _holds(rest, rate) and abs(rate * float(np.polyval(_SLOPE, end))) >= _AT_REST:
        return Fate.RESTLESS  # it only passes by
    if rest == LOCAL_MINIMUM:
        return Fate.LOCAL if start < HILLTOP else Fate.JUMPED_IN
    return Fate.GLOBAL if start > HILLTOP else Fate.JUMPED_OUT


def _holds(minimum: float, rate: float) -> bool:
    """|1 - alpha L''| < 1: whether steps from beside a minimum lead nearer to it."""
    return abs(1 - rate * float(np.polyval(np.polyder(_SLOPE), minimum))) < 1
