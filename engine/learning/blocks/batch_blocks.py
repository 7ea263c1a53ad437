"""Blocks of plain steps that learn from a batch each, with the loss over all plants at each."""

from __future__ import annotations

import numpy as np

from engine.arrays import Parameters
from engine.learning.batch_steps import BatchSteps
from engine.learning.blocks.step_block import MOST_BLOCK_STEPS, StepBlock
from engine.learning.learner import CONVERGED_GRADIENT, is_flat
from engine.learning.trace_view import Columns
from engine.loss.logistic import LogisticObjective
from engine.loss.many_losses import ManyLosses
from engine.loss.signed_rows import SignedRows

_MOST_NUMBERS = 2**19
"""So many losses of a plant are a block: a millisecond."""


def block_size(plants: int) -> int:
    """Return how many steps a block has at most."""
    return max(1, min(MOST_BLOCK_STEPS, _MOST_NUMBERS // plants))


class BatchBlocks:
    """Steps of gradient descent by batches; learning may stop at the end of an epoch."""

    def __init__(
        self, steps: BatchSteps, objective: LogisticObjective, plants: SignedRows, stops: bool
    ) -> None:
        self._steps, self._objective, self._plants, self._stops = steps, objective, plants, stops
        self._size, self._losses = block_size(plants.count), ManyLosses(plants)

    def take(
        self, step: int, parameters: Parameters, gradient: Parameters, most: int
    ) -> StepBlock | None:
        """Take at most so many steps, until the slope is flat where learning stops there."""
        after = self._steps.after(step, parameters, min(most, self._size))
        if self._stops:
            after = self._until_flat(step, after)
        losses = self._losses.at(after.T)
        return StepBlock(after, losses, self._objective(after[:, -1]))

    def _until_flat(self, step: int, after: Columns) -> Columns:
        """Cut off what follows the first end of an epoch at which the slope over all is flat."""
        per_epoch = self._steps.per_epoch
        ends = np.arange(-(step + 1) % per_epoch, after.shape[1], per_epoch)
        if not len(ends):
            return after
        slopes = self._plants.slopes_near(after[:, ends].T)
        may_be_flat = (np.abs(slopes) < 2 * CONVERGED_GRADIENT).all(axis=1)
        for end in ends[may_be_flat].tolist():
            if is_flat(self._objective(after[:, end])):
                return after[:, : end + 1]
        return after
