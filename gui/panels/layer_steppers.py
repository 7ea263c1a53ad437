"""Hidden layers, and the neurons of each, by plus and minus."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from engine.model.architecture import MOST_LAYERS, MOST_NEURONS
from gui.style.theme import TARGET_PX, Look

_FIRST_NEURONS = 4
"""Of the first layer that is added; a further one is as large as the one before."""

Hidden = tuple[int, ...]
"""How many neurons each hidden layer has."""


class Stepper(QWidget):
    """A number between a minus and a plus; emits `stepped` with the number asked for."""

    stepped = Signal(int)

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self.least, self.most, self._value = least, most, least
        self.minus, self.plus, self.number = QToolButton(), QToolButton(), QLabel()
        self.minus.setText("−")
        self.plus.setText("+")
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for widget in (self.minus, self.number, self.plus):
            row.addWidget(widget)
        row.addStretch()
        for button, step in ((self.minus, -1), (self.plus, 1)):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _on, step=step: self.stepped.emit(self._value + step))

    def show_value(self, value: int) -> None:
        """Show a number; beyond the least and the most no button leads."""
        self._value = value
        self.number.setText(str(value))
        self.minus.setEnabled(value > self.least)
        self.plus.setEnabled(value < self.most)

    def fit(self, look: Look) -> None:
        """Give the number room for any, in the font that it has now."""
        self.number.setFixedWidth(self.number.fontMetrics().horizontalAdvance("00"))
        side = max(self.number.fontMetrics().height() + 8, TARGET_PX if look.for_touch else 0)
        for button in (self.minus, self.plus):
            button.setFixedWidth(side)

    def describe(self, minus: tuple[str, str], plus: tuple[str, str]) -> None:
        """Say what each button does, and why it does nothing at its end."""
        for button, texts in ((self.minus, minus), (self.plus, plus)):
            button.setAccessibleName(texts[0])
            button.setToolTip(texts[0] if button.isEnabled() else texts[1])


class LayerSteppers(QObject):
    """How many layers, and a row of how many neurons each has, from the inputs on.

    Emits `hidden_chosen` with the neurons of each layer.
    """

    hidden_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._hidden: Hidden = ()
        self.layers = Stepper(0, MOST_LAYERS)
        self.neurons = [Stepper(1, MOST_NEURONS) for _ in range(MOST_LAYERS)]
        self.row = QWidget()
        row = QHBoxLayout(self.row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for stepper in self.neurons:
            row.addWidget(stepper)
        row.addStretch()
        self.layers.stepped.connect(self._on_layers)
        for place, stepper in enumerate(self.neurons):
            stepper.stepped.connect(lambda count, place=place: self._on_neurons(place, count))

    def show_hidden(self, hidden: Hidden) -> None:
        """Show the neurons of each hidden layer."""
        self._hidden = hidden
        self.layers.show_value(len(hidden))
        self.row.setVisible(bool(hidden))
        for place, stepper in enumerate(self.neurons):
            stepper.setVisible(place < len(hidden))
            if place < len(hidden):
                stepper.show_value(hidden[place])
        self.retranslate()

    def fit(self, look: Look) -> None:
        """Give numbers room in the font that they have now."""
        for stepper in (self.layers, *self.neurons):
            stepper.fit(look)

    def retranslate(self) -> None:
        """Write every text again."""
        self.layers.describe(
            (self.tr("Take the last hidden layer away"), self.tr("There is no hidden layer.")),
            (
                self.tr("Add a hidden layer"),
                self.tr("Up to {0} hidden layers are possible.").format(MOST_LAYERS),
            ),
        )
        for number, stepper in enumerate(self.neurons, start=1):
            fewer = self.tr("Hidden layer {0}: one neuron fewer").format(number)
            more = self.tr("Hidden layer {0}: one neuron more").format(number)
            none_left = self.tr("A hidden layer keeps one neuron; the other minus takes it away.")
            most = self.tr("Up to {0} neurons in a layer are possible.").format(MOST_NEURONS)
            stepper.describe((fewer, none_left), (more, most))

    def _on_layers(self, count: int) -> None:
        another = self._hidden[-1] if self._hidden else _FIRST_NEURONS
        self.hidden_chosen.emit((*self._hidden, another)[:count])

    def _on_neurons(self, place: int, count: int) -> None:
        self.hidden_chosen.emit((*self._hidden[:place], count, *self._hidden[place + 1 :]))
