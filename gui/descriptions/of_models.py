"""Neuron diagram, inspector, network, what hidden layers make of the plants, and slopes back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from engine.lab.frame import Frame
from gui.descriptions.words import about_subject, joined, plant_called, subject_called, total
from gui.language.run_names import shape_name

_PARAMETERS = (("w₁", "w1"), ("w₂", "w2"), ("b", "b"))
_MOST_READ = 9
"""Of so many parameters each is told."""


def neuron(frame: Frame, texts: Mapping[str, str]) -> str:
    """Say how x becomes z, a and a verdict, with the numbers of the plant chosen."""
    subject = frame.subject
    parts = ", ".join(f"{symbol} = {texts[name]}" for symbol, name in _PARAMETERS if name in texts)
    if subject is None or "z" not in texts:
        return joined(parts, about_subject(frame))
    text = QCoreApplication.translate(
        "Spoken", "{plant}: z = {sum} = {z}, a = {a}, so y_pred = {y}"
    )
    told = text.format(
        plant=subject_called(subject), sum=total(texts["w1x1"], texts["w2x2"], texts["b"]),
        z=texts["z"], a=texts["a"], y=texts["y_pred"],
    )  # fmt: skip
    true = ""
    if "y" in texts:
        true = QCoreApplication.translate("Spoken", "in truth y = {0}").format(texts["y"])
    return joined(parts, told, true)


def inspector(frame: Frame, texts: Mapping[str, str]) -> str:
    """Say what the chosen plant's loss and error are, and which plants pulled most."""
    parts = [about_subject(frame)]
    if not frame.architecture.is_bare:
        parts += [text for name, text in texts.items() if name.startswith("line ")]
        return joined(*parts)
    for name, symbol in (("P", "P"), ("loss", "ℓ"), ("error", "a − y")):
        if name in texts:
            parts.append(f"{symbol} = {texts[name]}")
    pullers = [
        f"{plant_called(puller.plant)}, {texts[f'puller{rank}_part']}"
        for rank, puller in enumerate(frame.neuron_frame.pullers, start=1)
        if f"puller{rank}_part" in texts
    ]
    if pullers:
        text = QCoreApplication.translate("Spoken", "pulled most in the last step: {0}")
        parts.append(text.format(", ".join(pullers)))
    return joined(*parts)


def network(frame: Frame, texts: Mapping[str, str]) -> str:
    """Say the shape of the model, its parameters where they are few, and the plant chosen."""
    text = QCoreApplication.translate("Spoken", "model {0}, parameters: {1}")
    shape = text.format(shape_name(frame.architecture), frame.architecture.size)
    names = frame.architecture.names
    few = len(names) <= _MOST_READ
    values = ", ".join(f"{name} = {texts[name]}" for name in names if few and name in texts)
    return joined(shape, values, about_subject(frame))


def hidden_plane(frame: Frame, texts: Mapping[str, str]) -> str:
    """Say how many plants are parted, and where the chosen one lies among the outputs."""
    return _noted(frame, texts)


def lifted(frame: Frame, texts: Mapping[str, str]) -> str:
    """Say how many plants the plane parts, and how high the chosen one is."""
    return _noted(frame, texts)


def backwards(_frame: Frame, texts: Mapping[str, str]) -> str:
    """Say whose slopes they are, and the one chosen as a product, and the step that follows."""
    names = ("whose", "chosen", "product", "measured", "step")
    return joined(*(" ".join(texts[name].split()) for name in names if name in texts))


def _noted(frame: Frame, texts: Mapping[str, str]) -> str:
    values = [text for name, text in texts.items() if name != "note"]
    subject = [] if frame.subject is None or not values else [subject_called(frame.subject)]
    return joined(texts["note"], ", ".join([*subject, *values]))
