"""The losses of many networks of one architecture and their gradients, all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Indices
from engine.loss.blocks import Block, PlantBlocks
from engine.loss.buffered_networks import BufferedNetworks
from engine.loss.network_buffers import Losses
from engine.model.architecture import Architecture
from engine.model.dataset import Dataset

ManyParameters = NDArray[np.float64]
"""(g, n): the parameters of a network a row; their gradients have the same shape."""

_MOST_COLUMNS = 10_000
"""Networks times plants worked on at a time: their buffers stay in the processor's cache."""


class ManyNetworks:
    """L(w) and dL/dw of `count` networks over the same plants, as `NetworkObjective` has them.

    They are worked on in groups: one product of NumPy serves as many networks as the group holds.
    """

    def __init__(self, architecture: Architecture, plants: Dataset, count: int) -> None:
        self.count = count
        self._plants = PlantBlocks(plants, architecture.features)
        widest = max((len(block.backwards) for block in self._plants.all), default=1)
        groups = max(1, round(count * widest / _MOST_COLUMNS))
        self._group = max(1, -(-count // groups))
        self._networks: dict[int, BufferedNetworks] = {
            size: BufferedNetworks(architecture, (size,))
            for size in (self._group, count % self._group)
            if size
        }

    def __call__(self, parameters: ManyParameters) -> tuple[Losses, ManyParameters]:
        """Return mean losses (g,) and gradients (g, n) at w (g, n); both 0 of no plant."""
        losses, gradients = self._summed(parameters, lambda: self._plants.all)
        return losses / max(1, self._plants.count), gradients

    def batch_gradients(self, parameters: ManyParameters, batch: Indices) -> ManyParameters:
        """Return the gradients (g, n) over some of the plants only, the same for each network."""
        return self._summed(parameters, lambda: self._plants.of(batch))[1]

    def _summed(
        self, parameters: ManyParameters, blocks: Callable[[], Iterable[Block]]
    ) -> tuple[Losses, ManyParameters]:
        """Return summed losses (g,) and gradients (g, n) of the mean, a group after the other."""
        losses, gradients = np.zeros(self.count), np.zeros(parameters.shape)
        for first in range(0, self.count, self._group):
            these = slice(first, first + self._group)
            networks = self._networks[len(parameters[these])]
            losses[these], gradients[these] = networks.evaluate(parameters[these], blocks())
        return losses, gradients
