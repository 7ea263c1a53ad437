"""The settings of a class room: where their file lies, what it says, and what comes of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.errors import UserError
from engine.files.lessons.class_settings import ClassSettings, read_class_settings
from gui.course.course_controller import CourseController
from gui.registry.file_kinds import is_lesson
from gui.registry.hideable import CONTROLS_OF_MENUS, HIDEABLE, HIDEABLE_MENUS
from gui.style.theme import THEMES, Theme
from gui.window.main_window import MainWindow

FILE_NAME = "perceptron-lab.toml"
VARIABLE = "PERCEPTRON_LAB_SETTINGS"
"""The environment variable that names another file."""


@dataclass(frozen=True)
class ClassRoom:
    """What the file says; where there is none, or a faulty one, nothing is set."""

    settings: ClassSettings = field(default_factory=ClassSettings)
    path: Path | None = None
    fault: UserError | None = None

    @property
    def theme(self) -> Theme | None:
        """The theme that it sets."""
        return next((theme for theme in THEMES if theme == self.settings.theme), None)

    @property
    def lesson(self) -> Path | str | None:
        """The file of the lesson to open, or the chapter's id or number."""
        name = self.settings.lesson
        if name is None or self.path is None or not is_lesson(Path(name)):
            return name
        return self.path.parent / name


def class_room(program: str) -> ClassRoom:
    """Read the file that the environment names, or the one beside the program started."""
    path = _path(program)
    if path is None:
        return ClassRoom()
    try:
        return ClassRoom(read_class_settings(path, THEMES, HIDEABLE), path)
    except UserError as error:
        return ClassRoom(path=path, fault=refused(error))


def refused(because: UserError) -> UserError:
    """Return the refusal of the whole file: half of it would not be what was meant."""
    return UserError("room_settings", because=because)


def with_lesson_opened(room: ClassRoom, course: CourseController) -> ClassRoom:
    """Open the lesson of a class room; where it can't be, return the room with the fault."""
    lesson = room.lesson
    try:
        if isinstance(lesson, Path):
            course.try_file(lesson)
        elif lesson is not None:
            course.open_chapter(lesson)
    except UserError as error:
        return replace(room, fault=refused(error))
    return room


def hide_parts(window: MainWindow, names: Sequence[str]) -> None:
    """Take away the menus and the controls that the settings hide, for good."""
    window.menus.hide({HIDEABLE_MENUS[name] for name in names if name in HIDEABLE_MENUS})
    window.layout_.hide_for_good(frozenset(CONTROLS_OF_MENUS.get(name, name) for name in names))
    if "file" in names:
        window.setAcceptDrops(False)
    if {"view", "panels"} & set(names):
        window.offer_no_docks()


def _path(program: str) -> Path | None:
    named = os.environ.get(VARIABLE, "").strip()
    if named:
        return Path(named)  # one that there is not is refused: it was asked for
    beside = folder_of(program) / FILE_NAME
    return beside if beside.exists() else None


def folder_of(program: str) -> Path:
    """Return the folder that a program lies in; of an app of macOS, the one beside it."""
    is_executable = getattr(sys, "frozen", False)
    folder = Path(sys.executable if is_executable else program).resolve().parent
    bundle = folder.parent.parent
    return bundle.parent if bundle.suffix == ".app" else folder
