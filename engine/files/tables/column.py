"""One column of a table: its numbers as an array, each different word stored once."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Vector
from engine.files.tables.decimal_marks import Mark, MarkEvidence
from engine.files.tables.dialect import number_in
from engine.files.tables.units import unit_in_name, without_unit
from engine.files.tables.words import is_nothing

MOST_WORDS = 1_000
"""So many different words of a column are stored; further ones all have the code OTHER."""

NUMBER, OTHER = -1, -2
"""Codes of a cell that holds a number, and of a word beyond those stored."""

WORD_LETTERS = 80
"""So many letters of a word are stored."""


class Reading(NamedTuple):
    """How the cells of a column are read: its decimal mark, and the unit taken off its cells."""

    decimal: Mark = "."
    unit: str = ""


_AS_IN_ENGLISH = Reading()


@dataclass(frozen=True, eq=False)
class Column:
    """One column of m rows.

    `values` (m,) are NaN where a cell holds no number; `codes` (m,) say which of `words` it holds.
    `unit` was taken off every cell. `doubted` is None, or the index of the row that shows why a
    person has to be asked for the decimal mark; `with_comma` is then the column read with a comma.
    `thousands` is None, or the index of the first row whose only mark was read as one between
    thousands because other cells tell so: `5,125` as 5125.
    """

    name: str
    values: Vector
    codes: NDArray[np.int32]
    words: tuple[str, ...]
    unit: str = ""
    doubted: int | None = None
    with_comma: Column | None = None
    thousands: int | None = None

    def text(self, row: int) -> str:
        """Return what a cell holds."""
        code = int(self.codes[row])
        if code == NUMBER:
            return repr(float(self.values[row])).removesuffix(".0")
        return self.words[code] if code >= 0 else "…"

    @property
    def is_numeric(self) -> bool:
        """Whether most filled cells are numbers; of no filled cell, none."""
        numbers = int(np.count_nonzero(self.codes == NUMBER))
        blanks = [code for code, word in enumerate(self.words) if is_nothing(word)]
        filled = len(self.codes) - int(np.count_nonzero(np.isin(self.codes, blanks)))
        return numbers > 0 and 2 * numbers >= filled

    def read_with(self, decimal: Mark | None) -> Column:
        """Return the column as it is with this decimal mark, where there was a doubt."""
        return self.with_comma if decimal == "," and self.with_comma is not None else self


class ColumnBuilder:
    """Gathers the cells of one column: numbers fast where all are, else one by one.

    `marks` and `units` tell on the way how the column should have been read.
    """

    def __init__(self, name: str, reading: Reading = _AS_IN_ENGLISH) -> None:
        self.name, self.reading = name, reading
        self.marks = MarkEvidence()
        self.units: Counter[str] = Counter()
        self._values: list[Vector] = []
        self._codes: list[NDArray[np.int32]] = []
        self._known: dict[str, int] = {}
        self._count = self._bare_numbers = 0
        unit = re.escape(reading.unit)
        self._unit_behind = re.compile(rf"[ \u00a0\u202f\u2009]?{unit}$", re.I | re.M)

    def add(self, cells: tuple[str, ...]) -> None:
        """Take more cells."""
        together = "\n".join(cells)
        if together.count("\n") >= len(cells):  # a cell with an end of line within
            cells = tuple(" ".join(cell.split()) for cell in cells)
            together = "\n".join(cells)
        values = self._all_numbers(cells, together)
        self.marks.look(together, self._count, plain=values is not None)
        codes = np.full(len(cells), NUMBER, dtype=np.int32)
        if values is None:
            values = self._one_by_one(cells, codes)
        self._count += len(cells)
        self._values.append(values)
        self._codes.append(codes)

    def column(self) -> Column:
        """Return what was gathered."""
        if len(self._values) != 1:
            self._values = [np.concatenate([np.empty(0), *self._values])]
            self._codes = [np.concatenate([np.empty(0, dtype=np.int32), *self._codes])]
        words = tuple(self._known)
        return Column(self.name, self._values[0], self._codes[0], words, self.reading.unit)

    @property
    def has_marks(self) -> bool:
        """Whether any number has a point or a comma."""
        return bool(self.marks.proved or self.marks.doubt)

    @property
    def is_numeric(self) -> bool:
        """Whether most cells are numbers, with a unit or without."""
        return self.column().is_numeric or bool(self.shared_unit())

    def shared_unit(self) -> str:
        """Return the unit of all its numbers, "" where some have none or another.

        Numbers without one may stand among them where the column's name says the same unit.
        """
        named = unit_in_name(self.name)
        if len(self.units) != 1 or (self._bare_numbers and not named):
            return ""
        (unit,) = self.units
        return unit if named in ("", unit) else ""

    def _all_numbers(self, cells: tuple[str, ...], together: str) -> Vector | None:
        """Read plain numbers all at once; None where any cell is something else."""
        if self.reading.unit:
            together, count = self._unit_behind.subn("", together)
            if count != len(cells):
                return None
            cells = tuple(together.split("\n"))
        if "_" in together or not together.isascii():
            return None
        if "," in together:
            if self.reading.decimal == "." or "." in together:
                return None
            cells = tuple(together.replace(",", ".").split("\n"))
        elif self.reading.decimal == "," and "." in together:
            return None
        try:
            values = np.array([float(cell) for cell in cells])
        except ValueError:
            return None
        if not np.isfinite(values).all():
            return None
        if self.reading.unit:
            self.units[self.reading.unit] += len(cells)
        else:
            self._bare_numbers += len(cells)
        return values

    def _one_by_one(self, cells: tuple[str, ...], codes: NDArray[np.int32]) -> Vector:
        values = np.full(len(cells), np.nan)
        for row, cell in enumerate(cells):
            code = self._known.get(cell)
            if code is not None:
                codes[row] = code
                continue
            value = self._number(cell)
            if value is None:
                codes[row] = self._code(cell.strip()[:WORD_LETTERS])
            else:
                values[row] = value
        return values

    def _number(self, cell: str) -> float | None:
        """Read a number, with the unit of this column or without; note what units there are."""
        value = number_in(cell, self.reading.decimal)
        if value is not None:
            self._bare_numbers += 1
            return value
        text, unit = without_unit(cell)
        if not unit or (value := number_in(text, self.reading.decimal)) is None:
            return None
        self.units[unit] += 1
        return value if unit == self.reading.unit else None

    def _code(self, word: str) -> int:
        if len(self._known) >= MOST_WORDS and word not in self._known:
            return OTHER
        return self._known.setdefault(word, len(self._known))
