"""Which neurons of a layer have an axis: two or three of a row of buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from engine.fields.hidden_plane import MOST_AXES
from engine.model.architecture import MOST_NEURONS
from gui.language.model_names import output_symbol

_FEWEST = 2
_NARROWEST_PX = 26


class AxisChoice(QWidget):
    """Emits `chosen(digits)`, the numbers of two or three neurons from 1."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._axes: list[int] = []
        self._label = QLabel()
        self.buttons = [QToolButton() for _ in range(MOST_NEURONS)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        row.addWidget(self._label)
        for number, button in enumerate(self.buttons):
            button.setCheckable(True)
            button.setText(output_symbol(number))
            button.setMinimumWidth(_NARROWEST_PX)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked, number=number: self._press(number))
            row.addWidget(button)

    def show_axes(self, axes: tuple[int, ...], neurons: int) -> None:
        """Show which neurons have an axis, of so many."""
        self._axes = list(axes)
        for number, button in enumerate(self.buttons):
            button.setVisible(number < neurons)
            button.setChecked(number in axes)

    def describe(self, label: str, meaning: str) -> None:
        """Write the label, and of each button what it does: `meaning` has a place for a number."""
        self._label.setText(label)
        for number, button in enumerate(self.buttons):
            button.setToolTip(meaning.format(number + 1))
            button.setAccessibleName(meaning.format(number + 1))

    def _press(self, number: int) -> None:
        """Give a neuron an axis, and take that of the last other one where there are three."""
        axes = list(self._axes)
        if number not in axes:
            axes = [*axes[: MOST_AXES - 1], number]
        elif len(axes) > _FEWEST:
            axes.remove(number)
        self.buttons[number].setChecked(number in axes)
        self.chosen.emit("".join(str(axis + 1) for axis in sorted(axes)))
