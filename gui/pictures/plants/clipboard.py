"""Plants to and from the clipboard, as spreadsheets and our own files write them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QMimeData

from engine.arrays import Indices, Kinds, Points, indices
from engine.errors import UserError
from engine.files.tables.decimal_marks import MARKS, Mark, MarkEvidence, doubtful_mark
from engine.files.tables.dialect import number_in
from engine.files.tables.plants_csv import without_doubt
from engine.lab.frame import Frame
from engine.model.dataset import Dataset
from gui.language.numbers import parse
from gui.pictures.plants.columns import (
    TYPED,
    Column,
    exact_texts,
    plain_heading,
    typed_value,
    values_of,
)

TYPED_WHOLE = (Column.X1, Column.X2, Column.Y)
"""What a plant is, in the order in which our own files have it."""

_NAMES = {"y": Column.Y, "x1": Column.X1, "x2": Column.X2}
_SUBSCRIPTS = str.maketrans("₁₂", "12")


PLANTS_MIME = "application/x-perceptron-lab-plants"
"""Beside the text of plants that were copied whole: they are to be added, and not to be a table."""


def plants_mime(frame: Frame, plants: Indices) -> QMimeData:
    """Return plants (k,) as text for a spreadsheet, and for the lab itself to add to others."""
    mime = QMimeData()
    mime.setText(copied_text(frame, plants, TYPED_WHOLE, headed=True))
    mime.setData(PLANTS_MIME, b"1")
    return mime


def plants_added(text: str, plants: Dataset) -> tuple[Points, Kinds]:
    """Return measures (k, 2) and kinds (k,) of plants copied whole, to stand after these.

    Raises UserError as `read_pasted` does.
    """
    pasted = read_pasted(text, Column.X1)
    which = indices(np.arange(len(plants), len(plants) + len(pasted)))
    return pasted_plants(pasted, which, plants, 1)


class PastedRow(NamedTuple):
    """One line: its number among those pasted, from 1 after a header, and its cells."""

    line: int
    cells: dict[Column, float]


def copied_text(frame: Frame, plants: Indices, columns: Sequence[Column], headed: bool) -> str:
    """Write cells of plants with all their digits between tabs, a line a plant.

    Whatever reads them can't take decimals for thousands.
    """
    written = [
        map(without_doubt, exact_texts(values_of(frame, column, plants).tolist()))
        for column in columns
    ]
    lines = ["\t".join(cells) for cells in zip(*written, strict=True)]
    if headed:
        lines.insert(0, "\t".join(plain_heading(column) for column in columns))
    return "\n".join(lines) + "\n"


def read_pasted(text: str, start: Column) -> list[PastedRow]:
    """Read cells between tabs, semicolons and ends of lines, the first of a line in column `start`.

    A header with y, x1, x2 says itself where its columns are; what else it names is skipped. Only
    below such a header may commas stand between cells, as in our own files. Raises UserError
    `not_a_number`, `not_a_kind`, `not_a_measure`, `worked_out` for a column that can't be set,
    `unclear_decimal_mark` or `decimal_marks_mixed` where `1,234` may be 1234 as well.
    """
    table = _table(text)
    columns = _named_columns(table[0]) if table else {}
    body = table[1:] if columns else table
    proved = _proved_marks(body)
    return [
        PastedRow(line, _cells(row, columns, start, line, proved))
        for line, row in enumerate(body, 1)
        if any(cell.strip() for cell in row)
    ]


def pasted_plants(
    pasted: list[PastedRow], which: Indices, plants: Dataset, kind: int
) -> tuple[Points, Kinds]:
    """Return measures (k, 2) and kinds (k,) of plants after a paste; those beyond the last are new.

    What a row does not give stays as it is; a new plant without a kind takes that of the one
    above, the first one `kind`. Raises UserError `not_a_number` where a new one lacks a measure.
    """
    x, y = np.zeros((len(pasted), 2)), np.zeros(len(pasted), dtype=np.int8)
    known = which < len(plants)
    x[known], y[known] = plants.x[which[known]], plants.y[which[known]]
    for index, (line, cells) in enumerate(pasted):
        for axis, column in enumerate((Column.X1, Column.X2)):
            if column in cells:
                x[index, axis] = cells[column]
            elif not known[index]:
                typed_value("", column, line)
        default = int(y[index]) if known[index] else kind
        kind = y[index] = int(cells.get(Column.Y, default))
    return x, y


def _cells(
    row: list[str], columns: dict[int, Column], start: Column, line: int, proved: frozenset[Mark]
) -> dict[Column, float]:
    result = {}
    for index, cell in enumerate(row):
        if columns:
            column = columns.get(index)
            if column is None:
                continue
        else:
            column = _column_at(start + index, line)
        if cell.strip() or column is not Column.Y:
            plain = _with_proved_mark(cell, column, line, proved)
            result[column] = typed_value(plain, column, line)
    return result


def _proved_marks(table: list[list[str]]) -> frozenset[Mark]:
    """Return the marks that some cell shows to stand before decimals."""
    evidence = MarkEvidence()
    evidence.look("\n".join(cell for row in table for cell in row), 0, plain=False)
    return frozenset(evidence.proved)


def _with_proved_mark(cell: str, column: Column, line: int, proved: frozenset[Mark]) -> str:
    """Write a cell that may be decimals or thousands as the other cells tell; `1,234` as `1.234`.

    Raises UserError where they don't tell.
    """
    mark = doubtful_mark(cell)
    if mark is None:
        return cell
    if proved == {mark}:
        return cell.replace(mark, ".")
    facts = {"row": line, "column": plain_heading(column)}
    if proved:
        raise UserError("decimal_marks_mixed", **facts)
    point, comma = (number_in(cell, decimal) for decimal in MARKS)
    raise UserError("unclear_decimal_mark", **facts, point=point, comma=comma)


def _column_at(index: int, line: int) -> Column:
    if index not in TYPED:
        raise UserError("worked_out", row=line)
    return Column(index)


def _table(text: str) -> list[list[str]]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")
    if not lines:
        return []
    first = lines.split("\n", 1)[0]
    mark = "\t" if "\t" in lines else ";"
    if mark not in lines and _named_columns(first.split(",")):
        mark = ","
    try:
        return list(csv.reader(io.StringIO(lines, newline=""), delimiter=mark))
    except csv.Error:
        raise UserError("not_a_number", row=1, column="", text=first[:40]) from None


def _named_columns(row: list[str]) -> dict[int, Column]:
    """Return which column each cell of a header names; nothing where it is no header."""
    if any(parse(cell) is not None for cell in row):
        return {}
    names = [cell.strip().lower().translate(_SUBSCRIPTS).split(" ")[0] for cell in row]
    return {index: _NAMES[name] for index, name in enumerate(names) if name in _NAMES}
