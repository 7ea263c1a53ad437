"""Steps of plain descent over all plants, in blocks: w <- w - alpha dL/dw, each with its loss."""

from __future__ import annotations

import numpy as np

from engine.arrays import Parameters
from engine.learning.blocks.step_block import StepBlock
from engine.learning.learner import CONVERGED_GRADIENT
from engine.loss.objective import Evaluation
from engine.loss.signed_rows import SignedRows

_MOST_STEPS = 64
_MOST_NUMBERS = 131_072
"""1 + e^u of so many steps and plants at once: more would leave the processor's cache."""

_MOST_SINGLE_STEPS = 1_024


class FullBlocks:
    """Blocks of up to 64 steps. In each only the gradient is worked out; then all their losses.

    The operations on a step's numbers, and their order, are those of `LogisticObjective`. Where a
    plant lies so far on the wrong side that the careful form has to serve, the steps from there on
    are taken one by one; the next block is tried after 64 of them, and twice as many each time.
    """

    def __init__(self, plants: SignedRows, rate: float, stops: bool) -> None:
        self._plants, self._stops = plants, stops
        inputs, columns = plants.rows.shape
        self._size = max(1, min(_MOST_STEPS, _MOST_NUMBERS // columns))
        self._parameters, self._gradients = (np.empty((self._size, inputs)) for _ in range(2))
        self._e, self._sums = (np.empty((self._size, columns)) for _ in range(2))
        self._rows = list(
            zip(self._parameters, self._gradients, self._e, self._sums, strict=True)
        )  # of each step, made once
        self._u, self._move = np.empty(columns), np.empty(inputs)
        self._backwards = -plants.rows  # w (-x) is (-w) x, to the last bit
        self._numbers = np.array(rate), np.array(1.0), np.array(-float(plants.count))
        """Rate, 1 and minus the number of plants: NumPy takes arrays faster than Python's own."""
        self._singles, self._next_singles = 0, _MOST_STEPS

    def take(
        self, step: int, parameters: Parameters, gradient: Parameters, most: int, may_owe: bool
    ) -> StepBlock | None:
        """Take at most so many steps, until the slope is flat where learning stops there."""
        if self._singles:
            self._singles -= 1
            return None
        count = min(most, self._size)
        with np.errstate(all="ignore"):  # what overflows is found below, and taken anew
            self._descend(parameters, gradient, count)
        count = self._good(count)
        if not count:
            return None
        return self._block(self._until_flat(count))

    def _descend(self, here: Parameters, gradient: Parameters, count: int) -> None:
        rows, backwards, u, move = self._plants.rows, self._backwards, self._u, self._move
        rate, one, less_plants = self._numbers
        product, multiply, subtract = np.dot, np.multiply, np.subtract
        exp, add, divide = np.exp, np.add, np.divide
        for after, slope, e, sums in self._rows[:count]:
            multiply(gradient, rate, move)
            subtract(here, move, after)
            product(after, backwards, u)
            exp(u, e)
            add(e, one, sums)
            divide(e, sums, u)
            product(rows, u, slope)
            divide(slope, less_plants, slope)
            here, gradient = after, slope

    def _good(self, count: int) -> int:
        """Return how many of the steps are right: all before the careful form is needed."""
        far = self._plants.may_exceed(self._parameters[:count], self._sums[:count])
        if not far.any():
            self._next_singles = _MOST_STEPS
            return count
        self._singles = self._next_singles
        self._next_singles = min(2 * self._next_singles, _MOST_SINGLE_STEPS)
        return int(far.argmax())

    def _until_flat(self, count: int) -> int:
        if not self._stops:
            return count
        flat = (np.abs(self._gradients[:count]) < CONVERGED_GRADIENT).all(axis=1)
        return int(flat.argmax()) + 1 if flat.any() else count

    def _block(self, count: int) -> StepBlock:
        losses = self._plants.losses_of(self._e[:count], self._sums[:count]) / self._plants.count
        last = Evaluation(float(losses[-1]), self._gradients[count - 1].copy())
        return StepBlock(self._parameters[:count].T, losses, last)
