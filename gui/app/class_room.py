"""The settings of a class room: where their file lies, and what it says or why it is refused."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from engine.errors import UserError
from engine.files.lessons.class_settings import ClassSettings, read_class_settings
from gui.registry.file_kinds import is_lesson
from gui.registry.hideable import HIDEABLE
from gui.style.theme import THEMES, Theme

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
