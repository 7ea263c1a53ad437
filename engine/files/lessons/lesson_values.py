"""Takes values out of a lesson's tables; what is wrong is refused with its line and a reason."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import Any

from engine.errors import UserError
from engine.files.lessons.lesson_words import (
    MOST_LETTERS,
    check_plain,
    check_rich,
    has_lost_backslash,
)
from engine.files.lessons.toml_lines import TablePath, line_of
from engine.lessons.lesson import LANGUAGES, Words

Table = dict[str, Any]

_DECIMAL_COMMA = re.compile(r"\s*[-+]?\d+,\d+\s*")


class Values:
    """Knows the text that was read, so that a fault can be given its line."""

    def __init__(self, text: str, path: Path) -> None:
        self._text, self._path = text, path

    def words(self, table: Table, at: TablePath, key: str, rich: bool = False) -> Words:
        """Take a text by language; a `rich` one may hold formulas and live numbers."""
        if key not in table:
            raise self.fault(at, key, "lesson_missing")
        given = table[key]
        by_language = isinstance(given, dict)
        words: Table = given if by_language else dict.fromkeys(LANGUAGES, given)
        if not words or set(words) - set(LANGUAGES):
            raise self.fault(at, key, "lesson_language")
        for language, text in words.items():
            location = ((*at, key), language) if by_language else (at, key)
            self._check_words(text, location[0], location[1], rich)
        return {language: text.strip() for language, text in words.items()}

    def _check_words(self, text: object, at: TablePath, key: str, rich: bool) -> None:
        if not isinstance(text, str):
            raise self.fault(at, key, "lesson_text")
        if not text.strip():
            raise self.fault(at, key, "lesson_empty")
        if len(text) > MOST_LETTERS:
            raise self.fault(at, key, "lesson_long", most=MOST_LETTERS)
        if has_lost_backslash(text):
            raise self.fault(at, key, "lesson_backslash")
        try:
            (check_rich if rich else check_plain)(text)
        except UserError as error:
            raise self.because(at, key, error, str(error.facts.get("text", ""))) from None

    def numbers(
        self, table: Table, at: TablePath, key: str, count: int, most: float
    ) -> list[float]:
        """Take so many numbers of at most so much, in brackets."""
        given = table[key]
        numbers = given if isinstance(given, list) else []
        if len(numbers) != count or not all(_is_number(value) for value in numbers):
            raise self.fault(at, key, "lesson_numbers", count=count)
        if not all(abs(value) <= most for value in numbers):
            raise self.fault(at, key, "lesson_far", least=_short(-most), most=_short(most))
        return [float(value) for value in numbers]

    def number(self, table: Table, at: TablePath, key: str, least: float, most: float) -> float:
        """Take a number between two bounds."""
        value = table[key]
        if isinstance(value, str) and _DECIMAL_COMMA.fullmatch(value):
            raise self.fault(at, key, "lesson_toml_comma")
        if not _is_number(value) or not least <= value <= most:
            raise self.fault(at, key, "lesson_number", least=_short(least), most=_short(most))
        return float(value)

    def whole(self, table: Table, at: TablePath, key: str, least: int, most: int) -> int:
        """Take a whole number between two bounds."""
        value = table[key]
        if type(value) is not int or not least <= value <= most:
            raise self.fault(at, key, "lesson_whole", least=least, most=most)
        return value

    def one_of(self, table: Table, at: TablePath, key: str, allowed: tuple[str, ...]) -> str | None:
        """Take one of these names; None where the key is not there."""
        if key not in table:
            return None
        value = table[key]
        if value not in allowed:
            raise self.fault(at, key, "lesson_value", text=shown(value), allowed=", ".join(allowed))
        return str(value)

    def some_of(
        self, table: Table, at: TablePath, key: str, allowed: tuple[str, ...]
    ) -> tuple[str, ...] | None:
        """Take a list of these names; None where the key is not there."""
        if key not in table:
            return None
        given = self.of_type(table, at, key, list, [])
        for value in given:
            if value not in allowed:
                raise self.fault(
                    at, key, "lesson_value", text=shown(value), allowed=", ".join(allowed)
                )
        return tuple(given)

    def of_type(self, table: Table, at: TablePath, key: str, kind: type, usual: Any) -> Any:
        """Take a value of a type, or the usual one where the key is not there."""
        value = table.get(key, usual)
        if type(value) is not kind:
            raise self.fault(at, key, _FORMS[kind])
        return value

    def table(self, value: object, at: TablePath) -> Table:
        """Take a table."""
        if not isinstance(value, dict):
            raise self.fault(at[:-1], str(at[-1]), "lesson_table")
        return value

    def known(self, table: Table, at: TablePath, allowed: tuple[str, ...]) -> None:
        """Refuse a key that means nothing here, and say which was meant."""
        for key in table:
            if key not in allowed:
                near = difflib.get_close_matches(key, allowed, 1)
                code = "lesson_key" if near else "lesson_key_among"
                raise self.fault(at, key, code, meant=", ".join(near or allowed))

    def because(self, at: TablePath, key: str, error: UserError, fragment: str = "") -> UserError:
        """Return a fault whose reason is told by another error."""
        line = line_of(self._text, at, key, fragment)
        return UserError("lesson_because", file=self._path.name, line=line, because=error)

    def fault(self, at: TablePath, key: str, code: str, **facts: object) -> UserError:
        """Return a fault at a key."""
        line = line_of(self._text, at, key)
        name = f"{at[-1]}.{key}" if key in LANGUAGES and at else key
        return UserError(code, file=self._path.name, line=line, key=name, **facts)


_FORMS = {str: "lesson_text", list: "lesson_list", dict: "lesson_table", bool: "lesson_yes_no"}


def shown(value: object) -> str:
    """Return a value as it can be quoted in a sentence."""
    text = str(value)
    return text if len(text) <= 40 else text[:40] + "…"


def _short(value: float) -> str:
    """Write a bound as one would in a lesson: 0.0001, 100, 1e15."""
    return f"{value:g}".replace("e+", "e")


def _is_number(value: object) -> bool:
    return type(value) in (int, float) and value == value  # nan is not
