"""What every exercise in formulas has: fields that wait while one types, and a button to train."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from engine.changed import Changed
from engine.formula import MOST_LETTERS
from engine.lab.frame import Frame
from gui.gestures.pad_keys import offer_pad
from gui.state.deferred_update import DeferredUpdate
from gui.state.update_throttle import UpdateThrottle
from gui.style.theme import Look
from gui.widgets.claimed_keys import handle_shortcut_override
from gui.widgets.panel import Panel

_AFTER_TYPING_MS = 400
_LETTERS_A_LINE = 30


class TypedBox(Panel):
    """A subclass makes fields, shows frames in them, checks what is typed and emits it."""

    training_wanted = Signal(bool)
    """Whether to train with what is typed, rather than with our gradient."""
    room_changed = Signal()
    """What is said of the lines has become longer or shorter: the page may fit in another type."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._deferred = DeferredUpdate(self, Changed.EVERYTHING, self._show_frame)
        self._throttle = UpdateThrottle(self._check_all, self)
        self._lengths: list[int] = []
        self.train = QPushButton()
        self.train.setCheckable(True)
        self.train.clicked.connect(self.training_wanted)
        self._typing_timer = QTimer(self)
        self._typing_timer.setSingleShot(True)
        self._typing_timer.setInterval(_AFTER_TYPING_MS)
        self._typing_timer.timeout.connect(self._emit)

    def set_frame(self, frame: Frame, changed: Changed) -> None:
        """Show what is typed on a frame, and check it on its plants."""
        self._deferred.set_frame(frame, changed)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was missed."""
        super().showEvent(event)
        self._deferred.catch_up()

    def commit(self) -> None:
        """Take what is being typed as entered."""
        if self._typing_timer.isActive():
            self._emit()

    def _watch(self, field: FormulaField) -> None:
        """Emit what is typed a moment after the last letter, and when the field is left."""
        field.textEdited.connect(lambda _text: self._typing_timer.start())
        field.editingFinished.connect(self._emit)

    def _show_frame(self, frame: Frame, changed: Changed) -> None:
        raise NotImplementedError

    def _check_all(self) -> None:
        raise NotImplementedError

    def _tell_of_room(self, said: Iterable[QLabel]) -> None:
        lengths = [ceil(len(label.text()) / _LETTERS_A_LINE) for label in said]
        if lengths != self._lengths:
            self._lengths = lengths
            self.room_changed.emit()

    def _emit(self) -> None:
        raise NotImplementedError


class FormulaField(QLineEdit):
    """A line for a formula: letters and digits are typed here, not taken for the window's keys."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(MOST_LETTERS)
        offer_pad(self, "formula")

    def event(self, event: QEvent) -> bool:
        """Claim every key that writes or edits; Page Up and Page Down still turn the pages."""
        writes = isinstance(event, QKeyEvent) and event.text() != "" and event.text().isprintable()
        return (writes and handle_shortcut_override(event, lambda _key: True)) or super().event(
            event
        )
