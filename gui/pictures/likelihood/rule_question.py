"""Which rule leads to the next line of the derivation? Asked before the line is shown."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from engine.explain.derivation import RULES, DerivationRule
from gui.style.text_colour import set_text_colour
from gui.style.theme import Look
from gui.widgets.panel import Panel

_SHORT: dict[DerivationRule, str] = {
    "log": "log",
    "product": "log(u v)",
    "power": "log(uʸ)",
    "mean": "−1/m",
}


class RuleQuestion(Panel):
    """A button a rule, and a reply to a wrong one; `answered` when the right one was chosen."""

    answered = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._line = 0
        self._wrong: DerivationRule | None = None
        self.question, self.reply = QLabel(), QLabel()
        for label in (self.question, self.reply):
            label.setWordWrap(True)
        self.buttons: dict[DerivationRule, QToolButton] = {
            rule: QToolButton() for rule in get_args(DerivationRule)
        }
        row = QHBoxLayout()
        row.setSpacing(6)
        for rule, button in self.buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, rule=rule: self._answer(rule))
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.question)
        column.addWidget(self.reply)  # above the buttons: at the bottom, they stay where they are
        column.addLayout(row)
        self.set_look(look)

    def show_line(self, line: int) -> None:
        """Ask for the rule that leads from this line to the next."""
        if line != self._line:
            self._line, self._wrong = line, None
            self.retranslate()

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self._look = look
        self.question.setFont(look.font(10.5, bold=True))
        self.reply.setFont(look.font(10.5))
        for button in self.buttons.values():
            button.setFont(look.font(10.5))
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text again."""
        self.question.setText(self.tr("Which rule leads to the next line?"))
        told: dict[DerivationRule, str] = {
            "log": self.tr("take the logarithm"),
            "product": "log(u v) = log u + log v",
            "power": "log(uʸ) = y log u",
            "mean": self.tr("change the sign, divide by m"),
        }
        for rule, button in self.buttons.items():
            button.setText(_SHORT[rule])
            button.setToolTip(told[rule])
            button.setAccessibleName(told[rule])
        self.reply.setText("" if self._wrong is None else self._reply_to(self._wrong))
        set_text_colour(self.reply, self._look.palette.loss)
        self.reply.setVisible(self._wrong is not None)

    def _answer(self, rule: DerivationRule) -> None:
        if rule == RULES[self._line]:
            self.answered.emit()
            return
        self._wrong = rule
        self.retranslate()

    def _reply_to(self, rule: DerivationRule) -> str:
        if self._line == 0:
            return self.tr("There is no logarithm yet: it comes first.")
        if rule == "power" and self._line == len(RULES) - 1:
            return self.tr("No power is left.")
        replies: dict[DerivationRule, str] = {
            "log": self.tr("The logarithm has been taken already."),
            "product": self.tr("No logarithm of a product is left."),
            "power": self.tr("Not yet: under the logarithm there is a product, not a power alone."),
            "mean": self.tr("Not yet: that is the last step, once no power is left."),
        }
        return replies[rule]
