"""What a session should hold, in plain lists: the textbook formulas and how edits follow another.

A step is worked out from the row before it, as it was recorded: a run at a wild rate makes a
mountain of the last digit of a sum, which says nothing of the step.
"""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass

import numpy as np

from engine.learning.settings import Rule, Settings
from tests.engine import plain_gradient, plain_loss, plain_sigmoid, plain_z
from tests.robustness.plain_fields import put

Plant = tuple[float, float, int]
FARTHEST = 1e12
LARGEST_WEIGHT = 1e15


@dataclass(eq=False)
class PlainRun:
    """Rows [w1, w2, b] and losses of steps 0 … last; the step shown when another took its place."""

    rows: list[list[float]]
    losses: list[float]
    shown: int | None = None

    @property
    def last(self) -> int:
        return len(self.rows) - 1


@dataclass
class PlainSession:
    """Plants, those selected, the mystery plant, settings, the run and the step shown."""

    plants: tuple[Plant, ...]
    settings: Settings
    run: PlainRun
    selection: tuple[int, ...] = ()
    probe: tuple[float, float] | None = None
    step: int = 0

    @property
    def weights(self) -> list[float]:
        return self.run.rows[self.step]

    def replace(self, changes: dict[str, object]) -> dict[str, object]:
        """Put fields in place, and return what they were."""
        before = put(self, changes)
        if changes.keys() & {"run", "plants"}:
            self.show(self.step)
        return before

    def show(self, step: int) -> None:
        """Show a step; the loss of the last one is of the present plants."""
        self.step = min(max(step, 0), self.run.last)
        if self.step == self.run.last:
            self.run.losses[self.step] = self.loss()

    def drop_tail(self) -> None:
        """Forget what came after the step shown."""
        if self.step < self.run.last:
            end = self.step + 1
            self.run = PlainRun(self.run.rows[:end], self.run.losses[:end])
            self.show(self.step)

    def placed(self, points: list[tuple[float, float]], kind: int) -> dict[str, object]:
        plants = (*self.plants, *((x1, x2, kind) for x1, x2 in points))
        return {"plants": plants, "selection": tuple(range(len(self.plants), len(plants)))}

    def moved(self, by: tuple[float, float]) -> dict[str, object]:
        plants = list(self.plants)
        for which in self.selection:
            x1, x2, kind = plants[which]
            plants[which] = (_within(x1 + by[0]), _within(x2 + by[1]), kind)
        return {"plants": tuple(plants)}

    def flipped(self) -> dict[str, object]:
        return {
            "plants": tuple(
                (x1, x2, 1 - kind) if which in self.selection else (x1, x2, kind)
                for which, (x1, x2, kind) in enumerate(self.plants)
            )
        }

    def without_selected(self) -> dict[str, object]:
        remaining = (
            plant for which, plant in enumerate(self.plants) if which not in self.selection
        )
        return {"plants": tuple(remaining), "selection": ()}

    def loss(self) -> float:
        return self.loss_at(self.weights)

    def loss_at(self, weights: list[float]) -> float:
        return plain_loss(self._points, self._kinds, weights) if self.plants else 0.0

    def gradient_at(self, weights: list[float]) -> tuple[float, float, float]:
        if not self.plants:
            return 0.0, 0.0, 0.0
        return plain_gradient(self._points, self._kinds, weights)

    def mistakes(self, margin: float = 0.0) -> int:
        """Count the plants on the wrong side; those nearer to z = 0 than the margin are right."""
        signed = [(plain_z(plant, self.weights), plant[2]) for plant in self.plants]
        return sum((z >= 0) != (kind == 1) for z, kind in signed if abs(z) > margin)

    def doubtful(self, margin: float) -> int:
        """Count the plants that lie nearer to z = 0 than the margin."""
        return sum(abs(plain_z(plant, self.weights)) <= margin for plant in self.plants)

    def steps_after(self, step: int) -> list[list[float]]:
        """Return where the next step may lead: to two places where z is 0 but for rounding."""
        weights = self.run.rows[step]
        batch = self._batch(step)
        if self.settings.rule is Rule.GRADIENT:
            points, kinds = [p[:2] for p in batch], [p[2] for p in batch]
            slopes = plain_gradient(points, kinds, weights)
            return [self._stepped(weights, slopes)]
        ((x1, x2, kind),) = batch
        z = plain_z((x1, x2), weights)
        sure = abs(z) > rounding_of_z(batch, weights)
        guesses = [int(z >= 0)] if sure else [0, 1]
        return [
            self._stepped(weights, [(guess - kind) * part for part in (x1, x2, 1.0)])
            for guess in guesses
        ]

    def slack(self, step: int) -> float:
        """How far rounding may take a step: what z does not know, on the largest measure."""
        largest = max(1.0, *(max(abs(x1), abs(x2)) for x1, x2, _ in self.plants))
        unsure = min(1.0, rounding_of_z(self.plants, self.run.rows[step]))
        largest_weight = max(map(abs, self.run.rows[step]))
        return self.settings.learning_rate * largest * (1e-12 + unsure) + 1e-14 * largest_weight

    def _stepped(self, weights: list[float], slopes: list[float]) -> list[float]:
        rate = self.settings.learning_rate
        return [w - rate * slope for w, slope in zip(weights, slopes, strict=True)]

    def _batch(self, step: int) -> list[Plant]:
        """Each plant once an epoch, in an order drawn from [seed, epoch]."""
        count = len(self.plants)
        if self.settings.rule is Rule.PERCEPTRON:
            size = 1
        elif self.settings.batch_size is None or self.settings.batch_size >= count:
            return list(self.plants)
        else:
            size = self.settings.batch_size
        epoch, index = divmod(step, math.ceil(count / size))
        order = np.random.default_rng([self.settings.seed, epoch]).permutation(count).tolist()
        return [self.plants[which] for which in order[index * size : (index + 1) * size]]

    @property
    def _points(self) -> list[tuple[float, float]]:
        return [(x1, x2) for x1, x2, _ in self.plants]

    @property
    def _kinds(self) -> list[int]:
        return [kind for _, _, kind in self.plants]


def rounding_of_z(plants: object, weights: list[float]) -> float:
    """How much z of any plant may be out by: a sum knows its largest term to sixteen digits."""
    w1, w2, b = map(abs, weights)
    terms = [w1 * abs(x1) + w2 * abs(x2) + b for x1, x2, _ in plants]  # type: ignore[attr-defined]
    return 1e-14 * max(terms, default=0.0)


def probabilities(plants: tuple[Plant, ...], weights: list[float]) -> list[float]:
    return [plain_sigmoid(plain_z(plant, weights)) for plant in plants]


def standard_scores(column: list[float]) -> list[float]:
    """Mean 0 and deviation 1; what varies by rounding alone is left with deviation 1."""
    if not column:
        return []
    mean, deviation = statistics.fmean(column), statistics.pstdev(column)
    scale = deviation if deviation > 1e-12 * abs(mean) and deviation**2 > 0 else 1.0
    return [(value - mean) / scale for value in column]


def _within(value: float) -> float:
    return min(max(value, -FARTHEST), FARTHEST)
