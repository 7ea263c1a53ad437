"""The parts of the course in a row at the top: one click rearranges the pictures."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton

from gui.style.theme import Look
from gui.widgets.action_buttons import action_buttons
from gui.widgets.panel import Panel

_POINTS = (10.0, 9.5, 9.0, 8.5)
"""The sizes of type that are tried: the least is 14 pixels at a projector."""

_AROUND_A_TEXT_PX = 36
"""At most, with what is between tabs; where the least type is too wide, they come closer."""

_BETWEEN_TABS_PX, _NARROW_PX = 18, 0

_BEYOND = 2
"""How many tabs, at the end, are about more than one neuron."""


class ArrangementBar(Panel):
    """A row of tabs that show the actions they are given; the last two are beyond one neuron."""

    def __init__(self, look: Look, actions: list[QAction]) -> None:
        super().__init__()
        self.setObjectName("arrangements")
        self._layout = layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
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
        """Fit the type before a tab comes, which would make the window wider than the screen."""
        shown = [self._is_shown(button) for button in self._buttons]
        if shown == [not button.isHidden() for button in self._buttons]:
            return
        self._fit()
        for button, is_shown in zip(self._buttons, shown, strict=True):
            button.setVisible(is_shown)

    def _is_shown(self, button: QToolButton) -> bool:
        is_last = button in self._buttons[-_BEYOND:]
        return not is_last or self._is_beyond_one_neuron or button.isChecked()

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
        fitting = (size for size in _POINTS if self._width_in(size) <= room)
        points = next(fitting, None)
        self._layout.setSpacing(_NARROW_PX if points is None else _BETWEEN_TABS_PX)
        for button in self._buttons:
            button.setFont(self._look.panel_font(points or _POINTS[-1]))

    def _width_in(self, points: float) -> int:
        metrics = QFontMetrics(self._look.panel_font(points))
        texts = [
            button.text().replace("&", "") for button in self._buttons if self._is_shown(button)
        ]
        return 16 + sum(metrics.horizontalAdvance(text) + _AROUND_A_TEXT_PX for text in texts)
