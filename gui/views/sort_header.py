"""The header of a table: a click sorts upwards, another downwards, a third as it was."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QWidget


class SortHeader(QHeaderView):
    """Names the columns, and marks the one sorted by."""

    sort_requested = Signal(int, bool)
    """A column, and whether it is to fall; -1 for the order of old."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setModel(model)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(20)
        self.sectionClicked.connect(self.sort_again)

    def setSelectionModel(self, _model: QItemSelectionModel) -> None:
        """Know of no selection: or 100,000 rows are asked whether a column is all selected."""
        super().setSelectionModel(QItemSelectionModel(self.model(), self))

    def sort_again(self, column: int) -> None:
        """Go on to the next order of a column; the first column is the order of old itself."""
        order = Qt.SortOrder
        is_sorted = self.isSortIndicatorShown() and self.sortIndicatorSection() == column
        was_falling = self.sortIndicatorOrder() == order.DescendingOrder
        shown = column != 0 and not (is_sorted and was_falling)
        falling = shown and is_sorted
        self.setSortIndicator(column, order.DescendingOrder if falling else order.AscendingOrder)
        self.setSortIndicatorShown(shown)
        self.sort_requested.emit(column if shown else -1, falling)
