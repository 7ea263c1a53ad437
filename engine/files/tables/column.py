"""One column of a table: its numbers as an array, each different word stored once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Vector
from engine.files.tables.dialect import number_in

MOST_WORDS = 1_000
"""So many different words of a column are stored; further ones all have the code OTHER."""

NUMBER, OTHER = -1, -2
"""Codes of a cell that holds a number, and of a word beyond those stored."""

WORD_LETTERS = 80
"""So many letters of a word are stored."""


@dataclass(frozen=True, eq=False)
class Column:
    """One column of m rows.

    `values` (m,) are NaN where a cell holds no number; `codes` (m,) say which of `words` it holds.
    """

    name: str
    values: Vector
    codes: NDArray[np.int32]
    words: tuple[str, ...]

    def text(self, row: int) -> str:
        """Return what a cell holds."""
        code = int(self.codes[row])
        if code == NUMBER:
            return repr(float(self.values[row])).removesuffix(".0")
        return self.words[code] if code >= 0 else "…"


class ColumnBuilder:
    """Gathers the cells of one column: numbers fast where all are, else one by one."""

    def __init__(self, name: str, decimal: str) -> None:
        self._name, self._decimal = name, decimal
        self._values: list[Vector] = []
        self._codes: list[NDArray[np.int32]] = []
        self._known: dict[str, int] = {}

    def add(self, cells: tuple[str, ...]) -> None:
        """Take more cells."""
        values = self._all_numbers(cells)
        codes = np.full(len(cells), NUMBER, dtype=np.int32)
        if values is None:
            values = self._one_by_one(cells, codes)
        self._values.append(values)
        self._codes.append(codes)

    def column(self) -> Column:
        """Return what was gathered."""
        return Column(
            self._name,
            np.concatenate([np.empty(0), *self._values]),
            np.concatenate([np.empty(0, dtype=np.int32), *self._codes]),
            tuple(self._known),
        )

    def _all_numbers(self, cells: tuple[str, ...]) -> Vector | None:
        """Read plain numbers all at once; None where any cell is something else."""
        together = "\n".join(cells)
        if "_" in together or (self._decimal == "," and "." in together):
            return None
        if self._decimal == ",":
            cells = tuple(together.replace(",", ".").split("\n"))
        try:
            values = np.array([float(cell) for cell in cells])
        except ValueError:
            return None
        return values if np.isfinite(values).all() else None

    def _one_by_one(self, cells: tuple[str, ...], codes: NDArray[np.int32]) -> Vector:
        values = np.full(len(cells), np.nan)
        for row, cell in enumerate(cells):
            code = self._known.get(cell)
            if code is not None:
                codes[row] = code
                continue
            value = number_in(cell, self._decimal)
            if value is None:
                codes[row] = self._code(cell.strip()[:WORD_LETTERS])
            else:
                values[row] = value
        return values

    def _code(self, word: str) -> int:
        if len(self._known) >= MOST_WORDS and word not in self._known:
            return OTHER
        return self._known.setdefault(word, len(self._known))
