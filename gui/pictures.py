"""Every picture beside the field: its dock's title, and how it is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from gui.i18n import QT_TRANSLATE_NOOP
from gui.style import Look
from gui.views.figure import Figure
from gui.views.sigmoid import Sigmoid


class Spec(NamedTuple):
    """One picture: its title, still to be translated, and what makes it."""

    title: str
    make: Callable[[Look], Figure]


PICTURES: dict[str, Spec] = {
    "sigmoid": Spec(QT_TRANSLATE_NOOP("Pictures", "Sigmoid"), Sigmoid),
}


def make_pictures(look: Look) -> dict[str, Figure]:
    """Make every picture, by the name that its dock, its arrangement and its tests know it by."""
    return {name: spec.make(look) for name, spec in PICTURES.items()}


def title_of(name: str) -> str:
    """Name a picture in the language on screen."""
    return QCoreApplication.translate("Pictures", PICTURES[name].title)
