"""The same summit: likelihood, its logarithm and -log along one parameter (figures 29, 32, 33)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from engine.arrays import Vector
from engine.landscape import Slice


class Summit(NamedTuple):
    """Three curves over the same values of a parameter, for m plants.

    `log_likelihood` (k,) is -m times the loss; `relative_likelihood` (k,) is the likelihood
    divided by the greatest one drawn, which stays a number where the likelihood itself underflows.
    `best` is the value at which all three have their extreme, None where it is not in the picture.
    """

    along: str
    values: Vector
    relative_likelihood: Vector
    log_likelihood: Vector
    best: float | None
    here: float


def summit_of(loss: Slice, m: int) -> Summit:
    """Turn a slice of the loss into the three curves: log L = -m loss, L = e^(log L)."""
    log_likelihood = -m * loss.losses
    relative = np.exp(log_likelihood - log_likelihood.max(initial=-np.inf))
    return Summit(loss.along, loss.values, relative, log_likelihood, loss.lowest, loss.here)
