"""A table of text read into columns: CSV, TSV, or what a spreadsheet puts on the clipboard.

Numbers become float arrays; words are kept once each. Reading goes on a piece at a time, so
that a million rows can be read under a progress bar without a thread.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy as np

from engine.arrays import Indices, Mask
from engine.errors import UserError
from engine.files.tables.arff import csv_of_arff, is_arff
from engine.files.tables.column import Column, ColumnBuilder, Reading
from engine.files.tables.decimal_marks import QUOTED_DOUBT, decide, other_mark
from engine.files.tables.dialect import (
    SPACES,
    records,
    separator_of,
    text_of,
    trimmed,
    unix_line_ends,
    words_joined,
)
from engine.files.tables.header import Header, header_of, with_ends
from engine.files.workbooks.container import is_workbook
from engine.files.workbooks.sheet import Sheet

MOST_BYTES = 256_000_000
MOST_ROWS = 2_000_000
MOST_CELLS = 30_000_000
MOST_COLUMNS = 500
_TELLING_BYTES = 8
_ROWS_AT_ONCE = 10_000
_LETTERS_AT_ONCE = 1_000_000
_MOST_LETTERS_A_LINE = 1_000_000
_MOST_LINES_A_ROW = 2_000
_SAMPLE_ROWS = 200
_NO_TABLE = ("{", "<", "[{", "[[", "structure(")
"""How JSON, pages of the web and R's own notation begin."""

Result = TypeVar("Result")


@dataclass(frozen=True, eq=False)
class Table:
    """Columns of m rows; `rows` (m,) number them from 1 as a spreadsheet does, blank ones counted.

    `header_row` is 0 where there is no header. `wide` marks rows with more cells than columns.
    `class_column` is what the file itself says to be the column of kinds. `is_narrow` says that no
    row has as many cells as there are names, which may be parted wrongly then. `sheet` is the one
    of a workbook that the table was read from, None of text.
    """

    columns: tuple[Column, ...]
    rows: Indices
    header_row: int
    wide: Mask
    class_column: int | None = None
    is_narrow: bool = False
    sheet: Sheet | None = None

    def __len__(self) -> int:
        return len(self.rows)

    def located(self, error: UserError, rows_above: int = 0) -> UserError:
        """Return an error that names the cell of a workbook; of text, the error as it is."""
        return error if self.sheet is None else self.sheet.located(error, rows_above)


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
        raise UserError("unreadable_file", file=path.name or str(path)) from None
    if len(data) > MOST_BYTES:
        raise UserError("table_large", file=path.name, most=MOST_BYTES // 10**6)
    return data


def filled_sheets(path: Path) -> tuple[str, ...]:
    """Return the sheets of a workbook that hold anything; none of any other file.

    Raises UserError as `read_bytes` and `Workbook` do.
    """
    if not is_workbook(_beginning(path)):
        return ()
    from engine.files.workbooks.workbook import Workbook

    data = read_bytes(path)
    sheets = tuple(Workbook(data, path.name, reads_cells=False).sheets)
    return sheets if len(sheets) < 2 else Workbook(data, path.name).filled_sheets()


def _beginning(path: Path) -> bytes:
    """Return the first bytes of a file; none of one that can't be read, which reading it tells."""
    try:
        with path.open("rb") as file:
            return file.read(_TELLING_BYTES)
    except (OSError, ValueError):
        return b""


def reading_file(path: Path, sheet: str | None = None) -> Generator[float, None, Table]:
    """Read a file, of a workbook the sheet of this name; yields the share done.

    Raises UserError as `read_bytes` and `reading` do, of a workbook as `Workbook` does, and
    `no_sheets` where a sheet is named and the file is text.
    """
    data = read_bytes(path)
    yield 0.0
    if is_workbook(data):
        from engine.files.workbooks.workbook import Workbook

        book = Workbook(data, path.name)
        yield 0.3
        steps = reading_sheet(book.sheet(sheet), path.name)
        return (yield from _from(0.6, steps))
    if sheet is not None:
        raise UserError("no_sheets", file=path.name)
    text = text_of(data, path.name)
    del data
    yield 0.0
    return (yield from reading(text, path.name))


def _from(begin: float, steps: Generator[float, None, Table]) -> Generator[float, None, Table]:
    """Take steps whose share of the whole begins here."""
    try:
        while True:
            yield begin + (1 - begin) * next(steps)
    except StopIteration as end:
        table: Table = end.value
        return table


def reading_sheet(sheet: Sheet, name: str) -> Generator[float, None, Table]:
    """Read a sheet of a workbook as its cells are; yields the share done."""
    table = yield from _reading(_Source(unix_line_ends(sheet.text), name, "\t"))
    header_row = table.header_row and table.header_row + sheet.rows_before
    rows = table.rows + sheet.rows_before
    return replace(table, rows=rows, header_row=header_row, sheet=sheet)


def reading(text: str, name: str) -> Generator[float, None, Table]:
    """Read a table; yields the share done.

    What its first rows say of decimal marks and units is held against all rows: where that was
    wrong, it is read once more. Raises UserError `unreadable_file`, `no_table`, `table_large`,
    and as `csv_of_arff` does.
    """
    text = unix_line_ends(text.removeprefix("\ufeff"))
    if "".join(text[:200].split()).startswith(_NO_TABLE):
        raise UserError("no_table", file=name)
    if is_arff(text):
        return (yield from _reading_arff(text, name))
    return (yield from _reading(_Source(text, name, separator_of(text))))


def _reading_arff(text: str, name: str) -> Generator[float, None, Table]:
    arff = csv_of_arff(text, name)
    table = yield from _reading(_Source(arff.text, name, ","))
    rows, header_row = table.rows + arff.lines_above, table.header_row + arff.lines_above
    return replace(table, rows=rows, header_row=header_row, class_column=arff.class_column)


def _reading(source: _Source) -> Generator[float, None, Table]:
    header = header_of(source.text, source.separator)
    readings, _ = _readings(source, _sample(source, header))
    builder = yield from _built(source, header, readings)
    decided, doubted = _readings(source, builder)
    if decided != readings:
        builder = yield from _built(source, header, decided)
    table = _thousands_marked(builder.table(header), builder, decided, doubted)
    if all(row is None for row in doubted):
        return table
    with_commas = [
        reading if row is None else reading._replace(decimal=",")
        for reading, row in zip(decided, doubted, strict=True)
    ]
    other = (yield from _built(source, header, with_commas)).table(header)
    return _doubtful(table, other, doubted)


@dataclass(frozen=True)
class _Source:
    """A text to be read, the name of its file, and what parts the cells."""

    text: str
    name: str
    separator: str


def _sample(source: _Source, header: Header) -> _Builder:
    """Read the first rows alone."""
    builder = _Builder(header.names, [Reading()] * len(header.names), source)
    lines = source.text[: _LETTERS_AT_ONCE // 10].split("\n")[: header.first_row + _SAMPLE_ROWS]
    if len(source.text) > _LETTERS_AT_ONCE // 10 and len(lines) > 1:
        lines.pop()
    builder.add(list(records(with_ends(lines), source.separator)), 1, header.first_row)
    return builder


def _built(
    source: _Source, header: Header, readings: list[Reading]
) -> Generator[float, None, _Builder]:
    """Gather all rows; yields the share done."""
    lines = _Lines(source.text, source.name)
    builder = _Builder(header.names, readings, source)
    rows: list[list[str]] = []
    number = 1
    try:
        for row in records(lines, source.separator):
            lines.since_row = 0
            rows.append(row)
            if len(rows) == _ROWS_AT_ONCE:
                builder.add(rows, number, header.first_row)
                number += len(rows)
                rows = []
                yield lines.position / len(source.text)
    except csv.Error:
        raise UserError("unreadable_file", file=source.name) from None
    builder.add(rows, number, header.first_row)
    return builder


def _readings(source: _Source, builder: _Builder) -> tuple[list[Reading], list[int | None]]:
    """Return how columns are to be read, and for each None or the row that leaves it in doubt."""
    builders = builder.columns
    proved = {
        mark for one in builders if one.has_marks and one.is_numeric for mark in one.marks.proved
    }
    in_doubt = not proved and any(one.marks.doubt for one in builders)
    points = source.separator == "," and in_doubt and not QUOTED_DOUBT.search(source.text)
    marks = decide([one.marks for one in builders], proved, points)
    decimals = [mark or "." for mark in marks]
    doubted = [
        min((one.marks.doubt or one.marks.proved).values()) if mark is None else None
        for one, mark in zip(builders, marks, strict=True)
    ]
    units = [one.shared_unit() for one in builders]
    return [Reading(*both) for both in zip(decimals, units, strict=True)], doubted


def _thousands_marked(
    table: Table, builder: _Builder, readings: list[Reading], doubted: list[int | None]
) -> Table:
    """Return a table whose columns name the first cell with a mark between thousands."""
    firsts = [
        None if row is not None else one.marks.doubt.get(other_mark(reading.decimal))
        for one, reading, row in zip(builder.columns, readings, doubted, strict=True)
    ]
    columns = tuple(
        column if first is None else replace(column, thousands=first)
        for column, first in zip(table.columns, firsts, strict=True)
    )
    return replace(table, columns=columns)


def _doubtful(table: Table, with_commas: Table, doubted: list[int | None]) -> Table:
    """Return a table whose columns in doubt hold the other reading too."""
    columns = tuple(
        column if row is None else replace(column, doubted=row, with_comma=other)
        for column, other, row in zip(table.columns, with_commas.columns, doubted, strict=True)
    )
    return replace(table, columns=columns)


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
            piece = text[self.position : end]
            lines = piece.removesuffix("\n").split("\n") if '"' not in piece else _with_ends(piece)
            self.position = end
            if max(map(len, lines)) > _MOST_LETTERS_A_LINE:
                raise UserError("unreadable_file", file=self._name)
            for line in lines:
                self.since_row += 1
                if self.since_row > _MOST_LINES_A_ROW:  # a quotation mark that is never closed
                    raise UserError("unreadable_file", file=self._name)
                yield line


def _with_ends(piece: str) -> list[str]:
    """Split into lines that keep their ends, which a quoted cell of several lines needs."""
    return list(io.StringIO(piece, newline="\n"))


class _Builder:
    """Gathers rows into columns."""

    def __init__(self, names: list[str], readings: list[Reading], source: _Source) -> None:
        if len(names) > MOST_COLUMNS:
            raise UserError("table_columns", file=source.name, most=MOST_COLUMNS)
        self._name = source.name
        self._joins_words = source.separator == SPACES
        self.columns = [ColumnBuilder(*each) for each in zip(names, readings, strict=True)]
        self._numbers: list[Indices] = []
        self._wide: list[Mask] = []
        self._count = 0
        self._is_narrow = True

    def add(self, rows: list[list[str]], number: int, first_row: int) -> None:
        """Take rows of which the first has this number; blank ones and the header are left out."""
        filled = [
            row_number
            for row_number, row in enumerate(rows, number)
            if row_number >= first_row and any(map(str.strip, row))
        ]
        self._count += len(filled)
        if self._count > MOST_ROWS or self._count * len(self.columns) > MOST_CELLS:
            raise UserError("table_long", file=self._name, rows=MOST_ROWS, cells=MOST_CELLS)
        cells_of_rows = [rows[row_number - number] for row_number in filled]
        wide = self._make_even(cells_of_rows)
        if cells_of_rows and self.columns:
            for column, cells in zip(self.columns, zip(*cells_of_rows, strict=True), strict=True):
                column.add(cells)
        self._numbers.append(np.array(filled, dtype=np.intp))
        self._wide.append(wide)

    def table(self, header: Header) -> Table:
        """Return what was gathered."""
        return Table(
            tuple(column.column() for column in self.columns),
            np.concatenate(self._numbers),
            header.last_row,
            np.concatenate(self._wide),
            header.class_column,
            self._is_narrow and header.last_row > 0,
        )

    def _make_even(self, rows: list[list[str]]) -> Mask:
        """Give every row as many cells as there are columns; say which had more."""
        width = len(self.columns)
        self._is_narrow = self._is_narrow and all(len(row) < width for row in rows)
        wide = np.zeros(len(rows), dtype=bool)
        for index, row in enumerate(rows):
            if len(row) != width:
                if self._joins_words and len(row) > width:
                    row = words_joined(trimmed(row), width)
                wide[index] = len(trimmed(row)) > width
                rows[index] = row[:width] + [""] * (width - len(row))
        return wide
