"""What runs on the loss curve are called: by what differs between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from engine.lab.frame import Frame
from engine.learning.run import Ghost
from engine.learning.settings import Optimiser, Rule, Settings
from engine.loss.penalty import Penalty
from engine.model.architecture import Architecture
from gui.language.model_names import feature_name
from gui.language.numbers import number, percent, short, whole

_OPTIMISERS = {
    Optimiser.MOMENTUM: "Momentum",
    Optimiser.NESTEROV: "Nesterov",
    Optimiser.ADAGRAD: "AdaGrad",
    Optimiser.RMSPROP: "RMSProp",
    Optimiser.ADAM: "Adam",
}
"""The names of the field; plain descent has one in each language."""


def runs_of(frame: Frame) -> list[Ghost]:
    """Return the earlier runs and, as the last, this one where it has learnt."""
    settings = frame.state.run.settings_of(frame.last_step)
    return list(frame.ghosts) if settings is None else [*frame.ghosts, _own(frame, settings)]


def names_on_curve(frame: Frame) -> list[str]:
    """Name `runs_of`; of a run that is about to begin it is known by what it will differ."""
    runs = runs_of(frame)
    if len(runs) > len(frame.ghosts):
        return run_names(runs)
    return run_names([*runs, _own(frame, frame.settings)])[:-1]


def _own(frame: Frame, settings: Settings) -> Ghost:
    return Ghost(
        frame.curve, settings.learning_rate, settings.rule, settings.optimiser, settings.penalty,
        frame.architecture, frame.state.run.trace.test_share,
    )  # fmt: skip


def run_names(runs: Sequence[Ghost]) -> list[str]:
    """Name each run by what differs between them; by its learning rate where nothing does."""
    facts: list[Callable[[Ghost], str]] = []
    if _differ(run.rule for run in runs):
        facts.append(_rule_name)
    models = [run.architecture for run in runs]
    if _differ(models):
        facts.append(lambda run: _model_name(run.architecture, models))
    if _differ(run.optimiser for run in runs):
        facts.append(lambda run: optimiser_name(run.optimiser))
    if _differ(run.penalty for run in runs):
        facts.append(lambda run: _penalty_name(run.penalty))
    if _differ(run.test_share for run in runs):
        facts.append(lambda run: _share_name(run.test_share))
    if not facts or _differ(run.learning_rate for run in runs):
        facts.append(lambda run: f"α = {short(run.learning_rate)}")
    return [", ".join(fact(run) for fact in facts) for run in runs]


def held_out_loss(frame: Frame) -> str:
    """Write the loss of the plants held out; "" of none."""
    if frame.test_loss is None:
        return ""
    text = QCoreApplication.translate("RunNames", "held out: {0}")
    return text.format(number(frame.test_loss, 3))


def held_out_score(frame: Frame) -> str:
    """Write the loss of the plants held out, and how many are on the right side; "" of none."""
    if frame.test_loss is None:
        return ""
    counts = frame.test_outputs.counts
    text = QCoreApplication.translate("RunNames", "held out: {0}, {1} of {2} right")
    return text.format(number(frame.test_loss, 3), whole(counts.right), whole(counts.total))


def penalty_score(frame: Frame) -> str:
    """Say that the penalty is not in the loss, and what both are together; "" without one."""
    if frame.settings.penalty.is_none:
        return ""
    text = QCoreApplication.translate("RunNames", "without the penalty; with it: {0}")
    return text.format(number(frame.evaluation.objective, 3))


def _differ(values: Any) -> bool:
    return len(set(values)) > 1


def _rule_name(run: Ghost) -> str:
    if run.rule is Rule.PERCEPTRON:
        return "Rosenblatt"
    return QCoreApplication.translate("RunNames", "gradient")


def optimiser_name(optimiser: Optimiser) -> str:
    """Name what makes a step of the slope."""
    if optimiser is Optimiser.GRADIENT_DESCENT:
        return QCoreApplication.translate("RunNames", "plain descent")
    return _OPTIMISERS[optimiser]


def _share_name(share: float) -> str:
    if not share:
        return QCoreApplication.translate("RunNames", "none held out")
    return QCoreApplication.translate("RunNames", "held out: {0}").format(percent(share))


def _penalty_name(penalty: Penalty) -> str:
    if penalty.is_none:
        return QCoreApplication.translate("RunNames", "no penalty")
    return f"{penalty.kind.upper()} {short(penalty.rate)}"


def _model_name(model: Architecture, models: Sequence[Architecture]) -> str:
    """Write inputs, hidden neurons and output as 2-4-1, and what else tells the models apart."""
    alike = [other for other in models if _shape(other) == _shape(model)]
    name = shape_name(model)
    if _differ(other.features for other in alike):
        name += f" ({', '.join(map(feature_name, model.features))})"
    if model.hidden and _differ(other.activation for other in alike):
        name += f" {model.activation}"
    return name


def shape_name(model: Architecture) -> str:
    """Write inputs, hidden neurons and output as 2-4-1."""
    return "-".join(map(str, _shape(model)))


def _shape(model: Architecture) -> tuple[int, ...]:
    return len(model.features), *model.hidden, 1
