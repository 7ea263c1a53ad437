"""Every picture beside the field: its dock's title, where it is written, and those made so far."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from gui.language.translation import QT_TRANSLATE_NOOP
from gui.style.theme import Look

if TYPE_CHECKING:
    from gui.pictures.picture import Picture


class Spec(NamedTuple):
    """One picture: its title, still to be translated, and the class that draws it.

    The class is imported when the picture is made, so that the launch does not wait for it.
    """

    title: str
    drawn_by: str

    def make(self, look: Look) -> Picture:
        """Make the picture."""
        module, name = self.drawn_by.rsplit(".", 1)
        figure: Picture = getattr(import_module(f"gui.pictures.{module}"), name)(look)
        return figure


WINDOW = "window"
"""The name of the whole window, where it can be asked for as a picture is."""

PICTURES: dict[str, Spec] = {
    "plantTable": Spec(
        QT_TRANSLATE_NOOP("Pictures", "Table of plants"), "plants.plant_table.PlantTable"
    ),
    "likelihood": Spec(
        QT_TRANSLATE_NOOP("Pictures", "Likelihood"), "likelihood.likelihood_cards.LikelihoodCards"
    ),
    "sigmoid": Spec(QT_TRANSLATE_NOOP("Pictures", "Sigmoid"), "probability.sigmoid.Sigmoid"),
    "certainty": Spec(
        QT_TRANSLATE_NOOP("Pictures", "Certainty"), "probability.certainty.Certainty"
    ),
    "surface": Spec(QT_TRANSLATE_NOOP("Pictures", "Surface"), "space.surface.Surface"),
    "bernoulli": Spec(
        QT_TRANSLATE_NOOP("Pictures", "Bernoulli's law"), "probability.bernoulli.Bernoulli"
    ),
    "logCurve": Spec(
        QT_TRANSLATE_NOOP("Pictures", "Monotone logarithm"), "likelihood.log_curve.LogCurve"
    ),
    "whyLog": Spec(QT_TRANSLATE_NOOP("Pictures", "Why the logarithm"), "likelihood.why_log.WhyLog"),
    "derivation": Spec(
        QT_TRANSLATE_NOOP("Pictures", "To the log loss"), "likelihood.derivation.Derivation"
    ),
    "lossSlice": Spec(QT_TRANSLATE_NOOP("Pictures", "Slope"), "loss.loss_slice.LossSlice"),
    "lossMap": Spec(QT_TRANSLATE_NOOP("Pictures", "Loss map"), "loss.loss_map.LossMap"),
    "descent": Spec(QT_TRANSLATE_NOOP("Pictures", "Descent"), "loss.descent.Descent"),
    "valley": Spec(
        QT_TRANSLATE_NOOP("Pictures", "Local minimum"), "loss.local_minimum.LocalMinimum"
    ),
    "sameSummit": Spec(
        QT_TRANSLATE_NOOP("Pictures", "Same summit"), "loss.same_maximum.SameMaximum"
    ),
    "neuronDiagram": Spec(
        QT_TRANSLATE_NOOP("Pictures", "Neuron diagram"), "neuron.neuron_diagram.NeuronDiagram"
    ),
    "inspector": Spec(QT_TRANSLATE_NOOP("Pictures", "Inspector"), "neuron.inspector.Inspector"),
}


def title_of(name: str) -> str:
    """Name a picture in the language on screen."""
    return QCoreApplication.translate("Pictures", PICTURES[name].title)
