"""The kinds of files: how their names end, and what the file dialogues call them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from engine.files import suffixes
from gui.language.marking import QT_TRANSLATE_NOOP


class FileKind(NamedTuple):
    """One kind: its title, still to be translated ("{0}" is a format's name), and its suffixes."""

    title: str
    suffixes: tuple[str, ...]

    @property
    def formats(self) -> tuple[str, ...]:
        """The suffixes without their dot."""
        return tuple(suffix.removeprefix(".") for suffix in self.suffixes)

    def includes(self, path: Path) -> bool:
        """Say whether a file is of this kind, by its name."""
        return path.suffix.lower() in self.suffixes


SESSIONS = FileKind(QT_TRANSLATE_NOOP("FileKinds", "Sessions"), (suffixes.SESSION,))
LESSONS = FileKind(QT_TRANSLATE_NOOP("FileKinds", "Lessons"), suffixes.LESSONS)
PROGRESS = FileKind(QT_TRANSLATE_NOOP("FileKinds", "Progress"), (suffixes.PROGRESS,))
PLANTS = FileKind(
    QT_TRANSLATE_NOOP("FileKinds", "Plants"),
    (suffixes.TABLE, ".tsv", ".tab", ".txt", ".arff", *suffixes.WORKBOOKS),
)
PLANTS_WRITTEN = FileKind(
    QT_TRANSLATE_NOOP("FileKinds", "Plants"), (suffixes.TABLE, suffixes.WORKBOOK)
)
TABLES_WRITTEN = FileKind(QT_TRANSLATE_NOOP("FileKinds", "Tables"), (suffixes.TABLE,))
SCRIPTS = FileKind(QT_TRANSLATE_NOOP("FileKinds", "Scripts"), (suffixes.SCRIPT,))
PICTURES = FileKind(QT_TRANSLATE_NOOP("FileKinds", "{0} pictures"), (".png", ".svg", ".pdf"))
WORKSHEETS = FileKind(QT_TRANSLATE_NOOP("FileKinds", "Worksheets"), (".pdf",))
ANIMATIONS = FileKind(QT_TRANSLATE_NOOP("FileKinds", "{0} animations"), (".gif", ".webp", ".mp4"))
CAN_BE_OPENED = FileKind(
    QT_TRANSLATE_NOOP("FileKinds", "All that can be opened"),
    (*SESSIONS.suffixes, *PLANTS.suffixes, *LESSONS.suffixes),
)


def is_lesson(path: Path) -> bool:
    """Say whether a file is a lesson, by its name."""
    return LESSONS.includes(path)
