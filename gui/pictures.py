"""Every picture beside the field: its dock's title, and how it is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from gui.i18n import QT_TRANSLATE_NOOP
from gui.style import Look
from gui.views.bernoulli import Bernoulli
from gui.views.certainty import Certainty
from gui.views.derivation import Derivation
from gui.views.descent import Descent
from gui.views.figure import Figure
from gui.views.inspector import Inspector
from gui.views.likelihood_cards import LikelihoodCards
from gui.views.log_curve import LogCurve
from gui.views.loss_map import LossMap
from gui.views.loss_slice import LossSlice
from gui.views.neuron_diagram import NeuronDiagram
from gui.views.plant_table import PlantTable
from gui.views.same_summit import SameSummit
from gui.views.sigmoid import Sigmoid
from gui.views.surface import Surface
from gui.views.valley import Valley
from gui.views.why_log import WhyLog


class Spec(NamedTuple):
    """One picture: its title, still to be translated, and what makes it."""

    title: str
    make: Callable[[Look], Figure]


PICTURES: dict[str, Spec] = {
    "plantTable": Spec(QT_TRANSLATE_NOOP("Pictures", "Table of plants"), PlantTable),
    "likelihood": Spec(QT_TRANSLATE_NOOP("Pictures", "Likelihood"), LikelihoodCards),
    "sigmoid": Spec(QT_TRANSLATE_NOOP("Pictures", "Sigmoid"), Sigmoid),
    "certainty": Spec(QT_TRANSLATE_NOOP("Pictures", "Certainty"), Certainty),
    "surface": Spec(QT_TRANSLATE_NOOP("Pictures", "Surface"), Surface),
    "bernoulli": Spec(QT_TRANSLATE_NOOP("Pictures", "Bernoulli's law"), Bernoulli),
    "logCurve": Spec(QT_TRANSLATE_NOOP("Pictures", "Monotone logarithm"), LogCurve),
    "whyLog": Spec(QT_TRANSLATE_NOOP("Pictures", "Why the logarithm"), WhyLog),
    "derivation": Spec(QT_TRANSLATE_NOOP("Pictures", "To the log loss"), Derivation),
    "lossSlice": Spec(QT_TRANSLATE_NOOP("Pictures", "Slope"), LossSlice),
    "lossMap": Spec(QT_TRANSLATE_NOOP("Pictures", "Loss map"), LossMap),
    "descent": Spec(QT_TRANSLATE_NOOP("Pictures", "Descent"), Descent),
    "valley": Spec(QT_TRANSLATE_NOOP("Pictures", "Local minimum"), Valley),
    "sameSummit": Spec(QT_TRANSLATE_NOOP("Pictures", "Same summit"), SameSummit),
    "neuronDiagram": Spec(QT_TRANSLATE_NOOP("Pictures", "Neuron diagram"), NeuronDiagram),
    "inspector": Spec(QT_TRANSLATE_NOOP("Pictures", "Inspector"), Inspector),
}


def make_pictures(look: Look) -> dict[str, Figure]:
    """Make every picture, by the name that its dock, its arrangement and its tests know it by."""
    return {name: spec.make(look) for name, spec in PICTURES.items()}


def title_of(name: str) -> str:
    """Name a picture in the language on screen."""
    return QCoreApplication.translate("Pictures", PICTURES[name].title)
