"""What is wrong in a text that is not TOML, as someone would say who looked at the line."""

from __future__ import annotations

import re
import tomllib
from typing import NamedTuple

_LOCATION = re.compile(r"\(at line (\d+)")
_DECIMAL_COMMA = re.compile(r"[=\[,{]\s*[-+]?\d+,\d")
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
    if kind == "quote" and match is None:
        line = _line_of_last_quote(lines, "'" if message.startswith('Expected "\'"') else "")
    return TomlFault(f"_{kind}" if kind else "", line)


def _line_of_last_quote(lines: list[str], quote: str) -> int:
    """Return the line of the last quotation mark (of three, where none is given), from 1."""
    pattern = re.compile(quote) if quote else _LONG_QUOTES
    return max(n for n, line in enumerate(lines, start=1) if pattern.search(line))
