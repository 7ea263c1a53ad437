"""The actions of the table as Qt's own; menus, buttons and keys all show these."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from gui.registry.action_names import ActionName
from gui.registry.actions import ACTIONS
from gui.style.icons import icon
from gui.style.theme import Look


class Actions(QObject):
    """The actions of the table, by name."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.by_name: dict[ActionName, QAction] = {}
        groups: dict[str, QActionGroup] = {}
        for spec in ACTIONS:
            action = QAction(parent)
            action.setObjectName(spec.name)
            action.setShortcuts([QKeySequence(key) for key in spec.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setAutoRepeat(spec.repeats)
            action.setCheckable(spec.checkable or bool(spec.group))
            action.setChecked(spec.checked)
            if spec.group:
                groups.setdefault(spec.group, QActionGroup(parent)).addAction(action)
            self.by_name[spec.name] = action
        groups["arrangement"].setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)

    def __getitem__(self, name: ActionName) -> QAction:
        return self.by_name[name]

    def set_look(self, look: Look) -> None:
        """Draw the icons in the colours of a look."""
        for spec in ACTIONS:
            if spec.icon:
                self[spec.name].setIcon(icon(spec.icon, look.colour(spec.colour)))

    def retranslate(self) -> None:
        """Write texts and tooltips in the language on screen; a tooltip says the key."""
        for spec in ACTIONS:
            action = self[spec.name]
            action.setText(translated(spec.text))
            text = translated(spec.tip) if spec.tip else action.text().replace("&", "")
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{text}  [{key}]" if key else text)


def translated(text: str) -> str:
    """Translate a text of the table."""
    return QCoreApplication.translate("Actions", text)
