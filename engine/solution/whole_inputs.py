"""Inputs as whole numbers: each plant as a sum of some of the plants, without rounding."""

from __future__ import annotations

from fractions import Fraction
from math import gcd
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Vector
from engine.model.dataset import Dataset
from engine.model.features import Feature, powers_of, rows_of
from engine.solution.exact_plane import whole_plane

Matrix = NDArray[np.float64]

WholeNumbers: TypeAlias = NDArray[np.object_]
"""Python's whole numbers, of any size."""


def whole_rows(plants: Dataset, features: tuple[Feature, ...]) -> WholeNumbers:
    """Return the signed inputs s (x, 1) (k + 1, m) of plants, each input moved and scaled.

    What a person wrote counts as written (0.1 is one tenth), standardised or not; of a sine, the
    double that it is.
    """
    (first, unit1), (second, unit2) = _measures(plants)
    rows = [np.full(len(plants), 1, dtype=object)]
    for feature in features:
        powers = powers_of(feature)
        if powers is not None:
            row = first ** powers[0] * second ** powers[1]
        elif feature is Feature.SUM_OF_SQUARES:
            row = (first * unit2) ** 2 + (second * unit1) ** 2
        else:
            row = _whole(rows_of(plants.x, (feature,))[0])
        rows.append(_reduced(row))
    signs = np.array([1 if kind else -1 for kind in plants.y.tolist()], dtype=object)
    signed: WholeNumbers = np.array(rows) * signs
    return signed


def _measures(plants: Dataset) -> list[tuple[WholeNumbers, int]]:
    """Return n (m,) and d of each measure n / d, as it stands."""
    plane = whole_plane(plants.in_own_units().x)
    found = []
    for axis in (0, 1):
        whole = np.array([point[axis] for point in plane.points], dtype=object) + plane.origin[axis]
        unit = Fraction(plane.scale[axis])
        if plants.scaling is not None:
            mean = Fraction(plants.scaling.means[axis]) * unit
            whole = whole * mean.denominator - mean.numerator
            unit *= mean.denominator * Fraction(plants.scaling.deviations[axis])
        found.append((whole * unit.denominator, unit.numerator))
    return found


def _whole(values: Vector) -> WholeNumbers:
    fractions = [value.as_integer_ratio() for value in values.tolist()]
    unit = max(denominator for _, denominator in fractions)
    return np.array([number * (unit // denominator) for number, denominator in fractions], object)


def _reduced(row: WholeNumbers) -> WholeNumbers:
    """Take the least off, and divide by what divides all."""
    row = row - min(row)
    divisor = gcd(*row.tolist())
    return row // divisor if divisor else row


class Tableau:
    """Columns (m) as sums of some of them: column_i = Σ_b entries[b, i] / unit column_basis[b].

    It holds only rows that are independent; `basis` (r) says which columns they stand for.
    """

    def __init__(self, columns: WholeNumbers) -> None:
        self.entries, self.unit = columns, 1
        self.basis = [-1] * len(columns)
        for row in range(len(columns)):
            largest = int(np.argmax(np.abs(self.entries[row])))
            if self.entries[row, largest]:
                self.enter(row, largest)
        self.keep([row for row, column in enumerate(self.basis) if column >= 0])

    def enter(self, row: int, column: int) -> None:
        """Put a column into the basis in place of that of a row (Bareiss 1968: stays whole)."""
        pivot, across = self.entries[row, column], self.entries[row]
        entries = (self.entries * pivot - np.outer(self.entries[:, column], across)) // self.unit
        entries[row] = across
        self.entries, self.unit = (-entries, -pivot) if pivot < 0 else (entries, pivot)
        self.basis[row] = column

    def keep(self, rows: list[int]) -> None:
        """Leave out the other rows: what the columns of their basis span counts as 0."""
        self.entries, self.basis = self.entries[rows], [self.basis[row] for row in rows]

    def keep_columns(self, columns: list[int]) -> None:
        """Leave out other columns, none of them in the basis."""
        self.entries = self.entries[:, columns]
        self.basis = [columns.index(column) for column in self.basis]

    def numbers(self) -> Matrix | None:
        """Return the entries / unit (r, m), right to the last bit; None of what are no doubles."""
        unit = self.unit
        try:
            rows = [[entry / unit for entry in row] for row in self.entries.tolist()]
        except OverflowError:
            return None
        return np.array(rows, dtype=np.float64).reshape(self.entries.shape)
