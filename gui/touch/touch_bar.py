"""The bar of the touch mode: what else asks for a keyboard, a right button or a small target."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFontMetricsF
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout

from gui.language.marking import without_key_marks
from gui.registry.action_names import ActionName
from gui.style.icons import icon
from gui.style.palette import KIND_COLOURS
from gui.style.theme import TARGET_PX, Look
from gui.widgets.action_buttons import action_buttons
from gui.widgets.panel import Panel

_AROUND_TEXT_PX = 24
_KINDS: tuple[tuple[ActionName, str], ...] = (
    ("actionToolHarmless", "harmless"),
    ("actionToolToxic", "toxic"),
)
"""What places y = 0 and y = 1, and its icon."""


class TouchBar(Panel):
    """A column of large buttons: undo, redo, the kind that a tap places, play, one step on."""

    def __init__(self, look: Look, actions: Mapping[ActionName, QAction]) -> None:
        super().__init__()
        self._look, self._actions = look, actions
        self._kind, self._places_plants = 1, True
        only_icon = Qt.ToolButtonStyle.ToolButtonIconOnly
        names: tuple[ActionName, ...] = (
            "actionUndo", "actionRedo", "actionPlay", "actionStep", "actionProjector",
        )  # fmt: skip
        self._buttons = action_buttons([actions[name] for name in names], only_icon)
        self.undo, self.redo, self.play, self.step, self.leave_projector = self._buttons
        self.play.setObjectName("touchPlay")
        self.kind = QToolButton()
        self.kind.setObjectName("touchKind")
        self.kind.setCheckable(True)
        self.kind.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.kind.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.kind.clicked.connect(self._turn_kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        for button in (
            self.undo, self.redo, self.kind, self.play, self.step, self.leave_projector,
        ):  # fmt: skip
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            column.addWidget(button)
        for name, _ in _KINDS:
            actions[name].changed.connect(self._show_kind)  # another language, or other names
        self.set_look(look)

    def show_kind(self, kind: int, places_plants: bool) -> None:
        """Say which kind a tap places, and whether the tool in the hand places any."""
        self._kind, self._places_plants = kind, places_plants
        self._show_kind()

    def show_parts(self, tools: bool, transport: bool, projector: bool) -> None:
        """Show what belongs to the tools, and to the run; how to leave a projector, at one.

        What a class room's settings take away is not shown.
        """
        self.kind.setVisible(tools)
        for button, wanted in (
            (self.undo, True), (self.redo, True), (self.play, transport), (self.step, transport),
            (self.leave_projector, projector),
        ):  # fmt: skip
            button.setVisible(wanted and button.defaultAction().isVisible())

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self._look = look
        side = round(26 * look.type_scale)
        for button in (*self._buttons, self.kind):
            button.setIconSize(QSize(side, side))
            button.setMinimumSize(TARGET_PX, TARGET_PX)
        self._write_kind_in(look)
        self.retranslate()

    def _write_kind_in(self, look: Look) -> None:
        """Write below the sign, with room: Qt asks for it too late where the type has grown."""
        self.kind.setFont(look.font(9))
        text_px = QFontMetricsF(look.font(9)).horizontalAdvance("y = 0")
        self.kind.setMinimumWidth(max(TARGET_PX, round(text_px) + _AROUND_TEXT_PX))

    def retranslate(self) -> None:
        """Write every text again."""
        self.setAccessibleName(self.tr("Touch bar"))
        self.leave_projector.setAccessibleName(self.tr("Leave the projector"))
        self._show_kind()

    def _show_kind(self) -> None:
        name, sign = _KINDS[self._kind]
        self.kind.setIcon(icon(sign, self._look.colour(KIND_COLOURS[self._kind])))
        self.kind.setText(f"y = {self._kind}")
        self.kind.setChecked(self._places_plants)
        told = without_key_marks(self._actions[name].text())
        self.kind.setAccessibleName(told)
        self.kind.setToolTip(self.tr("{0}. Tap for the other kind.").format(told))

    def _turn_kind(self) -> None:
        self._actions["actionOtherKind"].trigger()
        self._show_kind()
