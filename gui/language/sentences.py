"""Write the engine's verdicts and errors as sentences in the language on screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.errors import UserError, sentence_of
from engine.explain.diagnosis import Remedy, Verdict
from engine.lab.frame import Frame
from engine.model.dataset import Dataset
from engine.model.features import Feature
from gui.language.kind_names import with_kinds
from gui.language.marking import QT_TRANSLATE_NOOP
from gui.language.numbers import number, short, whole
from gui.language.translation import language


def sentence(frame: Frame) -> str:
    """Say what happens in a run, as a teacher would."""
    diagnosis = frame.diagnosis
    verdict = diagnosis.verdict
    if verdict is Verdict.ONE_KIND:
        return _one_kind(frame)
    if trains_with_formulas(frame):
        return QCoreApplication.translate("Notices", "The neuron trains with your own formulas.")
    if verdict is Verdict.SEPARATED and diagnosis.is_certain and frame.step == 0:
        return QCoreApplication.translate(
            "Notices",
            "This line separates the two kinds. Learning would make the neuron surer,"
            " and might still turn the line: the loss would tend to 0.",
        )
    if verdict is Verdict.READY:
        return _ready(frame.plants)
    text = _VERDICTS[verdict]
    if diagnosis.remedy is Remedy.STANDARDISE:
        text = _FOR_FAR_PLANTS[verdict]
    elif not diagnosis.is_certain:
        text = _UNCERTAIN.get(verdict, text)
    return QCoreApplication.translate("Notices", text).format(
        rate=short(frame.settings.learning_rate),
        mistakes=whole(diagnosis.mistakes),
        limit=number(diagnosis.limit or 0.0, 3),
    )


_VERDICTS = {
    Verdict.NO_PLANTS: QT_TRANSLATE_NOOP(
        "Notices", "No plant yet: place some with the disc and the diamond, or take a sample."
    ),
    Verdict.OVERSHOOTING: QT_TRANSLATE_NOOP(
        "Notices",
        "The learning rate α = {rate} is too large: the steps jump over the valley"
        " and the loss climbs, or falls no further.",
    ),
    Verdict.JUMPING: QT_TRANSLATE_NOOP(
        "Notices",
        "At α = {rate} the loss climbs at times. Yet a line can separate the two kinds:"
        " whatever α is, it tends to 0 in the end.",
    ),
    Verdict.LEARNING: QT_TRANSLATE_NOOP(
        "Notices", "The neuron learns by stepping down the slope of the loss."
    ),
    Verdict.SEPARABLE: QT_TRANSLATE_NOOP(
        "Notices", "A line can separate the two kinds. Not there yet: {mistakes} on the wrong side."
    ),
    Verdict.SEPARATED: QT_TRANSLATE_NOOP(
        "Notices",
        "The two kinds are separated: from now on (w₁, w₂, b) moves away from 0 for ever,"
        " and the loss tends to 0. The line may still turn.",
    ),
    Verdict.AT_REST: QT_TRANSLATE_NOOP(
        "Notices",
        "The two kinds are separated and the slope is all but 0:"
        " another step would change next to nothing.",
    ),
    Verdict.TOUCHING: QT_TRANSLATE_NOOP(
        "Notices",
        "The two kinds touch: in the end (w₁, w₂, b) moves away from 0 for ever,"
        " yet the loss can't come down to 0.",
    ),
    Verdict.LEVELLING_OFF: QT_TRANSLATE_NOOP(
        "Notices",
        "No line separates these two kinds: the loss will level off at its minimum, {limit}.",
    ),
    Verdict.AT_MINIMUM: QT_TRANSLATE_NOOP(
        "Notices",
        "The loss is at its minimum, {limit}: no other line has a smaller one,"
        " and learning is over.",
    ),
    Verdict.RULE_SATISFIED: QT_TRANSLATE_NOOP(
        "Notices", "Rosenblatt's rule sees no more mistake, so it changes nothing more."
    ),
    Verdict.RULE_NEVER_ENDS: QT_TRANSLATE_NOOP(
        "Notices", "No line separates these two kinds: Rosenblatt's rule will never come to rest."
    ),
    Verdict.RULE_LEARNING: QT_TRANSLATE_NOOP(
        "Notices", "Rosenblatt's rule corrects one plant at a time. On the wrong side: {mistakes}."
    ),
    Verdict.TRACE_FULL: QT_TRANSLATE_NOOP(
        "Notices", "This run has reached its longest, two million steps. Rewind to begin another."
    ),
}


_UNCERTAIN = {
    Verdict.SEPARATED: QT_TRANSLATE_NOOP(
        "Notices",
        "The two kinds are separated. In the end (w₁, w₂, b) moves away from 0 for ever,"
        " and the loss tends to 0.",
    ),
    Verdict.AT_MINIMUM: QT_TRANSLATE_NOOP(
        "Notices", "The loss is at its minimum, {limit}: no other line has a smaller one."
    ),
    Verdict.LEVELLING_OFF: QT_TRANSLATE_NOOP(
        "Notices",
        "No line separates these two kinds: no weights bring the loss below its minimum, {limit}.",
    ),
}
"""Where nothing proves that the loss will only fall: of what comes, only what is sure is said."""

_FOR_FAR_PLANTS = {
    Verdict.OVERSHOOTING: QT_TRANSLATE_NOOP(
        "Notices",
        "The loss climbs: for measures so large, so far from 0 or so unequal,"
        " α = {rate} is too much. Standardised, they are learnt faster.",
    ),
    Verdict.JUMPING: QT_TRANSLATE_NOOP(
        "Notices",
        "The loss climbs at times, for measures so large, so far from 0 or so unequal."
        " Yet a line can separate the two kinds: in the end it tends to 0 all the same.",
    ),
}
"""Where standardising is the cure."""


def trains_with_formulas(frame: Frame) -> bool:
    """Say whether a student's own formulas drive the neuron, and there is something to learn."""
    verdict = frame.diagnosis.verdict
    nothing_to_learn = verdict in (Verdict.NO_PLANTS, Verdict.ONE_KIND, Verdict.TRACE_FULL)
    return frame.settings.formulas is not None and not nothing_to_learn


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


def _ready(plants: Dataset) -> str:
    return with_kinds(
        plants,
        QCoreApplication.translate(
            "Notices",
            "The neuron knows nothing yet: it gives every plant a 50% chance of being toxic."
            " Press Space and watch it learn.",
        ),
        QCoreApplication.translate(
            "Notices",
            "The neuron knows nothing yet: for every plant, it gives {one} a probability of 50%."
            " Press Space and watch it learn.",
        ),
    )


def _one_kind(frame: Frame) -> str:
    if frame.diagnosis.kind == 1:
        return with_kinds(
            frame.plants,
            QCoreApplication.translate(
                "Notices",
                "Only toxic plants so far: there is nothing to tell apart. Add a non-toxic one.",
            ),
            QCoreApplication.translate(
                "Notices",
                "Only plants of the kind {one} so far: there is nothing to tell apart."
                " Add one of the kind {zero}.",
            ),
        )
    return with_kinds(
        frame.plants,
        QCoreApplication.translate(
            "Notices",
            "Only non-toxic plants so far: there is nothing to tell apart. Add a toxic one.",
        ),
        QCoreApplication.translate(
            "Notices",
            "Only plants of the kind {zero} so far: there is nothing to tell apart."
            " Add one of the kind {one}.",
        ),
    )
