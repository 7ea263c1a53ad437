"""The gradient as a student has typed it: three formulas, worked out on the plants (figure 42)."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from engine.arrays import Parameters, Points
from engine.formula import read
from engine.formula_shapes import Value
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron

_ROUNDING = 1e-9


def variables(plants: Dataset, neuron: Neuron) -> dict[str, Value]:
    """Return what a formula may name, on these plants: a, y, z, x1, x2 (m,), w1, w2, b, m."""
    return {
        "a": neuron.probability(plants.x),
        "y": plants.y.astype(np.float64),
        "z": neuron.z(plants.x),
        "x1": plants.x[:, 0],
        "x2": plants.x[:, 1],
        **neuron.by_name,
        "m": float(len(plants)),
    }


def gradient_of(formulas: tuple[str, str, str], plants: Dataset, neuron: Neuron) -> Parameters:
    """Return what three formulas give (3,), 0 where that is not one number: to train with."""
    values = variables(plants, neuron)
    results = [_read_once(text)(values) for text in formulas]
    single = [float(value) if np.ndim(value) == 0 else 0.0 for value in results]
    return np.array([value if math.isfinite(value) else 0.0 for value in single])


def rounding_of(x: Points) -> Parameters:
    """Return by how much two ways to write one gradient (3,) may differ on measures (m, 2).

    The parts of dL/dw_j are at most mean |x_j|, those of dL/db at most 1: in whatever unit.
    """
    return _ROUNDING * np.append(np.abs(x).mean(axis=0), 1.0)


_read_once = lru_cache(maxsize=16)(read)
"""A formula is read once, and worked out at every step."""
