"""Ties what happens in a window to the announcer, which says it through a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from engine.changed import Changed
from gui.accessibility.announcer import Announcer
from gui.app.controllers import Controllers
from gui.language.marking import without_key_marks
from gui.registry.actions import TOOL_ACTIONS
from gui.registry.view_actions import ARRANGEMENT_ACTIONS
from gui.state.edit_kind import EditKind
from gui.window.action_states import edit_name
from gui.window.main_window import MainWindow


def announce_changes(window: MainWindow, controllers: Controllers) -> Announcer:
    """Let a screen reader hear what changes: nothing is worked out while none listens."""
    announcer = Announcer(window, window.field, window.status.spoken)
    announcer.set_frame(window.store.frame(), Changed.NOTHING)
    window.store.frame_ready.connect(announcer.set_frame)
    window.status.said.connect(announcer.warn)
    window.field.interaction.cross_moved.connect(partial(_say_what_is_at, window, announcer))
    controllers.course.told.connect(announcer.tell_page)
    window.pictures.when_made.append(
        lambda picture: picture.description_changed.connect(announcer.describe_again)
    )
    _announce_actions(window, announcer)
    return announcer


def _say_what_is_at(window: MainWindow, announcer: Announcer, x1: float, x2: float) -> None:
    announcer.point_at(lambda: window.field.described_at(x1, x2))


def _announce_actions(window: MainWindow, announcer: Announcer) -> None:
    """Say which tool and which arrangement a key chose, and what was undone."""
    actions, store = window.actions_, window.store

    def say(words: Callable[[], str], action: QAction) -> None:
        action.triggered.connect(lambda: announcer.confirm(words))

    for name in TOOL_ACTIONS:
        say(partial(_plain, actions[name]), actions[name])
    for name in ARRANGEMENT_ACTIONS.values():
        action = actions[name]
        say(partial(_with_pictures, window, action), action)
    say(lambda: _undone(store.next_edit), actions["actionUndo"])
    say(lambda: _redone(store.last_edit), actions["actionRedo"])


def _undone(kind: EditKind | None) -> str:
    text = QCoreApplication.translate("Spoken", "undone: {0}")
    return "" if kind is None else text.format(edit_name(kind))


def _redone(kind: EditKind | None) -> str:
    text = QCoreApplication.translate("Spoken", "done again: {0}")
    return "" if kind is None else text.format(edit_name(kind))


def _plain(action: QAction) -> str:
    return without_key_marks(action.text())


def _with_pictures(window: MainWindow, action: QAction) -> str:
    """Name an arrangement and the pictures and panels in it."""
    docks = [window.docks[name].windowTitle() for name in window.docks.requested.docks]
    return f"{_plain(action)}: {', '.join(docks)}."
