"""The diagnosis of a run: a code and its facts, never a sentence."""

from __future__ import annotations

import math

from engine.explain.network_diagnosis import (
    best_step_of_overfitting,
    diagnose_network,
    has_levelled_off,
)
from engine.explain.overshooting import exceeds_largest_rate, is_at_minimum, last_safe_step
from engine.explain.situation import Diagnosis, Remedy, Situation, Verdict
from engine.learning.learner import is_flat
from engine.learning.settings import SMALLEST_RATE, Rule
from engine.learning.trace import MOST_STEPS
from engine.solution.separability import Separability

_LOSS_OF_A_MISTAKE = math.log(2)
"""The least loss of a plant on the wrong side, in nats."""

_TENFOLD = 10.0
"""Where standardising would let a rate so many times larger through, or measures differ so much in
size, it is the cure."""


def diagnose(now: Situation) -> Diagnosis:
    """Name the one thing that matters most."""
    if len(now.kinds_present) < 2:
        return _without_two_kinds(now)
    if now.step >= MOST_STEPS:
        return Diagnosis(Verdict.TRACE_FULL)
    if now.is_out_of_memory:
        return Diagnosis(Verdict.MEMORY_FULL)
    if now.settings.rule is Rule.PERCEPTRON:
        return _of_rule(now)
    safe_step = last_safe_step(now)
    if safe_step is not None:
        verdict = Verdict.JUMPING if now.runs_off else Verdict.OVERSHOOTING
        remedy = _remedy(now)
        rate = _lower_rate(now) if remedy is Remedy.LOWER_RATE else None
        return Diagnosis(verdict, safe_step=safe_step, remedy=remedy, lower_rate=rate)
    if now.architecture.is_network:
        return diagnose_network(now)
    if now.step == 0 and not now.parameters.any():
        return Diagnosis(Verdict.READY)
    best_step = best_step_of_overfitting(now)
    if best_step is not None:
        return Diagnosis(Verdict.OVERFITTING, mistakes=now.mistakes, best_step=best_step)
    return _of_descent(now)


def _without_two_kinds(now: Situation) -> Diagnosis:
    """Say that there is nothing to tell apart: nothing was placed, or it is held out."""
    if not now.kinds_present:
        return Diagnosis(Verdict.ALL_HELD_OUT if now.kinds_placed else Verdict.NO_PLANTS)
    is_held_out = len(now.kinds_placed) > 1
    verdict = Verdict.KIND_HELD_OUT if is_held_out else Verdict.ONE_KIND
    return Diagnosis(verdict, kind=now.kinds_present[0])


def _of_rule(now: Situation) -> Diagnosis:
    if now.mistakes == 0:
        return Diagnosis(Verdict.RULE_SATISFIED)
    if now.separability in (Separability.OVERLAPPING, Separability.TOUCHING):
        return Diagnosis(Verdict.RULE_NEVER_ENDS, mistakes=now.mistakes)
    return Diagnosis(Verdict.RULE_LEARNING, mistakes=now.mistakes)


def _remedy(now: Situation) -> Remedy | None:
    """Name what helps; where weights run off a lower rate does not: it only learns slower."""
    if now.solution is not None and not now.is_standardised:
        curvature = now.solution.curvature
        is_steep = curvature.largest > _TENFOLD * curvature.if_standardised
        if is_steep or curvature.inequality >= _TENFOLD:
            return Remedy.STANDARDISE
    is_lowest = now.settings.learning_rate <= SMALLEST_RATE
    return None if now.runs_off or is_lowest else Remedy.LOWER_RATE


def _lower_rate(now: Situation) -> float:
    """Return a third of the rate, or of that, until steps can come to rest at the minimum."""
    optimum = now.solution.optimum if now.solution else None
    largest = optimum.largest_rate if optimum else math.inf
    rate = now.settings.learning_rate / 3
    while rate > max(largest, SMALLEST_RATE):
        rate /= 3
    return max(rate, SMALLEST_RATE)


def _of_descent(now: Situation) -> Diagnosis:
    if now.settings.penalty.is_none and now.separability is Separability.SEPARABLE:
        if now.mistakes:
            return Diagnosis(Verdict.SEPARABLE, mistakes=now.mistakes)
        at_rest = is_flat(now.evaluation) and now.is_plain  # others make steps of any slope
        verdict = Verdict.AT_REST if at_rest else Verdict.SEPARATED
        return Diagnosis(verdict, is_certain=_stays_separated(now))
    if now.settings.penalty.is_none and now.separability is Separability.TOUCHING:
        return Diagnosis(Verdict.TOUCHING, mistakes=now.mistakes)
    if now.solution is not None and now.solution.optimum is not None:
        least, is_reached = now.solution.optimum.objective, is_at_minimum(now)
        verdict = Verdict.AT_MINIMUM if is_reached else Verdict.LEVELLING_OFF
        rests = is_reached and now.follows_the_slope and not exceeds_largest_rate(now)
        is_certain = rests or _only_falls(now, math.inf)
        return Diagnosis(verdict, limit=least, mistakes=now.mistakes, is_certain=is_certain)
    return Diagnosis(_without_minimum(now), mistakes=now.mistakes)


def _without_minimum(now: Situation) -> Verdict:
    """Tell where no minimum is known, once it is known that there is none to be known."""
    is_of_course = now.architecture.is_bare and now.settings.penalty.is_none
    is_level = now.solution is not None and not is_of_course and has_levelled_off(now)
    return Verdict.LEVELLED_OFF if is_level else Verdict.LEARNING


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
