"""How many cells the sheets of a workbook span, from the first filled one to the last."""

from __future__ import annotations

import re
import struct

_XLSX_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]*)([0-9]+)["']""")
_MOST_DIGITS = 8
_MOST_SHEETS = 1_000
_END, _SHEET, _DIMENSIONS = 0x000A, 0x0085, 0x0200
_SEVERAL_CELLS = frozenset((0x00BD, 0x00BE))
_CELLS = frozenset((0x0006, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x0207, 0x027E))
_CELLS |= _SEVERAL_CELLS
_ODS_TAG = re.compile(
    rb"<(table:table-row|table:table-cell|table:covered-table-cell|table:table)\b"
    rb"""((?:[^>"']|"[^"]*"|'[^']*')*)>"""
)
_ODS_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["']\s*\+?([0-9]+)""")


def cells_of_xlsx(sheet: bytes) -> int:
    """Return last row times last column of a sheet's XML, by the places that its cells name.

    Rows and cells that name none follow those before them, of which the file holds no more than it
    has bytes.
    """
    places = set(_XLSX_PLACE.findall(sheet))
    last_row = max((int(row[:_MOST_DIGITS]) for _, row in places), default=0)
    last_column = max(map(column_of, {letters for letters, _ in places}), default=0)
    unnamed_rows, unnamed_cells = _unnamed(sheet)
    return (last_row + unnamed_rows) * max(last_column + unnamed_cells, 1)


def _unnamed(sheet: bytes) -> tuple[int, int]:
    """Count rows and the cells of the widest row where neither says its place."""
    if not re.search(rb"<(?:\w+:)?c(?!\w)(?![^>]*?\sr\s*=)", sheet):
        return 0, 0
    rows = re.split(rb"<(?:\w+:)?row\b", sheet)
    return len(rows), max(len(re.findall(rb"<(?:\w+:)?c\b", row)) for row in rows)


def column_of(letters: bytes) -> int:
    """Return the number of a column by its letters, 1 of A; 0 of none."""
    number = 0
    for letter in letters.upper()[:5]:
        number = 26 * number + letter - 64
    return number


def cells_of_xls(stream: bytes) -> int:
    """Return rows times columns of the largest sheet of an .xls, by its cells and by what it says.

    `stream` is a row of records: kind, length, contents ([MS-XLS] 2.1.4). Raises ValueError where
    one is too short.
    """
    try:
        most, sheets = _cells_from(stream, 0, len(stream))
        if len(sheets) > _MOST_SHEETS:
            raise ValueError("damaged")
        return max([most, *(_cells_from(stream, begin, len(stream))[0] for begin in sheets)])
    except struct.error as error:
        raise ValueError("damaged") from error


def _cells_from(stream: bytes, place: int, end: int) -> tuple[int, list[int]]:
    """Return what the records up to the next end span, and where they say that sheets begin."""
    rows = columns = said = 0
    sheets = []
    while place + 4 <= end:
        kind, length = struct.unpack_from("<HH", stream, place)
        place += 4
        if kind == _END:
            break
        if kind in _CELLS:
            row, column = struct.unpack_from("<HH", stream, place)
            if kind in _SEVERAL_CELLS:
                (column,) = struct.unpack_from("<H", stream, place + length - 2)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        elif kind == _DIMENSIONS:
            form = "<IIHH" if length >= 14 else "<HHHH"
            first, last, left, right = struct.unpack_from(form, stream, place)
            said = max(said, (last - first) * (right - left))
            if last < first or right < left:
                raise ValueError("damaged")
        elif kind == _SHEET:
            sheets.append(struct.unpack_from("<I", stream, place)[0])
        place += length
    return max(rows * columns, said), sheets


def cells_of_ods(content: bytes) -> int:
    """Return rows times columns of the largest table of an .ods, cells repeated in it counted.

    Empty cells and rows at the end, which LibreOffice repeats up to the end of the sheet, don't
    count.
    """
    most = rows = empty_rows = width = 0
    cells = empty_cells = repeats = 0
    for match in _ODS_TAG.finditer(content):
        kind, attributes = match.group(1, 2)
        if kind in (b"table:table", b"table:table-row"):
            if cells:
                rows, empty_rows = rows + empty_rows + repeats, 0
                width = max(width, cells)
            else:
                empty_rows += repeats
            most = max(most, rows * width)
            cells = empty_cells = 0
            repeats = _repeated(attributes) if kind == b"table:table-row" else 0
            if kind == b"table:table":
                rows = empty_rows = width = 0
        elif attributes.endswith(b"/") and b"value" not in attributes:
            empty_cells += _repeated(attributes)
        else:
            cells, empty_cells = cells + empty_cells + _repeated(attributes), 0
    if cells:
        rows, width = rows + empty_rows + repeats, max(width, cells)
    return max(most, rows * width)


def _repeated(attributes: bytes) -> int:
    if b"repeated" not in attributes:
        return 1
    match = _ODS_REPEATED.search(attributes)
    return int(match[1][:_MOST_DIGITS]) if match else 1
