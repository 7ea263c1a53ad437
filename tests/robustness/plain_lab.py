"""What a session should hold of any model: edits in plain lists, and its steps to the last bit.

A step is worked out from the one before it, as it was recorded; once it is held here, every way
back to it has to give these very bits.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engine.learning.settings import Optimiser, Settings
from engine.model.activation import Activation
from engine.model.architecture import NEURON, Architecture
from tests.robustness.plain_fields import put
from tests.robustness.plain_network import (
    Plant,
    descended,
    gradient_of,
    mean_loss,
    numbers_kept,
)  # fmt: skip
from tests.robustness.rounded import Rounded

LARGEST_OF_NETWORK, LARGEST_WITH_MEMORY = 1e30, 1e100
"""A step that leads beyond moves nothing: of a network or a penalty, or by an optimiser's memory.
Plain descent of one neuron never leads there."""


@dataclass
class PlainStep:
    """The parameters, both losses, and what the optimiser that led here kept."""

    parameters: list[float]
    loss: float = math.nan
    test_loss: float | None = None
    optimiser: Optimiser | None = None
    memory: list[float] = field(default_factory=list)


@dataclass(eq=False)
class PlainRun:
    """Steps 0 … last; the step shown when another run took this one's place."""

    steps: list[PlainStep]
    shown: int | None = None

    @property
    def last(self) -> int:
        return len(self.steps) - 1


@dataclass
class PlainLab:
    """Plants, which of them are held out, the model, settings, the run and the step shown."""

    plants: tuple[Plant, ...]
    run: PlainRun
    held_out: tuple[bool, ...] = ()
    split: tuple[float, int] | None = None
    selection: tuple[int, ...] = ()
    settings: Settings = field(default_factory=Settings)
    architecture: Architecture = NEURON
    step: int = 0

    @property
    def here(self) -> PlainStep:
        return self.run.steps[self.step]

    @property
    def training(self) -> list[Plant]:
        return self._plants_where(False)

    @property
    def test(self) -> list[Plant]:
        return self._plants_where(True)

    def _plants_where(self, held_out: bool) -> list[Plant]:
        flags = self.held_out or (False,) * len(self.plants)
        return [p for p, is_out in zip(self.plants, flags, strict=True) if is_out == held_out]

    def replace(self, changes: dict[str, Any]) -> dict[str, Any]:
        """Put fields in place, and return what they were."""
        return put(self, changes)

    def drop_tail(self, loss: float, test_loss: float | None) -> None:
        """Forget what came after the step shown, whose losses are of the present plants then."""
        if self.step < self.run.last:
            steps = self.run.steps[: self.step + 1]
            self.run = PlainRun([PlainStep(**vars(step)) for step in steps])
            self.here.loss, self.here.test_loss = loss, test_loss

    # Edits, as the fields that they change

    def drawn_out(self, count: int, split: tuple[float, int] | None) -> tuple[bool, ...]:
        if split is None:
            return ()
        share, seed = split
        return tuple((np.random.default_rng([seed, 1]).random(count) < share).tolist())

    def with_plants(self, plants: tuple[Plant, ...]) -> dict[str, Any]:
        """Those that are here stay held out or not; of new ones it is drawn by their places."""
        flags = self.held_out + self.drawn_out(len(plants), self.split)[len(self.plants) :]
        return {"plants": plants, "held_out": flags}

    def without_selected(self) -> dict[str, Any]:
        stays = [which for which in range(len(self.plants)) if which not in self.selection]
        held_out = tuple(self.held_out[which] for which in stays) if self.split else ()
        plants = tuple(self.plants[which] for which in stays)
        return {"plants": plants, "held_out": held_out, "selection": ()}

    def changed(self, by: tuple[float, float], flips: bool) -> dict[str, Any]:
        plants = list(self.plants)
        for which in self.selection:
            x1, x2, kind = plants[which]
            plants[which] = (x1 + by[0], x2 + by[1], 1 - kind if flips else kind)
        return {"plants": tuple(plants)}

    def holding_out(self, share: float) -> dict[str, Any]:
        split = (share, self.settings.seed) if share else None
        if split == self.split:
            return {}
        return {"split": split, "held_out": self.drawn_out(len(self.plants), split)}

    def begun(self, parameters: list[float]) -> PlainRun:
        return PlainRun([PlainStep(parameters)])

    # What is shown, and the next step

    @property
    def memory(self) -> list[float]:
        """What the present optimiser finds of earlier steps: 0 where another one made them."""
        if self.here.optimiser is self.settings.optimiser:
            return self.here.memory
        return [0.0] * numbers_kept(self.settings.optimiser, len(self.here.parameters))

    def loss(self, plants: list[Plant]) -> Rounded:
        return mean_loss(self.architecture, self.here.parameters, plants)

    def gradient(self, plants: list[Plant]) -> list[Rounded]:
        penalty = self.settings.penalty
        return gradient_of(self.architecture, self.here.parameters, plants, penalty)

    def next_step(self) -> tuple[list[Rounded], list[Rounded]]:
        """Return the parameters and the memory that the next step leads to."""
        gradient = self.gradient(self._batch())
        directions, memory = descended(self.settings.optimiser, gradient, self.memory)
        rate = self.settings.learning_rate
        pairs = zip(self.here.parameters, directions, strict=True)
        after = [Rounded(w) - direction * rate for w, direction in pairs]
        return after, memory

    @property
    def may_stay(self) -> bool:
        """Say whether the next step may lead too far, and then moves nothing."""
        if self.architecture.is_network or not self.settings.penalty.is_none:
            largest = LARGEST_OF_NETWORK
        elif self.settings.optimiser is not Optimiser.GRADIENT_DESCENT:
            largest = LARGEST_WITH_MEMORY
        else:
            return False
        gradient, (after, _) = self.gradient(self._batch()), self.next_step()
        return any(abs(part.value) + part.slack > 0.99 * largest for part in [*gradient, *after])

    def _batch(self) -> list[Plant]:
        """Each plant learnt from once an epoch, in an order drawn from [seed, epoch]."""
        plants, size = self.training, self.settings.batch_size
        if size is None or size >= len(plants):
            return plants
        epoch, index = divmod(self.step, math.ceil(len(plants) / size))
        order = np.random.default_rng([self.settings.seed, epoch]).permutation(len(plants))
        return [plants[which] for which in order[index * size : (index + 1) * size].tolist()]


def drawn_parameters(architecture: Architecture, rng: np.random.Generator) -> list[float]:
    """Draw Glorot's start, ±√(6 / (in + out)), or He's into ReLU layers, ±√(6 / in)."""
    start: list[float] = []
    inputs = len(architecture.features)
    for number, neurons in enumerate((*architecture.hidden, 1)):
        is_relu = architecture.activation is Activation.RELU and number < len(architecture.hidden)
        limit = math.sqrt(6 / (inputs if is_relu else inputs + neurons))
        start += rng.uniform(-limit, limit, inputs * neurons).tolist() + [0.0] * neurons
        inputs = neurons
    return start
