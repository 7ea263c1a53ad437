"""Which columns of a table are x1, x2 and y, told by their names and by what they hold."""

from __future__ import annotations

import numpy as np

from engine.errors import UserError
from engine.files.tables.column import Column
from engine.files.tables.kinds import MOST_LABELS, guess_kinds, labels, named_kinds
from engine.files.tables.table import Table
from engine.files.tables.units import without_unit_in_name
from engine.files.tables.words import (
    KIND_WORDS,
    LENGTH_WORDS,
    ROW_WORDS,
    WIDTH_WORDS,
    danger_named,
    plain,
)


def find_columns(table: Table) -> tuple[int, int, int, list[str]]:
    """Return the columns of x1, x2 and y, and what is unclear: `measures`, `column_of_kinds`.

    Raises UserError `no_column` or `column_twice` where there is nothing to choose from.
    """
    names = [_name(column) for column in table.columns]
    exact = {name: _exactly(names, name) for name in ("x1", "x2", "y")}
    if exact["x1"] is None and "x" in names:
        exact["y"] = None  # x and y are then the two measures
    x1, x2, clear = _measures(table, names, exact)
    y, clear_y = _column_of_kinds(table, names, exact, (x1, x2) if clear else None)
    if x1 is None or x2 is None or not clear:
        x1, x2, clear = _first_two(table, names, exact, y, (x1, x2))
    named = exact["x1"] is not None and exact["x2"] is not None
    unclear = [] if clear and (named or not table.is_narrow) else ["measures"]
    if y is None:
        free = [column for column in range(len(names)) if column not in (x1, x2)]
        likely = [column for column in free if 0 < len(labels(table, column)) <= MOST_LABELS]
        if not table.header_row or not likely:
            raise UserError("no_column", column="y" if table.header_row else "x1")
        y = likely[0]
    if not clear_y:
        unclear.append("column_of_kinds")
    return x1, x2, y, unclear


def _name(column: Column) -> str:
    """Write a name plainly and without its unit: `Largeur (cm)` as `largeur`."""
    return plain(without_unit_in_name(column.name))


def _exactly(names: list[str], name: str) -> int | None:
    """Return the column of this name, or of a name that begins with it."""
    same = [index for index, candidate in enumerate(names) if candidate == name]
    if len(same) > 1:
        raise UserError("column_twice", column=name)
    beginning = [
        index for index, candidate in enumerate(names) if candidate.split(" ")[:1] == [name]
    ]
    spaced = [index for index, candidate in enumerate(names) if candidate == " ".join(name)]
    columns = same or (beginning if len(beginning) == 1 else []) or spaced
    return columns[0] if columns else None


def _measures(
    table: Table, names: list[str], exact: dict[str, int | None]
) -> tuple[int | None, int | None, bool]:
    """Find x1 and x2 by name; sure where they are so called, or nothing else could be meant."""
    if exact["x1"] is not None and exact["x2"] is not None:
        return exact["x1"], exact["x2"], True
    numeric = [index for index in range(len(names)) if table.columns[index].is_numeric]
    wide_columns, long_columns = (
        [index for index in numeric if words & set(names[index].split())]
        for words in (WIDTH_WORDS, LENGTH_WORDS)
    )
    petal = [index for index in numeric if "petal" in names[index]]
    for candidates in (numeric, petal):
        widths, lengths = (
            [index for index in named if index in candidates]
            for named in (wide_columns, long_columns)
        )
        if len(widths) == 1 and len(lengths) == 1:
            return widths[0], lengths[0], False
    return exact["x1"], exact["x2"], False


def _first_two(
    table: Table,
    names: list[str],
    exact: dict[str, int | None],
    y: int | None,
    named: tuple[int | None, int | None],
) -> tuple[int, int, bool]:
    """Take the two columns of numbers; the first two, unsurely, where there are more."""
    numeric = [
        index
        for index, column in enumerate(table.columns)
        if index != y and column.is_numeric and not _numbers_rows(names[index], column, table)
    ]
    x1, x2 = exact["x1"], exact["x2"]
    free = [index for index in numeric if index not in (x1, x2)]
    if len(free) < (x1 is None) + (x2 is None):
        raise UserError("no_column", column="x1" if x1 is None else "x2")
    clear = len(numeric) == 2
    if named[0] is not None and named[1] is not None and y not in named:
        return named[0], named[1], clear
    first = free.pop(0) if x1 is None else x1
    second = free.pop(0) if x2 is None else x2
    return first, second, clear


def _column_of_kinds(
    table: Table,
    names: list[str],
    exact: dict[str, int | None],
    measures: tuple[int | None, int | None] | None,
) -> tuple[int | None, bool]:
    """Find y by name, as the file itself says, else as the one column with two entries."""
    if exact["y"] is not None:
        return exact["y"], True
    not_y = {index for index in (exact["x1"], exact["x2"], *(measures or ())) if index is not None}
    free = [index for index in range(len(names)) if index not in not_y]
    entries = {index: named_kinds(table, index) for index in free}
    if table.class_column in free and entries[table.class_column]:
        return table.class_column, True
    for word in KIND_WORDS:
        matches = [index for index in free if word in names[index].split() and entries[index]]
        if matches:
            return matches[0], len(matches) == 1
    matches = [
        index for index in free if danger_named(table.columns[index].name) and entries[index]
    ]
    if matches:
        return matches[0], len(matches) == 1
    pairs = [index for index in free if len(entries[index]) == 2]
    sure = [index for index in pairs if guess_kinds(table, index)[2]]
    for candidates in (sure, pairs):
        if len(candidates) == 1:
            return candidates[0], True
    return (sure or pairs)[-1] if pairs else None, False


def _numbers_rows(name: str, column: Column, table: Table) -> bool:
    """Say whether a column only counts the rows, as R and pandas write it."""
    words = [word for word in name.split() if not word.isdecimal()]
    if not table.header_row or not set(words) <= ROW_WORDS:
        return False
    return bool(np.all(np.diff(column.values) == 1)) if len(column.values) > 1 else name == ""
