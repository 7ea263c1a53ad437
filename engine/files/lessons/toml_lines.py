"""The line of a key in a TOML file: the reader of the standard library keeps no positions."""

from __future__ import annotations

import re
from functools import lru_cache

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.]+)\s*\]")
_KEY = re.compile(r"\s*([\w.]+)\s*=")
_LONG_STRING = re.compile(r"('''|\"\"\")(.*?)\1", re.DOTALL)

TablePath = tuple[str | int, ...]
"""The keys and indices that lead to a table: ("steps", 2, "goals", 0)."""


def line_of(text: str, table: TablePath, key: str, fragment: str = "") -> int:
    """Return the line (from 1) of a key, or of the table that lacks it.

    Headers are counted: each `[[steps]]` begins the next step. With a `fragment` of the value,
    return the line where that first stands, if it can be seen there.
    """
    line = _line_of_key(_outline(text), table, key)
    if fragment:
        for number, written in enumerate(text.split("\n")[line - 1 :], start=line):
            if fragment in written:
                return number
    return line


@lru_cache(maxsize=2)
def _outline(text: str) -> tuple[str, ...]:
    """Return the lines without what strings of several lines hold, which may look like keys."""
    emptied = _LONG_STRING.sub(lambda match: "''" + "\n" * match[2].count("\n"), text)
    return tuple(emptied.split("\n"))


def _line_of_key(lines: tuple[str, ...], table: TablePath, key: str) -> int:
    counts: dict[TablePath, int] = {}
    inside: TablePath = ()
    wanted, table_line = (*table, key), 1
    for number, line in enumerate(lines, start=1):
        header, assignment = _HEADER.match(line), _KEY.match(line)
        if header is not None:
            inside = _table_path(header[2].split("."), header[1] == "[[", counts)
            path = inside
        elif assignment is not None:
            path = (*inside, *assignment[1].split("."))
        else:
            continue
        if path[: len(wanted)] == wanted:
            return number
        if table and path[: len(table)] == table and table_line == 1:
            table_line = number
    return table_line


def _table_path(names: list[str], begins_another: bool, counts: dict[TablePath, int]) -> TablePath:
    """Return the path that a header names, and count the tables of its array."""
    path: TablePath = ()
    for depth, name in enumerate(names):
        path = (*path, name)
        if begins_another and depth == len(names) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path
