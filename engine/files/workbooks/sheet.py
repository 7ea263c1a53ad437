"""One sheet of a workbook as text, and what its cells are called: `Feuille1!C14`."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from engine.errors import UserError

_WHOLE_BELOW = 1e15
_MARK = re.compile(r"(-?)(\d+)\.(\d+)(?:e([+-]\d+))?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d(?:\.\d+)?)?|-?\d+:\d\d:\d\d(?:\.\d+)?")
"""How `cell_text` writes dates, times and durations."""


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, its cells parted by tabs, and how many rows and columns lie before them.

    Cells of numbers hold no point and no comma, so that they tell nothing of how texts are meant.
    """

    name: str
    text: str
    rows_before: int
    columns_before: int

    def cell(self, row: int, column: int) -> str:
        """Return what a cell is called, `row` as the spreadsheet counts and `column` from 1."""
        return f"{self.name}!{self.letters(column)}{row}"

    def letters(self, column: int) -> str:
        """Return what a column is called, counted from 1 at the first that is filled."""
        number, letters = column + self.columns_before, ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        return letters

    def located(self, error: UserError, rows_above: int = 0) -> UserError:
        """Return an error that names the cell, and what a workbook does not tell of it.

        `rows_above` are those before the one from which its rows are counted.
        """
        facts = dict(error.facts)
        row, column = facts.get("row"), facts.get("column")
        if isinstance(column, int):
            facts["column"] = self.letters(column)
        if isinstance(row, int):
            row += rows_above
            facts["row"], facts["in_sheet"] = row, self.name
            if isinstance(column, int):
                facts["cell"] = self.cell(row, column)
        return UserError(self._code(error), **facts)

    @staticmethod
    def _code(error: UserError) -> str:
        text = str(error.facts.get("text", "-")).strip()
        if error.code == "empty_cell" or not text:
            return "empty_in_sheet"
        return "date_in_sheet" if _DATE.fullmatch(text) else error.code


def text_of(rows: Iterable[list[Any]]) -> str:
    """Write rows with tabs between their cells, as they are read again."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    for row in rows:
        writer.writerow([cell_text(cell) for cell in row])
    return text.getvalue()


def cell_text(cell: object) -> str:
    """Write a cell: numbers with all their digits but without a decimal mark, dates as ISO 8601."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return number_text(cell)
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(sep=" ")
    if isinstance(cell, datetime.timedelta):
        seconds = round(cell.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    return str(cell).replace("\0", "")


def number_text(value: float) -> str:
    """Write 2.5 as 25e-1: the same double, but no decimal mark that would have to be judged."""
    if value.is_integer() and abs(value) < _WHOLE_BELOW:
        return str(int(value))
    text = repr(value)
    match = _MARK.fullmatch(text)
    if match is None:
        return text
    sign, whole, decimals, power = match.groups("")
    return f"{sign}{int(whole + decimals)}e{int(power or 0) - len(decimals)}"
