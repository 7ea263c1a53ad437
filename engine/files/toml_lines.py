"""Where a key stands in a TOML file: the reader of the standard library keeps no places."""

from __future__ import annotations

import re

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.]+)\s*\]")
_KEY = re.compile(r"\s*([\w.]+)\s*=")

Place = tuple[str | int, ...]
"""The way to a table: ("steps", 2, "goals", 0)."""


def line_of(text: str, table: Place, key: str) -> int:
    """Return the line (from 1) of a key, or of the table that lacks it.

    Headers are counted: each `[[steps]]` begins the next step.
    """
    counts: dict[Place, int] = {}
    here: Place = ()
    wanted, table_line = (*table, key), 1
    for number, line in enumerate(text.splitlines(), start=1):
        header, found = _HEADER.match(line), _KEY.match(line)
        if header is not None:
            here = _entered(header[2].split("."), header[1] == "[[", counts)
            path = here
        elif found is not None:
            path = (*here, *found[1].split("."))
        else:
            continue
        if path[: len(wanted)] == wanted:
            return number
        if table and path[: len(table)] == table and table_line == 1:
            table_line = number
    return table_line


def _entered(names: list[str], begins_another: bool, counts: dict[Place, int]) -> Place:
    """Return the place that a header leads to, and count the tables of its array."""
    here: Place = ()
    for depth, name in enumerate(names):
        here = (*here, name)
        if begins_another and depth == len(names) - 1:
            counts[here] = counts.get(here, -1) + 1
        if here in counts:
            here = (*here, counts[here])
    return here
