"""A choice of one parameter of a model, and what each is called beside an axis."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox

from engine.model.architecture import Architecture, NeuronPlace
from gui.language.model_names import feature_name, neuron_name, short_neuron_name, source_name
from gui.language.translation import language

_LETTERS = 14
_BESIDE_A_TEXT_PX = 30
"""In the list that opens, which is otherwise as narrow as what is closed."""


def axis_name(architecture: Architecture, name: str) -> str:
    """Name a parameter by what it joins: w of x₁ → hidden neuron 2; b of the output."""
    place, source = architecture.place_of(architecture.names.index(name))
    neuron = neuron_name(architecture, place)
    translate = QCoreApplication.translate
    if source is None:
        return translate("WeightChoice", "b of {0}").format(neuron)
    first = source_name(architecture, place.layer, source)
    return f"w  {first} → {neuron}"


def short_name(architecture: Architecture, name: str) -> str:
    """Name a parameter where there is little room: w  x₁ → hidden 2; b of the output."""
    place, source = architecture.place_of(architecture.names.index(name))
    neuron = short_neuron_name(architecture, place)
    if source is None:
        return QCoreApplication.translate("WeightChoice", "b of {0}").format(neuron)
    if place.layer == 0:
        first = feature_name(architecture.features[source])
    else:
        first = short_neuron_name(architecture, NeuronPlace(place.layer - 1, source))
    return f"w  {first} → {neuron}"


class WeightChoice(QComboBox):
    """Every parameter of a model; emits `picked(name)` for the one that a person takes."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._architecture: Architecture | None = None
        self._named_for: tuple[object, ...] = ()
        self.setMinimumContentsLength(_LETTERS)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        self.activated.connect(self._pick)

    def show_name(self, architecture: Architecture, name: str) -> None:
        """Show a choice without making it."""
        named_for = architecture, language()
        if named_for != self._named_for:
            self._named_for = named_for
            self.clear()
            self.addItems([short_name(architecture, each) for each in architecture.names])
            self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _BESIDE_A_TEXT_PX)
        self._architecture = architecture
        self.setCurrentIndex(architecture.names.index(name))

    def _pick(self, index: int) -> None:
        if self._architecture is not None:
            self.picked.emit(self._architecture.names[index])
