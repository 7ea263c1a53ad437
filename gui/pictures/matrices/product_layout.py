"""Where X, W, b and z stand in the picture of the product, and which rows have room."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from gui.painting.rich_text import Run, line_size, type_height
from gui.style.theme import Look

MOST_ROWS = 16
"""So many plants are written at most, those around the one selected."""

_SIZES = (13.0, 12.0, 11.0, 10.0, 9.0, 8.0)
_ROOM = 1.55
"""The height of a row, in heights of the type."""

_WIDEST_CELL = "−00,00"
_SIGN = "  @  "


@dataclass(frozen=True)
class ProductLayout:
    """Cells of one size: X two columns wide, W two cells high, b one, z a column."""

    points: float
    cell_px: float
    row_px: float
    x: QRectF
    w: QRectF
    b: QRectF
    z: QRectF
    first: int
    """The plant in the first row."""
    rows: int
    foot: QRectF
    """Where the arithmetic of the row selected is written."""

    def row(self, box: QRectF, row: int) -> QRectF:
        """Return a row of X or z, counted from the first that is shown."""
        return QRectF(box.left(), box.top() + row * self.row_px, box.width(), self.row_px)

    def plant_at(self, at: QPointF) -> int | None:
        """Return the plant, by its row in X, whose row holds a pixel."""
        if not self.rows or not self.x.united(self.z).contains(at):
            return None
        return self.first + min(int((at.y() - self.x.top()) / self.row_px), self.rows - 1)


def product_layout(pixels: QRectF, count: int, chosen: int | None, look: Look) -> ProductLayout:
    """Lay out a product of so many plants, in the largest type that leaves room for all rows."""
    margin = look.width(10)
    box = pixels.adjusted(margin, margin / 2, -margin, -margin / 2)
    sizes = [size for size in _SIZES if size >= look.least_points] or [look.least_points]
    for points in sizes:
        row_px = _ROOM * type_height(look, points)
        cell = _width(_WIDEST_CELL, look, points)
        sign = _width(_SIGN, look, points)
        # number of the row, X, @, W, +, b, =, z
        wide = 5.7 * cell + 3 * sign
        room = int((box.height() - 3 * row_px) / row_px)
        if wide <= box.width() and room >= min(count, MOST_ROWS):
            break
    rows = max(min(count, MOST_ROWS, room), min(count, 1))
    first = first_row(count, chosen, rows)
    squeeze = min(1.0, box.width() / wide)
    cell, sign = cell * squeeze, sign * squeeze
    left = box.center().x() - 0.5 * (5.7 * cell + 3 * sign) + 0.7 * cell
    high = max(rows, 1) * row_px
    top = max(box.center().y() - 0.5 * (high + 3 * row_px), box.top()) + row_px
    middle = top + 0.5 * high
    x = QRectF(left, top, 2 * cell, high)
    w = QRectF(x.right() + sign, middle - row_px, cell, 2 * row_px)
    b = QRectF(w.right() + sign, middle - 0.5 * row_px, cell, row_px)
    z = QRectF(b.right() + sign, top, cell, high)
    foot = QRectF(box.left(), x.bottom() + row_px, box.width(), row_px)
    return ProductLayout(points, cell, row_px, x, w, b, z, first, rows, foot)


def first_row(count: int, chosen: int | None, rows: int) -> int:
    """Return the first of so many rows, so that the one chosen is among them."""
    return max(0, min((chosen or 0) - rows // 2, count - rows))


def _width(text: str, look: Look, points: float) -> float:
    return line_size([Run(text)], look, points)[0]
