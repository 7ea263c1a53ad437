"""How high a loss stands on the loss curve: itself, or its decimal logarithm."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Vector

_ZERO_ROW, _BELOW_ZERO = 0.13, 0.05
"""So far below a logarithmic axis stands 0, and so much more is seen, in heights of the axis."""


class LossScale(NamedTuple):
    """How high a loss stands: itself, or its decimal logarithm; 0 then has a row of its own."""

    bottom: float
    top: float
    is_logarithmic: bool = False
    shows_zero: bool = False

    @property
    def zero_row(self) -> float:
        """Where a loss of 0 stands on a logarithmic axis, which has no 0."""
        return self.bottom - _ZERO_ROW * (self.top - self.bottom)

    @property
    def lowest_shown(self) -> float:
        """Where the view ends below."""
        if not self.shows_zero:
            return self.bottom
        return self.zero_row - _BELOW_ZERO * (self.top - self.bottom)

    def height(self, loss: float) -> float:
        """Return how high a loss stands."""
        if not self.is_logarithmic:
            return loss
        return math.log10(loss) if loss > 0 else self.zero_row

    def heights(self, losses: Vector) -> NDArray[np.float64]:
        """Return how high each loss (k,) stands."""
        if not self.is_logarithmic:
            return losses
        result = np.full(len(losses), self.zero_row)
        np.log10(losses, out=result, where=losses > 0)
        return result


def log_scale(least: float, greatest: float, has_zero: bool) -> LossScale:
    """Return whole decades from the least positive loss to the greatest; without any, around 1."""
    if not 0 < least < math.inf:
        least = greatest = 1.0
    bottom = math.floor(math.log10(least))
    top = max(math.ceil(math.log10(max(greatest, least))), bottom + 1)
    return LossScale(bottom, top, True, has_zero)
