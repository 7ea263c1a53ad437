"""The diagnosis of a run: a code and its facts, never a sentence."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from engine.arrays import Vector
from engine.explain.rises import RECENT, oscillates, rises
from engine.learning.learner import CONVERGED_GRADIENT
from engine.learning.objective import Evaluation
from engine.learning.optimum import STANDARDISED_CURVATURE, Solution
from engine.learning.separability import Separability
from engine.learning.settings import Rule, Settings
from engine.learning.trace import MOST_STEPS
from engine.model.neuron import Neuron

_AT_MINIMUM = 1e-6

_LOSS_OF_A_MISTAKE = math.log(2)
"""The least loss of a plant on the wrong side, in nats."""

_MUCH_STEEPER = 10.0
"""Where standardising would let a rate so many times larger through, it is the cure."""


class Verdict(Enum):
    """What there is to say."""

    NO_PLANTS = "no_plants"
    ONE_KIND = "one_kind"
    READY = "ready"
    OVERSHOOTING = "overshooting"
    JUMPING = "jumping"
    """The steps overshoot, but a line separates the kinds: no rate diverges for good."""
    LEARNING = "learning"
    SEPARABLE = "separable"
    SEPARATED = "separated"
    AT_REST = "at_rest"
    TOUCHING = "touching"
    LEVELLING_OFF = "levelling_off"
    AT_MINIMUM = "at_minimum"
    RULE_SATISFIED = "rule_satisfied"
    RULE_NEVER_ENDS = "rule_never_ends"
    RULE_LEARNING = "rule_learning"
    TRACE_FULL = "trace_full"


class Remedy(Enum):
    """What would help against steps that overshoot."""

    LOWER_RATE = "lower_rate"
    STANDARDISE = "standardise"
    """The measures lie far from 0, or differ much in size: a rate that is low enough creeps."""


@dataclass(frozen=True)
class Diagnosis:
    """A verdict and the facts that its sentence needs.

    `kind` is the one kind placed; `safe_step` the last step before the loss rose; `limit` the
    loss that can't be beaten; `mistakes` the plants on the wrong side. `is_certain` says that what
    a verdict foretells is proved: that the loss will only fall, at this rate and on these plants.
    """

    verdict: Verdict
    kind: int | None = None
    safe_step: int | None = None
    limit: float | None = None
    mistakes: int = 0
    remedy: Remedy | None = None
    is_certain: bool = False


@dataclass(frozen=True)
class Situation:
    """All that a diagnosis is made from, at the step shown.

    `segments` say from which step on which settings held, `losses` (last_step + 1,) are those of
    the run, and `edited_at` is the last step at which the plants were changed by hand.
    """

    kinds_present: tuple[int, ...]
    plant_count: int
    mistakes: int
    settings: Settings
    segments: Sequence[tuple[int, Settings]]
    losses: Vector
    edited_at: int
    step: int
    neuron: Neuron
    evaluation: Evaluation
    solution: Solution | None

    @property
    def separability(self) -> Separability | None:
        """How the kinds lie to each other, None until it is known."""
        return self.solution.separability if self.solution else None

    @property
    def follows_the_slope(self) -> bool:
        """Say whether each step follows the slope of the loss over all plants."""
        size = self.settings.batch_size
        takes_all = size is None or size >= self.plant_count
        return takes_all and self.settings.formulas is None


def diagnose(now: Situation) -> Diagnosis:
    """Name the one thing that matters most."""
    if not now.kinds_present:
        return Diagnosis(Verdict.NO_PLANTS)
    if len(now.kinds_present) == 1:
        return Diagnosis(Verdict.ONE_KIND, kind=now.kinds_present[0])
    if now.step >= MOST_STEPS:
        return Diagnosis(Verdict.TRACE_FULL)
    if now.settings.rule is Rule.PERCEPTRON:
        return _of_rule(now)
    safe_step = last_safe_step(now)
    if safe_step is not None:
        is_separable = now.separability is Separability.SEPARABLE
        verdict = Verdict.JUMPING if is_separable else Verdict.OVERSHOOTING
        return Diagnosis(verdict, safe_step=safe_step, remedy=_remedy(now))
    if now.step == 0 and now.neuron == Neuron():
        return Diagnosis(Verdict.READY)
    return _of_descent(now)


def _of_rule(now: Situation) -> Diagnosis:
    if now.mistakes == 0:
        return Diagnosis(Verdict.RULE_SATISFIED)
    if now.separability in (Separability.OVERLAPPING, Separability.TOUCHING):
        return Diagnosis(Verdict.RULE_NEVER_ENDS, mistakes=now.mistakes)
    return Diagnosis(Verdict.RULE_LEARNING, mistakes=now.mistakes)


def _remedy(now: Situation) -> Remedy | None:
    """Name what helps; on separable plants a lower rate does not, it only learns more slowly."""
    bend = now.solution.curvature.largest if now.solution else 0.0
    if bend > _MUCH_STEEPER * STANDARDISED_CURVATURE:
        return Remedy.STANDARDISE
    return None if now.separability is Separability.SEPARABLE else Remedy.LOWER_RATE


def _of_descent(now: Situation) -> Diagnosis:
    if now.separability is Separability.SEPARABLE:
        if now.mistakes:
            return Diagnosis(Verdict.SEPARABLE, mistakes=now.mistakes)
        at_rest = is_flat(now.evaluation)
        verdict = Verdict.AT_REST if at_rest else Verdict.SEPARATED
        return Diagnosis(verdict, is_certain=_stays_separated(now))
    if now.separability is Separability.TOUCHING:
        return Diagnosis(Verdict.TOUCHING, mistakes=now.mistakes)
    if now.solution is not None and now.solution.optimum is not None:
        loss, least = now.evaluation.loss, now.solution.optimum.loss
        is_reached = loss - least < _AT_MINIMUM * max(least, 1e-3)
        verdict = Verdict.AT_MINIMUM if is_reached else Verdict.LEVELLING_OFF
        is_certain = _only_falls(now, math.inf)
        return Diagnosis(verdict, limit=least, mistakes=now.mistakes, is_certain=is_certain)
    return Diagnosis(Verdict.LEARNING, mistakes=now.mistakes)


def _stays_separated(now: Situation) -> bool:
    """Say whether no plant can come to the wrong side again: there its loss alone is log 2."""
    loss = now.evaluation.loss
    return loss * now.plant_count < _LOSS_OF_A_MISTAKE and _only_falls(now, loss)


def _only_falls(now: Situation, loss: float) -> bool:
    """Say whether the loss falls at every step from so high on: rate times bend is 2 at most.

    Along a step from w to w - alpha g the loss bends by no more than it may at w, as long as it has
    not risen; and with alpha times that below 2 it does not.
    """
    if not now.follows_the_slope or now.solution is None:
        return False
    return now.settings.learning_rate * now.solution.curvature.at_most(loss) <= 2


def last_safe_step(now: Situation) -> int | None:
    """Return the step before the loss first rose under the present rate, where that is too large.

    Batches make the loss jitter, so there the mean of an epoch counts.
    """
    past = [segment for segment in now.segments if segment[0] < now.step]
    present = now.settings
    if not past or past[-1][1].learning != present.learning or present.rule is Rule.PERCEPTRON:
        return None
    began = max(past[-1][0], now.edited_at)  # a loss of other plants tells nothing
    if began >= now.step:
        return None
    losses = now.losses[began : now.step + 1]
    if not now.follows_the_slope and present.formulas is None:
        return _safe_step_of_batches(losses, began)
    if not rises(losses[-RECENT:]).any():
        return None
    safe = int(np.argmax(rises(losses)))
    return began + safe if _overshoots(now, losses, safe) else None


def _overshoots(now: Situation, losses: Vector, safe: int) -> bool:
    """Say of losses (n,) with a recent rise, the first one after `safe`, whether it is to blame.

    Where there is a minimum, a higher rate than the largest that leads there is; any other, where
    it goes round in circles. On separable plants it is where the loss did not land far lower. Of
    others nothing is known beforehand: there the loss has to be higher than at the beginning.
    """
    if oscillates(losses):
        return True
    if now.separability is Separability.SEPARABLE:
        return bool(losses[-1] > losses[safe] / 2)
    optimum = now.solution.optimum if now.solution else None
    if optimum is not None and now.follows_the_slope:
        return now.settings.learning_rate > optimum.largest_rate
    return bool(losses[-1] > losses[0])


def is_flat(evaluation: Evaluation) -> bool:
    """Say whether the gradient is so short that another step would change nothing to speak of."""
    slopes: list[float] = evaluation.gradient.tolist()
    return all(abs(slope) < CONVERGED_GRADIENT for slope in slopes)


def _safe_step_of_batches(losses: Vector, began: int) -> int | None:
    """Compare the mean of the last steps with the best loss so far: twice as bad is a climb."""
    best = int(np.argmin(losses))
    recent = losses[best:][-RECENT:]
    if len(recent) < 3 or recent.mean() < 2 * losses[best] + 0.1:
        return None
    return began + best
