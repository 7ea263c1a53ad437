"""The menu bar, as data: menus within menus, and which actions each of them shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gui.language.marking import QT_TRANSLATE_NOOP
from gui.registry.action_names import ActionName
from gui.registry.view_actions import ARRANGEMENT_ACTIONS, LANGUAGE_ACTIONS, THEME_ACTIONS


@dataclass(frozen=True)
class Menu:
    """One menu: actions, None for a line between, or a menu within."""

    title: str
    entries: tuple[ActionName | Menu | None, ...] = ()


MENUS: tuple[Menu, ...] = (
    Menu(
        QT_TRANSLATE_NOOP("Actions", "&File"),
        (
            "actionNew", "actionOpen", Menu(QT_TRANSLATE_NOOP("Actions", "Open &recent")), None,
            "actionSave", "actionSaveAs",
            Menu(
                QT_TRANSLATE_NOOP("Actions", "&Export"),
                (
                    "actionExportPicture", "actionCopyPicture", "actionExportAnimation", None,
                    "actionExportScript", "actionExportTrace", "actionSavePlants",
                ),
            ),
            "actionWorksheet", None, "actionQuit",
        ),
    ),
    Menu(
        QT_TRANSLATE_NOOP("Actions", "&Edit"),
        (
            "actionUndo", "actionRedo", "actionCopyPlants", "actionPaste", None,
            "actionSelectAll", "actionSelectNext", "actionSelectPrevious",
            "actionGoToRow", "actionGoToNumbers", None,
            "actionFlip", "actionMeasures", "actionDelete", "actionRemoveProbe",
            "actionClearPlants",
        ),
    ),
    Menu(
        QT_TRANSLATE_NOOP("Actions", "&Plants"),
        (
            "actionToolToxic", "actionToolHarmless", "actionToolProbe", "actionToolSelect",
            "actionToolBrush", "actionToolEraser", None, "actionOtherKind", "actionStandardise",
            "actionNameKinds", "actionNameMeasures",
            Menu(QT_TRANSLATE_NOOP("Actions", "&Samples")),
        ),
    ),
    Menu(
        QT_TRANSLATE_NOOP("Actions", "&Learning"),
        (
            "actionPlay", "actionStep", "actionStepBack", "actionRewind", None,
            "actionRandomStart", "actionZeroStart", "actionClearGhosts",
        ),
    ),
    Menu(
        QT_TRANSLATE_NOOP("Actions", "&View"),
        (
            "actionShadeProbability", "actionShadeRegion", "actionShadeNone", None,
            "actionLevels", "actionArrow", "actionWrong", None,
            "actionFit", "actionZoomIn", "actionZoomOut", "actionEqualScale", "actionLogLoss", None,
            "actionProjector", "actionTouch", "actionBlank",
            Menu(
                QT_TRANSLATE_NOOP("Actions", "Part of the &course"),
                tuple(ARRANGEMENT_ACTIONS.values()),
            ),
            Menu(
                QT_TRANSLATE_NOOP("Actions", "&Theme"),
                tuple(THEME_ACTIONS.values()),
            ),
            Menu(
                QT_TRANSLATE_NOOP("Actions", "Te&xt size"),
                ("actionTextLarger", "actionTextSmaller", "actionTextUsual"),
            ),
            Menu(
                QT_TRANSLATE_NOOP("Actions", "Lan&guage"),
                tuple(LANGUAGE_ACTIONS.values()),
            ),
            Menu(
                QT_TRANSLATE_NOOP("Actions", "Pa&nels"),
                (
                    "actionContextMenu", "actionNextPane", "actionPreviousPane", None,
                    "actionResetLayout",
                ),
            ),
        ),
    ),
    Menu(
        QT_TRANSLATE_NOOP("Actions", "&Course"),
        (
            "actionCourse", "actionNextPage", "actionPreviousPage", None,
            Menu(
                QT_TRANSLATE_NOOP("Actions", "P&rogress"),
                (
                    "actionSaveProgress", "actionOpenProgress", "actionPrintProgress", None,
                    "actionForgetProgress",
                ),
            ),
            None, "actionOpenLesson", "actionLessonFormat",
        ),
    ),
    Menu(
        QT_TRANSLATE_NOOP("Actions", "&Help"),
        ("actionGuide", "actionWhatItShows", "actionKeys", "actionAbout"),
    ),
)  # fmt: skip

Thing = Literal["plant", "mystery", "kind", "measure", "field", "picture"]
"""What a context menu can be about."""


@dataclass(frozen=True)
class Renamed:
    """An action by another text than in the menu bar, where a menu around it says a part of it."""

    action: ActionName
    text: str


Entry = ActionName | Menu | Renamed | Literal["place here", "close"] | None
"""What stands in a context menu: what `Menu` holds, and what needs to know of its place."""

_OF_THE_PICTURE: tuple[Entry, ...] = (
    "actionCopyPicture",
    Renamed("actionExportPicture", QT_TRANSLATE_NOOP("Actions", "E&xport the picture…")),
    "actionWhatItShows",
)
CONTEXT_MENUS: dict[Thing, tuple[Entry, ...]] = {
    "plant": (
        "actionFlip", "actionMeasures", None,
        "actionGoToRow", "actionGoToNumbers", None,
        "actionCopyPlants", "actionDelete", None,
        "actionNameKinds",
    ),
    "mystery": ("actionRemoveProbe",),
    "kind": ("actionNameKinds",),
    "measure": ("actionNameMeasures", "actionEqualScale", "actionFit"),
    "field": (
        "place here", None,
        "actionFit",
        Menu(
            QT_TRANSLATE_NOOP("Actions", "&Shade"),
            ("actionShadeProbability", "actionShadeRegion", "actionShadeNone"),
        ),
        "actionPaste", None,
        *_OF_THE_PICTURE,
    ),
    "picture": (*_OF_THE_PICTURE, None, "close"),
}  # fmt: skip
"""The menus where the hand is, by what is under it."""
