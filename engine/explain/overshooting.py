"""Steps that overshoot: whether the rate is too large, and the last step before it showed."""

from __future__ import annotations

import numpy as np

from engine.arrays import Vector
from engine.explain.rises import RECENT, oscillates, reaches_new_lows, rises
from engine.explain.situation import Situation
from engine.learning.settings import Rule

_AT_MINIMUM = 1e-6

_LEVEL = 1e-6
"""Losses that differ by less than this share of what a step would make them fall are equal."""

_SPIKE = 10
"""Without a bowl, a loss that comes down again within so many steps was a spike."""

_SWING = 0.05
"""Losses that go round in circles within a smaller share of the run's fall are as good as level."""


def last_safe_step(now: Situation) -> int | None:
    """Return the step before the loss first rose under the present rate, where that is too large.

    Batches make the loss jitter, and so do optimisers with a memory: there the mean of the last
    steps counts. With a penalty, what counts is the loss with it.
    """
    present = now.settings
    if now.leads_beyond:
        return _best_step(now)
    began = now.began
    if began is None or present.rule is Rule.PERCEPTRON:
        return None
    losses = now.objectives[began:]
    if not now.is_convex:
        return _safe_step_without_bowl(losses, began, now.takes_all)
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
    if optimum is not None and is_known and not exceeds_largest_rate(now):
        return oscillates(losses, optimum.objective)
    if reaches_new_lows(losses):
        return False
    if is_known or now.runs_off:
        return True
    return oscillates(losses) or bool(losses[-1] > losses[0])


def _hops_level(now: Situation, losses: Vector) -> bool:
    """Say whether the steps hop to and fro between places of one loss, on two sides of a minimum.

    Then no rise tells; but down a slope that is not flat, the loss would fall.
    """
    if len(losses) < 3 or not exceeds_largest_rate(now) or is_at_minimum(now):
        return False
    slope = now.evaluation.gradient
    fall = now.settings.learning_rate * float(slope @ slope)
    return bool(np.ptp(losses[-3:]) < _LEVEL * fall)


def exceeds_largest_rate(now: Situation) -> bool:
    """Say whether steps down the slope can't come to rest at the minimum."""
    optimum = now.solution.optimum if now.solution else None
    if optimum is None or not now.follows_the_slope:
        return False
    return now.settings.learning_rate > optimum.largest_rate


def _safe_step_of_batches(losses: Vector, began: int) -> int | None:
    """Compare the mean of the last steps with the best loss so far: twice as bad is a climb."""
    least = np.fmin.reduce(losses)  # of those that are known
    best = int(np.argmax(losses == least))
    recent = losses[best:][-RECENT:]
    if len(recent) < 3 or recent.mean() < 2 * losses[best] + 0.1:
        return None
    return began + best


def is_at_minimum(now: Situation) -> bool:
    """Say whether the loss, with its penalty, is the least that there is."""
    optimum = now.solution.optimum if now.solution else None
    if optimum is None or now.architecture.is_network:
        return False
    least = optimum.objective
    return now.evaluation.objective - least < _AT_MINIMUM * max(least, 1e-3)


def _safe_step_without_bowl(losses: Vector, began: int, takes_all: bool) -> int | None:
    """Say of losses (n,) that have no one minimum to compare with whether they climb or circle.

    They climb where most of the last ones are twice as bad as the best: a few are but a spike.
    """
    best = int(np.argmin(losses))
    recent = losses[best:][-RECENT:]
    is_bad = len(recent) >= 3 and float(np.median(recent)) >= 2 * losses[best] + 0.1
    climbs = is_bad and (len(recent) > _SPIKE or losses[-1] >= losses[0])
    circles = takes_all and oscillates(losses) and _swings(losses)
    return began + best if climbs or circles else None


def _swings(losses: Vector) -> bool:
    """Say whether the last losses (n,) differ by what a lower rate would be worth."""
    last = losses[-RECENT:]
    return bool(np.ptp(last) > _SWING * max(float(np.ptp(losses)), float(last.mean())))


def _best_step(now: Situation) -> int:
    """Return the step of the least loss on these plants, of those before the one shown."""
    began = min(now.edited_at, now.step)
    before = now.objectives[began : max(now.step, began + 1)]
    return began + int(np.argmin(before))
