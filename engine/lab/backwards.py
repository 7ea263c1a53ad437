"""The part of a frame that the chain rule shows: slopes, one taken apart, measured, and stepped."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.arrays import Parameters, Vector
from engine.chain.chain import Chain, Factor, chain_of
from engine.chain.difference import Measured, largest_input, measured_slope
from engine.chain.step_terms import StepTerms, changes_of, step_terms
from engine.lab.choices import Choices
from engine.lab.subject import Subject
from engine.learning.learner import NextStep
from engine.learning.optimisers import Memory
from engine.learning.settings import Settings
from engine.loss.objective import Objective
from engine.loss.penalised import objective_of
from engine.model.architecture import Architecture
from engine.model.dataset import Dataset
from engine.model.network import Network

MOST_SUMMED = 6
"""Of so many plants the slope is written as a sum over each of them."""


@dataclass(frozen=True, eq=False)
class Backwards:
    """Slopes of the log loss (without penalty) of one plant, or in the mean over all learnt from.

    `plants` are those learnt from, `gradient` (n,) is that of loss + penalty over all of them, and
    `step` the one that would follow.
    """

    network: Network
    plants: Dataset
    subject: Subject | None
    choices: Choices
    settings: Settings
    objective: Objective
    gradient: Parameters
    step: NextStep
    memory: Memory

    @property
    def architecture(self) -> Architecture:
        """What the model is made of."""
        return self.network.architecture

    @cached_property
    def index(self) -> int:
        """Where the parameter chosen stands; the first, where the model has none of that name."""
        names = self.architecture.names
        chosen = self.choices.backwards_weight
        return names.index(chosen) if chosen in names else 0

    @cached_property
    def chain(self) -> Chain | None:
        """The plant's numbers forwards and backwards; None where the slopes are of all plants.

        They are of all, too, where no plant is selected: the mystery plant has no kind, so no loss.
        """
        subject = self.subject
        if self.choices.backwards_over == "all" or subject is None or subject.kind is None:
            return None
        return chain_of(self.network, subject.x1, subject.x2, subject.kind)

    @cached_property
    def slopes(self) -> Parameters:
        """dl/dw of every parameter (n,): of the plant, or the mean over the plants learnt from."""
        if self.chain is not None:
            return self.chain.gradient
        return self.gradient - self.penalty_slopes

    @cached_property
    def penalty_slopes(self) -> Parameters:
        """What the penalty adds to the gradient (n,): nothing to biases."""
        weights = self.network.parameters * self.architecture.is_weight
        return self.settings.penalty.slope(weights)

    @property
    def slope(self) -> float:
        """dl/dw of the parameter chosen."""
        return float(self.slopes[self.index])

    @property
    def factors(self) -> tuple[Factor, ...]:
        """What the slope is the product of, for one plant; of all plants none."""
        if self.chain is None:
            return ()
        return self.chain.factors(*self.architecture.place_of(self.index))

    @cached_property
    def plant_slopes(self) -> Vector:
        """dl/dw of the parameter chosen of each plant learnt from (m,), where they are few."""
        if self.chain is not None or len(self.plants) > MOST_SUMMED:
            return np.empty(0)
        plants = zip(self.plants.x.tolist(), self.plants.y.tolist(), strict=True)
        chains = [chain_of(self.network, x1, x2, kind) for (x1, x2), kind in plants]
        return np.array([chain.gradient[self.index] for chain in chains])

    @cached_property
    def measured(self) -> Measured:
        """The slope of the parameter chosen by a difference of two losses, without the chain."""
        plants, objective = self.plants, self.objective
        if self.chain is not None and self.subject is not None:
            point, kind = (self.subject.x1, self.subject.x2), self.chain.kind
            plants = Dataset.of([point], [kind])
            objective = objective_of(plants, self.architecture)
        largest = largest_input(self.network, plants.x, self.index)
        return measured_slope(objective.loss_of, self.network.parameters, self.index, largest)

    @cached_property
    def terms(self) -> StepTerms:
        """What the next step does to the parameter chosen."""
        return step_terms(self.settings.optimiser, self.step, self.memory, self.index)

    @cached_property
    def changes(self) -> list[float]:
        """What the next step does to every parameter (n,)."""
        return changes_of(self.step)

    @property
    def takes_batch(self) -> bool:
        """Whether the step learns from some of the plants only."""
        size = self.settings.batch_size
        return size is not None and size < len(self.plants)
