"""Plain steps of one neuron by one plant or a few: w <- w - alpha d, in plain numbers.

A batch is a few numbers: Python's own floats cost less than NumPy's calls on arrays of three. A
step by itself and one among many are worked out by the same operations, in the same order.
"""

from __future__ import annotations

from math import exp
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Parameters
from engine.learning.trace_view import Columns
from engine.model.dataset import Dataset

SignedPlants: TypeAlias = NDArray[np.float64]
"""(k, 3): s [x1, x2, 1] of some plants, s = +1 for toxic and -1 for non-toxic."""

_LARGEST_Z = 700.0
"""Beyond, e^z may leave the doubles, and an error of 1e-304 is none."""


def signed(plants: Dataset) -> SignedPlants:
    """Return s [x1, x2, 1] of all plants (m, 3)."""
    signs = np.where(plants.y == 1, 1.0, -1.0)
    return np.column_stack([plants.x * signs[:, np.newaxis], signs])


def slope_of_one(plant: Parameters, parameters: Parameters) -> Parameters:
    """Return (a - y) [x1, x2, 1] of one plant (3,): minus its error times its signed column."""
    (x1, x2, s), (w1, w2, b) = plant.tolist(), parameters.tolist()
    z = w1 * x1 + w2 * x2 + b * s
    error = 1.0 / (1.0 + exp(z)) if z < _LARGEST_Z else 0.0
    return np.array([-(error * x1), -(error * x2), -(error * s)])


def steps_of_one(plants: SignedPlants, parameters: Parameters, rate: float) -> Columns:
    """Return the parameters (3, k) after a step of each plant, one after the other."""
    w1, w2, b = parameters.tolist()
    steps: tuple[list[float], ...] = [], [], []
    add1, add2, add3 = (values.append for values in steps)
    for x1, x2, s in zip(*plants.T.tolist(), strict=True):
        z = w1 * x1 + w2 * x2 + b * s
        error = 1.0 / (1.0 + exp(z)) if z < _LARGEST_Z else 0.0
        w1 += rate * (error * x1)
        w2 += rate * (error * x2)
        b += rate * (error * s)
        add1(w1), add2(w2), add3(b)
    return np.array(steps)


def slope_of_batch(plants: SignedPlants, parameters: Parameters) -> Parameters:
    """Return the mean of (a - y) [x1, x2, 1] over the plants of a batch (3,)."""
    with np.errstate(over="ignore"):  # e^z of a plant that is right beyond doubt: no error
        errors = 1.0 / (1.0 + np.exp(plants.dot(parameters)))
    slope: Parameters = np.dot(plants.T, errors) / -len(plants)
    return slope


def steps_of_batches(
    plants: SignedPlants, sizes: list[int], parameters: Parameters, rate: float
) -> Columns:
    """Return the parameters (3, k) after each of the batches, which follow one another."""
    steps, here = np.empty((len(sizes), 3)), parameters
    pull, room = np.empty(3), np.empty(max(sizes))
    product, exponential, add, divide = np.dot, np.exp, np.add, np.divide
    first = 0
    with np.errstate(over="ignore"):
        for size, after in zip(sizes, steps, strict=True):
            batch, errors = plants[first : first + size], room[:size]
            product(batch, here, errors)
            exponential(errors, errors)
            add(errors, 1.0, errors)
            divide(rate / size, errors, errors)
            product(batch.T, errors, pull)
            add(here, pull, after)
            here = after
            first += size
    return steps.T


def correction_of(plants: Dataset, plant: int, parameters: Parameters) -> Parameters:
    """(y - y_pred) (x1, x2, 1) of one plant, y_pred = 1 where z >= 0 (figure 8)."""
    (x1, x2), (w1, w2, b) = plants.x[plant].tolist(), parameters.tolist()
    error = float(plants.y[plant]) - (x1 * w1 + x2 * w2 + b >= 0)
    return np.array([error * x1, error * x2, error])
