"""Says that the lesson hides plants held out, and offers to reveal them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from gui.style.theme import Look
from gui.widgets.panel import Panel


class RevealBox(Panel):
    """A line and a button; it is there while plants are hidden."""

    reveal_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.label, self.button = QLabel(), QPushButton()
        self.label.setWordWrap(True)
        self.button.clicked.connect(self.reveal_wanted)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.label)
        column.addLayout(row)
        self.setVisible(False)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self.label.setFont(look.font(11))
        self.button.setFont(look.font(11, bold=True))
        self.retranslate()

    def retranslate(self) -> None:
        """Write every text again."""
        self.label.setText(self.tr("Some plants are held out to test with, and hidden."))
        self.button.setText(self.tr("Reveal them"))
        self.button.setAccessibleName(self.tr("Reveal the plants held out"))
