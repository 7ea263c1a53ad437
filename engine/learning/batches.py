"""Mini-batches: which plants a step learns from, by [seed, epoch] and the step alone."""

from __future__ import annotations

import numpy as np

from engine.arrays import Indices
from engine.learning.settings import Rule, Settings


class Batches:
    """Which plants a step learns from: each once an epoch, in an order drawn from [seed, epoch].

    The batch depends on the step alone, so a run that was scrubbed goes on as one that was not.
    """

    def __init__(self, count: int, size: int, seed: int) -> None:
        self._count, self._size, self._seed = count, min(size, count), seed
        self._per_epoch = -(-count // self._size)
        self._epoch = -1
        self._order: Indices = np.empty(0, dtype=np.intp)

    def at(self, step: int) -> Indices:
        """Return the positions of the plants that the step after this one learns from."""
        epoch, index = divmod(step, self._per_epoch)
        if epoch != self._epoch:
            self._order = np.random.default_rng([self._seed, epoch]).permutation(self._count)
            self._epoch = epoch
        return self._order[index * self._size : (index + 1) * self._size]


def batch_of(settings: Settings, count: int, step: int) -> Indices | None:
    """Return which of `count` plants the step after `step` learns from, None for all of them."""
    batches = batches_of(settings, count)
    return None if batches is None else batches.at(step)


def batches_of(settings: Settings, count: int) -> Batches | None:
    """Return the batches that these settings ask for, None where each step takes all plants."""
    size = 1 if settings.rule is Rule.PERCEPTRON else settings.batch_size
    whole = size is None or size >= count
    if whole and settings.rule is Rule.GRADIENT:
        return None
    return Batches(count, size or count, settings.seed)
