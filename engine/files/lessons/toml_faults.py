"""What is wrong in a text that is not TOML, as someone would say who looked at the line."""

from __future__ import annotations

import re
import tomllib
from typing import Any, NamedTuple

_LOCATION = re.compile(r"\(at line (\d+)")
_DECIMAL_COMMA = re.compile(r"[=\[,{]\s*[-+]?\d+,\d")
_ONE_VALUE = re.compile(r"\s*[\w.]+\s*=(?!.*(?:'''|\"\"\")).*")
_ONE_HEADER = re.compile(r"\s*\[\s*steps(\.goals)?\s*\]\s*(#.*)?")
_MOST_FAULTS = 50
_LONG_QUOTES = re.compile(r"'''|\"\"\"")

_KINDS = (
    ("twice", ("Cannot", "Duplicate")),
    ("equals", ("Expected '='",)),
    ("backslash", ("Unescaped", "Invalid hex", "Escaped character")),
    ("quote", ("Unterminated", "Expected \"'", "Expected '\"", "Illegal character '\\n'",
               "Found invalid character '\\n'")),
    ("bracket", ("Unclosed", "Expected ']")),
    ("rest", ("Expected newline",)),
    ("value", ("Invalid value", "Invalid date")),
)  # fmt: skip
"""What the standard library says, by kind; what it says otherwise is told with its line alone."""


class TomlFault(NamedTuple):
    """A kind of fault, as the ending of a code (`_twice`, or nothing), and its line from 1."""

    ending: str
    line: int


def fault_in(text: str, error: Exception) -> TomlFault:
    """Say what kind of fault the standard library found, and in which line."""
    message, lines = str(error), text.splitlines() or [""]
    if not isinstance(error, tomllib.TOMLDecodeError):
        return TomlFault("", 1)
    match = _LOCATION.search(message)
    line = min(int(match[1]), len(lines)) if match else len(lines)
    kind = next((kind for kind, beginnings in _KINDS if message.startswith(beginnings)), "")
    if kind in ("equals", "bracket", "rest") and _DECIMAL_COMMA.search(lines[line - 1]):
        kind = "comma"
    if kind == "twice" and _ONE_HEADER.fullmatch(lines[line - 1]):
        kind = "header_goals" if "goals" in lines[line - 1] else "header_steps"
    if kind == "quote" and match is None:
        line = _line_of_last_quote(lines, "'" if message.startswith('Expected "\'"') else "")
    return TomlFault(f"_{kind}" if kind else "", line)


def faults_and_rest(text: str) -> tuple[list[TomlFault], dict[str, Any] | None, bool]:
    """Return the faults that can be seen in a text, what can be read of the rest, and if it is all.

    A line with a fault is left out, and the rest read once more; that the lines keep their numbers.
    Where more than single values had to be left out, there is no saying what the rest would be.
    """
    faults: list[TomlFault] = []
    lines = text.split("\n")
    are_values = True
    while len(faults) < _MOST_FAULTS:
        try:
            table = tomllib.loads("\n".join(lines))
            return faults, table if are_values else None, not faults
        except (RecursionError, ValueError) as error:
            fault = fault_in("\n".join(lines), error)
        line = lines[fault.line - 1]
        if not line.strip():
            return faults or [fault], None, False
        faults.append(fault)
        lines[fault.line - 1] = ""
        are_values = are_values and _ONE_VALUE.fullmatch(line) is not None
        if line.lstrip().startswith("[") or fault.ending in ("_quote", "_bracket", ""):
            break  # how far it reaches is not known
    return faults, None, False


def _line_of_last_quote(lines: list[str], quote: str) -> int:
    """Return the line of the last quotation mark (of three, where none is given), from 1.

    Where all marks of three are in pairs, it is a text of one line that the file ends in.
    """
    pattern = re.compile(quote) if quote else _LONG_QUOTES
    marks = [n for n, line in enumerate(lines, start=1) for _ in pattern.finditer(line)]
    return len(lines) if not quote and len(marks) % 2 == 0 else marks[-1]
