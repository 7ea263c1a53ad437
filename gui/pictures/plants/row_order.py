"""Which plant stands in which row of a table, and which plants are selected there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

import numpy as np
from PySide6.QtCore import QAbstractItemModel, QItemSelection, QItemSelectionRange

from engine.arrays import NO_INDICES, Indices
from engine.lab.frame import Frame
from gui.pictures.plants.columns import Column, values_of

Sorting = tuple[Column, bool] | None
"""A column to sort by, and whether it falls; None leaves the plants as they were placed."""


class RowOrder:
    """The plants (m,) from the first row to the last."""

    def __init__(self) -> None:
        self.plants = NO_INDICES
        self.sorted_by: Sorting = None
        self._row_of = NO_INDICES

    def __len__(self) -> int:
        return len(self.plants)

    def put(self, plants: Indices) -> None:
        """Take another order."""
        self.plants = plants
        self._row_of = np.empty(len(plants), dtype=np.intp)
        self._row_of[plants] = np.arange(len(plants))

    def wanted(self, frame: Frame) -> Indices:
        """Return the order of a frame's plants by the column sorted by; equal ones as placed."""
        if self.sorted_by is None:
            return np.arange(len(frame.plants))
        column, falling = self.sorted_by
        values = values_of(frame, column, slice(None)).astype(np.float64)
        result: Indices = np.argsort(-values if falling else values, kind="stable")
        return result

    def followed_by(self, count: int) -> Indices:
        """Return this order with those of `count` plants that are new at its end."""
        return np.concatenate([self.plants, np.arange(len(self), count)])

    def plants_at(self, rows: Indices) -> Indices:
        """Return the plants of rows, in the rows' order; rows below the last are left out."""
        return self.plants[rows[rows < len(self)]]

    def rows_of(self, plants: Indices) -> Indices:
        """Return the rows of plants, from top to bottom."""
        return np.sort(self._row_of[plants[plants < len(self)]])


def ranges_in(selection: QItemSelection) -> list[QItemSelectionRange]:
    """Return the rectangles of cells that a selection is made of."""
    return list(cast(Iterable[QItemSelectionRange], selection))


def rows_in(selection: QItemSelection) -> Indices:
    """Return the rows (k,) in which anything is selected."""
    spans = [np.arange(block.top(), block.bottom() + 1) for block in ranges_in(selection)]
    return np.unique(np.concatenate(spans)) if spans else NO_INDICES


def whole_rows(model: QAbstractItemModel, rows: Indices, most: int) -> QItemSelection | None:
    """Return the selection of whole rows (k,); None where it would take too many rectangles."""
    cuts = np.flatnonzero(np.diff(rows) > 1)
    result = QItemSelection()
    if len(cuts) >= most:
        return None
    if len(rows):
        starts = rows[np.concatenate([[0], cuts + 1])].tolist()
        ends = rows[np.concatenate([cuts, [len(rows) - 1]])].tolist()
        last = model.columnCount() - 1
        for top, bottom in zip(starts, ends, strict=True):
            result.select(model.index(top, 0), model.index(bottom, last))
    return result
