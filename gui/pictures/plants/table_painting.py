"""The plant table drawn as a picture: its header, and as many rows as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from gui.language.numbers import whole
from gui.pictures.plants.columns import Column
from gui.pictures.plants.plant_table_view import PlantTableView
from gui.style.theme import Look


def draw_rows(painter: QPainter, box: QRectF, grid: PlantTableView, look: Look) -> None:
    """Draw header and rows from the top of a box, and say how many plants there is no room for."""
    header, row_height = grid.header.height(), grid.cells.row_height
    top = round(box.top())
    _draw_header(painter, QRect(0, top, round(box.width()), header), grid)
    room = int((box.height() - header) / row_height)
    count = grid.plants.count
    drawn = count if count <= room else max(room - 1, 0)
    for row in range(drawn):
        _draw_row(painter, top + header + row * row_height, row, grid)
    if drawn < count:
        last = QRectF(box.left(), top + header + drawn * row_height, box.width(), row_height)
        text = QCoreApplication.translate("PlantTable", "and {0} more")
        painter.setFont(look.font(10))
        painter.setPen(look.colour("muted"))
        painter.drawText(last, int(Qt.AlignmentFlag.AlignCenter), text.format(whole(count - drawn)))


def _draw_header(painter: QPainter, box: QRect, grid: PlantTableView) -> None:
    left = box.left()
    for column in Column:
        width = grid.columnWidth(column)
        grid.header.paintSection(painter, QRect(left, box.top(), width, box.height()), column)
        left += width


def _draw_row(painter: QPainter, top: int, row: int, grid: PlantTableView) -> None:
    left = 0
    for column in Column:
        option = QStyleOptionViewItem()
        width = grid.columnWidth(column)
        option.rect = QRect(left, top, width, grid.cells.row_height)
        grid.cells.paint(painter, option, grid.plants.index(row, column))
        left += width
