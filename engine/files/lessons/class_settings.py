"""The settings file of a class room, in TOML: what each of its computers begins with."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from engine.errors import Language, UserError
from engine.files.bounded_file import read_bytes
from engine.files.lessons.lesson_values import Values
from engine.files.lessons.toml_faults import fault_in
from engine.lessons.lesson import LANGUAGES

MOST_BYTES = 100_000

KEYS = ("language", "theme", "lesson", "hide", "keep_settings")


@dataclass(frozen=True)
class ClassSettings:
    """What a class room's file says; None and empty where it leaves the choice."""

    language: Language | None = None
    theme: str | None = None
    lesson: str | None = None
    """A chapter's id or number, or the file of a lesson, seen from the settings' folder."""
    hide: tuple[str, ...] = ()
    """The menus and controls that are not there."""
    keep_settings: bool = True
    """Whether anything is kept from one launch to the next."""


def read_class_settings(
    path: Path, themes: tuple[str, ...], hideable: tuple[str, ...]
) -> ClassSettings:
    """Read the settings of a class room; `hideable` names all that can be hidden.

    Raises UserError `no_file`, `unreadable_file`, `room_large`, or `lesson_…` with the `file`, the
    `line` and what is wrong: nothing of a faulty file is taken over.
    """
    text = _text_of(path)
    try:
        table = tomllib.loads(text)
    except (RecursionError, ValueError) as error:
        fault = fault_in(text, error)
        raise UserError(f"lesson_toml{fault.ending}", file=path.name, line=fault.line) from None
    values = Values(text, path)
    values.known(table, (), KEYS)
    lesson = values.of_type(table, (), "lesson", str, "").strip()
    if "lesson" in table and not lesson:
        raise values.fault((), "lesson", "lesson_empty")
    return ClassSettings(
        cast(Language | None, values.one_of(table, (), "language", LANGUAGES)),
        values.one_of(table, (), "theme", themes),
        lesson or None,
        values.some_of(table, (), "hide", hideable) or (),
        values.of_type(table, (), "keep_settings", bool, True),
    )


def _text_of(path: Path) -> str:
    content = read_bytes(path, MOST_BYTES, "room_large")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UserError("lesson_utf8", file=path.name, line=line) from None
