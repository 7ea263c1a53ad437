"""Whether weights separate two kinds in any inputs: doubles propose, whole numbers prove."""

from __future__ import annotations

import numpy as np

from engine.arrays import Vector
from engine.model.dataset import Dataset
from engine.model.features import Feature
from engine.solution.nearest_point import NearestPoint, nearest_point
from engine.solution.separability import Separability
from engine.solution.whole_inputs import Matrix, Tableau, WholeNumbers, whole_rows

_MOST_WORK = 2_000_000
"""So many products of 64-bit pieces are worked out: some tenths of a second."""

_FIXED_COST = 8
"""What a product costs however short its numbers, in pieces."""

_SMALL_SHARE = 1e-9


def separability_in_whole_numbers(
    plants: Dataset, features: tuple[Feature, ...]
) -> Separability | None:
    """Say how two kinds lie to each other; None where it is too much work, or nothing is proved.

    Plants in balance (Σ λ_i s_i x_i = 0, λ_i > 0) are at z = 0 whatever weights have none on its
    wrong side. So they count as 0, and so does what they span, and the others are looked at.
    """
    plants = _each_once(plants)
    if len(plants) * (len(features) + 1) ** 2 * _FIXED_COST > _MOST_WORK:
        return None
    columns = whole_rows(plants, features)
    return None if _work(columns) > _MOST_WORK else _separability_of(Tableau(columns))


def _separability_of(tableau: Tableau) -> Separability | None:
    are_some_in_balance = False
    while tableau.basis:
        _leave_out_zeros(tableau)
        seen = _as_rows(tableau)
        if seen is None:
            return None
        rows, turn = seen
        nearest = nearest_point(rows)
        if _parts(tableau.entries, turn @ nearest.point):
            return Separability.TOUCHING if are_some_in_balance else Separability.SEPARABLE
        found = _balanced(tableau, nearest)
        if not found:
            return None
        are_some_in_balance = True
        tableau.keep([row for row in range(len(tableau.basis)) if row not in found])
    return Separability.OVERLAPPING


def _each_once(plants: Dataset) -> Dataset:
    _, first = np.unique(np.column_stack([plants.x, plants.y]), axis=0, return_index=True)
    return plants.remove(np.setdiff1d(np.arange(len(plants)), first))


def _work(columns: WholeNumbers) -> float:
    """Estimate what a tableau of them costs: its numbers grow as long as r of those given."""
    ways, count = columns.shape
    bits = max(abs(number).bit_length() for number in columns.ravel().tolist())
    return float(count * ways**2 * (_FIXED_COST + ways * bits / 64))


def _leave_out_zeros(tableau: Tableau) -> None:
    tableau.keep_columns(np.flatnonzero(tableau.entries.any(axis=0)).tolist())


def _as_rows(tableau: Tableau) -> tuple[Matrix, Matrix] | None:
    """Return its columns as rows (m, r) of length 1 that spread alike every way, and what did that.

    None where doubles can't tell some of them from 0, or hold them.
    """
    columns = tableau.numbers()
    if columns is None:
        return None
    left, sizes, _ = np.linalg.svd(columns, full_matrices=False)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        turn = left / sizes
        rows = columns.T @ turn
        rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows, turn) if np.isfinite(rows).all() else None


def _parts(columns: WholeNumbers, w: Vector) -> bool:
    """Say whether w . column > 0 for each column (r, m), without rounding."""
    largest = np.abs(w).max()
    if not largest:
        return False
    whole = np.array([int(each) for each in np.ldexp(w / largest, 62).tolist()], dtype=object)
    return bool((whole @ columns > 0).all())


def _balanced(tableau: Tableau, nearest: NearestPoint) -> list[int]:
    """Return the rows of the basis that are in balance with one more column, if any.

    The columns of the support are put into the basis until one is a sum of the others: then all
    of its shares have to be below 0.
    """
    large = np.flatnonzero(nearest.shares > _SMALL_SHARE).tolist()
    support = [nearest.support[place] for place in large]
    for column in support:
        if column in tableau.basis:
            continue
        others = [row for row, each in enumerate(tableau.basis) if each not in support]
        sizes = np.abs(tableau.entries[others, column])
        if sizes.any():
            tableau.enter(others[int(np.argmax(sizes))], column)
            continue
        shares = tableau.entries[:, column]
        if (shares <= 0).all():
            return np.flatnonzero(shares).tolist()
    return []
