"""The gradient as a student has typed it: three formulas, worked out on the plants (figure 42)."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from engine.arrays import Parameters
from engine.formula import Value, read
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron


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


_read_once = lru_cache(maxsize=16)(read)
"""A formula is read once, and worked out at every step."""
