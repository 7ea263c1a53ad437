"""Sigmoid, certainty, surface and Bernoulli distribution."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from engine.lab.frame import Frame
from gui.descriptions.of_loss import landscape
from gui.descriptions.words import about_subject, from_to, how_many_wrong, joined, subject_called
from gui.language.kind_names import kind_name


def sigmoid(frame: Frame, _texts: Mapping[str, str]) -> str:
    """Say between which z the plants of either kind lie on the curve, and where the chosen one."""
    return joined(*_spread(frame, "z"), how_many_wrong(frame), about_subject(frame))


def surface(frame: Frame, texts: Mapping[str, str]) -> str:
    """Say how high the surface is at the plants of either kind; or what the loss is like."""
    if frame.choices.surface_shows == "loss":
        return landscape(frame, texts)
    return joined(*_spread(frame, "a"), about_subject(frame))


def certainty(frame: Frame, texts: Mapping[str, str]) -> str:
    """Say how probable either kind is, and how far the plant is from the boundary."""
    text = QCoreApplication.translate("Spoken", "{z}: {one} {0}, {zero} {1}")
    probabilities = text.format(
        texts["toxic"], texts["harmless"], z=_of_whom(frame, texts),
        one=kind_name(frame.plants, 1), zero=kind_name(frame.plants, 0),
    )  # fmt: skip
    distance = texts.get("distance", "")
    if distance:
        far = QCoreApplication.translate("Spoken", "distance to the boundary: {0}")
        distance = far.format(distance)
    return joined(probabilities, distance)


def bernoulli(frame: Frame, texts: Mapping[str, str]) -> str:
    """Say the probability of Y = 0 and of Y = 1."""
    text = QCoreApplication.translate("Spoken", "{z}: P(Y = 1) = {0}, P(Y = 0) = {1}")
    z = _of_whom(frame, texts)
    return joined(text.format(texts["P(Y=1)"], texts["P(Y=0)"], z=z))


def _of_whom(frame: Frame, texts: Mapping[str, str]) -> str:
    """Say whose z it is."""
    subject = frame.subject
    return texts["z"] if subject is None else f"{subject_called(subject)}, {texts['z']}"


def _spread(frame: Frame, symbol: str) -> list[str]:
    """Say between which values z or a of the plants of either kind lies."""
    values = frame.z if symbol == "z" else frame.a
    text = QCoreApplication.translate("Spoken", "{kind}: {symbol} = {values}")
    return [
        text.format(
            kind=kind_name(frame.plants, kind), symbol=symbol,
            values=from_to(values[frame.plants.y == kind]),
        )
        for kind in reversed(frame.plants.kinds_present)
    ] or [QCoreApplication.translate("Spoken", "no plant yet")]  # fmt: skip
