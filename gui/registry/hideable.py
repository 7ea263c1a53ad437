"""What a class room's settings may hide, as data: menus with their keys, and controls."""

from __future__ import annotations

from gui.registry.action_names import ActionName

HIDEABLE_MENUS: dict[str, str] = {
    "file": "&File",
    "recent": "Open &recent",
    "export": "&Export",
    "edit": "&Edit",
    "plants": "&Plants",
    "samples": "&Samples",
    "learning": "&Learning",
    "view": "&View",
    "arrangements": "Part of the &course",
    "theme": "&Theme",
    "language": "Lan&guage",
    "panels": "Pa&nels",
    "course": "&Course",
    "progress": "P&rogress",
    "help": "&Help",
}
"""The titles of the menus, as in `gui.registry.menus`, by the name that a file gives them."""

HIDEABLE_CONTROLS = ("tools", "transport", "model")
"""As a page of a lesson names them; the sentence has to stay: it says what was refused."""

HIDEABLE = (*HIDEABLE_MENUS, *HIDEABLE_CONTROLS)

CONTROLS_OF_MENUS: dict[str, str] = {
    "plants": "tools",
    "learning": "transport",
    "view": "arrangements",
    "arrangements": "arrangements",
    "samples": "samples",
}
"""The controls that show the same actions as a menu: they are hidden with it."""

KIOSK_ACTIONS: tuple[ActionName, ...] = (
    "actionUndo", "actionRedo", "actionSelectAll", "actionSelectNext", "actionSelectPrevious",
    "actionFlip", "actionDelete", "actionRemoveProbe", "actionClearPlants", "actionToolToxic",
    "actionToolHarmless", "actionToolProbe", "actionToolSelect", "actionToolBrush", "actionPlay",
    "actionStep", "actionStepBack", "actionRewind", "actionRandomStart", "actionZeroStart",
    "actionClearGhosts", "actionShadeProbability", "actionShadeRegion", "actionShadeNone",
    "actionLevels", "actionArrow", "actionWrong", "actionFit", "actionZoomIn", "actionZoomOut",
    "actionEqualScale", "actionLogLoss", "actionNextPane", "actionPreviousPane", "actionNextPage",
    "actionPreviousPage", "actionBlank", "actionToolEraser", "actionOtherKind", "actionTouch",
)  # fmt: skip
"""What stays within a lesson: no file, no other chapter, no window of its own."""
