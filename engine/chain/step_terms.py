"""What the next step does to one parameter, taken apart: Δw = -α d, and what d is made of."""

from __future__ import annotations

from typing import NamedTuple

from engine.learning.learner import NextStep
from engine.learning.optimisers import Memory
from engine.learning.settings import Optimiser


class StepTerms(NamedTuple):
    """The numbers of Δw = -α d of one parameter.

    `slope` is what the step takes for dL/dw: of all plants or of its batch, with the penalty.
    `velocity` and `squares` are what the optimiser keeps of earlier steps, 0 where it keeps none,
    and `steps_taken` how many steps Adam has taken before this one.
    """

    optimiser: Optimiser
    rate: float
    slope: float
    velocity: float
    squares: float
    steps_taken: int
    change: float
    leads_beyond: bool


def step_terms(optimiser: Optimiser, step: NextStep, memory: Memory, index: int) -> StepTerms:
    """Return them of the parameter at a place; `memory` is what is kept before the step."""
    n = len(step.before)
    velocity = squares = 0.0
    steps_taken = 0
    match optimiser:
        case Optimiser.MOMENTUM | Optimiser.NESTEROV:
            velocity = float(memory[index])
        case Optimiser.ADAGRAD | Optimiser.RMSPROP:
            squares = float(memory[index])
        case Optimiser.ADAM:
            velocity, squares = float(memory[index]), float(memory[n + index])
            steps_taken = int(memory[-1])
    change = changes_of(step)[index]
    slope = float(step.gradient[index])
    return StepTerms(
        optimiser, step.rate, slope, velocity, squares, steps_taken, change, step.leads_beyond
    )


def changes_of(step: NextStep) -> list[float]:
    """Return Δw of every parameter (n,): -α d, which is w after the step less w before it."""
    if step.leads_beyond:
        return [0.0] * len(step.before)
    direction = step.gradient if step.direction is None else step.direction
    changes: list[float] = (0.0 - step.rate * direction).tolist()
    return changes
