"""A number to type, in the language on screen, with a point or a comma."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from engine.errors import UserError
from gui.gestures.pad_keys import offer_pad
from gui.language.numbers import parse, read, short, ungrouped
from gui.widgets.claimed_keys import (
    handle_shortcut_override,
    is_number_key,
    is_stray_letter,
    key_step,
)


def four_digits(value: float) -> str:
    """Write a value with at most four significant digits, as it could be typed."""
    return ungrouped(short(value, 4))


class NumberField(QLineEdit):
    """Shows the exact value it was given, shortened; emits `edited` for what a person enters.

    What is not a number, when left, is refused and gives way to the value that stood there. Keys
    that write no number go to the window, so that Space plays and F flips wherever the cursor is;
    they do not while a number is being typed.
    """

    edited = Signal(float)
    entered = Signal()
    """Comes before and after the `edited` of a number typed to its end, but not of a step."""
    refused = Signal(object)
    """A UserError: what was typed is no number."""
    left_by_key = Signal()
    """Return or Escape: the keyboard may go back to the field of plants."""

    def __init__(
        self,
        least: float,
        most: float,
        write: Callable[[float], str] = four_digits,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.least, self.most = least, most
        self._write = write
        self._exact = 0.0
        self.returns_to: QWidget | None = None
        """What has the keyboard after Return or Escape; None: what the window says."""
        self.editingFinished.connect(self.commit)
        offer_pad(self, "number")
        self._reset_text()

    def exact(self) -> float:
        """Return the value as it was given, not as it is shortened on screen."""
        return self._exact

    def written(self) -> str:
        """Return the value as it is written, whatever is being typed."""
        return self._write(self._exact)

    def show_value(self, value: float, writes: bool = True) -> None:
        """Show a value; `writes` is False where `rewrite` will follow."""
        self._exact = value
        if writes:
            self.rewrite()

    def rewrite(self) -> None:
        """Write the value again, unless a person is typing another."""
        if not self.isModified():
            self._reset_text()

    def commit(self) -> None:
        """Take what was typed as the value, if it is a number and another than was shown."""
        if not self.isModified():
            return
        text = self.text()
        if not text.strip() or text == self._write(self._exact):
            self._reset_text()
            return
        try:
            value = read(self._number_typed())
        except UserError as error:
            self._reset_text()
            self.refused.emit(error)
            return
        self.entered.emit()
        self._enter(value)
        self.entered.emit()

    def _number_typed(self) -> str:
        """Return the number in what was typed, without what a person may write after it."""
        return self.text()

    @property
    def half_typed(self) -> str:
        """What is being typed, where that is no number yet; "" where it is one."""
        is_number = (
            self.text() == self._write(self._exact) or parse(self._number_typed()) is not None
        )
        return "" if is_number or not self.isModified() else self.text().strip()

    def event(self, event: QEvent) -> bool:
        """Claim the keys that write or edit a number; leave all others to the window's actions."""
        return handle_shortcut_override(event, self._is_own_key) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step by a tenth of the value's own size; Escape takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape:
            self._reset_text()
            self.left_by_key.emit()
        elif step := key_step(event):
            self.step_by(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            self.left_by_key.emit()
        elif is_stray_letter(event, self.isModified()):
            event.accept()
        elif self._is_own_key(event) or event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _is_own_key(self, event: QKeyEvent) -> bool:
        return is_number_key(event, self.isModified())

    def step_by(self, steps: int) -> None:
        """Change the value by so many tenths of its own size, as Up and Down do."""
        typed = parse(self.text()) if self.isModified() else None
        value = self._exact if typed is None else typed
        size = abs(value)
        stride = 10.0 ** (len(f"{int(size)}") - 2) if size >= 1 else 0.01
        self._enter(round(value + steps * stride, 9))

    def _enter(self, value: float) -> None:
        value = min(max(value, self.least), self.most)
        changed = value != self._exact
        self._exact = value
        self._reset_text()
        if changed:
            self.edited.emit(value)

    def _reset_text(self) -> None:
        text = self._write(self._exact)
        if text != self.text() or self.isModified():
            self.setText(text)  # which also forgets what could be undone within the field
            self.setCursorPosition(0)
        self.setModified(False)
