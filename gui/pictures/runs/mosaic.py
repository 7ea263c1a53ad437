"""Where the small fields of many runs lie: as large as they can be, each above its own line."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

_GAP_PX = 6.0
_PROPORTION = 4 / 3
"""Width of a field by its height."""

_MOST_ROWS = 20

_LEAST_LINES = 2.0
"""How high a field is at least, in heights of its line: else the line is left out."""


@dataclass(frozen=True)
class Mosaic:
    """Equal cells in a box; `caption` is the height of the line below a field, 0 without one."""

    box: QRectF
    count: int
    columns: int
    caption: float

    @property
    def rows(self) -> int:
        """How many rows the cells take."""
        return -(-self.count // self.columns)

    def cell(self, place: int) -> QRectF:
        """Return where a cell lies."""
        row, column = divmod(place, self.columns)
        width, height = self.box.width() / self.columns, self.box.height() / self.rows
        corner = QPointF(self.box.left() + column * width, self.box.top() + row * height)
        return QRectF(corner.x(), corner.y(), width, height)

    def field(self, place: int) -> QRectF:
        """Return where its field lies: the cell without a gap around, and without its line."""
        gap = _GAP_PX / 2
        return self.cell(place).adjusted(gap, gap, -gap, -gap - self.caption)

    def place_at(self, at: QPointF) -> int | None:
        """Return whose cell is there."""
        inside = (place for place in range(self.count) if self.cell(place).contains(at))
        return next(inside, None)


def mosaic_in(box: QRectF, count: int, line: QRectF) -> Mosaic:
    """Return the mosaic with the largest fields; lines of this size only where they have room."""
    candidates = [
        Mosaic(box, count, -(-count // rows), caption)
        for rows in range(1, min(count, _MOST_ROWS) + 1)
        for caption in (line.height(), 0.0)
    ]
    with_lines = [
        mosaic
        for mosaic in candidates
        if mosaic.caption
        and mosaic.field(0).width() >= line.width()
        and mosaic.field(0).height() >= _LEAST_LINES * line.height()
    ]
    without = [mosaic for mosaic in candidates if not mosaic.caption]
    return max(with_lines or without, key=_shorter_side)


def _shorter_side(mosaic: Mosaic) -> float:
    """Return the height of the largest field of the right proportion in a cell."""
    field = mosaic.field(0)
    return min(field.width() / _PROPORTION, field.height())
