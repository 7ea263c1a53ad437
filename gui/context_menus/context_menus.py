"""Opens the menu of what a MenuRequest names; it shows actions of the window, and a few of its own.

What it opens for is selected, or in use, before it opens: its actions are the window's, and act on
that as they do from the menu bar.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QMenu, QWidgetAction

from engine.arrays import Indices, indices
from engine.changed import Changed
from engine.lab.frame import Frame
from engine.model.dataset import Dataset
from gui.language.kind_names import kind_name, measure_name, with_kinds
from gui.language.numbers import whole
from gui.pictures.menu_request import MenuRequest
from gui.registry.action_names import ActionName, Commands
from gui.registry.menus import CONTEXT_MENUS, Entry, Menu, Renamed, Thing
from gui.registry.pictures import title_of
from gui.state.store import Store
from gui.window.actions import Actions, translated
from gui.window.docks import Docks
from gui.window.shell import Shell

_TOOLS: tuple[ActionName, ActionName] = ("actionToolHarmless", "actionToolToxic")
_DOCKS = {"lossCurve": "loss"}
"""Pictures that lie in a dock of another name."""


class UsesPictures(Protocol):
    """Knows which picture is in use."""

    def use(self, name: str) -> None:
        """Let a picture be the one in use."""


class ContextMenus(QObject):
    """Opens menus; `menu` is the one open, or that was last; none opens that offers nothing.

    `offers_mystery` says whether the mystery plant is among the tools on screen.
    """

    def __init__(
        self,
        shell: Shell,
        actions: Actions,
        docks: Docks,
        in_use: UsesPictures,
        offers_mystery: Callable[[], bool],
    ) -> None:
        super().__init__(shell.window)
        self._window, self._store = shell.window, shell.store
        self._actions, self._docks, self._in_use = actions, docks, in_use
        self._offers_mystery = offers_mystery
        self.menu: QMenu | None = None
        self._is_of: tuple[Dataset, Indices] | None = None
        """The plants, and those selected, that the open menu acts on; None of another one."""
        self._store.frame_ready.connect(self._on_frame)

    def open(self, picture: str, request: MenuRequest) -> None:
        """Open the menu of what a person points at on a picture, by the picture's name."""
        self.close()
        if request.plant is not None and request.plant >= len(self._store.session.state.plants):
            return
        self._in_use.use(picture)
        thing = thing_of(picture, request)
        if request.plant is not None:
            self._select(request.plant)
        plants = self._store.session.state.plants
        self.menu = menu = QMenu(self._window)
        menu.setObjectName("contextMenu")
        title = self._title(picture, request, plants)
        menu.setProperty("finger", request.by_finger)
        menu.setAccessibleName(title)
        menu.addAction(_title_action(title, menu))
        self._fill(menu, CONTEXT_MENUS[thing], picture, request)
        if not _offers(menu.actions()[1:]):
            self.close()
            return
        selection = self._store.session.state.selection
        self._is_of = (plants, selection) if thing == "plant" else None
        menu.popup(request.at)

    def commands(self) -> Commands:
        """Return what the action does that opens a menu by a key."""
        return {"actionContextMenu": self.open_by_key}

    def open_by_key(self) -> None:
        """Open the menu of what has the keyboard, as the Menu key does where there is one."""
        widget = QApplication.focusWidget() or self._window
        middle = widget.rect().center()
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, middle, widget.mapToGlobal(middle)
        )
        QApplication.sendEvent(widget, event)

    def close(self) -> None:
        """Close the menu that is open: what it was about is no more, or another one opens."""
        if self.menu is not None:
            self.menu.close()
            self.menu.deleteLater()
        self.menu = self._is_of = None

    # What stands in it

    def _fill(
        self, menu: QMenu, entries: tuple[Entry, ...], picture: str, request: MenuRequest
    ) -> None:
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, Menu):
                within = menu.addMenu(translated(entry.title))
                self._fill(within, entry.entries, picture, request)
                within.menuAction().setVisible(_offers(within.actions()))
            elif isinstance(entry, Renamed):
                action = self._actions[entry.action]
                shown = _add(menu, translated(entry.text), action.trigger, action)
                shown.setVisible(action.isVisible())
                shown.setEnabled(action.isEnabled())
            elif entry == "place here":
                self._add_places(menu, request)
            elif entry == "close":
                self._add_close(menu, picture)
            else:
                menu.addAction(self._actions[entry])  # one that is hidden stays so

    def _add_places(self, menu: QMenu, request: MenuRequest) -> None:
        """Add what can be placed at the point."""
        if request.point is None:
            return
        point, store = request.point, self._store
        for kind in (1, 0):
            text = _place_text(store.session.state.plants, kind)
            _add(menu, text, partial(store.place, *point, kind), self._actions[_TOOLS[kind]])
        if self._offers_mystery():
            text = QCoreApplication.translate("ContextMenus", "&Mystery plant here")
            tool = self._actions["actionToolProbe"]
            _add(menu, text, partial(store.put_probe, point), tool)

    def _add_close(self, menu: QMenu, picture: str) -> None:
        """Add what puts the picture away, as the button of its dock does, if it has one."""
        dock = self._docks[_DOCKS.get(picture, picture)]
        if not dock.features() & QDockWidget.DockWidgetFeature.DockWidgetClosable:
            return  # a kiosk's
        _add(menu, QCoreApplication.translate("ContextMenus", "C&lose"), dock.close)

    def _title(self, picture: str, request: MenuRequest, plants: Dataset) -> str:
        """Name what the menu is about."""
        if request.plant is not None:
            return _plants_title(self._store, request.plant)
        if request.is_mystery:
            return QCoreApplication.translate("ContextMenus", "Mystery plant")
        if request.kind is not None:
            return f"{kind_name(plants, request.kind)} (y = {request.kind})"
        if request.axis is not None:
            return f"{'x₁x₂'[2 * request.axis :][:2]}   {measure_name(plants, request.axis)}"
        return title_of(picture)

    # What it is about

    def _select(self, plant: int) -> None:
        """Select a plant, unless it is one of those selected: then the menu is of all of them."""
        self._store.finish_input()
        if plant not in self._store.session.state.selection:
            self._store.select(indices([plant]))

    def _on_frame(self, frame: Frame, changed: Changed) -> None:
        """Close a menu of plants that are no more, or no longer selected."""
        if self._is_of is None or not changed & (Changed.PLANTS | Changed.SELECTION):
            return
        plants, selection = self._is_of
        if frame.plants is not plants or not np.array_equal(frame.selection, selection):
            self.close()


def thing_of(picture: str, request: MenuRequest) -> Thing:
    """Say which of the menus a request wants."""
    if request.plant is not None:
        return "plant"
    if request.is_mystery:
        return "mystery"
    if request.kind is not None:
        return "kind"
    if request.axis is not None:
        return "measure"
    return "field" if picture == "field" else "picture"


def _offers(actions: list[QAction]) -> bool:
    """Say whether anything can be chosen: a class room's settings hide some, a kiosk most."""
    return any(action.isVisible() and not action.isSeparator() for action in actions)


def _add(menu: QMenu, text: str, do: Callable[[], object], like: QAction | None = None) -> QAction:
    action = menu.addAction(text)
    if like is not None:
        action.setIcon(like.icon())
    action.triggered.connect(lambda _checked=False: do())
    return action


def _title_action(title: str, menu: QMenu) -> QAction:
    """Return the first line, which says what the menu is about."""
    label = QLabel(title)
    label.setObjectName("contextMenuTitle")
    label.setTextFormat(Qt.TextFormat.PlainText)
    action = QWidgetAction(menu)
    action.setDefaultWidget(label)
    action.setEnabled(False)
    return action


def _place_text(plants: Dataset, kind: int) -> str:
    translate = QCoreApplication.translate
    if kind == 1:
        usual = translate("ContextMenus", "Place a &toxic plant here")
        named = translate("ContextMenus", "Place {one} here")
    else:
        usual = translate("ContextMenus", "Place a &non-toxic plant here")
        named = translate("ContextMenus", "Place {zero} here")
    return _in_menu(with_kinds(plants, usual, named)) if plants.kinds_are_named else usual


def _plants_title(store: Store, plant: int) -> str:
    """Name the plant that is selected with its kind, or say how many are."""
    state, translate = store.session.state, QCoreApplication.translate
    if len(state.selection) > 1:
        return translate("ContextMenus", "Plants selected: {0}").format(whole(len(state.selection)))
    kind = kind_name(state.plants, int(state.plants.y[plant]))
    return translate("ContextMenus", "Plant {0}: {1}").format(whole(plant + 1), kind)


def _in_menu(text: str) -> str:
    """Write a text so that no sign of it is taken for the mark of a key."""
    return text.replace("&", "&&")
