"""The parts of the course in a row at the top: one click rearranges the pictures."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton

from gui.panels.panel import Panel
from gui.style import Look


class ArrangementBar(Panel):
    """A row of tabs that show the actions they are given; too many for the row are written small.

    The text of an action may have a key in it; the row shows the text alone.
    """

    def __init__(self, look: Look, actions: list[QAction]) -> None:
        super().__init__()
        self.setObjectName("arrangements")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.setSpacing(2)
        self._buttons = []
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            layout.addWidget(button)
            self._buttons.append(button)
        layout.addStretch(1)
        self.restyle(look)

    def retranslate(self) -> None:
        """Write every text again."""
        self.setAccessibleName(self.tr("Parts of the course"))

    def restyle(self, look: Look) -> None:
        """Take another look."""
        for button in self._buttons:
            button.setFont(look.panel_font(10))
        self.retranslate()
