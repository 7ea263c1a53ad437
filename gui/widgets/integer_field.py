"""A QSpinBox for a whole number, read by the rule of all numbers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import QSpinBox

from engine.errors import UserError
from gui.gestures.pad_keys import offer_pad
from gui.language.numbers import read_whole
from gui.widgets.claimed_keys import handle_shortcut_override, is_number_key, is_stray_letter

_OWN_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class IntegerField(QSpinBox):
    """What is no whole number, when left, is refused and gives way to the value before.

    Keys that write no number go to the window, as in a `NumberField`.
    """

    entered = Signal()
    """Comes before the `valueChanged` of a number typed to its end, and before a step after it."""
    refused = Signal(object)
    """A UserError: what was typed is no whole number of the range."""

    def __init__(self) -> None:
        super().__init__()
        self._is_stepping = self._was_typed = False
        offer_pad(self, "number")
        self.valueChanged.connect(self._on_value)
        self.editingFinished.connect(lambda: self.lineEdit().setModified(False))

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Take any sign while it is typed, so that what is no number can be refused; no letter."""
        plain = self._plain(text)
        if any(letter.isalpha() and letter not in "eE" for letter in plain):
            return QValidator.State.Invalid, text, position
        value = read_whole(plain)
        is_in_range = value is not None and self.minimum() <= value <= self.maximum()
        state = QValidator.State.Acceptable if is_in_range else QValidator.State.Intermediate
        return state, text, position

    def valueFromText(self, text: str) -> int:
        """Read the number."""
        value = read_whole(self._plain(text))
        return self.value() if value is None else value

    def fixup(self, text: str) -> str:
        """Say that what was typed can't be taken; the last value comes back."""
        plain = self._plain(text)
        if plain:
            facts = {"least": self.minimum(), "most": self.maximum()}
            self.refused.emit(UserError("no_whole_number", text=plain, **facts))
        return text

    def stepBy(self, steps: int) -> None:
        """Step up or down; steps in a row belong together, but not to a number typed before."""
        if self._was_typed:
            self._was_typed = False
            self.entered.emit()
        self._is_stepping = True
        super().stepBy(steps)
        self._is_stepping = False

    def event(self, event: QEvent) -> bool:
        """Claim the keys that write, edit or step a number; leave all others to the window."""
        return handle_shortcut_override(event, self._is_own_key) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Drop a letter that came in between digits."""
        if is_stray_letter(event, self.lineEdit().isModified()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _is_own_key(self, event: QKeyEvent) -> bool:
        is_typing = self.lineEdit().isModified()
        return event.key() in _OWN_KEYS or is_number_key(event, is_typing)

    def _on_value(self) -> None:
        if not self._is_stepping:
            self._was_typed = True
            self.entered.emit()

    def _plain(self, text: str) -> str:
        return text.removeprefix(self.prefix()).removesuffix(self.suffix()).strip()


def whole_field(name: str, least: int, most: int, value: int | None = None) -> IntegerField:
    """Return a field from `least` to `most` that emits once a number is typed to its end."""
    field = IntegerField()
    field.setKeyboardTracking(False)
    field.setObjectName(name)
    field.setRange(least, most)
    field.setValue(least if value is None else value)
    return field
