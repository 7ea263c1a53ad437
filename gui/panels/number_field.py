"""A number to type, in the language on screen, with a point or a comma."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from gui.i18n import parse, short

_UNFINISHED = ("", "-", "−", "+", ".", ",", "-.", "-,", "−.", "−,")


class NumberField(QDoubleSpinBox):
    """Shows the exact value it was given, shortened; emits `edited` for what a person enters."""

    edited = Signal(float)

    def __init__(
        self,
        least: float,
        most: float,
        write: Callable[[float], str] = lambda value: short(value, 4),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._write = write
        self._exact = 0.0
        self.setDecimals(12)
        self.setRange(least, most)
        self.setKeyboardTracking(False)
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self._put_text()
        self.lineEdit().editingFinished.connect(self._on_finished)

    def show_value(self, value: float, writes: bool = True) -> None:
        """Show a value; `writes` is False where `rewrite` will follow."""
        self._exact = value
        if writes:
            self.rewrite()

    def rewrite(self) -> None:
        """Write the value again, unless a person is typing another."""
        if not (self.hasFocus() and self.lineEdit().isModified()):
            self._put_text()

    def _put_text(self) -> None:
        text = self._write(self._exact)
        if text != self.lineEdit().text():
            self.lineEdit().setText(text)
        self.lineEdit().setModified(False)

    def exact(self) -> float:
        """Return the value as it was given, not as it is shortened on screen."""
        return self._exact

    def stepBy(self, steps: int) -> None:
        """Follow the arrow keys: a tenth of the value's own size each."""
        size = max(abs(self._exact), 0.1)
        magnitude = 10.0 ** (len(f"{int(size)}") - 2) if size >= 1 else 0.01
        self._emit(self._exact + steps * magnitude)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Accept both decimal separators, whatever the language."""
        if parse(text) is not None:
            return QValidator.State.Acceptable, text, position
        unfinished = text.strip() in _UNFINISHED or text.rstrip().lower().endswith(
            ("e", "e-", "e+")
        )
        state = QValidator.State.Intermediate if unfinished else QValidator.State.Invalid
        return state, text, position

    def valueFromText(self, text: str) -> float:
        """Read the text; what is none leaves the value as it was."""
        value = parse(text)
        return self._exact if value is None else value

    def textFromValue(self, _value: float) -> str:
        """Write the exact value, not Qt's rounded one."""
        return self._write(self._exact)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape take back what was typed, and leave the field."""
        if event.key() == Qt.Key.Key_Escape:
            self._put_text()
            self.clearFocus()
            return
        super().keyPressEvent(event)

    def _on_finished(self) -> None:
        if not self.lineEdit().isModified():
            return
        value = parse(self.lineEdit().text())
        self.lineEdit().setModified(False)
        if value is None:
            self._put_text()
        else:
            self._emit(value)

    def _emit(self, value: float) -> None:
        value = min(max(value, self.minimum()), self.maximum())
        changed = value != self._exact
        self._exact = value
        self._put_text()
        if changed:
            self.edited.emit(value)
