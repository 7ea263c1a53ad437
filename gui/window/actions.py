"""The actions of the table as Qt's own; menus, buttons and keys all show these."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from engine.model.dataset import Dataset
from gui.language.kind_names import with_kinds
from gui.registry.action_names import ActionName
from gui.registry.action_spec import ActionSpec
from gui.registry.actions import ACTIONS
from gui.style.icons import icon
from gui.style.theme import Look


class Actions(QObject):
    """The actions of the table, by name.

    They are complete before anything shows them: each text and icon that came later would be an
    event for the window, the menus and the buttons.
    """

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self.by_name: dict[ActionName, QAction] = {}
        self._plants = self._in_menus = Dataset.empty()
        groups: dict[str, QActionGroup] = {}
        for spec in ACTIONS:
            action = QAction(self)
            action.setObjectName(spec.name)
            action.setShortcuts([QKeySequence(key) for key in spec.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setAutoRepeat(spec.repeats)
            action.setCheckable(spec.checkable or bool(spec.group))
            action.setChecked(spec.checked)
            if spec.group:
                if spec.group not in groups:
                    groups[spec.group] = QActionGroup(self)
                groups[spec.group].addAction(action)
            self.by_name[spec.name] = action
        groups["arrangement"].setExclusionPolicy(QActionGroup.ExclusionPolicy.ExclusiveOptional)
        self.set_look(look)
        self.retranslate()
        window.addActions(list(self.by_name.values()))  # their keys outlive a hidden menu

    def __getitem__(self, name: ActionName) -> QAction:
        return self.by_name[name]

    def keep_only(self, names: Container[str]) -> None:
        """Take all other actions away, from menus and from keys: hidden, they can't be enabled."""
        for name, action in self.by_name.items():
            if name not in names:
                action.setVisible(False)

    def set_look(self, look: Look) -> None:
        """Draw the icons in the colours of a look."""
        for spec in ACTIONS:
            if spec.icon:
                self[spec.name].setIcon(icon(spec.icon, look.colour(spec.colour)))

    def retranslate(self) -> None:
        """Write texts and tooltips in the language on screen; a tooltip says the key."""
        for spec in ACTIONS:
            self._write(spec)

    def name_kinds(self, plants: Dataset) -> None:
        """Write the actions anew that name the kinds of the plants, where these are others."""
        has_other_names = plants.kinds != self._plants.kinds
        self._plants = plants
        if has_other_names:
            zero, one = (kind.replace("&", "&&") for kind in plants.kinds)  # & would mark a key
            self._in_menus = replace(plants, kinds=(zero, one))
            for spec in ACTIONS:
                if spec.named_text:
                    self._write(spec)

    def text_of(self, spec: ActionSpec) -> str:
        """Return the text of an action without its key, with the names of the kinds on screen."""
        usual, named = (translated(text).replace("&", "") for text in (spec.text, spec.named_text))
        return with_kinds(self._plants, usual, named or usual)

    def _write(self, spec: ActionSpec) -> None:
        action, plants = self[spec.name], self._plants
        usual, named = translated(spec.text), translated(spec.named_text)
        action.setText(with_kinds(self._in_menus, usual, named or usual))
        usual, named = translated(spec.tip), translated(spec.named_tip)
        tip = with_kinds(plants, usual, named or usual) or self.text_of(spec)
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip}  [{key}]" if key else tip)


def translated(text: str) -> str:
    """Translate a text of the table; "" stays so."""
    return QCoreApplication.translate("Actions", text) if text else ""
