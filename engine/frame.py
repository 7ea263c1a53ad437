"""The immutable snapshot that pictures are drawn from; derived values are made when asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from engine.arrays import Indices, Mask, Parameters, Vector
from engine.dataset import Dataset
from engine.descent import Settings
from engine.diagnosis import Diagnosis, Situation, diagnose
from engine.evaluator import Evaluation
from engine.likelihood import likelihood, log_likelihood
from engine.neuron import Neuron, sigmoid
from engine.optimum import Optimum
from engine.run import Ghost
from engine.separability import Separability
from engine.state import State


class Solution(NamedTuple):
    """What can be known of the plants before any learning."""

    separability: Separability
    optimum: Optimum | None


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


class ProbeReading(NamedTuple):
    """What the neuron says of the mystery plant."""

    x1: float
    x2: float
    z: float
    probability: float

    @property
    def is_toxic(self) -> bool:
        """The verdict: y_pred = 1 where z >= 0."""
        return self.z >= 0


@dataclass(frozen=True, eq=False)
class Frame:
    """Everything on screen at one moment.

    `losses` is the recorded loss of steps 0 … last_step; `evaluation` the loss and gradient of
    the neuron shown on the plants shown; `solution` is None until it has been worked out.
    """

    state: State
    neuron: Neuron
    evaluation: Evaluation
    step: int
    losses: Vector
    solution: Solution | None
    playing: bool
    steps_per_second: float

    @property
    def plants(self) -> Dataset:
        """The plants."""
        return self.state.plants

    @property
    def selection(self) -> Indices:
        """The plants selected."""
        return self.state.selection

    @property
    def settings(self) -> Settings:
        """How the neuron learns."""
        return self.state.settings

    @property
    def ghosts(self) -> tuple[Ghost, ...]:
        """Earlier runs, the newest last."""
        return self.state.ghosts

    @property
    def last_step(self) -> int:
        """The last step of the run."""
        return len(self.losses) - 1

    @property
    def loss(self) -> float:
        """The log loss of the neuron shown on the plants shown, in nats."""
        return self.evaluation.loss

    @property
    def gradient(self) -> Parameters:
        """dL/dw1, dL/dw2, dL/db (3,)."""
        return self.evaluation.gradient

    @property
    def optimum(self) -> Optimum | None:
        """The exact minimum, where one exists and is known."""
        return self.solution.optimum if self.solution else None

    @cached_property
    def z(self) -> Vector:
        """Z of each plant (m,)."""
        return self.neuron.z(self.plants.x)

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
        return self.counts.right / len(self.plants) if len(self.plants) else 0.0

    @cached_property
    def likelihood(self) -> float:
        """The product of P(Y = y) over the plants; 0 where it underflows."""
        return likelihood(self.z, self.plants.y)

    @cached_property
    def log_likelihood(self) -> float:
        """The sum of log P(Y = y) over the plants."""
        return log_likelihood(self.z, self.plants.y)

    @cached_property
    def probe(self) -> ProbeReading | None:
        """The mystery plant as the neuron sees it."""
        if self.state.probe is None:
            return None
        x1, x2 = self.state.probe
        z = self.neuron.z(np.array([[x1, x2]]))
        return ProbeReading(x1, x2, float(z[0]), float(sigmoid(z)[0]))

    @cached_property
    def diagnosis(self) -> Diagnosis:
        """The one thing to say of the run."""
        return diagnose(
            Situation(
                kinds_present=self.plants.kinds_present,
                mistakes=self.counts.wrong,
                settings=self.settings,
                run=self.state.run,
                step=self.step,
                neuron=self.neuron,
                evaluation=self.evaluation,
                separability=self.solution.separability if self.solution else None,
                optimum=self.optimum,
            )
        )
