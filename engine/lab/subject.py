"""The plant that the pictures speak of: a selected one, or the mystery plant."""

from __future__ import annotations

from typing import NamedTuple


class ProbePrediction(NamedTuple):
    """The output of the neuron for the mystery plant."""

    x1: float
    x2: float
    z: float
    probability: float

    @property
    def is_toxic(self) -> bool:
        """The verdict: y_pred = 1 where z >= 0."""
        return self.z >= 0

    @property
    def is_undecided(self) -> bool:
        """Whether both kinds are equally likely: the verdict is toxic by the rule alone."""
        return self.z == 0


class Subject(NamedTuple):
    """The plant that the pictures speak of: a selected one, or the mystery plant without a kind."""

    plant: int | None
    x1: float
    x2: float
    kind: int | None
    z: float
    a: float

    @property
    def predicted(self) -> int:
        """y_pred = 1 where z >= 0 (figure 8)."""
        return int(self.z >= 0)
