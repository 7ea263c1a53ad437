"""The menu bar, as data: menus within menus, and which actions each of them shows."""

from __future__ import annotations

from dataclasses import dataclass

from gui.language.marking import QT_TRANSLATE_NOOP
from gui.registry.action_names import ActionName
from gui.registry.actions import ARRANGEMENT_ACTIONS, LANGUAGE_ACTIONS, THEME_ACTIONS


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
            None, "actionQuit",
        ),
    ),
    Menu(
        QT_TRANSLATE_NOOP("Actions", "&Edit"),
        (
            "actionUndo", "actionRedo", "actionPaste", None,
            "actionSelectAll", "actionSelectNext", "actionSelectPrevious", None,
            "actionFlip", "actionDelete", "actionRemoveProbe", "actionClearPlants",
        ),
    ),
    Menu(
        QT_TRANSLATE_NOOP("Actions", "&Plants"),
        (
            "actionToolToxic", "actionToolHarmless", "actionToolProbe", "actionToolSelect",
            "actionToolBrush", None, "actionStandardise",
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
            "actionProjector",
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
                ("actionNextPane", "actionPreviousPane", None, "actionResetLayout"),
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
    Menu(QT_TRANSLATE_NOOP("Actions", "&Help"), ("actionGuide", "actionKeys", "actionAbout")),
)  # fmt: skip
