"""The tools of the field, in a column next to it: what a click does."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QVBoxLayout

from gui.pictures.menu_request import MenuRequest
from gui.style.theme import Look
from gui.widgets.action_buttons import action_buttons
from gui.widgets.panel import Panel

_KINDS = {"actionToolToxic": 1, "actionToolHarmless": 0}


class ToolPalette(Panel):
    """A column of buttons that show the actions they are given."""

    menu_requested = Signal(object)
    """A MenuRequest: the menu of a kind."""

    def __init__(self, look: Look, actions: list[QAction]) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.setSpacing(4)
        self._buttons = action_buttons(actions, Qt.ToolButtonStyle.ToolButtonIconOnly)
        for button in self._buttons:
            layout.addWidget(button)
        self.set_look(look)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the kind whose tool is there."""
        actions = [button.defaultAction().objectName() for button in self._buttons]
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        for name, button in zip(actions, self._buttons, strict=True):
            is_there = button.hasFocus() if by_key else button.geometry().contains(event.pos())
            if name in _KINDS and is_there:
                at = self.mapToGlobal(button.geometry().center()) if by_key else event.globalPos()
                by_finger = event.reason() == QContextMenuEvent.Reason.Other
                request = MenuRequest(at, kind=_KINDS[name], by_finger=by_finger)
                self.menu_requested.emit(request)

    def retranslate(self) -> None:
        """Write every text again."""
        self.setAccessibleName(self.tr("Tools"))

    def set_look(self, look: Look) -> None:
        """Take another look."""
        side = int(20 * look.type_scale)
        for button in self._buttons:
            button.setIconSize(QSize(side, side))
        self.retranslate()
