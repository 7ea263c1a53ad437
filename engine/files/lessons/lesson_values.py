"""Takes values out of a lesson's tables; what is wrong is refused with its line and a reason."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from engine.errors import UserError
from engine.files.lessons.lesson_words import (
    MOST_LETTERS,
    has_lost_backslash,
    plain_faults,
    rich_faults,
)
from engine.files.lessons.toml_lines import TablePath, line_of
from engine.lessons.lesson import LANGUAGES, Words
from engine.lessons.quantities import meant_by
from engine.lessons.rich_words import plain_words

Table = dict[str, Any]

_DECIMAL_COMMA = re.compile(r"\s*[-+]?\d+,\d+\s*")


Read = TypeVar("Read")
Given = ParamSpec("Given")


class Values:
    """Knows the text that was read, so that a fault can be given its line.

    The first fault is raised; where `faults` are gathered, they go there, and reading goes on.
    """

    def __init__(self, text: str, path: Path, faults: list[UserError] | None = None) -> None:
        self._text, self._path, self._faults = text, path, faults

    def refuse(self, error: UserError) -> None:
        """Raise a fault, or gather it with the others."""
        if self._faults is None:
            raise error
        self._faults.append(error)

    def each(
        self,
        otherwise: Read,
        read: Callable[Given, Read],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Read:
        """Read one thing; go on with something else in its place where faults are gathered."""
        try:
            return read(*given, **named)
        except UserError as error:
            self.refuse(error)
            return otherwise

    def words(self, table: Table, at: TablePath, key: str, rich: bool = False) -> Words:
        """Take a text by language; a `rich` one may hold formulas and live numbers."""
        if key not in table:
            raise self.fault(at, key, "lesson_missing")
        given = table[key]
        by_language = isinstance(given, dict)
        words: Table = given if by_language else dict.fromkeys(LANGUAGES, given)
        if not words or set(words) - set(LANGUAGES):
            raise self.fault(at, key, "lesson_language")
        if isinstance(given, list):
            raise self.not_a_table(given, at, key, "lesson_text")
        for language, text in words.items() if by_language else [(key, given)]:
            self.each(
                None, self._check_words, text, (*at, key) if by_language else at, language, rich
            )
        texts = {name: text.strip() for name, text in words.items() if isinstance(text, str)}
        return texts if rich else {name: plain_words(text) for name, text in texts.items()}

    def _check_words(self, text: object, at: TablePath, key: str, rich: bool) -> None:
        if not isinstance(text, str):
            raise self.fault(at, key, "lesson_text")
        if not text.strip():
            raise self.fault(at, key, "lesson_empty")
        if len(text) > MOST_LETTERS:
            raise self.fault(at, key, "lesson_long", most=MOST_LETTERS)
        if has_lost_backslash(text):
            raise self.fault(at, key, "lesson_backslash")
        for error in (rich_faults if rich else plain_faults)(text):
            self.refuse(self.because(at, key, error, str(error.facts.get("text", ""))))

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
            raise self.not_a_table(value, at, key, _FORMS[kind])
        return value

    def table(self, value: object, at: TablePath) -> Table:
        """Take a table."""
        if not isinstance(value, dict):
            raise self.not_a_table(value, at[:-1], str(at[-1]), "lesson_table")
        return value

    def not_a_table(self, value: object, at: TablePath, key: str, otherwise: str) -> UserError:
        """Return the fault of a header in too many brackets, or in too few, or another one."""
        name = ".".join([*(part for part in at if isinstance(part, str)), key])
        if isinstance(value, list) and value and all(isinstance(part, dict) for part in value):
            return self.fault(at, key, "lesson_header", wrong=f"[[{name}]]", meant=f"[{name}]")
        if isinstance(value, dict) and otherwise == _FORMS[list]:
            return self.fault(at, key, "lesson_header", wrong=f"[{name}]", meant=f"[[{name}]]")
        return self.fault(at, key, otherwise)

    def known(
        self,
        table: Table,
        at: TablePath,
        allowed: tuple[str, ...],
        elsewhere: dict[str, str] | None = None,
    ) -> None:
        """Refuse a key that means nothing here, and say which was meant, or where it belongs.

        `elsewhere` gives the code of the sentence for keys that are known in another place.
        """
        for key in table:
            if key in allowed:
                continue
            if elsewhere and key in elsewhere:
                self.refuse(self.fault(at, key, elsewhere[key]))
                continue
            near = [name for name in meant_by(key) if name in allowed]
            near = near[:1] or difflib.get_close_matches(key, allowed, 1)
            code = "lesson_key" if near else "lesson_key_among"
            self.refuse(self.fault(at, key, code, meant=", ".join(near or allowed)))

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
    return re.sub(r"e\+?(-?)0*", r"e\1", f"{value:g}")


def _is_number(value: object) -> bool:
    return type(value) in (int, float) and value == value  # nan is not
