"""Likelihood, why the logarithm, the way to the log loss, and the same summit."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.explain.derivation import LINES
from engine.lab.frame import Frame
from gui.descriptions.words import joined, plant_called, training_numbers, written
from gui.language.marking import QT_TRANSLATE_NOOP
from gui.language.numbers import number, whole

_LINE_NAMES = (
    QT_TRANSLATE_NOOP("Spoken", "the product of all P"),
    QT_TRANSLATE_NOOP("Spoken", "the logarithm of the product"),
    QT_TRANSLATE_NOOP("Spoken", "the sum of the logarithms of all P"),
    QT_TRANSLATE_NOOP("Spoken", "two logarithms a plant, one of them 0"),
    QT_TRANSLATE_NOOP("Spoken", "the powers y and 1 − y brought down as factors"),
    QT_TRANSLATE_NOOP("Spoken", "minus the mean: the log loss"),
)


def likelihood(frame: Frame, texts: Mapping[str, str]) -> str:
    """Say how likely all plants are together, and which of them are most and least so."""
    p = frame.training_outputs.plausibility
    if not len(p):
        return joined(texts["verdict"])
    numbers = training_numbers(frame)
    text = QCoreApplication.translate(
        "Spoken",
        "likelihood of all plants together: {0}; least likely: {1}, P = {2};"
        " most likely: {3}, P = {4}",
    )
    least, most = int(np.argmin(p)), int(np.argmax(p))
    told = text.format(
        texts["likelihood"],
        plant_called(int(numbers[least])), written(float(p[least])),
        plant_called(int(numbers[most])), written(float(p[most])),
    )  # fmt: skip
    return joined(told, texts["verdict"], texts.get("log_likelihood", ""))


def logarithm(_frame: Frame, texts: Mapping[str, str]) -> str:
    """Say that u < v, and that their logarithms follow."""
    text = QCoreApplication.translate(
        "Spoken", "u = {0} is less than v = {1}, and log(u) = {2} less than log(v) = {3}"
    )
    return joined(text.format(*(texts[name] for name in ("u", "v", "log(u)", "log(v)"))))


def why_log(frame: Frame, _texts: Mapping[str, str]) -> str:
    """Say what product and sum of logarithms are, with the plants repeated as often as chosen."""
    shown = frame.repeated
    if not shown.factors:
        return joined(QCoreApplication.translate("Spoken", "no plant yet"))
    times = QCoreApplication.translate("Spoken", "how often each plant is taken: {0}")
    text = QCoreApplication.translate(
        "Spoken", "factors: {0}, their product: {1}, the sum of their logarithms: {2}"
    )
    product, log = number(shown.likelihood, 3), number(shown.log_likelihood, 4)
    return joined(
        times.format(whole(shown.times)) if shown.times > 1 else "",
        text.format(whole(shown.factors), product, log),
    )


def derivation(frame: Frame, texts: Mapping[str, str]) -> str:
    """Say at which line it is, what that line is, and what it gives."""
    line = frame.choices.derivation_line
    text = QCoreApplication.translate("Spoken", "line {0} of {1}: {2} = {3}")
    name = QCoreApplication.translate("Spoken", _LINE_NAMES[line])
    return joined(
        text.format(whole(line + 1), whole(len(LINES)), name, texts[LINES[line]]),
        QCoreApplication.translate("Spoken", "which rule leads to the next line is asked")
        if frame.choices.derivation_asks and line + 1 < len(LINES)
        else "",
    )


def summit(_frame: Frame, texts: Mapping[str, str]) -> str:
    """Say L, log L and −log L here, and where all three have their best value."""
    text = QCoreApplication.translate(
        "Spoken", "likelihood {0}, its logarithm {1}, minus the logarithm {2}"
    )
    here = text.format(*(texts.get(name, "–") for name in ("likelihood", "log", "minus")))
    best = ""
    if "likelihood_best" in texts:
        best = text.format(*(texts[f"{name}_best"] for name in ("likelihood", "log", "minus")))
        best = QCoreApplication.translate("Spoken", "there: {0}").format(best)
    return joined(here, texts.get("summit", ""), best)
