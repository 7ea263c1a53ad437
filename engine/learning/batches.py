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
        self._count, self.size, self._seed = count, min(size, count), seed
        self.per_epoch = -(-count // self.size)
        """How many steps an epoch is."""
        self._epoch = -1
        self._order: Indices = np.empty(0, dtype=np.intp)

    def at(self, step: int) -> Indices:
        """Return the positions of the plants that the step after this one learns from."""
        epoch, index = divmod(step, self.per_epoch)
        return self._order_of(epoch)[index * self.size : (index + 1) * self.size]

    def in_a_row(self, step: int, steps: int) -> tuple[Indices, list[int]]:
        """Return the plants of so many steps one behind the other, and how many each has.

        The last batch of an epoch has what is left.
        """
        first, last = step // self.per_epoch, (step + steps - 1) // self.per_epoch
        orders = [self._order_of(epoch) for epoch in range(first, last + 1)]
        begun = (step - first * self.per_epoch) * self.size
        sizes = self._sizes(step, steps)
        return np.concatenate(orders)[begun : begun + sum(sizes)], sizes

    def _sizes(self, step: int, steps: int) -> list[int]:
        sizes = [self.size] * steps
        left = self._count % self.size
        if left:
            for last in range(-(step + 1) % self.per_epoch, steps, self.per_epoch):
                sizes[last] = left
        return sizes

    def _order_of(self, epoch: int) -> Indices:
        if epoch != self._epoch:
            self._order = np.random.default_rng([self._seed, epoch]).permutation(self._count)
            self._epoch = epoch
        return self._order


def steps_per_epoch(settings: Settings, count: int) -> int:
    """Return how many steps go through all of `count` plants; 1 where each takes them all."""
    batches = batches_of(settings, count)
    return 1 if batches is None else batches.per_epoch


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
