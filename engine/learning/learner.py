"""One step of learning: gradient descent on the log loss, or Rosenblatt's rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from engine.arrays import Indices, Parameters
from engine.errors import UserError
from engine.learning.evaluator import Evaluator
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron

SMALLEST_RATE, LARGEST_RATE = 1e-4, 100.0
"""The learning rates on offer (alpha of figure 39)."""

LARGEST_LEARNT = 1e100
"""A step of a student's own formula that leads beyond moves nothing: z would leave the doubles."""

CONVERGED_GRADIENT = 1e-10
"""A gradient this short moves no weight that anyone could see."""


class Rule(Enum):
    """Who says how the weights move."""

    GRADIENT = "gradient"
    """Gradient descent on the log loss: w <- w - alpha dL/dw."""
    PERCEPTRON = "perceptron"
    """Rosenblatt (1958), a plant at a time: w <- w + alpha (y - y_pred) x."""


@dataclass(frozen=True)
class Settings:
    """How the neuron learns.

    `batch_size` counts the plants of a gradient step, None for all of them; Rosenblatt's rule
    always takes one. `seed` orders the batches. Raises UserError for what is out of range.
    """

    rule: Rule = Rule.GRADIENT
    learning_rate: float = 0.1
    batch_size: int | None = None
    seed: int = 0
    stop_at_step: int | None = None
    stop_when_converged: bool = True
    formulas: tuple[str, str, str] | None = None
    """A student's own dL/dw1, dL/dw2, dL/db, to train with in place of ours (figure 42)."""

    def __post_init__(self) -> None:
        if not SMALLEST_RATE <= self.learning_rate <= LARGEST_RATE:
            raise UserError(
                "learning_rate", rate=self.learning_rate, least=SMALLEST_RATE, most=LARGEST_RATE
            )
        if self.batch_size is not None and self.batch_size < 1:
            raise UserError("batch_size", size=self.batch_size)
        if self.seed < 0:
            raise UserError("seed", seed=self.seed)
        if self.formulas:
            from engine.formula import read  # late: the launch does not need it

            for text in self.formulas:
                read(text)
        if self.stop_at_step is not None and self.stop_at_step < 1:
            raise UserError("stop_at_step", step=self.stop_at_step)

    @property
    def learning(self) -> tuple[object, ...]:
        """What decides the weights of the next step; when to stop does not."""
        return self.rule, self.learning_rate, self.batch_size, self.seed, self.formulas


class Batches:
    """Which plants a step learns from: each once an epoch, in an order drawn from [seed, epoch].

    The batch depends on the step alone, so a run that was scrubbed goes on as one that was not.
    """

    def __init__(self, count: int, size: int, seed: int) -> None:
        self._count, self._size, self._seed = count, min(size, count), seed
        self._per_epoch = -(-count // self._size)
        self._epoch = -1
        self._order: Indices = np.empty(0, dtype=np.intp)

    def at(self, step: int) -> Indices:
        """Return the positions of the plants that the step after this one learns from."""
        epoch, place = divmod(step, self._per_epoch)
        if epoch != self._epoch:
            self._order = np.random.default_rng([self._seed, epoch]).permutation(self._count)
            self._epoch = epoch
        return self._order[place * self._size : (place + 1) * self._size]


def batch_of(settings: Settings, count: int, step: int) -> Indices | None:
    """Return which of `count` plants the step after `step` learns from, None for all of them."""
    batches = _batches(settings, count)
    return None if batches is None else batches.at(step)


def _batches(settings: Settings, count: int) -> Batches | None:
    size = 1 if settings.rule is Rule.PERCEPTRON else settings.batch_size
    whole = size is None or size >= count
    if whole and settings.rule is Rule.GRADIENT:
        return None
    return Batches(count, size or count, settings.seed)


class Learner:
    """Moves the weights by one step, over fixed plants and settings."""

    def __init__(self, plants: Dataset, evaluator: Evaluator, settings: Settings) -> None:
        self._plants = plants
        self._evaluator = evaluator
        self._settings = settings
        self._batches = _batches(settings, len(plants))
        self._formulas = settings.formulas

    def next(self, step: int, parameters: Parameters, gradient: Parameters) -> Parameters:
        """Return w1, w2, b after the step that follows `step`; all three move at once.

        `gradient` is the one over all plants at `parameters`, which is known already.
        """
        slope = self.slope(step, parameters, gradient)
        if self._formulas and float(np.abs(slope).max()) > LARGEST_LEARNT:
            return parameters
        after: Parameters = parameters - self._settings.learning_rate * slope
        is_lost = self._formulas and float(np.abs(after).max()) > LARGEST_LEARNT
        return parameters if is_lost else after

    def slope(self, step: int, parameters: Parameters, gradient: Parameters) -> Parameters:
        """Return what that step takes for the gradient (3,): w <- w - alpha slope."""
        if self._formulas:
            return self._typed_gradient(step, parameters)
        if self._batches is None:
            return gradient
        batch = self._batches.at(step)
        if self._settings.rule is Rule.PERCEPTRON:
            return -self._correction(parameters, int(batch[0]))
        return self._evaluator.batch_gradient(parameters, batch)

    def _typed_gradient(self, step: int, parameters: Parameters) -> Parameters:
        """What the student's formulas give; where they give no number, nothing moves."""
        plants = self._plants
        if self._batches is not None:
            batch = self._batches.at(step)
            plants = Dataset(plants.x[batch], plants.y[batch], plants.features)
        from engine.lessons.exercise import gradient_of

        formulas = self._formulas or ("0", "0", "0")
        return gradient_of(formulas, plants, Neuron.of(parameters))

    def _correction(self, parameters: Parameters, plant: int) -> Parameters:
        """(y - y_pred) (x1, x2, 1) of one plant, y_pred = 1 where z >= 0 (figure 8)."""
        row = np.append(self._plants.x[plant], 1.0)
        predicted = 1 if float(parameters @ row) >= 0 else 0
        correction: Parameters = (int(self._plants.y[plant]) - predicted) * row
        return correction
