"""What is to be solved: plants learnt from, by which model, with which penalty."""

from __future__ import annotations

from typing import NamedTuple

from engine.loss.penalty import Penalty
from engine.model.architecture import Architecture
from engine.model.dataset import Dataset
from engine.solution.optimum import Solution, solution_of


class Problem(NamedTuple):
    """The plants learnt from, and what decides the loss over them."""

    plants: Dataset
    architecture: Architecture
    penalty: Penalty

    def is_same_as(self, other: Problem) -> bool:
        """Say whether plants, architecture and penalty are the same, however plants are called."""
        plants = self.plants is other.plants or self.plants.is_called_otherwise(other.plants)
        return plants and self[1:] == other[1:]

    def solve(self) -> Solution:
        """Return separability and the exact minimum."""
        return solution_of(self.plants, self.architecture, self.penalty)
