"""Blocks of plain steps that learn from a batch each, with the loss over all plants at each."""

from __future__ import annotations

import numpy as np

from engine.arrays import Parameters
from engine.learning.batch_steps import BatchSteps
from engine.learning.blocks.block_losses import BlockLosses
from engine.learning.blocks.step_block import StepBlock
from engine.learning.learner import CONVERGED_GRADIENT, is_flat
from engine.learning.trace_view import Columns
from engine.loss.logistic import LogisticObjective
from engine.loss.signed_rows import SignedRows


class BatchBlocks:
    """Steps of gradient descent by batches; learning may stop at the end of an epoch."""

    def __init__(
        self, steps: BatchSteps, objective: LogisticObjective, plants: SignedRows, stops: bool
    ) -> None:
        self._steps, self._objective, self._plants, self._stops = steps, objective, plants, stops
        self._losses = BlockLosses(objective, plants)

    def take(
        self, step: int, parameters: Parameters, gradient: Parameters, most: int, may_owe: bool
    ) -> StepBlock | None:
        """Take at most so many steps, until the slope is flat where learning stops there."""
        count = min(most, self._losses.block_size(may_owe))
        after = self._steps.after(step, parameters, count)
        if self._stops:
            after = self._until_flat(step, after)
        return self._losses.block(after, may_owe)

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
