"""Which steps of a run are kept: all of the first ones, then checkpoints."""

from __future__ import annotations

import numpy as np

from engine.arrays import Indices

NO_CHECKPOINTS: Indices = np.empty(0, dtype=np.intp)


class KeptSteps:
    """Steps 0 … whole - 1, and the checkpoints after them (k,); each stands in a column."""

    def __init__(self, whole: int, checkpoints: Indices = NO_CHECKPOINTS) -> None:
        self.whole, self.checkpoints = whole, checkpoints

    def __len__(self) -> int:
        return self.whole + len(self.checkpoints)

    @property
    def steps(self) -> Indices:
        """The steps kept, in the order of their columns."""
        return np.concatenate([np.arange(self.whole), self.checkpoints])

    def column_of(self, step: int) -> int | None:
        """Return the column of a step; None where it is not kept."""
        column = self.column_before(step)
        return column if self.step_at(column) == step else None

    def column_before(self, step: int) -> int:
        """Return the column of the last step kept up to this one."""
        if step < self.whole:
            return step
        return self.whole - 1 + int(np.searchsorted(self.checkpoints, step, side="right"))

    def columns_before(self, steps: Indices) -> Indices:
        """Return the column of the last step kept up to each of these (k,)."""
        late = self.whole - 1 + np.searchsorted(self.checkpoints, steps, side="right")
        return np.where(steps < self.whole, steps, late)

    def step_at(self, column: int) -> int:
        """Return the step that stands in a column."""
        return column if column < self.whole else int(self.checkpoints[column - self.whole])

    def until(self, step: int) -> KeptSteps:
        """Return those of the steps 0 … step."""
        is_before = self.checkpoints <= step
        return KeptSteps(min(self.whole, step + 1), self.checkpoints[is_before])
