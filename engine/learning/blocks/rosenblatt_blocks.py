"""Blocks of Rosenblatt's steps, with the loss at each; they end where no plant is wrong."""

from __future__ import annotations

import numpy as np

from engine.arrays import Parameters
from engine.learning.batches import Batches
from engine.learning.blocks.block_losses import BlockLosses
from engine.learning.blocks.step_block import StepBlock
from engine.learning.trace_view import Columns
from engine.loss.logistic import LogisticObjective
from engine.loss.signed_rows import SignedRows
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron

Plant = tuple[float, float, bool]
"""x1, x2 and whether it is toxic."""


class RosenblattBlocks:
    """A step moves nothing, or by alpha (y - y_pred) (x1, x2, 1): plain numbers, a plant at a time.

    Whether all are right is asked after each move: first of a witness, one that was wrong, and of
    all plants only where it is right by now.
    """

    def __init__(
        self, plants: Dataset, batches: Batches, rate: float, stops: bool,
        objective: LogisticObjective, rows: SignedRows,
    ) -> None:  # fmt: skip
        self._plants, self._batches, self._rate, self._stops = plants, batches, rate, stops
        self._toxic = plants.y == 1
        self._losses = BlockLosses(objective, rows)

    def take(
        self, step: int, parameters: Parameters, gradient: Parameters, most: int, may_owe: bool
    ) -> StepBlock | None:
        """Take at most so many steps, until no plant is wrong where learning stops there."""
        count = min(most, self._losses.block_size(may_owe))
        order = self._batches.in_a_row(step, count)[0]
        each = self._plants.x[order].T.tolist(), self._toxic[order].tolist()
        after = self._walk(list(zip(*each[0], each[1], strict=True)), parameters)
        if after is None:
            return None
        return self._losses.block(after, may_owe)

    def _walk(self, order: list[Plant], parameters: Parameters) -> Columns | None:
        w1, w2, b = parameters.tolist()
        witness = self._wrong_one(w1, w2, b) if self._stops else None
        if self._stops and witness is None:
            return None  # the next step is the last one
        steps: tuple[list[float], ...] = [], [], []
        add1, add2, add3 = (values.append for values in steps)
        for x1, x2, toxic in order:
            if (x1 * w1 + x2 * w2 + b >= 0) != toxic:
                move = self._rate if toxic else -self._rate
                w1 += move * x1
                w2 += move * x2
                b += move
                if witness is not None and is_right(witness, w1, w2, b):
                    witness = self._wrong_one(w1, w2, b)
                    if witness is None:
                        add1(w1), add2(w2), add3(b)
                        break
            add1(w1), add2(w2), add3(b)
        return np.array(steps)

    def _wrong_one(self, w1: float, w2: float, b: float) -> Plant | None:
        """Return the plant that is farthest on the wrong side; None where all are right."""
        z = Neuron(w1, w2, b).z(self._plants.x)
        is_wrong = (z >= 0) != self._toxic
        if not is_wrong.any():
            return None
        farthest = int(np.where(is_wrong, np.abs(z), -1.0).argmax())
        x1, x2 = self._plants.x[farthest].tolist()
        return x1, x2, bool(self._toxic[farthest])


def is_right(plant: Plant, w1: float, w2: float, b: float) -> bool:
    """Say whether z is on the plant's side, worked out as `Neuron.z` does."""
    x1, x2, toxic = plant
    return (x1 * w1 + x2 * w2 + b >= 0) == toxic
