"""Write the engine's verdicts and errors as sentences in the language on screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.errors import UserError, sentence_of
from engine.explain.situation import NOTHING_TO_LEARN, Remedy, Verdict
from engine.lab.frame import Frame
from engine.learning.settings import Optimiser
from engine.model.features import Feature
from gui.language.numbers import number, short, whole
from gui.language.translation import language
from gui.language.verdicts import Model, sentence_of_verdict, sentence_with_kinds


def sentence(frame: Frame) -> str:
    """Say what happens in a run, as a teacher would."""
    if trains_with_formulas(frame):
        return QCoreApplication.translate("Notices", "The neuron trains with your own formulas.")
    diagnosis = frame.diagnosis
    model = _model_of(frame)
    about_kinds = sentence_with_kinds(frame.plants, diagnosis, model)
    if about_kinds:
        return about_kinds
    return sentence_of_verdict(diagnosis, model, frame.step == 0).format(
        rate=short(frame.settings.learning_rate),
        mistakes=whole(diagnosis.mistakes),
        limit=number(diagnosis.limit or 0.0, 3),
        best=whole(diagnosis.best_step or 0),
        dead=whole(diagnosis.dead),
        hidden=whole(diagnosis.hidden),
        stuck=whole(diagnosis.stuck),
    )


def _model_of(frame: Frame) -> Model:
    settings, architecture = frame.settings, frame.architecture
    return Model(
        is_network=architecture.is_network,
        is_on_measures=architecture.is_bare,
        is_penalised=not settings.penalty.is_none,
        is_plain=settings.optimiser is Optimiser.GRADIENT_DESCENT,
    )


def trains_with_formulas(frame: Frame) -> bool:
    """Say whether a student's own formulas drive the neuron, and there is something to learn."""
    verdict = frame.diagnosis.verdict
    return frame.settings.formulas is not None and verdict not in NOTHING_TO_LEARN


def offered_input(frame: Frame) -> Feature | None:
    """Return the input that is offered: where learning is at its end and no line separates."""
    at_end = frame.diagnosis.verdict in (Verdict.AT_MINIMUM, Verdict.LEVELLING_OFF)
    return frame.offered_input if at_end and frame.counts.wrong and not advice(frame) else None


def advice(frame: Frame) -> str:
    """Name what a button could do about it; empty where there is nothing to do."""
    if trains_with_formulas(frame):
        return QCoreApplication.translate("Notices", "Train without my formulas")
    if frame.diagnosis.remedy is Remedy.STANDARDISE:
        return QCoreApplication.translate("Notices", "Standardise the measures")
    if frame.diagnosis.best_step is not None:
        text = QCoreApplication.translate("Notices", "Back to the best step, {0}")
        return text.format(whole(frame.diagnosis.best_step))
    if frame.diagnosis.lower_rate is None:
        return ""
    text = QCoreApplication.translate("Notices", "Back to step {0}, with α = {1}")
    rate = short(frame.diagnosis.lower_rate, 3)
    return text.format(whole(frame.diagnosis.safe_step or 0), rate)


def loss_text(frame: Frame, digits: int = 3) -> str:
    """Write the loss; without plants there is none."""
    return number(frame.loss, digits) if len(frame.plants.training) else "–"


def objective_text(frame: Frame, digits: int = 3) -> str:
    """Write loss + penalty, which landscapes show; without plants there is none."""
    return number(frame.evaluation.objective, digits) if len(frame.plants.training) else "–"


def going_on_from(step: int) -> str:
    """Say that learning went on from the past."""
    text = QCoreApplication.translate(
        "Notices",
        "Going on from step {0}: what came after it stays on the curve as an earlier run.",
    )
    return text.format(whole(step))


def clipboard_name() -> str:
    """Name the clipboard where the name of a file would stand."""
    return QCoreApplication.translate("Import", "the clipboard")


def start_kept(frame: Frame) -> str:
    """Say that learning begins on other plants where it began before; "" where that is at 0."""
    if not (frame.architecture.is_bare and frame.parameters.any()):
        return ""
    neuron = frame.neuron
    text = QCoreApplication.translate(
        "Notices",
        "Learning begins at the same weights as before: w₁ = {0}, w₂ = {1}, b = {2}."
        " Press Z to begin at 0.",
    )
    return text.format(*map(short, (neuron.w1, neuron.w2, neuron.b)))


def refusal(error: UserError) -> str:
    """Say why something can't be done, and where the fault is."""
    reason = sentence_of(error, language())
    if isinstance(error.__cause__, UserError):
        reason += f" ({sentence_of(error.__cause__, language())})"
    names = [str(error.facts[fact]) for fact in ("file", "one") if fact in error.facts]
    begins_with_name = any(reason.startswith(name) for name in names if name != clipboard_name())
    ending = "" if reason.endswith(("?", ".")) else "."
    return (reason if begins_with_name else reason[:1].upper() + reason[1:]) + ending
