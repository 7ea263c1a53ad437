"""The names of the actions, and tables of what each does when chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

ActionName = Literal[
    "actionNew", "actionOpen", "actionSave", "actionSaveAs", "actionSavePlants",
    "actionExportAnimation", "actionExportScript", "actionExportTrace", "actionExportPicture",
    "actionCopyPicture", "actionWorksheet", "actionQuit", "actionUndo", "actionRedo",
    "actionCopyPlants",
    "actionPaste",
    "actionSelectAll", "actionSelectNext", "actionSelectPrevious", "actionGoToRow",
    "actionGoToNumbers", "actionFlip", "actionMeasures", "actionDelete",
    "actionRemoveProbe", "actionClearPlants", "actionToolToxic", "actionToolHarmless",
    "actionToolProbe", "actionToolSelect", "actionToolBrush", "actionToolEraser", "actionOtherKind",
    "actionStandardise", "actionNameKinds", "actionNameMeasures", "actionPlay",
    "actionStep", "actionStepBack", "actionRewind", "actionRandomStart", "actionZeroStart",
    "actionClearGhosts", "actionShadeProbability", "actionShadeRegion", "actionShadeNone",
    "actionLevels", "actionArrow", "actionWrong", "actionArrangeLab", "actionArrangeNeuron",
    "actionArrangeSigmoid", "actionArrangeLikelihood", "actionArrangeLogarithm",
    "actionArrangeThree", "actionArrangeDescent", "actionArrangeSpace", "actionArrangeWhy",
    "actionArrangeNetwork", "actionArrangeRuns",
    "actionFit", "actionZoomIn", "actionZoomOut", "actionEqualScale", "actionLogLoss",
    "actionProjector", "actionTouch", "actionBlank", "actionTextLarger", "actionTextSmaller",
    "actionTextUsual", "actionThemeDark", "actionThemeLight", "actionThemeContrast",
    "actionThemeSystem",
    "actionLanguageEnglish", "actionLanguageFrench", "actionContextMenu", "actionNextPane",
    "actionPreviousPane",
    "actionResetLayout", "actionCourse", "actionNextPage", "actionPreviousPage",
    "actionOpenLesson", "actionLessonFormat", "actionSaveProgress", "actionOpenProgress",
    "actionPrintProgress", "actionForgetProgress", "actionGuide", "actionWhatItShows",
    "actionKeys", "actionAbout",
]  # fmt: skip
"""The names of the actions of the table, so that mypy refuses any other."""

Commands = dict[ActionName, Callable[[], object]]
"""What is done when an action is chosen."""

Toggles = dict[ActionName, Callable[[bool], object]]
"""What is done when an action is switched on or off."""
