"""The header of a table: the names of its columns, and the lines above and below them.

Titles and an instrument's remarks may stand above, or a name and a value a line; the names may be
commented (`# x1,x2,y`, as NumPy writes them). Below may stand a row of units, or the types and
roles of Orange.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from engine.files.tables.dialect import (
    SPACES,
    first_row_of_numbers,
    looks_like_a_number,
    records,
    trimmed,
    usual_width,
    words_joined,
)
from engine.files.tables.units import unit_alone, unit_in_name
from engine.files.tables.words import KIND_WORDS, LENGTH_WORDS, WIDTH_WORDS, danger_named, plain

NAME_LETTERS = 80
_MOST_LINES_ABOVE = 100
_MOST_LINES, _MOST_LETTERS = 300, 60_000
_COMMENT_MARKS = ("#", "%", "//")
_NO_UNIT = frozenset(("", "-", "–", "—", "/", "none", "aucune", "sans", "1", "0/1", "0 1"))

_ORANGE_TYPES = frozenset(
    ("continuous", "c", "discrete", "d", "string", "s", "text", "time", "t", "basket", "")
)
_ORANGE_ROLES = re.compile(r"|class|meta|ignore|i|m|c|weight|w|(?:\w+=\S+ ?)+", re.IGNORECASE)
_ORANGE_PREFIX = re.compile(r"([mciw]?)([CDST]?)#(?=.)")


class Header(NamedTuple):
    """Names of columns, "" each without a header; `last_row` is that of the last header line, or 0.

    Data begin at `first_row`, counted from 1. `class_column` is None, or what the file itself says
    to be the column of kinds.
    """

    names: list[str]
    last_row: int
    first_row: int
    class_column: int | None = None


class _Found(NamedTuple):
    """A row that may name the columns, its place, and whether it is commented."""

    place: int
    names: list[str]
    is_comment: bool


def header_of(text: str, separator: str) -> Header:
    """Find the names of the columns in the first lines of a table."""
    lines = text[:_MOST_LETTERS].split("\n")[:_MOST_LINES]
    rows = list(map(trimmed, records(with_ends(lines), separator)))
    if len(text) > _MOST_LETTERS and len(rows) > 1:
        rows.pop()
    width = usual_width([row for row in rows if row])
    if separator == SPACES and len(rows) == len(lines):
        rows = [_parted_widely(*both, width) for both in zip(lines, rows, strict=True)]
    begin = _first_filled(rows, width)
    found = _best(_candidates(rows, begin, width), width)
    if found is None:
        return Header([""] * width, 0, begin + 1)
    return _below(rows, found, separator)


def _parted_widely(line: str, row: list[str], width: int) -> list[str]:
    """Part a line that is too wide where it has two spaces or a tab: names of several words."""
    cells = re.split(r" *\t\s*| {2,}", line.strip())
    return cells if len(row) > width == len(cells) else row


def with_ends(lines: list[str]) -> Iterator[str]:
    """Give every line its end back, which a quoted cell of several lines needs."""
    return (line + "\n" for line in lines)


def _first_filled(rows: list[list[str]], width: int) -> int:
    """Return the index of the first row that is no title and no remark."""
    for index, row in enumerate(rows):
        if row and not _is_title(row, width):
            return index
    return len(rows)


def _is_title(row: list[str], width: int) -> bool:
    """Say whether a row above the header is a title, a remark, or Excel's line `sep=;`."""
    first, *more_cells = row
    beginning = first.strip().lower()
    is_alone = not more_cells and width > 1 and beginning not in ("x1", "x2", "y")
    return is_alone or beginning.startswith((*_COMMENT_MARKS, "sep="))


def _candidates(rows: list[list[str]], begin: int, width: int) -> list[_Found]:
    """Return the rows of words above the first numbers; numbers may be above names that are known.

    So does an instrument write `Measured,2026,05` above the header.
    """
    numbers = first_row_of_numbers(rows)
    end = begin + 1 if numbers is None else numbers
    result = []
    for index, row in enumerate(rows[: min(_first_of_two(rows, end), _MOST_LINES_ABOVE)]):
        names = _names_in(row, width)
        if not names:
            continue
        if index < end or (len(names) >= width and _known_names(names) >= 2):
            is_comment = row[0].strip().startswith(_COMMENT_MARKS)
            result.append(_Found(index, names, is_comment))
    return result


def _first_of_two(rows: list[list[str]], end: int) -> int:
    """Return the index of the first row of numbers from `end` on that another one follows."""
    filled = [(index, row) for index, row in enumerate(rows) if row and index >= end]
    numbers = [first_row_of_numbers([row]) is not None for _, row in filled]
    for (index, _), both in zip(filled, pairwise(numbers), strict=False):
        if all(both):
            return index
    return end


def _names_in(row: list[str], width: int) -> list[str]:
    """Return the names in a row of words, commented or not; none in a title or among numbers."""
    if not row:
        return []
    is_comment = row[0].strip().startswith(_COMMENT_MARKS)
    names = _uncommented(row, width) if is_comment else row
    if len(names) < min(width, 2) or any(map(looks_like_a_number, names)):
        return []
    if _is_title(row, width) and not (is_comment and len(names) in (width, width - 1)):
        return []
    return [_name(cell) for cell in names]


def _uncommented(row: list[str], width: int) -> list[str]:
    """Take the mark of a comment off the first cell; a lone mark may name the column of numbers."""
    first = row[0].strip().lstrip("#%/").strip().strip('"')
    return row[1:] if not first and len(row) != width else [first, *row[1:]]


def _name(cell: str) -> str:
    return " ".join(cell.split())[:NAME_LETTERS]


def _best(found: list[_Found], width: int) -> _Found | None:
    """Choose what names the columns: by words that are known, else by its width."""
    bare = [row for row in found if not row.is_comment]
    commented = [row for row in found if row.is_comment]
    for rows in (bare, commented[::-1]):
        known = [row for row in rows if _known_names(row.names) >= 2]
        if known:
            return next((row for row in known if len(row.names) >= width), known[0])
    if bare:
        return next((row for row in bare if len(row.names) >= width), bare[-1])
    return commented[-1] if commented else None


def _known_names(names: list[str]) -> int:
    """Count the names of measures and kinds among these."""
    known = {"x1", "x2", "x", "y", "x₁", "x₂"} | WIDTH_WORDS | LENGTH_WORDS | set(KIND_WORDS)
    return sum(
        bool(known & {*plain(name).split(), plain(name).replace(" ", "")})
        or bool(danger_named(name))
        for name in names
        if len(name.split()) <= 5
    )


def _below(rows: list[list[str]], found: _Found, separator: str) -> Header:
    """Read what stands below the names and belongs to them."""
    names, index = _orange_names(found.names), found.place
    class_column = next((place for place, (_, role) in enumerate(names) if role == "c"), None)
    titles = [name for name, _ in names]
    below = rows[index + 1 :]
    if _are_orange(below[:2]):
        roles = [cell.strip().lower() for cell in below[1]]
        class_column = next((n for n, role in enumerate(roles) if role in ("class", "c")), None)
        index, below = index + 2, below[2:]
    elif below and _are_units(below[0], titles):
        titles = _with_units(titles, below[0])
        index, below = index + 1, below[1:]
    if _names_its_rows(titles, [row for row in below if row], separator):
        titles.insert(0, "")
        class_column = None if class_column is None else class_column + 1
    return Header(titles, index + 1, index + 2, class_column)


def _orange_names(names: list[str]) -> list[tuple[str, str]]:
    """Part names as Orange writes them in one row, `cD#kind`, from their roles."""
    matches = [_ORANGE_PREFIX.match(name) for name in names]
    if not all(matches):
        return [(name, "") for name in names]
    return [
        (name[match.end() :], match[1])
        for name, match in zip(names, matches, strict=True)
        if match is not None
    ]


def _are_orange(rows: list[list[str]]) -> bool:
    """Say whether two rows hold Orange's types and roles."""
    if len(rows) < 2:
        return False
    types, roles = ([cell.strip().lower() for cell in row] for row in rows)
    numbers = sum(cell in ("continuous", "c") for cell in types)
    others = [cell for cell in types if cell not in _ORANGE_TYPES]
    is_named = all(_ORANGE_ROLES.fullmatch(cell) for cell in roles)
    return numbers >= 1 and len(others) <= 1 and is_named


def _are_units(row: list[str], names: list[str]) -> bool:
    """Say whether a row holds a unit or two, and nothing else but blanks and notes in one word."""
    units = sum(bool(unit_alone(cell)) for cell in row)
    others = [cell for cell in row if not unit_alone(cell) and cell.strip().lower() not in _NO_UNIT]
    return (
        1 <= units <= len(names) and len(others) <= 1 and not any(map(looks_like_a_number, others))
    )


def _with_units(names: list[str], units: list[str]) -> list[str]:
    """Write the units of a row behind the names that have none; x1 and x2 are in centimetres."""
    cells = [*units, *[""] * len(names)]
    return [
        f"{name} ({unit})"
        if (unit := unit_alone(cell))
        and not unit_in_name(name)
        and (unit, plain(name)) not in (("cm", "x1"), ("cm", "x2"))
        else name
        for name, cell in zip(names, cells, strict=False)
    ]


def _names_its_rows(names: list[str], below: list[list[str]], separator: str) -> bool:
    """Say whether each row has one cell more than the header: R's names of rows, or pandas'.

    With commas that might as well be a decimal comma, so there the first cells must be words.
    """
    if separator == SPACES:
        below = [words_joined(row, len(names) + 1) for row in below]
    if not below or any(len(row) != len(names) + 1 for row in below[:-1] or below):
        return False
    firsts = [row[0].strip() for row in below]
    words = not any(map(looks_like_a_number, firsts))
    from_0 = firsts == [str(number) for number in range(len(firsts))]
    counted = separator in (SPACES, "\t") and (from_0 or firsts[0] == "1")
    return words or counted
