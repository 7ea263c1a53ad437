"""A table of text read into columns: CSV, TSV, or what a spreadsheet puts on the clipboard.

Numbers become float arrays; words are kept once each. Reading goes on a piece at a time, so
that a million rows can be read under a progress bar without a thread.
"""

from __future__ import annotations

import csv
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from engine.arrays import Indices, Mask
from engine.errors import UserError
from engine.files.tables.column import WORD_LETTERS, Column, ColumnBuilder
from engine.files.tables.dialect import (
    SPACES,
    Layout,
    layout_of,
    looks_like_a_number,
    records,
    sample_lines,
    sample_rows,
    text_of,
    trimmed,
    unix_line_ends,
    usual_width,
)

MOST_BYTES = 256_000_000
MOST_ROWS = 2_000_000
MOST_CELLS = 30_000_000
MOST_COLUMNS = 500
_ROWS_AT_ONCE = 10_000
_LETTERS_AT_ONCE = 1_000_000
_MOST_LETTERS_A_LINE = 1_000_000
_MOST_LINES_A_ROW = 2_000
_MOST_TITLES = 5

Result = TypeVar("Result")


@dataclass(frozen=True, eq=False)
class Table:
    """Columns of m rows; `rows` (m,) number them from 1 as a spreadsheet does, blank ones counted.

    `header_row` is 0 where there is no header. `wide` marks rows with more cells than columns.
    """

    columns: tuple[Column, ...]
    rows: Indices
    header_row: int
    wide: Mask
    layout: Layout

    def __len__(self) -> int:
        return len(self.rows)


def exhaust(steps: Generator[float, None, Result]) -> Result:
    """Go through with a reading at once, for those who need no progress bar."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result


def read_bytes(path: Path) -> bytes:
    """Read a file of bounded size. Raises UserError `no_file`, `unreadable_file`, `table_large`."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UserError("no_file", file=path.name) from None
    except (OSError, ValueError):
        raise UserError("unreadable_file", file=path.name) from None
    if len(data) > MOST_BYTES:
        raise UserError("table_large", file=path.name, most=MOST_BYTES // 10**6)
    return data


def reading_file(path: Path) -> Generator[float, None, Table]:
    """Read a file; yields the share done. Raises UserError as `read_bytes` and `reading` do."""
    data = read_bytes(path)
    yield 0.0
    text = text_of(data, path.name)
    del data
    yield 0.0
    return (yield from reading(text, path.name))


def reading(text: str, name: str) -> Generator[float, None, Table]:
    """Read a table; yields the share done. Raises UserError `unreadable_file`, `table_large`."""
    text = unix_line_ends(text.removeprefix("\ufeff"))
    layout = layout_of(text)
    names, first_row = _header(text, layout)
    lines = _Lines(text, name)
    builder = _Builder(names, layout, name)
    rows: list[list[str]] = []
    number = 1
    try:
        for row in records(lines, layout.separator):
            lines.since_row = 0
            rows.append(row)
            if len(rows) == _ROWS_AT_ONCE:
                builder.add(rows, number, first_row)
                number += len(rows)
                rows = []
                yield lines.position / len(text)
    except csv.Error:
        raise UserError("unreadable_file", file=name) from None
    builder.add(rows, number, first_row)
    return builder.table(first_row - 1 if any(names) else 0)


class _Lines:
    """The lines of a text, a megabyte at a time; `position` is how far the reading is."""

    def __init__(self, text: str, name: str) -> None:
        self._text, self._name = text, name
        self.position = 0
        self.since_row = 0

    def __iter__(self) -> Iterator[str]:
        text = self._text
        while self.position < len(text):
            end = text.find("\n", self.position + _LETTERS_AT_ONCE)
            end = len(text) if end < 0 else end + 1
            lines = text[self.position : end].removesuffix("\n").split("\n")
            self.position = end
            if max(map(len, lines)) > _MOST_LETTERS_A_LINE:
                raise UserError("unreadable_file", file=self._name)
            for line in lines:
                self.since_row += 1
                if self.since_row > _MOST_LINES_A_ROW:  # a quotation mark that is never closed
                    raise UserError("unreadable_file", file=self._name)
                yield line


def _header(text: str, layout: Layout) -> tuple[list[str], int]:
    """Return the names of the columns, "" each without a header, and the first row of data."""
    lines = sample_lines(text)
    sample = sample_rows(lines, layout.separator)
    width = usual_width(sample)
    rows = list(map(trimmed, records(text[:60_000].split("\n")[:300], layout.separator)))
    index, skipped = 0, 0
    while index < len(rows) and (not rows[index] or _is_title(rows[index], width)):
        skipped += bool(rows[index])
        if skipped > _MOST_TITLES:
            break
        index += 1
    if index == len(rows) or any(map(looks_like_a_number, rows[index])):
        return [""] * width, index + 1
    names = [" ".join(cell.split())[:WORD_LETTERS] for cell in rows[index]]
    below = [row for row in rows[index + 1 :] if row]
    if _names_its_rows(names, below, layout):
        names.insert(0, "")
    return names, index + 2


def _is_title(row: list[str], width: int) -> bool:
    """Say whether a row above the header is a title, a remark, or Excel's line `sep=;`."""
    first, *more_cells = row
    beginning = first.strip().lower()
    is_alone = not more_cells and width > 1 and beginning not in ("x1", "x2", "y")
    return is_alone or beginning.startswith(("#", "sep="))


def _names_its_rows(names: list[str], below: list[list[str]], layout: Layout) -> bool:
    """Say whether each row has one cell more than the header: R's names of rows.

    With commas that might as well be a decimal comma, so there the first cells must be words.
    """
    if not below or any(len(row) != len(names) + 1 for row in below[:-1] or below):
        return False
    firsts = [row[0] for row in below]
    words = not any(map(looks_like_a_number, firsts))
    counted = layout.separator in (SPACES, "\t") and firsts[0].strip() == "1"
    return words or counted


class _Builder:
    """Gathers rows into columns."""

    def __init__(self, names: list[str], layout: Layout, name: str) -> None:
        if len(names) > MOST_COLUMNS:
            raise UserError("table_columns", file=name, most=MOST_COLUMNS)
        self._layout, self._name = layout, name
        self._columns = [ColumnBuilder(title, layout.decimal) for title in names]
        self._numbers: list[Indices] = []
        self._wide: list[Mask] = []
        self._count = 0

    def add(self, rows: list[list[str]], number: int, first_row: int) -> None:
        """Take rows of which the first has this number; blank ones and the header are left out."""
        filled = [
            row_number
            for row_number, row in enumerate(rows, number)
            if row_number >= first_row and any(map(str.strip, row))
        ]
        self._count += len(filled)
        if self._count > MOST_ROWS or self._count * len(self._columns) > MOST_CELLS:
            raise UserError("table_long", file=self._name, rows=MOST_ROWS, cells=MOST_CELLS)
        cells_of_rows = [rows[row_number - number] for row_number in filled]
        wide = self._make_even(cells_of_rows)
        if cells_of_rows and self._columns:
            for column, cells in zip(self._columns, zip(*cells_of_rows, strict=True), strict=True):
                column.add(cells)
        self._numbers.append(np.array(filled, dtype=np.intp))
        self._wide.append(wide)

    def table(self, header_row: int) -> Table:
        """Return what was gathered."""
        return Table(
            tuple(column.column() for column in self._columns),
            np.concatenate(self._numbers),
            header_row,
            np.concatenate(self._wide),
            self._layout,
        )

    def _make_even(self, rows: list[list[str]]) -> Mask:
        """Give every row as many cells as there are columns; say which had more."""
        width = len(self._columns)
        wide = np.zeros(len(rows), dtype=bool)
        for index, row in enumerate(rows):
            if len(row) != width:
                wide[index] = len(trimmed(row)) > width
                rows[index] = row[:width] + [""] * (width - len(row))
        return wide
