"""The shapes that arrays have here; m is the number of plants."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Points: TypeAlias = NDArray[np.float64]
"""(m, 2): leaf width x1 and leaf length x2, in centimetres."""

Kinds: TypeAlias = NDArray[np.int8]
"""(m,): 1 for a toxic plant, 0 for a non-toxic one."""

Vector: TypeAlias = NDArray[np.float64]
"""(m,): one number a plant."""

Parameters: TypeAlias = NDArray[np.float64]
"""(n,): of the neuron w1, w2, b, in this order; a gradient has the same shape."""

Indices: TypeAlias = NDArray[np.intp]
"""(k,): positions of plants, in increasing order."""

Mask: TypeAlias = NDArray[np.bool_]
"""(m,): true for the plants meant."""


def freeze(array: NDArray[np.generic]) -> None:
    """Make an array read-only, so that a snapshot that holds it stays what it was."""
    array.setflags(write=False)


def indices(values: object) -> Indices:
    """Return positions in increasing order, each once, read-only."""
    result = np.array(values, dtype=np.intp).ravel()
    if not (result[1:] > result[:-1]).all():
        result = np.unique(result)
    freeze(result)
    return result


NO_INDICES: Indices = np.empty(0, dtype=np.intp)
freeze(NO_INDICES)
