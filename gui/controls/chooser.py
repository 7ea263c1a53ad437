"""One choice of a few, as a row of buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QWidget

_NARROWEST_PX = 24


class Chooser(QWidget):
    """Buttons of which one is down; emits `chosen(value)` for what a person presses."""

    chosen = Signal(object)

    def __init__(self, values: tuple[object, ...]) -> None:
        super().__init__()
        self._values = values
        self._label = QLabel()
        self._group = QButtonGroup(self)
        self.buttons = [QToolButton() for _ in values]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        row.addWidget(self._label)
        for place, button in enumerate(self.buttons):
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setMinimumWidth(_NARROWEST_PX)
            self._group.addButton(button, place)
            row.addWidget(button)
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._values[place]))

    def show_value(self, value: object) -> None:
        """Show a choice without making it."""
        self.buttons[self._values.index(value)].setChecked(True)

    def name_it(self, label: str, texts: list[str], meanings: list[str] | None = None) -> None:
        """Write the label before the buttons, their texts, and what each means."""
        self._label.setText(label)
        self._label.setVisible(bool(label))
        for button, text, meaning in zip(self.buttons, texts, meanings or texts, strict=True):
            button.setText(text)
            button.setToolTip(meaning)
            button.setAccessibleName(f"{label} {meaning}".strip())
