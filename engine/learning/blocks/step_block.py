"""Some steps of learning taken together: many small ones cost what a few calls of NumPy do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from engine.arrays import Parameters, Vector
from engine.learning.recorded_losses import OwedPlants
from engine.learning.trace_view import Columns
from engine.loss.objective import Evaluation

MOST_BLOCK_STEPS = 512
"""So many steps at most are taken together."""


@dataclass(frozen=True)
class StepBlock:
    """Steps in a row: their parameters (n, k), a column a step, and their losses (k,)."""

    parameters: Columns
    losses: Vector
    evaluation: Evaluation
    """That of the last of them."""
    plants: OwedPlants | None = None
    """Over which losses that are NaN are to be worked out; the last one is known."""

    @property
    def count(self) -> int:
        """How many steps there are."""
        return len(self.losses)


class StepBlocks(Protocol):
    """Takes steps in blocks, to the last bit as each would have been taken by itself."""

    def take(
        self, step: int, parameters: Parameters, gradient: Parameters, most: int, may_owe: bool
    ) -> StepBlock | None:
        """Take at most so many of the steps that follow `step`, as far as learning goes on.

        `gradient` is the one over all plants at `parameters`; `may_owe` says that losses may be
        left for later. None where the next step has to be taken by itself.
        """
