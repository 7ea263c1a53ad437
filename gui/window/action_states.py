"""What the actions show of the laboratory: what can be done now, what is undone, play or pause."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from gui.language.sentences import edit_name
from gui.state.store import Store
from gui.state.view_options import ShadingMode, ViewOptions
from gui.style.icons import icon
from gui.style.theme import Look
from gui.window.actions import Actions

translate = QCoreApplication.translate

SHADING_ACTIONS = {
    ShadingMode.PROBABILITY: "actionShadeProbability",
    ShadingMode.REGION: "actionShadeRegion",
    ShadingMode.NONE: "actionShadeNone",
}
SWITCH_ACTIONS = {
    "levels": "actionLevels",
    "arrow": "actionArrow",
    "wrong": "actionWrong",
    "equal_scale": "actionEqualScale",
    "log_loss": "actionLogLoss",
}
"""The action of each of the `ViewOptions` that is on or off."""


def enable_what_can_be_done(actions: Actions, store: Store) -> None:
    """Enable what can be done now; this does not wait for a frame, as a key may come sooner."""
    session = store.session
    possible = {
        "actionUndo": store.can_undo,
        "actionRedo": store.undo_stack.canRedo(),
        "actionPlay": not store.is_frozen,
        "actionStep": not store.is_frozen,
        "actionRandomStart": not store.is_frozen,
        "actionZeroStart": not store.is_frozen,
        "actionFlip": len(session.state.selection) > 0,
        "actionDelete": len(session.state.selection) > 0,
        "actionStepBack": session.step > 0,
        "actionRewind": session.step > 0,
        "actionRemoveProbe": session.state.probe is not None,
        "actionClearGhosts": len(session.state.ghosts) > 0,
    }
    for name, can_be_done in possible.items():
        actions[name].setEnabled(can_be_done)


def name_undo(actions: Actions, store: Store) -> None:
    """Say in the menu what would be undone, and what done again."""
    stack = store.undo_stack
    for name, text, what in (
        ("actionUndo", translate("MainWindow", "&Undo"), stack.undoText()),
        ("actionRedo", translate("MainWindow", "&Redo"), stack.redoText()),
    ):
        with_edit = translate("MainWindow", "{0}: {1}").format(text, edit_name(what))
        actions[name].setText(with_edit if what else text)


def show_playing(actions: Actions, look: Look, playing: bool) -> None:
    """Let the play button pause while the neuron learns."""
    play = actions["actionPlay"]
    play.setText(translate("MainWindow", "&Pause") if playing else translate("MainWindow", "&Play"))
    key = play.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    play.setToolTip(play.text().replace("&", "") + f"  [{key}]")
    play.setIcon(icon("pause" if playing else "play", look.colour("ground")))


def check_choices(actions: Actions, language: str, theme: str) -> None:
    """Mark the language and the theme that are on."""
    actions["actionLanguageFrench"].setChecked(language == "fr")
    actions["actionLanguageEnglish"].setChecked(language == "en")
    actions[f"actionTheme{theme.capitalize()}"].setChecked(True)


def check_view_options(actions: Actions, options: ViewOptions) -> None:
    """Mark the view options that are on."""
    actions[SHADING_ACTIONS[options.shading]].setChecked(True)
    for option, name in SWITCH_ACTIONS.items():
        actions[name].setChecked(getattr(options, option))
