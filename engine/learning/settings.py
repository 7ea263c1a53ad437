"""How the neuron learns: the rule, the learning rate, the batches, and when to stop."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, StrEnum

from engine.errors import UserError
from engine.loss.penalty import NO_PENALTY, Penalty

SMALLEST_RATE, LARGEST_RATE = 1e-4, 100.0
"""The learning rates on offer (alpha of figure 39)."""

LARGEST_COUNT = 2**31 - 1
"""Of a seed, of the plants of a batch and of a step to stop at: as much as a field can show."""


class Rule(Enum):
    """Which rule moves the weights."""

    GRADIENT = "gradient"
    """Gradient descent on the log loss: w <- w - alpha dL/dw."""
    PERCEPTRON = "perceptron"
    """Rosenblatt (1958), a plant at a time: w <- w + alpha (y - y_pred) x."""


class Optimiser(StrEnum):
    """What a step makes of the gradient; `engine/learning/optimisers.py` has the formulas."""

    GRADIENT_DESCENT = "gd"
    MOMENTUM = "momentum"
    NESTEROV = "nesterov"
    ADAGRAD = "adagrad"
    RMSPROP = "rmsprop"
    ADAM = "adam"


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
    optimiser: Optimiser = Optimiser.GRADIENT_DESCENT
    penalty: Penalty = NO_PENALTY

    def __post_init__(self) -> None:
        if not SMALLEST_RATE <= self.learning_rate <= LARGEST_RATE:
            raise UserError(
                "learning_rate", rate=self.learning_rate, least=SMALLEST_RATE, most=LARGEST_RATE
            )
        if self.batch_size is not None and not 1 <= self.batch_size <= LARGEST_COUNT:
            raise UserError("batch_size", size=self.batch_size, most=LARGEST_COUNT)
        if not 0 <= self.seed <= LARGEST_COUNT:
            raise UserError("seed", seed=self.seed, most=LARGEST_COUNT)
        if not self.penalty.is_none and (self.rule is Rule.PERCEPTRON or self.formulas):
            raise UserError("penalty_of_descent")
        if self.formulas:
            from engine.formula import read  # late: the launch does not need it

            for text in self.formulas:
                read(text)
        if self.stop_at_step is not None and not 1 <= self.stop_at_step <= LARGEST_COUNT:
            raise UserError("stop_at_step", step=self.stop_at_step, most=LARGEST_COUNT)

    @property
    def of_descent(self) -> Settings:
        """The same settings by the gradient of the log loss: what an optimiser makes steps of."""
        return replace(self, rule=Rule.GRADIENT, formulas=None)

    @property
    def learning(self) -> tuple[object, ...]:
        """What decides the weights of the next step; when to stop does not."""
        return (
            self.rule, self.learning_rate, self.batch_size, self.seed, self.formulas,
            self.optimiser, self.penalty,
        )  # fmt: skip
