"""The plant table as a spreadsheet: keys, selection, sorting, and the clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from engine.arrays import NO_INDICES, Indices, Vector, indices
from engine.errors import UserError
from engine.lab.frame import Frame
from gui.pictures.plants.clipboard import copied_text, read_pasted
from gui.pictures.plants.columns import LIVE, TYPED, Column
from gui.pictures.plants.plant_cell_delegate import PlantCellDelegate
from gui.pictures.plants.plant_table_model import Index, PlantTableModel
from gui.pictures.plants.row_order import Sorting, ranges_in, rows_in, whole_rows
from gui.pictures.plants.sort_header import SortHeader
from gui.style.theme import Look
from gui.widgets.claimed_keys import handle_shortcut_override, key_step

_NUMBER_LETTERS = frozenset("0123456789.,+-−eE")
_PLAIN = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.KeypadModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_MOST_RANGES = 500
"""Beyond so many runs of selected rows, Qt is not told of them: they are drawn all the same."""

_SHARES = {Column.PLANT: 1.35, Column.Y: 0.8}
_SELECT = QItemSelectionModel.SelectionFlag


class PlantTableView(QTableView):
    """Shows the model, asks for selections, and moves as a spreadsheet does."""

    select_requested = Signal(object)
    """The plants (k,) of the rows in which anything is selected."""

    def __init__(self, model: PlantTableModel, look: Look) -> None:
        super().__init__()
        self.setObjectName("plantGrid")
        self.plants = model
        self._setting = False
        self._rows_unknown_to_qt = NO_INDICES
        self.cells = PlantCellDelegate(model, look, self)
        self.cells.left_by_key.connect(self._move_by_key)
        self.setModel(model)
        self.setItemDelegate(self.cells)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        by = QAbstractItemView.EditTrigger
        self.setEditTriggers(by.DoubleClicked | by.EditKeyPressed | by.AnyKeyPressed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setCornerButtonEnabled(False)
        self.header = SortHeader(model, look, self)
        self.header.centred = (Column.Y,)
        self.header.sort_requested.connect(self._sort_by)
        self.setHorizontalHeader(self.header)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self.cells.look = look
        self.verticalHeader().setMinimumSectionSize(8)
        self.verticalHeader().setDefaultSectionSize(self.cells.row_height)
        self.header.set_look(look)
        self._fit_columns()
        self.viewport().update()

    # What is shown

    def apply_frame(self, frame: Frame, plants_changed: bool, resort: bool) -> None:
        """Show the plants and the selection of a frame."""
        with self._quietly():
            moved = self.plants.apply_frame(frame, plants_changed, resort)
            if moved:
                self.cells.commit(keeps=False)
        if plants_changed:
            self._fit_columns()
        self.plants.mark_chosen()
        self.show_selection(frame, moved)
        self.write_all()

    def write_live(self, frame: Frame) -> None:
        """Write what follows the weights, in the rows on screen."""
        self.plants.frame = frame
        self.plants.show_live(*self.rows_on_screen())

    def write_all(self) -> None:
        """Write all cells of the rows on screen."""
        if self.plants.frame is not None:
            self.plants.show_all(*self.rows_on_screen())

    def rows_on_screen(self) -> tuple[int, int]:
        """Return the first and the last row to be seen."""
        last = self.rowAt(self.viewport().height() - 1)
        return max(self.rowAt(0), 0), self.plants.count if last < 0 else last

    def show_selection(self, frame: Frame, moved: bool) -> None:
        """Select the rows of the plants selected, unless these are the ones that are."""
        rows = self.plants.order.rows_of(frame.selection)
        if not moved and np.array_equal(rows, self._rows_with_selection()):
            return
        ranges = whole_rows(self.plants, rows, _MOST_RANGES)
        self._rows_unknown_to_qt = rows if ranges is None else NO_INDICES
        with self._quietly():
            self.selectionModel().select(ranges or QItemSelection(), _SELECT.ClearAndSelect)
            if len(rows) and self._may_move_to(rows):
                self._move_quietly(int(rows[0]), max(self.currentIndex().column(), Column.Y))
                self.scrollTo(self.currentIndex())

    def _may_move_to(self, rows: Indices) -> bool:
        """Say whether the current cell may follow a selection made elsewhere."""
        if self.cells.editor is not None or self.currentIndex().row() in rows:
            return False
        typing = self.hasFocus() and self.currentIndex().row() == self.plants.count
        return not typing

    def _move_quietly(self, row: int, column: int) -> None:
        """Make a cell the current one, and leave selected what is."""
        self.selectionModel().setCurrentIndex(self.plants.index(row, column), _SELECT.NoUpdate)

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Change the selection without asking for it."""
        before, self._setting = self._setting, True
        try:
            yield
        finally:
            self._setting = before

    # Selection

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Select the whole row where its number is clicked."""
        flags = super().selectionCommand(index, event)
        if isinstance(event, QMouseEvent) and index.column() == Column.PLANT:
            flags |= _SELECT.Rows
        return flags

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Ask for the plants of the rows selected."""
        super().selectionChanged(selected, deselected)
        if self._setting or self.plants.frame is None:
            return
        self._rows_unknown_to_qt = NO_INDICES
        wanted = indices(self.plants.order.plants_at(self._rows_with_selection()))
        if not np.array_equal(wanted, self.plants.frame.selection):
            self.select_requested.emit(wanted)

    def _rows_with_selection(self) -> Indices:
        """Return the rows of plants in which anything is selected."""
        if len(self._rows_unknown_to_qt):
            return self._rows_unknown_to_qt
        rows = rows_in(self.selectionModel().selection())
        return rows[rows < self.plants.count]

    # Sorting

    def _sort_by(self, column: int, falling: bool) -> None:
        """Sort by a column; -1 leaves the plants as placed."""
        self.cells.commit()
        with self._quietly():
            self.plants.sort_by(Column(max(column, 0)), falling)
        if self.plants.frame is not None:
            self.show_selection(self.plants.frame, moved=True)
        self.write_all()

    def set_sorting(self, sorting: Sorting) -> None:
        """Sort by a column, or as the plants were placed; what is shown follows with a frame."""
        self.plants.order.sorted_by = self.header.sorted_by = sorting

    @property
    def is_sorted_by_live(self) -> bool:
        """Say whether the order follows the weights."""
        return self.plants.order.sorted_by is not None and self.plants.order.sorted_by[0] in LIVE

    # Keys

    def event(self, event: QEvent) -> bool:
        """Claim the table's own keys; leave all others to the window's actions."""
        return handle_shortcut_override(event, self._claims) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, edit, copy or paste; Left, Right, Home and Space are the window's."""
        standard = QKeySequence.StandardKey
        if event.matches(standard.Copy):
            self.copy()
        elif event.matches(standard.Paste):
            self.paste()
        elif event.key() in _TABS or event.key() in _ENTER:
            event.setAccepted(self._move_by_key(event))
        elif key_step(event) or event.key() == Qt.Key.Key_F2:
            super().keyPressEvent(event)
        elif self._types(event):
            if self.currentIndex().column() == Column.Y and event.text() in "01":
                self.plants.setData(self.currentIndex(), event.text())
            else:
                super().keyPressEvent(event)
        else:
            event.ignore()

    def _claims(self, event: QKeyEvent) -> bool:
        standard = QKeySequence.StandardKey
        if event.matches(standard.Copy) or event.matches(standard.Paste):
            return True
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | _PLAIN):
            return False
        keys = (*_TABS, *_ENTER, Qt.Key.Key_F2)
        return event.key() in keys or bool(key_step(event)) or self._types(event)

    def _types(self, event: QKeyEvent) -> bool:
        """Say whether a key begins a number in the current cell."""
        modifiers = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | _PLAIN)
        text = event.text()
        is_typed = self.currentIndex().column() in TYPED
        return is_typed and not modifiers and bool(text) and set(text) <= _NUMBER_LETTERS

    def _move_by_key(self, event: QKeyEvent) -> bool:
        """Go on from the current cell by a key; False where there is no further cell."""
        key, modifiers = event.key(), event.modifiers()
        back = bool(modifiers & Qt.KeyboardModifier.ShiftModifier) or key == Qt.Key.Key_Backtab
        if modifiers & Qt.KeyboardModifier.ControlModifier and key in _TABS:
            self.setTabKeyNavigation(False)
            self.focusNextPrevChild(not back)
            self.setTabKeyNavigation(True)
            return True
        current = self.currentIndex()
        row, column = max(current.row(), 0), Column(max(current.column(), 0))
        if key in _TABS:
            row, column = _next_cell(row, column, back)
        else:
            row += -1 if back or key_step(event) > 0 else 1
        if row > self.plants.count and self.plants.awaits:
            self._move_quietly(self.plants.count, self.plants.draft_start)
        elif 0 <= row <= self.plants.count:
            self.setCurrentIndex(self.plants.index(row, column))
        else:
            return key not in _TABS
        return True

    # The clipboard

    def copy(self) -> None:
        """Copy the cells selected as text with tabs; whole rows come with a header."""
        frame, rows = self.plants.frame, self._rows_with_selection()
        if frame is None or not len(rows):
            return
        ranges = ranges_in(self.selectionModel().selection())
        columns = {column for block in ranges for column in range(block.left(), block.right() + 1)}
        whole = len(columns) == len(Column) or len(self._rows_unknown_to_qt) > 0
        shown = [column for column in Column if whole or column in columns]
        text = copied_text(frame, self.plants.order.plants_at(rows), shown, headed=whole)
        QGuiApplication.clipboard().setText(text)

    def paste(self) -> None:
        """Paste cells from the current one on; a fault in any of them refuses them all."""
        current = self.currentIndex()
        row = current.row() if current.isValid() else self.plants.count
        start = Column(max(current.column(), Column.Y))
        try:
            self.plants.paste(read_pasted(QGuiApplication.clipboard().text(), start), row)
        except UserError as error:
            self.plants.refused.emit(error)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out among the columns, and keep the current cell in sight."""
        super().resizeEvent(event)
        self._fit_columns()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _fit_columns(self) -> None:
        """Share the width out; large measures, which can't be shortened, take from the others."""
        shares = np.array([_SHARES.get(column, 1.0) for column in Column])
        usual = shares / shares.sum() * self.viewport().width()
        self.cells.fit(int(usual[Column.X1]))
        needed = self._needed_widths()
        lacks = needed > usual
        rest = max(float(usual.sum() - needed[lacks].sum()), 0.0)
        widths = np.where(lacks, needed, usual * rest / max(float(usual[~lacks].sum()), 1.0))
        edges = np.rint(np.cumsum([0.0, *widths]))
        for column, width in zip(Column, np.diff(edges).tolist(), strict=True):
            self.setColumnWidth(column, int(width))

    def _needed_widths(self) -> Vector:
        """Return how wide each column has to be for its largest numbers; 0 for usual ones."""
        result = np.zeros(len(Column))
        for column in (Column.X1, Column.X2, Column.Z, Column.LOSS):
            texts = self.plants.shortest_of_large(column)
            result[column] = max(map(self.cells.least_width, texts), default=0.0)
        return result


def _next_cell(row: int, column: Column, back: bool) -> tuple[int, Column]:
    """Return the next cell to type into, or the one before."""
    if back:
        before = [typed for typed in TYPED if typed < column]
        return (row, before[-1]) if before else (row - 1, TYPED[-1])
    after = [typed for typed in TYPED if typed > column]
    return (row, after[0]) if after else (row + 1, TYPED[0])
