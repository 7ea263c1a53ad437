"""The field, the table of plants, and all plants at once as matrices."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from engine.lab.frame import Frame
from gui.descriptions.words import (
    about_mystery,
    about_plant,
    about_subject,
    how_many,
    how_many_wrong,
    joined,
    plant_called,
    total,
    written,
)
from gui.language.kind_names import kind_name
from gui.language.numbers import whole

_MOST_NAMED = 6
"""Of so many plants selected each is named."""


def field(frame: Frame, _texts: Mapping[str, str]) -> str:
    """Say how many plants there are and where, the boundary, and what is selected."""
    return joined(
        how_many(frame),
        *(_middle(frame, kind) for kind in reversed(frame.plants.kinds_present)),
        _boundary(frame),
        how_many_wrong(frame) if frame.choices.frontier_shown else "",
        selected(frame),
        about_mystery(frame),
    )


def table(frame: Frame, _texts: Mapping[str, str]) -> str:
    """Say how many rows there are, and which one is chosen."""
    return joined(how_many(frame), about_subject(frame))


def matrices(frame: Frame, _texts: Mapping[str, str]) -> str:
    """Say of how many rows X is, by what it is multiplied, and what comes out for one."""
    neuron, count = frame.neuron, len(frame.plants.training)
    text = QCoreApplication.translate(
        "Spoken", "rows of X: {0}, times W = ({1}, {2}), plus b = {3}, gives z of each plant"
    )
    product = text.format(whole(count), *map(written, (neuron.w1, neuron.w2, neuron.b)))
    return joined(product, about_subject(frame))


def selected(frame: Frame) -> str:
    """Say which plants are selected: all of one, of several the numbers, of many how many."""
    chosen = frame.selection.tolist()
    if not chosen:
        return ""
    if len(chosen) > _MOST_NAMED:
        text = QCoreApplication.translate("Spoken", "plants selected: {0}")
        return text.format(whole(len(chosen)))
    about = about_plant(frame, chosen[0]) if len(chosen) == 1 else ""
    names = about or ", ".join(map(plant_called, chosen))
    return QCoreApplication.translate("Spoken", "selected: {0}").format(names)


def _middle(frame: Frame, kind: int) -> str:
    """Say about which point the plants of a kind lie."""
    x1, x2 = frame.plants.x[frame.plants.y == kind].mean(axis=0).tolist()
    text = QCoreApplication.translate("Spoken", "{kind}: around x₁ = {x1}, x₂ = {x2}")
    name = kind_name(frame.plants, kind)
    return text.format(kind=name, x1=written(x1), x2=written(x2))


def _boundary(frame: Frame) -> str:
    if not frame.choices.frontier_shown:
        return QCoreApplication.translate("Spoken", "the boundary is not drawn")
    if not frame.architecture.is_bare:
        return QCoreApplication.translate("Spoken", "the boundary is where z = 0, no straight line")
    neuron = frame.neuron
    if not neuron.has_frontier:
        return QCoreApplication.translate("Spoken", "no boundary yet: w₁ and w₂ are 0")
    w1, w2, b = map(written, (neuron.w1, neuron.w2, neuron.b))
    text = QCoreApplication.translate("Spoken", "boundary: {0} = 0")
    return text.format(total(f"{w1} x₁", f"{w2} x₂", b))
