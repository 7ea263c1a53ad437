"""A penalty on weights: L2 = R/2 Σ w², L1 = R Σ |w|, never on biases."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from engine.arrays import Parameters
from engine.errors import UserError

LARGEST_PENALTY_RATE = 100.0


class PenaltyKind(StrEnum):
    """What is added to the loss."""

    NONE = "none"
    L1 = "l1"
    L2 = "l2"


@dataclass(frozen=True)
class Penalty:
    """Its kind and its rate R. Raises UserError `penalty_rate` outside 0 … 100."""

    kind: PenaltyKind = PenaltyKind.NONE
    rate: float = 0.0

    def __post_init__(self) -> None:
        if not 0 <= self.rate <= LARGEST_PENALTY_RATE:
            raise UserError("penalty_rate", rate=self.rate, most=LARGEST_PENALTY_RATE)

    @property
    def is_none(self) -> bool:
        """Say whether nothing is added."""
        return self.kind is PenaltyKind.NONE or self.rate == 0

    def value(self, weights: Parameters) -> float:
        """Return what is added to the loss, of weights (k,) without biases."""
        match self.kind:
            case PenaltyKind.L2:
                return self.rate / 2 * float(weights @ weights)
            case PenaltyKind.L1:
                return self.rate * float(np.abs(weights).sum())
        return 0.0

    def slope(self, weights: Parameters) -> Parameters:
        """Return what is added to the gradient (k,): R w, or R sign(w), which is 0 at 0."""
        match self.kind:
            case PenaltyKind.L2:
                return self.rate * weights
            case PenaltyKind.L1:
                return self.rate * np.sign(weights)
        return np.zeros_like(weights)


NO_PENALTY = Penalty()
