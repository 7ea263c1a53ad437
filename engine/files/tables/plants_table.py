"""Plants from a table: which columns are x1, x2 and y, which words mean toxic, what is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from engine.arrays import Kinds, Mask
from engine.errors import UserError
from engine.files.tables.column import NUMBER, Column
from engine.files.tables.columns_meant import find_columns
from engine.files.tables.decimal_marks import Mark
from engine.files.tables.dialect import number_in
from engine.files.tables.kinds import (
    first_unknown_kind,
    guess_kinds,
    kinds_of,
    labels,
    names_of_kinds,
)
from engine.files.tables.remarks import remarks_on_kinds, remarks_on_thousands, remarks_on_zeros
from engine.files.tables.table import Table
from engine.files.tables.units import unit_in_name, without_unit
from engine.files.tables.words import is_summary, plain
from engine.model.dataset import LARGEST_CM, LEAF, Dataset

MOST_NAMED = 1_000
"""So many rows that are left out are named, each with its reason."""

MISSING_CODES = (-999.0, -9999.0)
"""What many programs write where nothing was measured."""

_LEAST_BESIDE_A_CODE = -99.0
"""A column that goes lower by itself may well hold these as measures."""

_NAME_LETTERS = 40


@dataclass(frozen=True)
class Choice:
    """Which columns are x1, x2 and y, and which entries of y are toxic and which are not.

    `decimal` is the mark of columns in doubt, None while nobody has said it; rows with a measure
    among `missing` are left out.
    """

    x1: int
    x2: int
    y: int
    toxic: frozenset[str]
    harmless: frozenset[str]
    decimal: Mark | None = None
    missing: frozenset[float] = frozenset()


class Guess(NamedTuple):
    """A choice, and what a person should be asked.

    `measures`, `column_of_kinds`, `kinds`, `decimal_mark`, `missing_codes`.
    """

    choice: Choice
    unclear: tuple[str, ...]


class LeftOut(NamedTuple):
    """A row that can't be read, numbered as a spreadsheet does, and why."""

    row: int
    error: UserError


class ImportResult(NamedTuple):
    """The plants of a table, how many rows are left out, and the first of those.

    `units` are those that were taken off the cells of x1 and x2, "" each where there was none;
    `remarks` what a person should know of how the table was read.
    """

    plants: Dataset
    left_out: int
    first: tuple[LeftOut, ...]
    units: tuple[str, str] = ("", "")
    remarks: tuple[UserError, ...] = ()


class Doubt(NamedTuple):
    """A cell whose decimal mark is unclear: its number with a point for it, and with a comma.

    Both are the same where a column holds decimals of both marks, and no cell tells more.
    """

    row: int
    column: int
    with_point: float
    with_comma: float


def guess(table: Table) -> Guess:
    """Choose x1, x2, y and the toxic kind by names and contents.

    Raises UserError `no_column` or `column_twice` where there is nothing to choose from,
    `table_empty` where nothing stands below the header.
    """
    if table.header_row and not len(table):
        raise UserError("table_empty")
    x1, x2, y, unclear = find_columns(table)
    guessed = guess_kind(table, (x1, x2, y))
    return Guess(guessed.choice, (*unclear, *guessed.unclear))


def guess_kind(table: Table, columns: tuple[int, int, int]) -> Guess:
    """Choose the toxic kind where it is known which columns are x1, x2 and y."""
    toxic, harmless, sure = guess_kinds(table, columns[2])
    choice = Choice(*columns, toxic, harmless)
    asked = {
        "kinds": not sure,
        "decimal_mark": doubt_in(table, choice) is not None,
        "missing_codes": bool(missing_codes(table, choice)),
    }
    return Guess(choice, tuple(question for question, is_open in asked.items() if is_open))


def doubt_in(table: Table, choice: Choice) -> Doubt | None:
    """Return the first cell of the chosen columns whose decimal mark has to be asked, or None."""
    for index in (choice.x1, choice.x2, choice.y):
        column = table.columns[index]
        if column.doubted is None or column.with_comma is None:
            continue
        point, comma = column.values, column.with_comma.values
        differ = np.flatnonzero((point != comma) & ~(np.isnan(point) & np.isnan(comma)))
        row = int(differ[0]) if len(differ) else column.doubted
        return Doubt(int(table.rows[row]), index, float(point[row]), float(comma[row]))
    return None


def missing_codes(table: Table, choice: Choice) -> tuple[tuple[int, int, float], ...]:
    """Return rows, as a spreadsheet counts, columns and values that stand for nothing measured."""
    found = []
    for index in (choice.x1, choice.x2):
        values = _column(table, choice, index).values
        coded = np.isin(values, MISSING_CODES) if np.nanmin(values, initial=0) < -900 else None
        if coded is None or np.any(values[~coded] < _LEAST_BESIDE_A_CODE):
            continue
        rows = np.flatnonzero(coded)[:MOST_NAMED].tolist()
        found += [(int(table.rows[row]), index, float(values[row])) for row in rows]
    return tuple(sorted(found))


def import_plants(table: Table, choice: Choice) -> ImportResult:
    """Return the plants of the rows that can be read, and say which can't and why.

    Raises UserError `no_row` where there are rows and none of them can be read, and
    `unclear_decimal_mark` where the choice does not say how to read a doubtful cell.
    """
    if choice.decimal is None and (doubt := doubt_in(table, choice)) is not None:
        raise table.located(_unclear_mark(doubt, doubt.row))
    measures = [_column(table, choice, index) for index in (choice.x1, choice.x2)]
    x = np.column_stack([column.values for column in measures])
    kinds = _kinds(table, choice)
    faulty = _faulty(table, choice, kinds)
    good, bad = ~faulty, np.flatnonzero(faulty)
    rows = [(index, int(table.rows[index])) for index in bad[:MOST_NAMED].tolist()]
    first = tuple(
        LeftOut(row, table.located(_reason(table, choice, index, row, kinds[index] >= 0)))
        for index, row in rows
    )
    if len(table) and len(bad) == len(table):
        raise UserError("no_row") from first[0].error
    names = names_of_kinds(choice.toxic, choice.harmless)
    plants = Dataset.of(x[good], kinds[good], features(table, choice), names)
    units = measures[0].unit, measures[1].unit
    return ImportResult(plants, len(bad), first, units, _remarks(table, choice))


def _remarks(table: Table, choice: Choice) -> tuple[UserError, ...]:
    remarks = (
        *remarks_on_kinds(table, choice.y, choice.toxic, choice.harmless),
        *remarks_on_thousands(table, (choice.x1, choice.x2)),
        *remarks_on_zeros(table, (choice.x1, choice.x2)),
    )
    return tuple(map(table.located, remarks))


def strict_result(table: Table, guessed: Guess | None = None) -> ImportResult:
    """Return plants and remarks where nothing has to be asked and every row can be read.

    Raises UserError for the first fault, `unclear_…` where a person would have to be asked; rows
    are counted from 1 after the header.
    """
    guessed = guess(table) if guessed is None else guessed
    for question in guessed.unclear:
        raise table.located(_question(table, guessed.choice, question), table.header_row)
    kinds, choice = _kinds(table, guessed.choice), guessed.choice
    for index in np.flatnonzero(_faulty(table, choice, kinds))[:1]:
        row = int(table.rows[index]) - table.header_row
        reason = _reason(table, choice, int(index), row, kinds[index] >= 0)
        raise table.located(reason, table.header_row)
    result = import_plants(table, choice)
    if table.sheet is not None:
        return result
    return result._replace(
        remarks=tuple(_below_header(remark, table.header_row) for remark in result.remarks)
    )


def _below_header(remark: UserError, header_row: int) -> UserError:
    """Count the row of a remark from 1 after the header."""
    facts = dict(remark.facts)
    row = facts.get("row")
    return (
        UserError(remark.code, **facts | {"row": row - header_row})
        if isinstance(row, int)
        else remark
    )


def features(table: Table, choice: Choice) -> tuple[str, str]:
    """Return the names of the measures, with a unit that their cells had.

    Those of the course, in centimetres, where the table says x1 and x2 and no other unit.
    """
    columns = [table.columns[index] for index in (choice.x1, choice.x2)]
    own = [
        LEAF[axis]
        if plain(column.name) in ("", f"x{axis + 1}") and column.unit in ("", "cm")
        else _name_with_unit(column, f"x{axis + 1}")
        for axis, column in enumerate(columns)
    ]
    return own[0], own[1]


def _name_with_unit(column: Column, usual: str) -> str:
    own = column.name.removeprefix(f"{usual} ")  # of `x1 (mm)` there is no other name
    name = ((column.name if own[:1] in "([" else own) or usual)[:_NAME_LETTERS]
    return f"{name} ({column.unit})" if column.unit and not unit_in_name(name) else name


def _column(table: Table, choice: Choice, index: int) -> Column:
    """Return a column as its decimal mark is chosen."""
    return table.columns[index].read_with(choice.decimal)


def _kinds(table: Table, choice: Choice) -> Kinds:
    return kinds_of(table, choice.y, choice.toxic, choice.harmless)


def _faulty(table: Table, choice: Choice, kinds: Kinds) -> Mask:
    x1, x2 = (_column(table, choice, index).values for index in (choice.x1, choice.x2))
    with np.errstate(invalid="ignore"):
        measured: Mask = (np.abs(x1) <= LARGEST_CM) & (np.abs(x2) <= LARGEST_CM)
    result: Mask = ~measured | (kinds < 0) | table.wide
    for place in _beside(table, choice):
        result |= _summaries(table.columns[place])
    for code in choice.missing:
        result |= (x1 == code) | (x2 == code)
    return result


def _beside(table: Table, choice: Choice) -> list[int]:
    """Return the columns that are neither measures nor kinds."""
    taken = (choice.x1, choice.x2, choice.y)
    return [place for place in range(len(table.columns)) if place not in taken]


def _summaries(column: Column) -> Mask:
    """Find the rows at the end that are called a sum or a mean of those above; none if all are."""
    codes = [code for code, word in enumerate(column.words) if is_summary(word)]
    called: Mask = np.isin(column.codes, codes)
    others = np.flatnonzero(~called)
    called[: others[-1] if len(others) else len(called)] = False
    return called


def _reason(table: Table, choice: Choice, index: int, row: int, has_kind: bool) -> UserError:
    """Say why a row can't be read."""
    if table.wide[index]:
        return UserError("too_many_cells", row=row)
    by_words = any(number_in(text, ".") is None for text in (*choice.toxic, *choice.harmless))
    for column in (choice.x1, choice.x2, choice.y):
        cells = _column(table, choice, column)
        is_number = cells.codes[index] == NUMBER
        text = cells.text(index)[:_NAME_LETTERS]
        if column == choice.y and has_kind:
            continue
        if column == choice.y and by_words:
            return UserError("not_a_word_of_kind", row=row, column=column + 1, text=text)
        if not is_number and not _is_float(text):
            if not text.strip():
                return UserError("empty_cell", row=row, column=column + 1)
            code = "other_unit" if column != choice.y and without_unit(text)[1] else "not_a_number"
            return UserError(code, row=row, column=column + 1, text=text)
        if column != choice.y and float(cells.values[index]) in choice.missing:
            return UserError("missing_code", row=row, column=column + 1, text=text)
    for column in (choice.x1, choice.x2):
        value = _column(table, choice, column).values[index]
        if not abs(value) <= LARGEST_CM:
            return UserError("not_a_measure", row=row)
    for place in _beside(table, choice):
        text = table.columns[place].text(index)[:_NAME_LETTERS]
        if has_kind and is_summary(text):
            return UserError("summary_row", row=row, column=place + 1, text=text)
    return UserError("not_a_kind", row=row)


def _is_float(text: str) -> bool:
    """Say whether a word is a number all the same: nan, or an infinity."""
    try:
        float(text.replace("_", "?"))
    except ValueError:
        return False
    return True


def _question(table: Table, choice: Choice, question: str) -> UserError:
    """Say what a person would be asked, with what there is to choose from."""
    if question == "decimal_mark" and (doubt := doubt_in(table, choice)) is not None:
        return _unclear_mark(doubt, doubt.row - table.header_row)
    if question == "missing_codes":
        row, column, value = missing_codes(table, choice)[0]
        return UserError(
            "unclear_missing_codes",
            row=row - table.header_row,
            column=column + 1,
            text=f"{value:g}",
        )
    if question == "kinds":
        words = [label.text for label in labels(table, choice.y)]
        row = int(table.rows[first_unknown_kind(table, choice.y)]) - table.header_row
        return UserError("unclear_kinds", row=row, column=choice.y + 1, words=_joined(words))
    names = [column.name or str(number) for number, column in enumerate(table.columns, 1)]
    return UserError(f"unclear_{question}", columns=_joined(names))


def _unclear_mark(doubt: Doubt, row: int) -> UserError:
    column, point, comma = doubt.column + 1, doubt.with_point, doubt.with_comma
    if point == comma:
        return UserError("decimal_marks_mixed", row=row, column=column)
    return UserError("unclear_decimal_mark", row=row, column=column, point=point, comma=comma)


def _joined(words: list[str], most: int = 6) -> str:
    return ", ".join(words[:most]) + (", …" if len(words) > most else "")
