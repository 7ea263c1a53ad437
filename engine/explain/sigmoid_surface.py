"""The surface a(x1, x2) over a window (figures 10 to 12), as strips along the frontier."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Points, Vector
from engine.geometry import Rectangle
from engine.model.neuron import Neuron, sigmoid

FAR_Z = 7.0
"""Beyond this |z| a probability is as good as 0 or 1, to the eye."""

STRIPS = 22

Points3 = NDArray[np.float64]
"""(…, 3): x1, x2 and a height."""


class SigmoidSurface(NamedTuple):
    """Strip i is the part of the window where z[i] <= z <= z[i + 1]; a(z) is its height.

    Since a(z) is constant along lines parallel to the frontier, a strip is flat across but for
    the bend of the sigmoid between its two sides: the polygon left[i], left[i + 1],
    right[i + 1], right[i], with `left` on the left of the way up.
    """

    z: Vector
    a: Vector
    left: Points
    right: Points

    @property
    def corners(self) -> Points3:
        """The four corners of each strip (k, 4, 3), lifted to the surface."""
        left = np.column_stack([self.left, self.a])
        right = np.column_stack([self.right, self.a])
        return np.stack([left[:-1], left[1:], right[1:], right[:-1]], axis=1)


def sigmoid_surface(neuron: Neuron, window: Rectangle) -> SigmoidSurface:
    """Cut a window into strips between z = -7 … 7, the corners and z = 0 among the cuts."""
    low_1, low_2, high_1, high_2 = window
    corners = np.array([(low_1, low_2), (high_1, low_2), (high_1, high_2), (low_1, high_2)])
    z = neuron.z(corners)
    around = (int(z.argmin()) + np.arange(4)) % 4
    corners, z = corners[around], z[around]
    if not z[0] < z[2]:
        return SigmoidSurface(z[:2], sigmoid(z[:2]), corners[[0, 3]], corners[[1, 2]])
    levels = np.linspace(max(z[0], -FAR_Z), min(z[2], FAR_Z), STRIPS + 1)
    levels = np.unique(np.concatenate([levels, z, [0.0]]).clip(z[0], z[2]))
    left = _up(corners[[0, 3, 2]], z[[0, 3, 2]], levels)
    right = _up(corners[[0, 1, 2]], z[[0, 1, 2]], levels)
    return SigmoidSurface(levels, sigmoid(levels), left, right)


def across(neuron: Neuron, levels: Vector, starts: Points, ends: Points) -> Points3:
    """Cut lines (g, 2) to (g, 2) where z reaches each level: points on the surface (g, k, 3).

    Before its first level a line stays at one of its ends, and beyond its last at the other.
    """
    low, high = neuron.z(starts)[:, None], neuron.z(ends)[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.nan_to_num((levels - low) / (high - low)).clip(0, 1)
    points = starts[:, None] + share[..., None] * (ends - starts)[:, None]
    height = sigmoid(low + share * (high - low))
    return np.concatenate([points, height[..., None]], axis=2)


def _up(chain: Points, z: Vector, levels: Vector) -> Points:
    """Return where the way from the lowest corner over another to the highest is at each level."""
    if z[1] == z[0]:
        chain, z = chain[1:], z[1:]
    elif z[1] == z[2]:
        chain, z = chain[:-1], z[:-1]
    return np.column_stack([np.interp(levels, z, chain[:, 0]), np.interp(levels, z, chain[:, 1])])
