"""The parts of the course in a row at the top: one click rearranges the pictures."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from gui.style.theme import Look
from gui.widgets.action_buttons import action_buttons
from gui.widgets.panel import Panel


class ArrangementBar(Panel):
    """A row of tabs that show the actions they are given."""

    def __init__(self, look: Look, actions: list[QAction]) -> None:
        super().__init__()
        self.setObjectName("arrangements")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.setSpacing(2)
        self._buttons = action_buttons(actions, Qt.ToolButtonStyle.ToolButtonTextOnly)
        for button in self._buttons:
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            layout.addWidget(button)
        layout.addStretch(1)
        self.set_look(look)

    def retranslate(self) -> None:
        """Write every text again."""
        self.setAccessibleName(self.tr("Parts of the course"))

    def set_look(self, look: Look) -> None:
        """Take another look."""
        for button in self._buttons:
            button.setFont(look.panel_font(10))
        self.retranslate()
