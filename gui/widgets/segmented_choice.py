"""A segmented control: one choice of a few, as a row of checkable buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QWidget

from gui.widgets.claimed_keys import key_step

_NARROWEST_PX = 24
_TYPE_SCALES = (1.0, 0.9, 0.8)
"""The scales of type that are tried, until all texts have room: 14 pixels at a projector."""


class _Choice(QToolButton):
    """One of the buttons: Tab reaches the one that is down, Up and Down go on from there."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Left and Right to the run."""
        if step := key_step(event):
            self.stepped.emit(-step)
        else:
            super().keyPressEvent(event)


class SegmentedChoice(QWidget):
    """Exclusive buttons; emits `chosen(value)` for the one that a person presses."""

    chosen = Signal(object)

    def __init__(self, values: tuple[object, ...]) -> None:
        super().__init__()
        self._values = values
        self._full_size = QSize()
        self._label = QLabel()
        self._group = QButtonGroup(self)
        self.buttons = [_Choice() for _ in values]
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        row.addWidget(self._label)
        for index, button in enumerate(self.buttons):
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setMinimumWidth(_NARROWEST_PX)
            button.stepped.connect(self._step)
            self._group.addButton(button, index)
            row.addWidget(button)
        self._group.idClicked.connect(lambda index: self.chosen.emit(self._values[index]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write in a size that leaves every text whole."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit again in another type."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def sizeHint(self) -> QSize:
        """Ask for as much room as the texts take in their full size."""
        return self._full_size

    def _fit(self) -> None:
        font = self.font()
        for scale in _TYPE_SCALES:
            font.setPointSizeF(scale * self.font().pointSizeF())
            for button in self.buttons:
                button.setFont(font)
            needed = self._row.sizeHint()
            if scale == _TYPE_SCALES[0] and needed != self._full_size:
                self._full_size = needed
                self.updateGeometry()
            if needed.width() <= self.width():
                return

    def show_value(self, value: object) -> None:
        """Show a choice without making it."""
        self.buttons[self._values.index(value)].setChecked(True)

    def _step(self, step: int) -> None:
        index = self._group.checkedId() + step
        if 0 <= index < len(self.buttons):
            self.buttons[index].setFocus(Qt.FocusReason.TabFocusReason)
            self.buttons[index].click()

    def describe(self, label: str, texts: list[str], meanings: list[str] | None = None) -> None:
        """Write the label before the buttons, their texts, and what each means."""
        self._label.setText(label)
        self._label.setVisible(bool(label))
        for button, text, meaning in zip(self.buttons, texts, meanings or texts, strict=True):
            button.setText(text)
            button.setToolTip(meaning)
            button.setAccessibleName(f"{label} {meaning}".strip())
        self._fit()
