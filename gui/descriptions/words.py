"""Parts of sentences that several pictures share: which plant is chosen, how many there are."""

from __future__ import annotations

import re

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.arrays import Indices, Vector, indices
from engine.lab.frame import Frame
from engine.lab.subject import Subject
from gui.language.kind_names import kind_name, with_kinds
from gui.language.numbers import short, whole

DIGITS = 3
_GAP = re.compile(" {2,}")
"""What stands between two values on a picture, where a comma would be said."""


def joined(*parts: str) -> str:
    """Return the parts that say something as one sentence; a part with a capital begins anew."""
    told = [_GAP.sub(", ", part.strip()).rstrip(".;") for part in parts if part.strip(" .;")]
    text = "".join(
        f"{'. ' if part[:1].isupper() and part[1:2].islower() else '; '}{part}" for part in told
    )[2:]
    if text[:2].isalpha():
        text = text[:1].upper() + text[1:]
    return text if not text or text[-1] in "!?…" else f"{text}."


def total(*terms: str) -> str:
    """Write a sum whose terms may be negative: 3 − 2 + 1."""
    first, *others = terms
    return first + "".join(
        f" − {term[1:]}" if term.startswith("−") else f" + {term}" for term in others
    )


def written(value: float) -> str:
    """Write a number as it is said: to three digits."""
    return short(value, DIGITS)


def from_to(values: Vector) -> str:
    """Write between which numbers some lie: 0.1 to 0.9; of one its value."""
    low, high = written(float(values.min())), written(float(values.max()))
    return (
        low if low == high else QCoreApplication.translate("Spoken", "{0} to {1}").format(low, high)
    )


def how_many(frame: Frame) -> str:
    """Say how many plants of either kind there are."""
    plants = frame.plants
    if not len(plants):
        return QCoreApplication.translate("Spoken", "no plant yet")
    text = with_kinds(
        plants,
        QCoreApplication.translate("Spoken", "toxic plants: {0}, non-toxic plants: {1}"),
        QCoreApplication.translate("Spoken", "plants {one}: {0}, plants {zero}: {1}"),
        whole(plants.toxic_count),
        whole(len(plants) - plants.toxic_count),
    )
    held_out = 0 if plants.held_out is None else int(np.count_nonzero(plants.held_out))
    if held_out:
        text += QCoreApplication.translate("Spoken", ", held out: {0}").format(whole(held_out))
    return text


def how_many_wrong(frame: Frame) -> str:
    """Say how many plants are on the wrong side; without plants nothing."""
    if not len(frame.plants):
        return ""
    wrong = int(np.count_nonzero(frame.wrong))
    return QCoreApplication.translate("Spoken", "on the wrong side: {0}").format(whole(wrong))


def training_numbers(frame: Frame) -> Indices:
    """Return where each plant learnt from stands among all."""
    held_out = frame.plants.held_out
    count = len(frame.plants)
    return indices(np.arange(count) if held_out is None else np.flatnonzero(~held_out))


def plant_called(plant: int) -> str:
    """Name a plant by its number."""
    return QCoreApplication.translate("Spoken", "plant {0}").format(whole(plant + 1))


def subject_called(subject: Subject) -> str:
    """Name what the pictures speak of: a plant, or the mystery plant."""
    if subject.plant is None:
        return QCoreApplication.translate("Spoken", "mystery plant")
    return plant_called(subject.plant)


def about_plant(frame: Frame, plant: int) -> str:
    """Say all of a plant: its kind, measures, probability, and on which side it is."""
    x1, x2 = frame.plants.x[plant].tolist()
    text = QCoreApplication.translate(
        "Spoken", "{plant}, {kind}, at x₁ = {x1}, x₂ = {x2}: z = {z}, a = {a}, {side}"
    )
    wrong = bool(frame.wrong[plant])
    side = (
        QCoreApplication.translate("Spoken", "on the wrong side")
        if wrong
        else QCoreApplication.translate("Spoken", "on the right side")
    )
    return text.format(
        plant=plant_called(plant),
        kind=kind_name(frame.plants, int(frame.plants.y[plant])),
        x1=written(x1), x2=written(x2),
        z=written(float(frame.z[plant])), a=written(float(frame.a[plant])), side=side,
    )  # fmt: skip


def about_subject(frame: Frame) -> str:
    """Say all of the plant chosen, or of the mystery plant; that none is chosen otherwise."""
    subject = frame.subject
    if subject is None:
        return QCoreApplication.translate("Spoken", "no plant is chosen")
    if subject.plant is not None:
        return about_plant(frame, subject.plant)
    return about_mystery(frame)


def about_mystery(frame: Frame) -> str:
    """Say where the mystery plant is, and what the model says of it; "" where there is none."""
    probe = frame.probe
    if probe is None:
        return ""
    text = QCoreApplication.translate(
        "Spoken", "mystery plant at x₁ = {x1}, x₂ = {x2}: z = {z}, a = {a}, the model says {kind}"
    )
    return text.format(
        x1=written(probe.x1), x2=written(probe.x2), z=written(probe.z),
        a=written(probe.probability), kind=kind_name(frame.plants, int(probe.is_toxic)),
    )  # fmt: skip
