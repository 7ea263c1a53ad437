"""The parts of the course in a row at the top: one click rearranges the pictures."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from gui.style.theme import Look
from gui.widgets.action_buttons import action_buttons
from gui.widgets.panel import Panel

_POINTS = (10.0, 9.5, 9.0, 8.5)
"""The sizes of type that are tried: the least is 14 pixels at a projector."""

_AROUND_A_TEXT_PX = 36

_BEYOND = 2
"""How many tabs, at the end, are about more than one neuron."""


class ArrangementBar(Panel):
    """A row of tabs that show the actions they are given; the last two are beyond one neuron."""

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
        self._is_beyond_one_neuron = False
        for button, action in zip(self._buttons[-_BEYOND:], actions[-_BEYOND:], strict=True):
            button.hide()
            action.toggled.connect(self._show_last)
        self.set_look(look)

    def show_network(self, is_beyond_one_neuron: bool) -> None:
        """Show the tabs of networks beyond one neuron, and each while it is chosen.

        The menu and its key lead there at any time.
        """
        self._is_beyond_one_neuron = is_beyond_one_neuron
        self._show_last()

    def _show_last(self) -> None:
        for button in self._buttons[-_BEYOND:]:
            is_hidden = not (self._is_beyond_one_neuron or button.isChecked())
            if is_hidden != button.isHidden():
                button.setHidden(is_hidden)
                self._fit()

    def retranslate(self) -> None:
        """Write every text again."""
        self._fit()
        self.setAccessibleName(self.tr("Parts of the course"))

    def set_look(self, look: Look) -> None:
        """Take another look, in the largest type in which all the tabs fit the screen."""
        self._look = look
        self.retranslate()

    def _fit(self) -> None:
        """Choose the type by the screen: full screen is left where a window's own size changes."""
        room = self.screen().availableGeometry().width()
        points = next((size for size in _POINTS if self._width_in(size) <= room), _POINTS[-1])
        for button in self._buttons:
            button.setFont(self._look.panel_font(points))

    def _width_in(self, points: float) -> int:
        metrics = QFontMetrics(self._look.panel_font(points))
        texts = [
            button.text().replace("&", "") for button in self._buttons if not button.isHidden()
        ]
        return 16 + sum(metrics.horizontalAdvance(text) + _AROUND_A_TEXT_PX for text in texts)
