"""A number to type, in the language on screen, with a point or a comma."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.i18n import parse, short


def four_digits(value: float) -> str:
    """Write a value with at most four significant digits."""
    return short(value, 4)


class NumberField(QLineEdit):
    """Shows the exact value it was given, shortened; emits `edited` for what a person enters.

    What is not a number, when left, gives way to the value that stood there.
    """

    edited = Signal(float)

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
        self.editingFinished.connect(self._on_finished)
        self._put_text()

    def exact(self) -> float:
        """Return the value as it was given, not as it is shortened on screen."""
        return self._exact

    def show_value(self, value: float, writes: bool = True) -> None:
        """Show a value; `writes` is False where `rewrite` will follow."""
        self._exact = value
        if writes:
            self.rewrite()

    def rewrite(self) -> None:
        """Write the value again, unless a person is typing another."""
        if not self.isModified():
            self._put_text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down step by a tenth of the value's own size; Escape takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape:
            self._put_text()
            self.clearFocus()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

    def _step(self, steps: int) -> None:
        size = abs(self._exact)
        stride = 10.0 ** (len(f"{int(size)}") - 2) if size >= 1 else 0.01
        self._enter(round(self._exact + steps * stride, 9))

    def _on_finished(self) -> None:
        if not self.isModified():
            return
        value = parse(self.text())
        if value is None:
            self._put_text()
        else:
            self._enter(value)

    def _enter(self, value: float) -> None:
        value = min(max(value, self.least), self.most)
        changed = value != self._exact
        self._exact = value
        self._put_text()
        if changed:
            self.edited.emit(value)

    def _put_text(self) -> None:
        text = self._write(self._exact)
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
        self.setModified(False)
