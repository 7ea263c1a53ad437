"""What the actions do that menus of a plant, a kind and a measure show: copy, go to, type, name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from gui.registry.action_names import Commands
from gui.window.docks import Docks
from gui.window.pane_navigation import give_keyboard
from gui.window.shell import Shell

if TYPE_CHECKING:
    from gui.context_menus.small_dialog import SmallDialog


class PlantCommands(QObject):
    """Does them; `dialog` is the one on screen, None while there is none."""

    def __init__(self, shell: Shell, docks: Docks) -> None:
        super().__init__(shell.window)
        self._window, self._store, self._docks = shell.window, shell.store, docks
        self.dialog: SmallDialog | None = None
        self.axis_to_name = 0
        """Which measure is named first."""

    def commands(self) -> Commands:
        """Return what each action does when it is chosen."""
        return {
            "actionCopyPlants": self.copy,
            "actionGoToRow": lambda: self._go_to("plantTable"),
            "actionGoToNumbers": lambda: self._go_to("inspector"),
            "actionMeasures": self.type_measures,
            "actionNameKinds": self.name_kinds,
            "actionNameMeasures": self.name_measures,
        }

    def copy(self) -> None:
        """Put the selected plants on the clipboard."""
        from gui.pictures.plants.clipboard import plants_mime

        frame = self._store.frame()
        if len(frame.selection):
            QGuiApplication.clipboard().setMimeData(plants_mime(frame, frame.selection))

    def type_measures(self) -> None:
        """Ask for the measures of the selected plant."""
        from gui.context_menus.measures_dialog import PlantDialog

        selection = self._store.session.state.selection
        if len(selection) == 1:
            plant = int(selection[0])
            self._open(lambda: PlantDialog(self._window, self._store, plant))

    def name_kinds(self) -> None:
        """Ask what the kinds are called."""
        from gui.context_menus.names_dialogs import KindsDialog

        plants = self._store.session.state.plants
        self._open(
            lambda: KindsDialog(
                self._window, plants, lambda kinds: self._store.name_plants(kinds=kinds)
            )
        )

    def name_measures(self) -> None:
        """Ask what the measures are called."""
        from gui.context_menus.names_dialogs import MeasuresDialog

        plants, axis = self._store.session.state.plants, self.axis_to_name
        self._open(
            lambda: MeasuresDialog(
                self._window,
                plants,
                lambda features: self._store.name_plants(features=features),
                axis,
            )
        )

    def _go_to(self, name: str) -> None:
        """Show a picture, if the page on screen does not withhold it, and give it the keyboard."""
        dock = self._docks[name]
        toggle = dock.toggleViewAction()
        if dock.isHidden():
            if not toggle.isEnabled():
                return
            toggle.trigger()
        dock.raise_()
        give_keyboard(dock)

    def _open(self, make: Callable[[], SmallDialog]) -> None:
        if self.dialog is not None:
            self.dialog.raise_()
            return
        self._store.finish_input()
        self.dialog = make()
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
