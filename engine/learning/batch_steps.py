"""Plain steps of the bare neuron that each learn from a batch, by themselves or in a row."""

from __future__ import annotations

from engine.arrays import Parameters
from engine.learning.batches import Batches
from engine.learning.plant_steps import (
    signed,
    slope_of_batch,
    slope_of_one,
    steps_of_batches,
    steps_of_one,
)
from engine.learning.trace_view import Columns
from engine.model.dataset import Dataset


class BatchSteps:
    """w <- w - alpha d, d the mean of (a - y) [x1, x2, 1] over the plants of a batch."""

    def __init__(self, plants: Dataset, batches: Batches, rate: float) -> None:
        self._plants, self._batches, self._rate = signed(plants), batches, rate

    @property
    def per_epoch(self) -> int:
        """How many steps go through all plants."""
        return self._batches.per_epoch

    def slope(self, step: int, parameters: Parameters) -> Parameters:
        """Return d (3,) of the step after this one."""
        plants = self._plants.take(self._batches.at(step), axis=0)
        if len(plants) == 1:
            return slope_of_one(plants[0], parameters)
        return slope_of_batch(plants, parameters)

    def after_one(self, step: int, parameters: Parameters) -> Parameters:
        """Return the parameters (3,) after the next step: as in a row, to the last bit."""
        plants = self._plants.take(self._batches.at(step), axis=0)
        if self._batches.size == 1:
            return steps_of_one(plants, parameters, self._rate)[:, 0]
        return steps_of_batches(plants, [len(plants)], parameters, self._rate)[:, 0]

    def after(self, step: int, parameters: Parameters, count: int) -> Columns:
        """Return the parameters (3, count) after each of the next steps."""
        order, sizes = self._batches.in_a_row(step, count)
        plants = self._plants.take(order, axis=0)
        if self._batches.size == 1:
            return steps_of_one(plants, parameters, self._rate)
        return steps_of_batches(plants, sizes, parameters, self._rate)
