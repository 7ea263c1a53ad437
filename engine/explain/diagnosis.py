"""The diagnosis of a run: a code and its facts, never a sentence."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from engine.arrays import Parameters, Vector
from engine.explain.rises import RECENT, oscillates, reaches_new_lows, rises
from engine.learning.learner import CONVERGED_GRADIENT
from engine.learning.settings import SMALLEST_RATE, Optimiser, Rule, Settings
from engine.learning.trace import MOST_STEPS
from engine.loss.objective import Evaluation
from engine.solution.optimum import Solution
from engine.solution.separability import Separability

_AT_MINIMUM = 1e-6

_LEVEL = 1e-6
"""Losses that differ by less than this share of what a step would make them fall are equal."""

_LOSS_OF_A_MISTAKE = math.log(2)
"""The least loss of a plant on the wrong side, in nats."""

_TENFOLD = 10.0
"""Where standardising would let a rate so many times larger through, or measures differ so much in
size, it is the cure."""


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
    loss that can't be beaten; `mistakes` the plants on the wrong side; `lower_rate` a rate to go
    on with, where that is the remedy. `is_certain` says that what
    a verdict foretells is proved: that the loss will only fall, at this rate and on these plants.
    """

    verdict: Verdict
    kind: int | None = None
    safe_step: int | None = None
    limit: float | None = None
    mistakes: int = 0
    remedy: Remedy | None = None
    is_certain: bool = False
    lower_rate: float | None = None


@dataclass(frozen=True)
class Situation:
    """All that a diagnosis is made from, at the step shown.

    `segments` say from which step on which settings held, `losses` (last_step + 1,) are those of
    the run, and `edited_at` is the last step at which the plants were changed by hand.
    """

    kinds_present: tuple[int, ...]
    plant_count: int
    is_standardised: bool
    mistakes: int
    settings: Settings
    segments: Sequence[tuple[int, Settings]]
    losses: Vector
    edited_at: int
    step: int
    parameters: Parameters
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
        is_plain = self.settings.optimiser is Optimiser.GRADIENT_DESCENT
        return takes_all and is_plain and self.settings.formulas is None


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
        remedy = _remedy(now)
        rate = _lower_rate(now) if remedy is Remedy.LOWER_RATE else None
        return Diagnosis(verdict, safe_step=safe_step, remedy=remedy, lower_rate=rate)
    if now.step == 0 and not now.parameters.any():
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
    if now.solution is not None and not now.is_standardised:
        curvature = now.solution.curvature
        is_steep = curvature.largest > _TENFOLD * curvature.if_standardised
        if is_steep or curvature.inequality >= _TENFOLD:
            return Remedy.STANDARDISE
    is_lowest = now.settings.learning_rate <= SMALLEST_RATE
    is_separable = now.separability is Separability.SEPARABLE
    return None if is_separable or is_lowest else Remedy.LOWER_RATE


def _lower_rate(now: Situation) -> float:
    """Return a third of the rate, or of that, until steps can come to rest at the minimum."""
    optimum = now.solution.optimum if now.solution else None
    largest = optimum.largest_rate if optimum else math.inf
    rate = now.settings.learning_rate / 3
    while rate > max(largest, SMALLEST_RATE):
        rate /= 3
    return max(rate, SMALLEST_RATE)


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
        least, is_reached = now.solution.optimum.loss, _is_at_minimum(now)
        verdict = Verdict.AT_MINIMUM if is_reached else Verdict.LEVELLING_OFF
        rests = is_reached and now.follows_the_slope and not _exceeds_largest_rate(now)
        is_certain = rests or _only_falls(now, math.inf)
        return Diagnosis(verdict, limit=least, mistakes=now.mistakes, is_certain=is_certain)
    return Diagnosis(Verdict.LEARNING, mistakes=now.mistakes)


def _is_at_minimum(now: Situation) -> bool:
    optimum = now.solution.optimum if now.solution else None
    if optimum is None:
        return False
    return now.evaluation.loss - optimum.loss < _AT_MINIMUM * max(optimum.loss, 1e-3)


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
    rose = rises(losses)
    safe = int(np.argmax(rose))
    if rose[1 - RECENT :].any():
        return began + safe if _overshoots(now, losses) else None
    return began + safe if _hops_level(now, losses) else None


def _overshoots(now: Situation, losses: Vector) -> bool:
    """Say of losses (n,) with a recent rise whether the rate is to blame for it.

    At a rate that leads to the minimum it is where the loss goes round in circles; at any other not
    while the loss comes below what it rose from. Of what is not known to have a minimum, nor to be
    separable, the loss has to be higher than at the beginning, too.
    """
    optimum = now.solution.optimum if now.solution else None
    is_known = optimum is not None and now.follows_the_slope
    if optimum is not None and is_known and not _exceeds_largest_rate(now):
        return oscillates(losses, optimum.loss)
    if reaches_new_lows(losses):
        return False
    if is_known or now.separability is Separability.SEPARABLE:
        return True
    return oscillates(losses) or bool(losses[-1] > losses[0])


def _hops_level(now: Situation, losses: Vector) -> bool:
    """Say whether the steps hop to and fro between places of one loss, on two sides of a minimum.

    Then no rise tells; but down a slope that is not flat, the loss would fall.
    """
    if len(losses) < 3 or not _exceeds_largest_rate(now) or _is_at_minimum(now):
        return False
    slope = now.evaluation.gradient
    fall = now.settings.learning_rate * float(slope @ slope)
    return bool(np.ptp(losses[-3:]) < _LEVEL * fall)


def _exceeds_largest_rate(now: Situation) -> bool:
    """Say whether steps down the slope can't come to rest at the minimum."""
    optimum = now.solution.optimum if now.solution else None
    if optimum is None or not now.follows_the_slope:
        return False
    return now.settings.learning_rate > optimum.largest_rate


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
