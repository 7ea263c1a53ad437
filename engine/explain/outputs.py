"""The outputs of the model for every plant: z, a(z), P(Y = y), loss, right or wrong."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from engine.arrays import Mask, Vector
from engine.loss.likelihood import plausibility
from engine.loss.log_loss import losses
from engine.model.dataset import Dataset
from engine.model.network import Predictor
from engine.model.neuron import sigmoid


class Counts(NamedTuple):
    """Right and wrong by kind."""

    toxic_found: int
    toxic_missed: int
    harmless_cleared: int
    harmless_accused: int

    @property
    def right(self) -> int:
        """Plants on the right side of the frontier."""
        return self.toxic_found + self.harmless_cleared

    @property
    def wrong(self) -> int:
        """Plants on the wrong side of the frontier."""
        return self.toxic_missed + self.harmless_accused

    @property
    def total(self) -> int:
        """All plants counted."""
        return self.right + self.wrong


@dataclass(frozen=True, eq=False)
class Outputs:
    """One number a plant, each worked out when it is first asked for."""

    model: Predictor
    plants: Dataset

    @cached_property
    def z(self) -> Vector:
        """Z of each plant (m,)."""
        return self.model.z(self.plants.x)

    @cached_property
    def a(self) -> Vector:
        """a(z) of each plant (m,), the probability that it is toxic."""
        return sigmoid(self.z)

    @cached_property
    def plausibility(self) -> Vector:
        """P(Y = y) of each plant (m,): a for a toxic one, 1 - a for the others."""
        return plausibility(self.z, self.plants.y)

    @cached_property
    def losses(self) -> Vector:
        """-log P(Y = y) of each plant (m,), in nats."""
        return losses(self.z, self.plants.y)

    @cached_property
    def wrong(self) -> Mask:
        """True for each plant on the wrong side (m,); z = 0 counts as toxic (figure 8)."""
        result: Mask = (self.z >= 0) != self.plants.toxic
        return result

    @cached_property
    def counts(self) -> Counts:
        """Right and wrong by kind."""
        all_toxic = self.plants.toxic_count
        wrong = int(np.count_nonzero(self.wrong))
        missed = int(np.count_nonzero(self.wrong & self.plants.toxic))
        accused = wrong - missed
        return Counts(all_toxic - missed, missed, len(self.plants) - all_toxic - accused, accused)

    @property
    def accuracy(self) -> float:
        """The share of plants on the right side; 0 of no plant."""
        return self.counts.right / self.counts.total if self.counts.total else 0.0
