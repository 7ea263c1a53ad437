"""The header of a table: a click sorts upwards, another downwards, a third as it was."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from gui.style.theme import Look

_POINTS = 10.0
_MARGIN_PX = 4
_LONGEST_SYMBOL = 4
_RIGHT = Qt.AlignmentFlag.AlignRight


class SortHeader(QHeaderView):
    """Names the columns, and marks the one sorted by."""

    sort_requested = Signal(int, bool)
    """A column, and whether it is to fall; -1 for the order of old."""

    def __init__(self, model: QAbstractItemModel, look: Look, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.centred: tuple[int, ...] = ()
        """Columns whose names stand in the middle."""
        self._look = look
        self.setModel(model)
        self.sorted_by: tuple[int, bool] | None = None
        """The column that the rows are sorted by, and whether it falls."""
        self._pressed = -1
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(20)

    def setSelectionModel(self, _model: QItemSelectionModel) -> None:
        """Know of no selection: or 100,000 rows are asked whether a column is all selected."""
        super().setSelectionModel(QItemSelectionModel(self.model(), self))

    def sort_again(self, column: int) -> None:
        """Go on to the next order of a column; the first column is the order of old itself."""
        if column == 0 or self.sorted_by == (column, True):
            self.sorted_by = None
        else:
            self.sorted_by = (column, self.sorted_by == (column, False))
        self.viewport().update()
        self.sort_requested.emit(*(self.sorted_by or (-1, False)))

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self._look = look
        height = QFontMetricsF(look.font(_POINTS)).height()
        self.setFixedHeight(round(1.7 * height))
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        """Write the name of a column where its numbers end, and an arrow where it is sorted by."""
        look, name = self._look, str(self.model().headerData(column, self.orientation()))
        painter.fillRect(rect, look.colour("ground"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.colour("edge"))
        worded = len(name) > _LONGEST_SYMBOL
        font = look.font(_POINTS) if worded else look.symbol_font(_POINTS + 1)
        is_sorted = self.sorted_by is not None and self.sorted_by[0] == column
        painter.setPen(look.colour("frontier" if is_sorted else "text"))
        if is_sorted and self.sorted_by is not None:
            name = ("▾ " if self.sorted_by[1] else "▴ ") + name
        room = rect.adjusted(1, 0, -_MARGIN_PX, -1)
        needed = QFontMetricsF(font).horizontalAdvance(name)
        if needed > room.width() > 0:
            least = max(0.5 * font.pointSizeF(), look.least_points * look.type_scale)
            font.setPointSizeF(max(font.pointSizeF() * room.width() / needed, least))
            right = Qt.TextElideMode.ElideRight
            name = QFontMetricsF(font).elidedText(name, right, room.width() + 1)
        painter.setFont(font)
        side = Qt.AlignmentFlag.AlignHCenter if column in self.centred else _RIGHT
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), name)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take note of the column; Qt would select all of it."""
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self.logicalIndexAt(event.position().toPoint()) if is_left else -1

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a quick second click for what it is."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag nothing."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Sort by the column that was pressed, unless the mouse has left it."""
        pressed, self._pressed = self._pressed, -1
        if pressed >= 0 and self.logicalIndexAt(event.position().toPoint()) == pressed:
            self.sort_again(pressed)
