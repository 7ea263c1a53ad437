"""The state of the actions: enabled or not, checked or not, and the texts of undo and play."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from engine.errors import Language
from engine.lab.shading_mode import ShadingMode
from gui.language.marking import QT_TRANSLATE_NOOP
from gui.registry.action_names import ActionName
from gui.registry.view_actions import LANGUAGE_ACTIONS, THEME_ACTIONS
from gui.state.edit_kind import EditKind
from gui.state.store import Store
from gui.state.view_options import Switch, ViewOptions
from gui.style.icons import icon
from gui.style.theme import Look, Theme
from gui.window.actions import Actions

translate = QCoreApplication.translate

SHADING_ACTIONS: dict[ShadingMode, ActionName] = {
    ShadingMode.PROBABILITY: "actionShadeProbability",
    ShadingMode.REGION: "actionShadeRegion",
    ShadingMode.NONE: "actionShadeNone",
}
SWITCH_ACTIONS: dict[Switch, ActionName] = {
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
    possible: dict[ActionName, bool] = {
        "actionUndo": store.can_undo,
        "actionRedo": store.undo_stack.can_do_again,
        "actionPlay": not store.is_frozen,
        "actionStep": not store.is_frozen,
        "actionRandomStart": not store.is_frozen,
        "actionZeroStart": not store.is_frozen,
        "actionCopyPlants": len(session.state.selection) > 0,
        "actionGoToRow": len(session.state.selection) > 0,
        "actionGoToNumbers": len(session.state.selection) > 0,
        "actionFlip": len(session.state.selection) > 0,
        "actionMeasures": len(session.state.selection) == 1,
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
    undo, redo = translate("MainWindow", "&Undo"), translate("MainWindow", "&Redo")
    actions["actionUndo"].setText(_with_edit(undo, store.last_edit))
    actions["actionRedo"].setText(_with_edit(redo, store.next_edit))


def _with_edit(text: str, kind: EditKind | None) -> str:
    if kind is None:
        return text
    return translate("MainWindow", "{0}: {1}").format(text, edit_name(kind))


def edit_name(kind: EditKind) -> str:
    """Name an edit, as it stands after “Undo”."""
    return translate("Edits", _EDIT_NAMES[kind])


_EDIT_NAMES = {
    EditKind.PLACE: QT_TRANSLATE_NOOP("Edits", "place a plant"),
    EditKind.SPRAY: QT_TRANSLATE_NOOP("Edits", "spray plants"),
    EditKind.MOVE: QT_TRANSLATE_NOOP("Edits", "move"),
    EditKind.FLIP: QT_TRANSLATE_NOOP("Edits", "change kind"),
    EditKind.TYPE: QT_TRANSLATE_NOOP("Edits", "numbers in the table"),
    EditKind.DELETE: QT_TRANSLATE_NOOP("Edits", "delete"),
    EditKind.ERASE: QT_TRANSLATE_NOOP("Edits", "erase"),
    EditKind.USE_PLANTS: QT_TRANSLATE_NOOP("Edits", "other plants"),
    EditKind.STANDARDISE: QT_TRANSLATE_NOOP("Edits", "standardise"),
    EditKind.PROBE: QT_TRANSLATE_NOOP("Edits", "mystery plant"),
    EditKind.WEIGHTS: QT_TRANSLATE_NOOP("Edits", "weights by hand"),
    EditKind.START: QT_TRANSLATE_NOOP("Edits", "random start"),
    EditKind.SETTINGS: QT_TRANSLATE_NOOP("Edits", "settings"),
    EditKind.CHOICES: QT_TRANSLATE_NOOP("Edits", "what a picture shows"),
    EditKind.FORMULAS: QT_TRANSLATE_NOOP("Edits", "formulas of the exercise"),
    EditKind.GHOSTS: QT_TRANSLATE_NOOP("Edits", "clear earlier runs"),
    EditKind.LESSON: QT_TRANSLATE_NOOP("Edits", "page of the course"),
    EditKind.MODEL: QT_TRANSLATE_NOOP("Edits", "model"),
    EditKind.REVEAL: QT_TRANSLATE_NOOP("Edits", "reveal the plants held out"),
    EditKind.NAMES: QT_TRANSLATE_NOOP("Edits", "other names"),
}


def show_playing(actions: Actions, look: Look, playing: bool) -> None:
    """Let the play button pause while the neuron learns."""
    play = actions["actionPlay"]
    play.setText(translate("MainWindow", "&Pause") if playing else translate("MainWindow", "&Play"))
    key = play.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    play.setToolTip(play.text().replace("&", "") + f"  [{key}]")
    play.setIcon(icon("pause" if playing else "play", look.colour("ground")))


def check_choices(actions: Actions, language: Language, theme: Theme) -> None:
    """Mark the language and the theme that are on."""
    actions[LANGUAGE_ACTIONS[language]].setChecked(True)
    actions[THEME_ACTIONS[theme]].setChecked(True)


def check_view_options(actions: Actions, options: ViewOptions) -> None:
    """Mark the view options that are on."""
    actions[SHADING_ACTIONS[options.shading]].setChecked(True)
    for option, name in SWITCH_ACTIONS.items():
        actions[name].setChecked(getattr(options, option))
