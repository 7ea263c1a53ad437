"""Newton's method for one neuron on any inputs, with or without L2."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

import numpy as np

from engine.arrays import Kinds, Vector
from engine.loss.log_loss import log_loss
from engine.model.neuron import sigmoid
from engine.solution.inputs import Inputs

_MOST_STEPS = 200
_SHORTEST = 1e-5
"""Newton's step has to be halved a few times where the objective is far from a parabola."""

_ROUNDED = 1 + 1e-14
"""An objective so little higher is the same: near the minimum it does not tell steps apart."""

_SMALL_SHARE = 1e-12
"""Where the next step would lower the objective by no larger share, it is all but there."""

_SMALL_EXCESS = 1e-18
"""An objective is not told from one so little higher, however small it is, in nats."""

_SMALL_SLOPE = 1e-12
"""Of t up to 1; rounding leaves more where t is larger."""

_ROUNDING = 1e-14

_MOST_SHARE = 0.1
"""So much of a plant's error may make up for what rounding leaves over."""


class Ending(Enum):
    """Why Newton's steps ended."""

    AT_REST = "at_rest"
    """The next one would change nothing."""
    SEPARATED = "separated"
    """Every plant is on its side, for sure."""
    TOO_MANY_STEPS = "too_many_steps"


class Descent(NamedTuple):
    """Where Newton's steps led: t (r,), z (m,), and loss + penalty there.

    The slope (r,) is that in coordinates in which the objective bends by 1 at most; `excess` is how
    far it lies over the minimum. `ending` says why the steps ended.
    """

    t: Vector
    z: Vector
    objective: float
    slope: Vector
    excess: float
    ending: Ending = Ending.TOO_MANY_STEPS

    @property
    def is_at_minimum(self) -> bool:
        """Say whether the steps came to rest, to the last digits of the objective."""
        is_flat = bool(np.abs(self.slope).max() < _SMALL_SLOPE * max(1.0, np.abs(self.t).max()))
        is_low = self.excess <= max(_SMALL_SHARE * self.objective, _SMALL_EXCESS)
        return self.ending is Ending.AT_REST and is_flat and is_low


def descend(inputs: Inputs, y: Kinds, until_separated: bool = False) -> Descent:
    """Follow damped Newton steps from 0 to the minimum of log loss + R/2 Σ w².

    With `until_separated` they end as soon as every plant is on its side, rounding or not.
    """
    white, pulled, signs = inputs.white, inputs.pulled, np.where(y == 1, 1.0, -1.0)
    t, excess = np.zeros(len(white.T)), np.inf
    for _ in range(_MOST_STEPS):
        z = white @ t
        a = sigmoid(z)
        slope = white.T @ (a - y) / len(y) + pulled.T @ (pulled @ t)
        step = _step(inputs, a, slope)
        reached = Descent(t, z, _objective(inputs, y, t), slope, float(step @ slope) / 2)
        if until_separated and (signs * z).min() > inputs.error_of_z(t):
            return reached._replace(ending=Ending.SEPARATED)
        is_close = reached.excess < _SMALL_SHARE * reached.objective
        length = _damping(inputs, y, reached, step)
        if length < _SHORTEST or (is_close and reached.excess >= excess / 4):  # rounding is left
            return reached._replace(ending=Ending.AT_REST)
        t, excess = t - length * step, reached.excess
    return reached


def _objective(inputs: Inputs, y: Kinds, t: Vector) -> float:
    pulled = inputs.pulled @ t
    return log_loss(inputs.white @ t, y) + float(pulled @ pulled) / 2


def _step(inputs: Inputs, a: Vector, slope: Vector) -> Vector:
    """Return H⁻¹ slope; where H is degenerate, the shortest such step."""
    white, pulled = inputs.white, inputs.pulled
    hessian = white.T @ (white * (a * (1 - a))[:, np.newaxis]) / len(a) + pulled.T @ pulled
    return np.linalg.lstsq(hessian, slope, rcond=1e-15)[0].astype(np.float64)


def _damping(inputs: Inputs, y: Kinds, start: Descent, step: Vector) -> float:
    """Return the first of 1, 1/2, 1/4 … that does not raise the objective, rounding aside, or 0."""
    length = 1.0
    while length >= _SHORTEST:
        if _objective(inputs, y, start.t - length * step) <= start.objective * _ROUNDED:
            return length
        length /= 2
    return 0.0


def surely_overlap(inputs: Inputs, y: Kinds, descent: Descent) -> bool:
    """Say whether the place where the descent came to rest proves that the kinds overlap.

    At a minimum Σ e_i s_i x_i = 0 with all errors e_i > 0, so that weights which have no plant on
    its wrong side have all of them at z = 0 (Stiemke 1915). Where rounding leaves a sum beside 0,
    some share of each e_i makes up for it: with M = Σ e_i x_i x_iᵀ, at most |x_i| |sum| in M⁻¹.
    """
    if not inputs.is_whole:
        return False
    signs, count = np.where(y == 1, 1.0, -1.0), len(y)
    errors, rows = sigmoid(-signs * descent.z), inputs.white * signs[:, np.newaxis]
    widths, turn = np.linalg.eigh(rows.T @ (rows * errors[:, np.newaxis]) / count)
    if widths[0] < _ROUNDING * widths[-1]:
        return False
    turn = turn / np.sqrt(widths)
    rounding = float(np.linalg.norm(inputs.errors @ np.abs(inputs.basis @ turn)))
    rounding += _ROUNDING / float(np.sqrt(widths[0]))
    longest = float(np.linalg.norm(rows @ turn, axis=1).max()) + rounding
    left_over = float(np.linalg.norm(errors @ rows @ turn)) / count
    left_over += rounding * float(errors.mean())
    return longest * left_over < _MOST_SHARE and longest * rounding < _MOST_SHARE
