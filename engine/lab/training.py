"""Training without a window, for scripts: what `main.py train` computes."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from engine.arrays import Parameters
from engine.errors import UserError
from engine.explain.rises import has_diverged, oscillates
from engine.lab.frame import Frame
from engine.lab.session import Session
from engine.lab.state import set_architecture, start_at
from engine.learning.settings import Settings
from engine.learning.trace import MOST_STEPS
from engine.model.architecture import NEURON, Architecture
from engine.model.dataset import Dataset
from engine.model.layers import layers_of
from engine.model.neuron import Neuron

_BETWEEN_REPORTS_S = 0.1


def train(
    plants: Dataset,
    settings: Settings,
    start: Parameters | None,
    steps: int,
    report: Callable[[float], object] = lambda share: None,
    architecture: Architecture = NEURON,
) -> Session:
    """Take exactly this many steps from a start; Rosenblatt's rule and batches as in settings.

    Without a start (n,) one neuron begins at 0, a network where the seed draws it. `report` is told
    now and then which share of the steps is taken. Only a run that fills the memory that it may
    take ends before.

    Raises UserError `no_plants`, `all_held_out`, or `steps` outside 0 … 2,000,000.
    """
    if not len(plants):
        raise UserError("no_plants")
    if not len(plants.training):
        raise UserError("all_held_out", plants=len(plants))
    if not 0 <= steps <= MOST_STEPS:
        raise UserError("steps", steps=steps, most=MOST_STEPS)
    session = Session(plants, replace(settings, stop_at_step=None, stop_when_converged=False))
    begun = set_architecture(session.state, architecture)
    begun = begun if start is None else start_at(begun, start)
    session.replace(session.state.changes_to(begun))
    while session.step < steps and not session.is_full:
        session.learn(steps - session.step, _until(time.perf_counter() + _BETWEEN_REPORTS_S))
        report(session.step / steps)
    session.solve()
    return session


def _until(end_s: float) -> Callable[[], bool]:
    return lambda: time.perf_counter() < end_s


def summary(session: Session) -> dict[str, Any]:
    """Return what `--json` writes: plain numbers and codes, none of them NaN.

    All is of the plants learnt from, but for what has `test` in its name.
    """
    frame = session.frame()
    return {
        **_model(frame),
        "loss": frame.loss,
        "objective": frame.evaluation.objective,
        "accuracy": frame.accuracy,
        "test_loss": frame.test_loss,
        "test_accuracy": frame.test_accuracy,
        "likelihood": frame.likelihood,
        "log_likelihood": frame.log_likelihood,
        "steps": frame.step,
        "diverged": has_diverged(frame.losses),
        "oscillates": oscillates(frame.losses),
        "diagnosis": frame.diagnosis.verdict.value,
        "separability": _separability(frame),
        "minimum": _minimum(frame),
        "m": len(frame.plants.training),
        "m_test": len(frame.plants.test),
    }


def _model(frame: Frame) -> dict[str, Any]:
    """Return what the model is made of and its parameters: of the bare neuron w1, w2, b too."""
    architecture = frame.architecture
    return {
        **(frame.neuron.by_name if architecture.is_bare else {}),
        "features": [feature.value for feature in architecture.features],
        "hidden": list(architecture.hidden),
        "activation": architecture.activation.value,
        "optimizer": frame.settings.optimiser.value,
        "layers": layers_of(architecture, frame.parameters),
    }


def _separability(frame: Frame) -> str | None:
    """Return none, one_kind, separable, touching or overlapping; None until it is known."""
    kinds = len(frame.plants.training.kinds_present)
    if kinds < 2:
        return ("none", "one_kind")[kinds]
    found = frame.solution.separability if frame.solution else None
    return None if found is None else found.value


def _minimum(frame: Frame) -> dict[str, float] | None:
    """Return w1, w2, b, loss of the bare neuron's exact minimum; None where there is none."""
    optimum = frame.optimum
    if optimum is None or not frame.architecture.is_bare:
        return None
    return {**Neuron.of(optimum.parameters).by_name, "loss": optimum.loss}
