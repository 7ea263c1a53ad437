"""The plants as rows of a table, the last one empty: what is shown, typed, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from engine.arrays import Indices, Mask, indices
from engine.errors import UserError
from engine.lab.frame import Frame
from engine.model.dataset import Dataset
from gui.pictures.plants.clipboard import PastedRow, pasted_plants
from gui.pictures.plants.columns import (
    LIVE,
    TYPED,
    Column,
    cell_text,
    decimals_of,
    exact_text,
    heading,
    meaning,
    shorter_texts,
    typed_value,
    values_of,
)
from gui.pictures.plants.row_order import RowOrder

Index = QModelIndex | QPersistentModelIndex

_TOP = QModelIndex()
_LARGE = 1_000.0


class PlantTableModel(QAbstractTableModel):
    """One row a plant, and an empty one; a row's plant depends on how the table is sorted."""

    plants_edited = Signal(object, object, object)
    """Which plants (k,), their measures (k, 2) and kinds (k,); one beyond the last is added."""
    refused = Signal(object)
    """A UserError: what was typed or pasted can't be taken; nothing has changed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.frame: Frame | None = None
        self.order = RowOrder()
        self.draft: dict[Column, float] = {}
        """What has been typed into the empty row so far."""
        self.awaits = False
        """An edit has been asked for, and its frame has not come yet."""
        self.draft_start = Column.X1
        """Where typing into the empty row began."""
        self._asked: dict[int, tuple[float, float, int]] = {}
        """What has been asked for since the last frame: measures and kinds by plant."""
        self._chosen: Mask = np.zeros(0, dtype=bool)
        self.decimals = (1, 1)

    # Frames

    def apply_frame(self, frame: Frame, plants_changed: bool, resort: bool) -> bool:
        """Show a frame; say whether rows stand for other plants than before."""
        is_first, self.frame = self.frame is None, frame
        self._asked.clear()
        if not plants_changed and not resort:
            return False
        count, before = len(frame.plants), len(self.order)
        own, self.awaits = self.awaits and plants_changed, False
        self.decimals = decimals_of(frame.plants.x[:, 0]), decimals_of(frame.plants.x[:, 1])
        keeps = own and count >= before and not resort
        wanted = self.order.followed_by(count) if keeps else self.order.wanted(frame)
        moved = count < before or not np.array_equal(wanted[:before], self.order.plants)
        self._put_order(wanted, is_first)
        return moved

    def sort_by(self, column: Column, falling: bool) -> None:
        """Sort by a column; by the first one, leave the plants as they were placed."""
        self.order.sorted_by = None if column is Column.PLANT else (column, falling)
        if self.frame is not None:
            self.order.put(self.order.wanted(self.frame))

    @property
    def count(self) -> int:
        """The number of plants; the empty row comes after them."""
        return len(self.order)

    def plant_at(self, row: int) -> int:
        """Return the plant of a row; of the empty row, the next that would be added."""
        return int(self.order.plants[row]) if row < self.count else self.count

    @property
    def plants(self) -> Dataset:
        """The plants on screen."""
        return Dataset.empty() if self.frame is None else self.frame.plants

    @property
    def _is_bare(self) -> bool:
        return self.frame is None or self.frame.architecture.is_bare

    def kind_at(self, row: int) -> int | None:
        """Return the kind of a row's plant; None of the empty row until it is typed."""
        if self.frame is not None and row < self.count:
            return int(self.frame.plants.y[self.order.plants[row]])
        typed = self.draft.get(Column.Y)
        return None if typed is None else int(typed)

    def is_wrong(self, row: int) -> bool:
        """Say whether the plant of a row is on the wrong side."""
        if self.frame is None or row >= self.count:
            return False
        return bool(self.frame.wrong[self.order.plants[row]])

    def is_held_out(self, row: int) -> bool:
        """Say whether the plant of a row is held out."""
        return row < self.count and self.plants.is_held_out(self.plant_at(row))

    def is_chosen(self, row: int) -> bool:
        """Say whether the plant of a row is selected."""
        return row < self.count and bool(self._chosen[self.order.plants[row]])

    def mark_chosen(self) -> None:
        """Mark the plants that the frame has selected."""
        self._chosen = np.zeros(self.count, dtype=bool)
        if self.frame is not None:
            self._chosen[self.frame.selection] = True

    def show_live(self, first: int, last: int) -> None:
        """Have the numbers that follow the weights written again, from one row to another."""
        self.dataChanged.emit(self.index(first, LIVE[0]), self.index(last, LIVE[-1]))

    def show_all(self, first: int, last: int) -> None:
        """Have every cell written again, from one row to another."""
        self.dataChanged.emit(self.index(first, 0), self.index(last, Column.LOSS))

    # What Qt asks

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return the number of plants, and one more for the empty row."""
        return 0 if parent.isValid() or self.frame is None else self.count + 1

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let kind and measures be edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in TYPED else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, or what its editor begins with."""
        if not index.isValid() or self.frame is None:
            return None
        row, column = index.row(), Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._told(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return self.exact(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{heading(column)} {self._told(row, column)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = Column(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return heading(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            translate = QCoreApplication.translate
            sorting = translate("PlantTable", "Click to sort: upwards, downwards, as placed")
            return f"{meaning(column, self.plants, self._is_bare)}\n{sorting}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed into a cell; what can't be taken is refused, and changes nothing."""
        if role != Qt.ItemDataRole.EditRole or self.frame is None:
            return False
        row, column = index.row(), Column(index.column())
        try:
            if row == self.count:
                return self._type_into_draft(column, str(value))
            return self._type(row, column, str(value))
        except UserError as error:
            self.refused.emit(error)
            return False

    # What cells say

    def text(self, row: int, column: Column) -> str:
        """Write a cell as it is read on screen."""
        if self.frame is None:
            return ""
        if row >= self.count:
            return self._draft_text(column)
        return cell_text(self.frame, int(self.order.plants[row]), column, self.decimals)

    def _told(self, row: int, column: Column) -> str:
        """Tell what a cell says, and what its hollow dot says."""
        text = self.text(row, column)
        if column in (Column.PLANT, Column.Y) and self.is_held_out(row):
            return QCoreApplication.translate("PlantTable", "{0}, held out").format(text)
        return text

    def shorter_texts(self, row: int, column: Column) -> list[str]:
        """Write the number of a cell with ever fewer digits, for a narrow column."""
        if self.frame is None or row >= self.count:
            return []
        plant = int(self.order.plants[row])
        return shorter_texts(float(values_of(self.frame, column, plant)))

    def shortest_of_large(self, column: Column) -> list[str]:
        """Write the least and the greatest number of a column as briefly as can be, if large."""
        if self.frame is None or not len(self.frame.plants):
            return []
        values = values_of(self.frame, column, slice(None))
        ends = [float(values.min()), float(values.max())]
        return [min(shorter_texts(end), key=len) for end in ends if abs(end) >= _LARGE]

    def exact(self, row: int, column: Column) -> str:
        """Write a cell with all its digits, as it is copied and edited."""
        if self.frame is None:
            return ""
        if row >= self.count:
            value = self.draft.get(column)
            return "" if value is None else exact_text(value)
        return exact_text(values_of(self.frame, column, self.order.plants[row]).item())

    def usual_kind(self, row: int | None = None) -> int:
        """Return the kind of the row above, 1 where there is none."""
        above = (self.count if row is None else row) - 1
        kind = self.kind_at(above) if 0 <= above < self.count else None
        return 1 if kind is None else kind

    # What a person does

    def toggle(self, row: int) -> None:
        """Turn the kind of a plant, or of the one to be added."""
        kind = self.kind_at(row)
        was = self.usual_kind() if kind is None else kind
        self.setData(self.index(row, Column.Y), str(1 - was))

    @property
    def half_a_plant(self) -> str:
        """The one measure that a plant begun in the empty row has; "" where there is none."""
        typed = (self.draft.get(column) for column in (Column.X1, Column.X2))
        return next((exact_text(value) for value in typed if value is not None), "")

    def drop_draft(self) -> None:
        """Forget the plant that was begun in the empty row."""
        if self.draft:
            self.draft.clear()
            self.show_all(self.count, self.count)

    def paste(self, pasted: list[PastedRow], row: int) -> None:
        """Put pasted rows into the table from a row on; beyond the last they add plants.

        Raises UserError where a plant to be added lacks a measure; nothing is changed then.
        """
        if self.frame is None or not pasted:
            return
        rows = np.arange(row, row + len(pasted))
        known = self.order.plants_at(rows)
        new = np.arange(len(pasted) - len(known)) + self._next()
        which = np.concatenate([known, new])
        self._ask(which, *pasted_plants(pasted, which, self.frame.plants, self.usual_kind(row)))

    def _type(self, row: int, column: Column, text: str) -> bool:
        assert self.frame is not None
        plants, plant = self.frame.plants, self.plant_at(row)
        value = typed_value(text, column, plant + 1)
        shown = (*plants.x[plant].tolist(), int(plants.y[plant]))
        before = self._asked.get(plant, shown)
        after = list(before)
        after[(Column.X1, Column.X2, Column.Y).index(column)] = value
        if tuple(after) != before:
            self._ask([plant], [after[:2]], [int(after[2])])
        return True

    def _type_into_draft(self, column: Column, text: str) -> bool:
        if not text.strip():
            self.draft.pop(column, None)
        else:
            value = typed_value(text, column, self.count + 1)
            self.draft_start = column if not self.draft else self.draft_start
            self.draft[column] = value
        if Column.X1 in self.draft and Column.X2 in self.draft:
            kind = int(self.draft.get(Column.Y, self.usual_kind()))
            x = [self.draft[Column.X1], self.draft[Column.X2]]
            self.draft.clear()
            self._ask([self._next()], [x], [kind])
        self.show_all(self.count, self.count)
        return True

    def _ask(self, which: Sequence[int] | Indices, x: ArrayLike, y: ArrayLike) -> None:
        """Ask for an edit; the plants are named in increasing order, as everywhere."""
        points, kinds = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.int8)
        self.awaits = True
        for plant, point, kind in zip(which, points.tolist(), kinds.tolist(), strict=True):
            self._asked[int(plant)] = (*point, kind)
        order = np.argsort(which)
        self.plants_edited.emit(indices(which), points[order], kinds[order])

    def _next(self) -> int:
        """Return the plant that would be added next."""
        return max(self.count, max(self._asked, default=-1) + 1)

    def _draft_text(self, column: Column) -> str:
        if column is Column.PLANT:
            return "+"
        value = self.draft.get(column)
        if column is Column.Y:
            return str(self.usual_kind() if value is None else int(value))
        return "" if value is None else exact_text(value)

    def _put_order(self, plants: Indices, is_first: bool) -> None:
        """Put plants into rows; rows come and go at the end, just above the empty one."""
        before, count = len(self.order), len(plants)
        if is_first:
            self.beginResetModel()
        elif count > before:
            self.beginInsertRows(QModelIndex(), before, count - 1)
        elif count < before:
            self.beginRemoveRows(QModelIndex(), count, before - 1)
        self.order.put(plants)
        if is_first:
            self.endResetModel()
        elif count > before:
            self.endInsertRows()
        elif count < before:
            self.endRemoveRows()
