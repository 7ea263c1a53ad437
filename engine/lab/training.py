"""Training without a window, for scripts: what `main.py train` computes."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from engine.errors import UserError
from engine.explain.rises import has_diverged, oscillates
from engine.lab.frame import Frame
from engine.lab.session import Session
from engine.lab.state import set_neuron
from engine.learning.settings import Settings
from engine.learning.trace import MOST_STEPS
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron

_BETWEEN_REPORTS_S = 0.1


def train(
    plants: Dataset,
    settings: Settings,
    start: Neuron,
    steps: int,
    report: Callable[[float], object] = lambda share: None,
) -> Session:
    """Take exactly this many steps from a start; Rosenblatt's rule and batches as in settings.

    `report` is told now and then which share of them is taken.

    Raises UserError `no_plants`, or `steps` outside 0 … 2,000,000.
    """
    if not len(plants):
        raise UserError("no_plants")
    if not 0 <= steps <= MOST_STEPS:
        raise UserError("steps", steps=steps, most=MOST_STEPS)
    session = Session(plants, replace(settings, stop_at_step=None, stop_when_converged=False))
    session.replace(session.state.changes_to(set_neuron(session.state, start)))
    while session.step < steps:
        session.learn(steps - session.step, _until(time.perf_counter() + _BETWEEN_REPORTS_S))
        report(session.step / steps)
    session.solve()
    return session


def _until(end_s: float) -> Callable[[], bool]:
    return lambda: time.perf_counter() < end_s


def summary(session: Session) -> dict[str, Any]:
    """Return what `--json` writes: plain numbers and codes, none of them NaN."""
    frame = session.frame()
    return {
        **frame.neuron.by_name,
        "loss": frame.loss,
        "accuracy": frame.accuracy,
        "likelihood": frame.likelihood,
        "log_likelihood": frame.log_likelihood,
        "steps": frame.step,
        "diverged": has_diverged(frame.losses),
        "oscillates": oscillates(frame.losses),
        "diagnosis": frame.diagnosis.verdict.value,
        "separability": _separability(frame),
        "minimum": _minimum(frame),
        "m": len(frame.plants),
    }


def _separability(frame: Frame) -> str | None:
    """Return none, one_kind, separable, touching or overlapping; None until it is known."""
    kinds = len(frame.plants.kinds_present)
    if kinds < 2:
        return ("none", "one_kind")[kinds]
    found = frame.solution.separability if frame.solution else None
    return None if found is None else found.value


def _minimum(frame: Frame) -> dict[str, float] | None:
    """Return w1, w2, b and the loss of the exact minimum, None where there is none."""
    optimum = frame.optimum
    if optimum is None:
        return None
    return {**Neuron.of(optimum.parameters).by_name, "loss": optimum.loss}
