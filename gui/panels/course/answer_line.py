"""The number that answers a goal: a field to type it in, and whether it is right."""

from __future__ import annotations

import math

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHBoxLayout, QLabel

from gui.language.numbers import short, ungrouped
from gui.style.text_colour import set_text_colour
from gui.style.theme import Look
from gui.widgets.number_field import NumberField
from gui.widgets.panel import Panel

_LARGEST = 1e12


class AnswerLine(Panel):
    """A field that is empty at first; `given(number)` is what was typed into it."""

    given = Signal(float)

    def __init__(self, look: Look, in_percent: bool = False) -> None:
        super().__init__()
        self._look = look
        self._is_reached = self._is_wrong = False
        self.field = AnswerField(in_percent)
        self.field.edited.connect(self._give)
        self.verdict = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field)
        row.addWidget(self.verdict, 1)
        self.set_look(look)

    def _give(self, value: float) -> None:
        self.given.emit(value)
        self.field.selectAll()  # another number takes the place of a wrong one

    def show_verdict(self, is_reached: bool, is_wrong: bool) -> None:
        """Say whether the number is right."""
        self._is_reached, self._is_wrong = is_reached, is_wrong
        self.field.setReadOnly(is_reached)
        self.retranslate()

    @property
    def is_wanted(self) -> bool:
        """Say whether there is a number to give or to show: not if it was given another time."""
        return not self._is_reached or bool(self.field.text())

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self._look = look
        self.field.setFont(look.font(12, bold=True))
        self.verdict.setFont(look.font(11))
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text again."""
        palette = self._look.palette
        self.field.setAccessibleName(self.tr("your answer"))
        self.field.setPlaceholderText(self.tr("answer"))
        self.field.setFixedWidth(self._width())
        self.field.rewrite()
        text, colour = "", palette.muted
        if self._is_reached:
            text, colour = self.tr("Right."), palette.frontier
        elif self._is_wrong:
            text, colour = self.tr("Not yet."), palette.loss
        self.verdict.setText(text)
        set_text_colour(self.verdict, colour)
        self.field.setAccessibleDescription(text)

    def _width(self) -> int:
        """Return the room for a number, or for what stands there before it."""
        scale, metrics = self._look.type_scale, QFontMetricsF(self._look.font(12, bold=True))
        words = metrics.horizontalAdvance(self.field.placeholderText())
        return round(max(96 * scale, words + 32 * max(scale, 1)))


class AnswerField(NumberField):
    """A number that stands for none before it is typed; it can't be stepped to what is right.

    Asked for a number of per cent, it takes "80 %" as 80.
    """

    def __init__(self, in_percent: bool = False) -> None:
        super().__init__(-_LARGEST, _LARGEST, _write)
        self._in_percent = in_percent
        self.show_value(math.nan)

    def step_by(self, _steps: int) -> None:
        """Keep the number."""

    def _number_typed(self) -> str:
        text = self.text().strip()
        return text.removesuffix("%").strip() if self._in_percent else text


def _write(value: float) -> str:
    return "" if math.isnan(value) else ungrouped(short(value, 9))
