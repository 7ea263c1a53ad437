"""The tools of the field, in a column next to it: what a click does."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout

from gui.style.theme import Look
from gui.widgets.action_buttons import action_buttons
from gui.widgets.panel import Panel


class ToolPalette(Panel):
    """A column of buttons that show the actions they are given."""

    def __init__(self, look: Look, actions: list[QAction]) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(4)
        self._buttons = action_buttons(actions, Qt.ToolButtonStyle.ToolButtonIconOnly)
        for button in self._buttons:
            layout.addWidget(button)
        self.set_look(look)

    def retranslate(self) -> None:
        """Write every text again."""
        self.setAccessibleName(self.tr("Tools"))

    def set_look(self, look: Look) -> None:
        """Take another look."""
        side = int(20 * look.type_scale)
        for button in self._buttons:
            button.setIconSize(QSize(side, side))
        self.retranslate()
