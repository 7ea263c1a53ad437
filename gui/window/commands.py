"""What the actions of the Edit, Plants, Learning and View menus do, and the tools."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

import numpy as np
from PySide6.QtWidgets import QWidget

from engine.arrays import indices
from engine.errors import Language
from engine.model.neuron import Neuron
from gui.pictures.field.field_box import Tool
from gui.pictures.field.field_picture import FieldPicture
from gui.registry.action_names import ActionName, Commands, Toggles
from gui.registry.view_actions import ARRANGEMENT_ACTIONS, LANGUAGE_ACTIONS, THEME_ACTIONS
from gui.state.store import Store
from gui.state.view_options import Switch, ViewOptionChanges
from gui.touch.touch_mode import TouchMode
from gui.window.action_states import SHADING_ACTIONS, SWITCH_ACTIONS
from gui.window.actions import Actions
from gui.window.appearance import Appearance
from gui.window.docks import Docks
from gui.window.layout import Layout
from gui.window.pane_navigation import go_to_pane

_TOOLS: dict[ActionName, Tool] = {
    "actionToolToxic": Tool.TOXIC,
    "actionToolHarmless": Tool.HARMLESS,
    "actionToolProbe": Tool.PROBE,
    "actionToolSelect": Tool.SELECT,
    "actionToolBrush": Tool.BRUSH,
    "actionToolEraser": Tool.ERASER,
}


def edit_commands(store: Store, field: FieldPicture) -> Commands:
    """Return what changes plants, and what takes a change back."""
    return {
        "actionUndo": lambda: _end_drag_and(store.undo, store),
        "actionRedo": lambda: _end_drag_and(store.redo, store),
        "actionSelectAll": lambda: store.select(indices(np.arange(len(store.frame().plants)))),
        "actionSelectNext": lambda: _select_neighbour(1, store, field),
        "actionSelectPrevious": lambda: _select_neighbour(-1, store, field),
        "actionFlip": store.flip_selected,
        "actionDelete": store.delete_selected,
        "actionRemoveProbe": lambda: store.put_probe(None),
        "actionClearPlants": store.delete_all,
    }


def run_commands(store: Store) -> Commands:
    """Return what lets the neuron learn, and what begins anew."""
    return {
        "actionPlay": store.toggle_playing,
        "actionStep": store.step_on,
        "actionStepBack": store.step_back,
        "actionRewind": store.rewind,
        "actionRandomStart": store.draw_start,
        "actionZeroStart": lambda: store.set_neuron(Neuron()),
        "actionClearGhosts": store.clear_ghosts,
    }


def field_commands(store: Store, field: FieldPicture) -> Commands:
    """Return what changes how the field is seen, and the tool of the mouse."""
    return {
        "actionFit": field.fit,
        "actionZoomIn": lambda: field.zoom(0.8),
        "actionZoomOut": lambda: field.zoom(1.25),
        "actionOtherKind": field.interaction.turn_kind,
        **{name: partial(field.interaction.set_tool, tool) for name, tool in _TOOLS.items()},
        **{
            name: partial(store.set_view_options, shading=mode)
            for mode, name in SHADING_ACTIONS.items()
        },
    }


def check_tool(actions: Actions, tool: Tool) -> None:
    """Mark the tool that is in the hand."""
    name = next(name for name, named in _TOOLS.items() if named is tool)
    actions[name].setChecked(True)


class Window(Protocol):
    """What the commands need of a window: it has a language, and can be closed."""

    def close(self) -> bool:
        """Close it, if nothing is lost."""

    def set_language(self, code: Language) -> None:
        """Speak another language."""


def window_commands(window: Window, appearance: Appearance) -> Commands:
    """Return what changes theme, size of text and language, and what closes the window."""
    return {
        "actionQuit": window.close,
        "actionTextLarger": lambda: appearance.change_text(1),
        "actionTextSmaller": lambda: appearance.change_text(-1),
        "actionTextUsual": lambda: appearance.change_text(0),
        **{action: partial(appearance.set_theme, name) for name, action in THEME_ACTIONS.items()},
        **{action: partial(window.set_language, code) for code, action in LANGUAGE_ACTIONS.items()},
    }


def layout_commands(layout: Layout) -> Commands:
    """Return what puts other pictures on screen."""
    return {
        "actionResetLayout": lambda: layout.arrange(layout.arrangement),
        **{action: partial(layout.arrange, name) for name, action in ARRANGEMENT_ACTIONS.items()},
    }


def pane_commands(docks: Docks, field: QWidget, bar: QWidget) -> Commands:
    """Return what leads the keyboard from one part of the window to the next."""
    go = partial(go_to_pane, docks, field, bar)
    return {"actionNextPane": lambda: go(1), "actionPreviousPane": lambda: go(-1)}


def view_toggles(store: Store, layout: Layout, touch: TouchMode) -> Toggles:
    """Return what of the view can be on or off."""
    switches = {name: partial(_switch, store, option) for option, name in SWITCH_ACTIONS.items()}
    return {
        "actionProjector": layout.set_projector,
        "actionTouch": touch.switch,
        **switches,
    }


def _switch(store: Store, option: Switch, on: bool) -> None:
    changes: ViewOptionChanges = {}
    changes[option] = on
    store.set_view_options(**changes)


def _end_drag_and(act: Callable[[], object], store: Store) -> None:
    """End the drag under way first, so that undo takes the whole drag back."""
    store.finish_input()
    act()
    store.flush()


def _select_neighbour(step: int, store: Store, field: FieldPicture) -> None:
    """Select the next plant, or the one before; round and round."""
    frame = store.frame()
    if not len(frame.plants):
        return
    selected = frame.selection
    start = int(selected[-1 if step > 0 else 0]) if len(selected) else (-1 if step > 0 else 0)
    store.select(indices([(start + step) % len(frame.plants)]))
    field.interaction.hide_cursor()  # the arrows now move this plant
