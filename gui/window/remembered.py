"""What is remembered from one launch to the next."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings

from engine.errors import Language
from engine.lessons.progress import Progress
from gui.language.translation import LANGUAGES
from gui.registry.arrangements import ARRANGEMENTS, ArrangementName
from gui.style.theme import TEXT_STEPS, THEMES, Theme

Name = TypeVar("Name", bound=str)

_MOST_DIGITS = 3


class Remembered:
    """Language, theme, text size, layout, recent files and progress, stored by QSettings."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings()

    @property
    def language(self) -> Language | None:
        """The language chosen, or None for the system's."""
        return self._choice("language", LANGUAGES)

    @language.setter
    def language(self, code: Language) -> None:
        self._store.setValue("language", code)

    @property
    def theme(self) -> Theme | None:
        """The theme chosen, or None."""
        return self._choice("theme", THEMES)

    @theme.setter
    def theme(self, name: Theme) -> None:
        self._store.setValue("theme", name)

    @property
    def touch(self) -> bool | None:
        """Whether large buttons for fingers are on; None where nobody has chosen."""
        chosen = self._choice("touch", ("on", "off"))
        return None if chosen is None else chosen == "on"

    @touch.setter
    def touch(self, on: bool) -> None:
        self._store.setValue("touch", "on" if on else "off")

    @property
    def text_step(self) -> int:
        """By how many steps text is larger than usual."""
        step = self._store.value("text_step", 0, type=int)
        return step if isinstance(step, int) and step in TEXT_STEPS else 0

    @text_step.setter
    def text_step(self, step: int) -> None:
        self._store.setValue("text_step", step)

    @property
    def arrangement(self) -> ArrangementName:
        """The arrangement of pictures last chosen."""
        usual, *_ = names = tuple(ARRANGEMENTS)
        return self._choice("arrangement", names) or usual

    @arrangement.setter
    def arrangement(self, name: ArrangementName) -> None:
        self._store.setValue("arrangement", name)

    @property
    def layout(self) -> tuple[QByteArray, QByteArray]:
        """The geometry of the window and the state of its docks; empty if never stored."""
        return self._bytes("geometry"), self._bytes("docks")

    @layout.setter
    def layout(self, value: tuple[QByteArray, QByteArray]) -> None:
        self._store.setValue("geometry", value[0])
        self._store.setValue("docks", value[1])

    @property
    def progress(self) -> Progress:
        """The goals of lessons that were reached, and what was predicted in their votes."""
        votes = dict(map(_vote, self._texts("votes")))
        votes.pop("", None)
        return Progress(frozenset(self._texts("goals")), votes)

    def add_progress(self, more: Progress) -> Progress:
        """Add to the progress stored, to that of another running copy too; return it all."""
        self._store.sync()
        progress = self.progress.merged(more)
        self._write_progress(progress)
        return progress

    def forget_progress(self) -> None:
        """Store that nothing was done yet."""
        self._write_progress(Progress())

    def _write_progress(self, progress: Progress) -> None:
        votes = [f"{key}={answer}" for key, answer in sorted(progress.votes.items())]
        self._store.setValue("goals", sorted(progress.goals))
        self._store.setValue("votes", votes)
        self._store.sync()

    @property
    def follows_path(self) -> bool:
        """Whether the hour's path leads through the course, or all its pages."""
        return self._choice("course_way", ("path", "all")) == "path"

    @follows_path.setter
    def follows_path(self, on: bool) -> None:
        self._store.setValue("course_way", "path" if on else "all")

    @property
    def recent_files(self) -> tuple[str, ...]:
        """The files opened or saved last, the newest first."""
        return self._texts("recent_files")

    @recent_files.setter
    def recent_files(self, names: tuple[str, ...]) -> None:
        self._store.setValue("recent_files", list(names))

    def _choice(self, key: str, allowed: tuple[Name, ...]) -> Name | None:
        value = self._store.value(key, "", type=str)
        return next((name for name in allowed if name == value), None)

    def _texts(self, key: str) -> tuple[str, ...]:
        value = self._store.value(key, [], type=list)
        return tuple(map(str, value)) if isinstance(value, list) else ()

    def _bytes(self, key: str) -> QByteArray:
        value = self._store.value(key, QByteArray(), type=QByteArray)
        return value if isinstance(value, QByteArray) else QByteArray()


def _vote(stored: str) -> tuple[str, int]:
    """Read what `_write_progress` wrote of a vote; the key of what is none is empty."""
    key, _, answer = stored.rpartition("=")
    is_answer = answer.isascii() and answer.isdigit() and len(answer) <= _MOST_DIGITS
    return (key, int(answer)) if is_answer else ("", 0)
