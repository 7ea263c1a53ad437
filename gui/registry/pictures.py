"""Every picture beside the field: its dock's title, where it is written, and those made so far."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from gui.language.translation import QT_TRANSLATE_NOOP
from gui.style.theme import Look
from gui.widgets.lazy_widget import Slot

if TYPE_CHECKING:
    from gui.pictures.picture import Figure


class Spec(NamedTuple):
    """One picture: its title, still to be translated, and the class that draws it.

    The class is imported when the picture is made, so that the launch does not wait for it.
    """

    title: str
    drawn_by: str

    def make(self, look: Look) -> Figure:
        """Make the picture."""
        module, name = self.drawn_by.rsplit(".", 1)
        figure: Figure = getattr(import_module(f"gui.pictures.{module}"), name)(look)
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
    "valley": Spec(QT_TRANSLATE_NOOP("Pictures", "Local minimum"), "loss.local_minimum.Valley"),
    "sameSummit": Spec(
        QT_TRANSLATE_NOOP("Pictures", "Same summit"), "loss.same_maximum.SameSummit"
    ),
    "neuronDiagram": Spec(
        QT_TRANSLATE_NOOP("Pictures", "Neuron diagram"), "neuron.neuron_diagram.NeuronDiagram"
    ),
    "inspector": Spec(QT_TRANSLATE_NOOP("Pictures", "Inspector"), "neuron.inspector.Inspector"),
}


class Pictures(Mapping[str, "Figure"]):
    """The pictures of a window by name; each is made when it is first seen or asked for."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.slots: dict[str, Slot[Figure]] = {
            name: Slot(name, partial(self._make, name)) for name in PICTURES
        }
        self.when_made: list[Callable[[Figure], object]] = []
        """What is to be done with a picture that has just been made."""

    def __getitem__(self, name: str) -> Figure:
        return self.slots[name].content

    def __iter__(self) -> Iterator[str]:
        return iter(self.slots)

    def __len__(self) -> int:
        return len(self.slots)

    @property
    def made(self) -> list[Figure]:
        """Those made so far."""
        return [slot.made for slot in self.slots.values() if slot.made is not None]

    def restyle(self, look: Look) -> None:
        """Take another look; what is made later takes it too."""
        self._look = look
        for picture in self.made:
            picture.restyle(look)

    def _make(self, name: str) -> Figure:
        figure = PICTURES[name].make(self._look)
        for act in self.when_made:
            act(figure)
        return figure


def title_of(name: str) -> str:
    """Name a picture in the language on screen."""
    return QCoreApplication.translate("Pictures", PICTURES[name].title)
