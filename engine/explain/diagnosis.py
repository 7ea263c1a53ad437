"""The diagnosis of a run: a code and its facts, never a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from engine.arrays import Mask, Vector
from engine.learning.learner import CONVERGED_GRADIENT
from engine.learning.objective import Evaluation
from engine.learning.optimum import Optimum
from engine.learning.separability import Separability
from engine.learning.settings import Rule, Settings
from engine.learning.trace import MOST_STEPS
from engine.model.neuron import Neuron

_RECENT = 40
"""A rise of the loss within this many steps still counts."""

_NOISE = 1e-9
"""Rises smaller than this are rounding."""

_AT_MINIMUM = 1e-6


class Verdict(Enum):
    """What there is to say."""

    NO_PLANTS = "no_plants"
    ONE_KIND = "one_kind"
    READY = "ready"
    OVERSHOOTING = "overshooting"
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


@dataclass(frozen=True)
class Diagnosis:
    """A verdict and the facts that its sentence needs.

    `kind` is the one kind placed; `safe_step` the last step before the loss rose; `limit` the
    loss that can't be beaten; `mistakes` the plants on the wrong side.
    """

    verdict: Verdict
    kind: int | None = None
    safe_step: int | None = None
    limit: float | None = None
    mistakes: int = 0


@dataclass(frozen=True)
class Situation:
    """All that a diagnosis is made from, at the step shown.

    `segments` say from which step on which settings held, `losses` (last_step + 1,) are those of
    the run, and `edited_at` is the last step at which the plants were changed by hand.
    """

    kinds_present: tuple[int, ...]
    mistakes: int
    settings: Settings
    segments: Sequence[tuple[int, Settings]]
    losses: Vector
    edited_at: int
    step: int
    neuron: Neuron
    evaluation: Evaluation
    separability: Separability | None
    optimum: Optimum | None


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
        return Diagnosis(Verdict.OVERSHOOTING, safe_step=safe_step)
    if now.step == 0 and now.neuron == Neuron():
        return Diagnosis(Verdict.READY)
    return _of_descent(now)


def _of_rule(now: Situation) -> Diagnosis:
    if now.mistakes == 0:
        return Diagnosis(Verdict.RULE_SATISFIED)
    if now.separability in (Separability.OVERLAPPING, Separability.TOUCHING):
        return Diagnosis(Verdict.RULE_NEVER_ENDS, mistakes=now.mistakes)
    return Diagnosis(Verdict.RULE_LEARNING, mistakes=now.mistakes)


def _of_descent(now: Situation) -> Diagnosis:
    if now.separability is Separability.SEPARABLE:
        if now.mistakes:
            return Diagnosis(Verdict.SEPARABLE, mistakes=now.mistakes)
        at_rest = is_flat(now.evaluation)
        return Diagnosis(Verdict.AT_REST if at_rest else Verdict.SEPARATED)
    if now.separability is Separability.TOUCHING:
        return Diagnosis(Verdict.TOUCHING, mistakes=now.mistakes)
    if now.optimum is not None:
        loss, least = now.evaluation.loss, now.optimum.loss
        is_reached = loss - least < _AT_MINIMUM * max(least, 1e-3)
        verdict = Verdict.AT_MINIMUM if is_reached else Verdict.LEVELLING_OFF
        return Diagnosis(verdict, limit=least, mistakes=now.mistakes)
    return Diagnosis(Verdict.LEARNING, mistakes=now.mistakes)


def last_safe_step(now: Situation) -> int | None:
    """Return the step before the loss first rose under the present rate; None if it fell of late.

    With all plants in every step the log loss, being convex, falls at each of them unless the
    rate is too large. Batches make it jitter, so there the mean of an epoch counts.
    """
    past = [segment for segment in now.segments if segment[0] < now.step]
    present = now.settings
    if not past or past[-1][1].learning != present.learning or present.rule is Rule.PERCEPTRON:
        return None
    began = max(past[-1][0], now.edited_at)  # a loss of other plants tells nothing
    if began >= now.step:
        return None
    losses = now.losses[began : now.step + 1]
    if present.batch_size is not None:
        return _safe_step_of_batches(losses, began)
    if not _rises(losses[-_RECENT:]).any():
        return None
    safe = int(np.argmax(_rises(losses)))
    if losses[-1] < losses[safe] / 2:
        return None  # it jumped, and landed far lower all the same
    return began + safe


def is_flat(evaluation: Evaluation) -> bool:
    """Say whether the gradient is so short that another step would change nothing to speak of."""
    slopes: list[float] = evaluation.gradient.tolist()
    return all(abs(slope) < CONVERGED_GRADIENT for slope in slopes)


def _rises(losses: Vector) -> Mask:
    """Say for each step but the last whether the next one is worse (n - 1,)."""
    result: Mask = np.diff(losses) > _NOISE * (1 + losses[:-1])
    return result


def _safe_step_of_batches(losses: Vector, began: int) -> int | None:
    """Compare the mean of the last steps with the best loss so far: twice as bad is a climb."""
    best = int(np.argmin(losses))
    recent = losses[best:][-_RECENT:]
    if len(recent) < 3 or recent.mean() < 2 * losses[best] + 0.1:
        return None
    return began + best
