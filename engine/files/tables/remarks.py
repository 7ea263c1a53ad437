"""What is said of a table that was read without a question: what its names or other cells told."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.errors import UserError
from engine.files.tables.table import Table
from engine.files.tables.words import KIND_WORDS, YES, danger_named, plain

_NAME_LETTERS = 40
_TELL_NOTHING = frozenset(("", "y", *KIND_WORDS))
"""Names that promise no more than that 1 is one kind and 0 the other."""


def remarks_on_units(units: tuple[str, str]) -> tuple[UserError, ...]:
    """Return `unit_taken` for each measure whose cells had a unit."""
    return tuple(
        UserError("unit_taken", unit=unit, name=name)
        for unit, name in zip(units, ("x1", "x2"), strict=True)
        if unit
    )


def remarks_on_kinds(
    table: Table, y: int, toxic: frozenset[str], harmless: frozenset[str]
) -> list[UserError]:
    """Return `kinds_turned` where a name alone tells what 1 or yes means, and it is not toxic.

    `kinds_assumed` where it does not even tell that.
    """
    name = table.columns[y].name
    facts = {"column": y + 1, "name": name[:_NAME_LETTERS]}
    meaning = danger_named(name)
    if meaning == "harmless" and {plain(text) for text in harmless} & {"1", *YES}:
        return [UserError("kinds_turned", **facts, text=", ".join(sorted(harmless)))]
    numbers = toxic == {"1"} and harmless <= {"0"}
    if numbers and not meaning and not _TELL_NOTHING & set(plain(name).split() or [""]):
        return [UserError("kinds_assumed", **facts)]
    return []


def remarks_on_thousands(table: Table, columns: Sequence[int]) -> list[UserError]:
    """Return `read_as_thousands` for the first cell of a column that looks like decimals too.

    Rows are counted as a spreadsheet does.
    """
    result = []
    for index in columns:
        column = table.columns[index]
        if column.thousands is not None:
            row, value = int(table.rows[column.thousands]), float(column.values[column.thousands])
            result.append(UserError("read_as_thousands", row=row, column=index + 1, value=value))
    return result


def remarks_on_zeros(table: Table, columns: Sequence[int]) -> list[UserError]:
    """Return `zeros_in_sheet` for each measure of a workbook that is 0 in every row.

    So do formulas arrive that some programs write without ever working them out.
    """
    if table.sheet is None or not len(table):
        return []
    return [
        UserError("zeros_in_sheet", column=index + 1)
        for index in columns
        if not np.any(np.nan_to_num(table.columns[index].values, nan=1.0))
    ]
