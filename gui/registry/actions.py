"""One table of actions, in the order of the menus: name, text, keys, icon."""

from __future__ import annotations

from gui.registry.action_spec import ActionSpec
from gui.registry.course_actions import COURSE_ACTIONS, HELP_ACTIONS
from gui.registry.file_actions import FILE_ACTIONS
from gui.registry.lab_actions import EDIT_ACTIONS, LEARNING_ACTIONS, PLANT_ACTIONS
from gui.registry.view_actions import VIEW_ACTIONS

ACTIONS: tuple[ActionSpec, ...] = (
    *FILE_ACTIONS,
    *EDIT_ACTIONS,
    *PLANT_ACTIONS,
    *LEARNING_ACTIONS,
    *VIEW_ACTIONS,
    *COURSE_ACTIONS,
    *HELP_ACTIONS,
)

TOOL_ACTIONS = tuple(spec.name for spec in ACTIONS if spec.group == "tool")
