"""The encoding and the separator of a table, guessed; a cell read as a number."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from engine.errors import UserError
from engine.files.tables.decimal_marks import GROUP_SPACES, Mark
from engine.files.tables.units import without_unit

SPACES = " "
"""The separator that stands for spaces and tabs in any number."""

_SEPARATORS = ("\t", ";", ",", "|", SPACES)
_SAMPLE_LETTERS, _SAMPLE_LINES = 60_000, 200
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_GROUPED = rf"[1-9]\d{{0,2}}(?:[{GROUP_SPACES}]\d{{3}})+"
_PLAIN = re.compile(
    rf"[+\-−]?(?:{_GROUPED}|\d+|(?=[.,]\d))(?:[.,]\d+|\.)?(?:[eE][+\-−]?\d+)?", re.ASCII
)
_WITH_POINTS = re.compile(r"[+\-−]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", re.ASCII)
_WITH_COMMAS = re.compile(r"[+\-−]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_BETWEEN_GROUPS = str.maketrans("−", "-", " \u00a0\u202f\u2009'’")


def text_of(data: bytes, name: str) -> str:
    """Decode UTF-8, UTF-16 or Windows-1252 with or without a byte-order mark.

    Raises UserError `unreadable_file`.
    """
    try:
        text = _decoded(data)
    except UnicodeDecodeError:
        raise UserError("unreadable_file", file=name) from None
    if "\0" in text:
        raise UserError("unreadable_file", file=name)
    return unix_line_ends(text)


def unix_line_ends(text: str) -> str:
    """Write every end of line as \\n."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _decoded(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding)
    head = data[:1000]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(head) > 3 and head[first::2].count(0) > len(head) * 0.4:
            return data.decode(encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if codecs.BOM_UTF16_LE in data or codecs.BOM_UTF16_BE in data:
            raise  # ÿþ and þÿ are in no French or English word
        return data.decode("cp1252")


def separator_of(text: str) -> str:
    """Find from the first lines what parts the cells."""
    lines = sample_lines(text)
    first = lines[0].strip().lower() if lines else ""
    if first.startswith("sep=") and len(first) == 5:
        return first[-1]
    return max(_SEPARATORS, key=lambda mark: _fit(lines, mark))


def sample_lines(text: str) -> list[str]:
    """Return the first lines, blank ones left out; the last one may be cut in a huge file."""
    lines = text[:_SAMPLE_LETTERS].split("\n")
    if len(text) > _SAMPLE_LETTERS and len(lines) > 1:
        lines.pop()
    return [line for line in lines if line.strip()][:_SAMPLE_LINES]


def records(lines: Iterable[str], separator: str) -> Iterator[list[str]]:
    """Split lines into cells; a quoted cell may hold separators and ends of lines."""
    if separator == SPACES:
        lines = (line.replace("\t", " ") for line in lines)
        return csv.reader(lines, delimiter=" ", skipinitialspace=True)
    return csv.reader(lines, delimiter=separator, skipinitialspace=separator == ",")


def trimmed(row: list[str]) -> list[str]:
    """Leave out empty cells at the end of a row."""
    last = len(row)
    while last and not row[last - 1].strip():
        last -= 1
    return row[:last]


def words_joined(row: list[str], width: int) -> list[str]:
    """Join the words at the end of a row between spaces that is wider: `non toxic` is one cell."""
    rest = row[width - 1 :]
    if len(rest) < 2 or any(map(looks_like_a_measure, rest)):
        return row
    return [*row[: width - 1], " ".join(rest).strip()]


def sample_rows(lines: list[str], separator: str) -> list[list[str]]:
    """Split the first lines; they are too short for a cell that `csv` would refuse."""
    return [row for row in map(trimmed, records(lines, separator)) if row]


def usual_width(rows: list[list[str]]) -> int:
    """Return how many cells most rows have, those above the first numbers aside; 0 of no row."""
    first = first_row_of_numbers(rows)
    widths = Counter(map(len, rows[1:] or rows if first is None else rows[first:]))
    return widths.most_common(1)[0][0] if widths else 0


def first_row_of_numbers(rows: list[list[str]]) -> int | None:
    """Return the index of the first row with two measures or more, None where there is none."""
    for index, row in enumerate(rows):
        if sum(map(looks_like_a_measure, row)) >= 2:
            return index
    return None


def _fit(lines: list[str], separator: str) -> float:
    """Say how well a separator parts lines: into rows of one width, and into numbers."""
    rows = sample_rows(lines, separator)
    width = usual_width(rows)
    if width < 2:
        return 0.0
    rows = rows[first_row_of_numbers(rows) or 0 :]
    even = sum(len(row) == width for row in rows) / len(rows)
    cells = [cell for row in (rows[1:] or rows) for cell in row if cell.strip()]
    numbers = sum(map(looks_like_a_measure, cells))
    return even + numbers / max(len(cells), 1)


def looks_like_a_number(cell: str) -> bool:
    """Say whether a cell is a number in any writing."""
    cell = cell.strip()
    return any(form.fullmatch(cell) for form in (_PLAIN, _WITH_POINTS, _WITH_COMMAS))


def looks_like_a_measure(cell: str) -> bool:
    """Say whether a cell is a number in any writing, with a unit or without."""
    return looks_like_a_number(cell) or looks_like_a_number(without_unit(cell)[0])


def number_in(cell: str, decimal: Mark) -> float | None:
    """Read a number as spreadsheets of any country write it; None if it is none, or not finite.

    `decimal` tells what `1,234` is; what can be meant in one way alone is read so.
    """
    cell = cell.strip()
    if not cell or (not cell[-1].isdigit() and cell[-1] != "."):
        return None
    thousands = _WITH_POINTS if decimal == "," else _WITH_COMMAS
    if thousands.fullmatch(cell):
        cell = cell.replace("." if decimal == "," else ",", "")
    elif match := (_WITH_COMMAS if decimal == "," else _WITH_POINTS).fullmatch(cell):
        if "," in match[0] and "." in match[0]:
            cell = cell.replace("," if decimal == "," else ".", "")
    elif not _PLAIN.fullmatch(cell):
        return None
    try:
        value = float(cell.translate(_BETWEEN_GROUPS).replace(",", "."))
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None
