"""What an edit changes of the plants: rows taken out and rows put in, exact to the last bit."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Indices, Mask
from engine.model.dataset import Dataset

Columns = dict[str, NDArray[Any]]
"""Each array of the plants by its name, with one row (or number) a plant."""

_WORTH_IT = 4
"""A change is kept in place of the plants where it is at least so many times smaller."""
_MOST_GAPS = 64


@dataclass(frozen=True, eq=False)
class Rows:
    """Rows of plants: where they stand, in increasing order, and what they hold."""

    at: Indices
    columns: Columns

    @property
    def nbytes(self) -> int:
        """How much memory they take, in bytes."""
        return self.at.nbytes + sum(column.nbytes for column in self.columns.values())


@dataclass(frozen=True, eq=False)
class PlantsChange:
    """Leads from some plants to others: `removed` stand in the first ones, `added` in the others.

    What stands in neither stays as it is, in the same order.
    """

    removed: Rows
    added: Rows

    @staticmethod
    def between(before: Dataset, after: Dataset) -> PlantsChange | None:
        """Return what leads from `before` to `after`; None where that is not much smaller."""
        if _fixed(before) != _fixed(after):
            return None
        old, new = _columns(before), _columns(after)
        removed, added = _different_rows(old, new)
        change = PlantsChange(_rows(old, removed), _rows(new, added))
        whole = sum(column.nbytes for column in (*old.values(), *new.values()))
        size = change.removed.nbytes + change.added.nbytes
        return change if size * _WORTH_IT <= whole else None

    @property
    def reversed(self) -> PlantsChange:
        """What leads the other way."""
        return PlantsChange(self.added, self.removed)

    def of(self, plants: Dataset) -> Dataset:
        """Return what it makes of the plants that it was made for."""
        columns: dict[str, Any] = {
            name: _changed(column, self.removed.at, self.added.at, self.added.columns[name])
            for name, column in _columns(plants).items()
        }
        return replace(plants, **columns)


def _columns(plants: Dataset) -> Columns:
    values = {field.name: getattr(plants, field.name) for field in fields(plants)}
    return {name: value for name, value in values.items() if isinstance(value, np.ndarray)}


def _fixed(plants: Dataset) -> dict[str, int]:
    """Return which objects the plants hold besides their arrays: another one is no change of rows.

    By identity, for an edit of rows hands them on as they are.
    """
    named = ((field.name, getattr(plants, field.name)) for field in fields(plants))
    return {name: -1 if isinstance(value, np.ndarray) else id(value) for name, value in named}


def _rows(columns: Columns, at: Indices) -> Rows:
    return Rows(at, {name: column[at] for name, column in columns.items()})


def _changed(
    column: NDArray[Any], removed: Indices, added: Indices, values: NDArray[Any]
) -> NDArray[Any]:
    """Take rows out of an array, and put others in where they belong."""
    result = np.empty((len(column) - len(removed) + len(added), *column.shape[1:]), column.dtype)
    stays = np.ones(len(column), dtype=bool)
    stays[removed] = False
    is_old = np.ones(len(result), dtype=bool)
    is_old[added] = False
    result[is_old] = column[stays]
    result[added] = values
    result.setflags(write=False)
    return result


def _different_rows(old: Columns, new: Columns) -> tuple[Indices, Indices]:
    """Return which rows of the old ones go, and which of the new ones come.

    Rows that only go, or only come, are found as such; else row is held against row.
    """
    count, new_count = (len(next(iter(columns.values()))) for columns in (old, new))
    if count > new_count and (gone := _taken_out(old, new, count - new_count)) is not None:
        return gone, np.arange(0)
    if count < new_count and (come := _taken_out(new, old, new_count - count)) is not None:
        return np.arange(0), come
    common = min(count, new_count)
    differs = np.flatnonzero(~_same(old, new, slice(0, common), slice(0, common)))
    return (
        np.concatenate([differs, np.arange(common, count)]),
        np.concatenate([differs, np.arange(common, new_count)]),
    )


def _taken_out(old: Columns, new: Columns, how_many: int) -> Indices | None:
    """Return which rows were taken out, where the others are the new ones; None where it is more.

    A row of the new ones is looked for where the one before it was found, `how_many` on at most.
    """
    gone: list[NDArray[np.intp]] = []
    count = len(next(iter(new.values())))
    shift = position = 0
    while position < count and len(gone) <= _MOST_GAPS:
        ahead = _same(old, new, slice(position + shift, count + shift), slice(position, count))
        if ahead.all():
            break
        position += int(np.argmin(ahead))
        gap = _gap(old, new, position, shift, how_many - shift)
        if gap is None:
            return None
        gone.append(np.arange(position + shift, position + shift + gap))
        shift += gap
    if len(gone) > _MOST_GAPS:
        return None
    gone.append(np.arange(count + shift, count + how_many))
    return np.concatenate(gone)


def _gap(old: Columns, new: Columns, position: int, shift: int, most: int) -> int | None:
    """Return how many old rows stand before the one that is a new row's equal."""
    here = slice(position + shift, position + shift + most + 1)
    found = np.flatnonzero(_same(old, new, here, slice(position, position + 1)))
    return int(found[0]) if len(found) else None


def _same(old: Columns, new: Columns, of_old: slice, of_new: slice) -> Mask:
    """Say which rows are equal, bit by bit: 0 and -0 are two numbers."""
    same: Mask = np.array(True)
    for name, column in old.items():
        one, other = column[of_old], new[name][of_new]
        equal = one == other
        if one.dtype.kind == "f":
            equal &= np.signbit(one) == np.signbit(other)
        same = same & (equal.all(axis=1) if equal.ndim > 1 else equal)
    return same
