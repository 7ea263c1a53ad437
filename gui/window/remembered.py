"""What is remembered from one launch to the next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings

from engine.errors import Language
from gui.language.translation import LANGUAGES
from gui.registry.arrangements import ARRANGEMENTS, ArrangementName
from gui.style.theme import THEMES, Theme

Name = TypeVar("Name", bound=str)


class Remembered:
    """Language, theme, layout, recent files and goals, stored by QSettings."""

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
    def goals(self) -> tuple[str, ...]:
        """The goals of lessons that were reached."""
        value = self._store.value("goals", [], type=list)
        return tuple(str(goal) for goal in value) if isinstance(value, list) else ()

    def add_goals(self, goals: Iterable[str]) -> tuple[str, ...]:
        """Add to the goals stored, those that another running copy reached too; return them all."""
        self._store.sync()
        self._store.setValue("goals", sorted({*self.goals, *goals}))
        self._store.sync()
        return self.goals

    @property
    def recent_files(self) -> tuple[str, ...]:
        """The files opened or saved last, the newest first."""
        value = self._store.value("recent_files", [], type=list)
        return tuple(str(name) for name in value) if isinstance(value, list) else ()

    @recent_files.setter
    def recent_files(self, names: tuple[str, ...]) -> None:
        self._store.setValue("recent_files", list(names))

    def _choice(self, key: str, allowed: tuple[Name, ...]) -> Name | None:
        value = self._store.value(key, "", type=str)
        return next((name for name in allowed if name == value), None)

    def _bytes(self, key: str) -> QByteArray:
        value = self._store.value(key, QByteArray(), type=QByteArray)
        return value if isinstance(value, QByteArray) else QByteArray()
