"""Newton's method for one neuron on any inputs, with or without L2."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.arrays import Kinds, Vector
from engine.loss.log_loss import log_loss
from engine.model.neuron import sigmoid
from engine.solution.inputs import Inputs

_MOST_STEPS = 200
_MOST_HALVINGS = 40
_ROUNDED = 1 + 1e-14
"""An objective so little higher is the same: near the minimum it does not tell steps apart."""

_SMALL_SHARE = 1e-12
"""Where the next step would lower the objective by no larger share, the minimum is all but there."""

_SMALL_SLOPE = 1e-12
"""Of t up to 1; rounding leaves more where t is larger."""

_ROUNDING = 1e-14

_MOST_SHARE = 0.1
"""So much of a plant's error may make up for what rounding leaves over."""


class Descent(NamedTuple):
    """Where Newton's steps led: t (r,), z (m,), and loss + penalty there.

    The slope (r,) is that in coordinates in which the objective bends by 1 at most; `excess` is how
    far it lies over the minimum. `has_separated` where it stopped since every plant was on its side
    for sure.
    """

    t: Vector
    z: Vector
    objective: float
    slope: Vector
    excess: float
    has_separated: bool = False

    @property
    def is_at_minimum(self) -> bool:
        """Say whether the steps came to rest, to the last digits of the objective."""
        is_flat = bool(np.abs(self.slope).max() < _SMALL_SLOPE * max(1.0, np.abs(self.t).max()))
        return is_flat and self.excess <= _SMALL_SHARE * self.objective


def descend(inputs: Inputs, y: Kinds, until_separated: bool = False) -> Descent:
    """Follow damped Newton steps from 0 to the minimum of log loss + R/2 Σ w²."""
    white, pulled, signs = inputs.white, inputs.pulled, np.where(y == 1, 1.0, -1.0)
    moved: Vector | None = np.zeros(len(white.T))
    excess = np.inf
    for _ in range(_MOST_STEPS):
        if moved is None:
            break
        t, z = moved, white @ moved
        a = sigmoid(z)
        slope = white.T @ (a - y) / len(y) + pulled.T @ (pulled @ t)
        step = _step(inputs, a, slope)
        reached = Descent(t, z, _objective(inputs, y, t), slope, float(step @ slope) / 2)
        if until_separated and (signs * z).min() > inputs.error_of_z(t):
            return reached._replace(has_separated=True)
        is_close = reached.excess < _SMALL_SHARE * reached.objective
        if is_close and reached.excess > excess / 4:  # it falls no longer: rounding is left
            break
        excess = reached.excess
        moved = _damped(inputs, y, reached, step)
    return reached


def _objective(inputs: Inputs, y: Kinds, t: Vector) -> float:
    pulled = inputs.pulled @ t
    return log_loss(inputs.white @ t, y) + float(pulled @ pulled) / 2


def _step(inputs: Inputs, a: Vector, slope: Vector) -> Vector:
    """Return H⁻¹ slope; where H is degenerate, the shortest such step."""
    white, pulled = inputs.white, inputs.pulled
    hessian = white.T @ (white * (a * (1 - a))[:, np.newaxis]) / len(a) + pulled.T @ pulled
    return np.linalg.lstsq(hessian, slope, rcond=1e-15)[0].astype(np.float64)


def _damped(inputs: Inputs, y: Kinds, start: Descent, step: Vector) -> Vector | None:
    """Return the first of t - step, t - step/2 … that does not raise the objective, or None."""
    highest = start.objective * _ROUNDED
    for halvings in range(_MOST_HALVINGS):
        moved: Vector = start.t - 0.5**halvings * step
        if _objective(inputs, y, moved) <= highest:
            return moved
    return None


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
