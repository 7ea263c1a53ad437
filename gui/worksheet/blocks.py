"""What stands on a page, one block under the other: texts, tables, blank lines, pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from gui.worksheet.paper import (
    BLACK,
    GREY,
    MM,
    SMALL,
    TEXT,
    font,
    height_of,
    pen,
    width_of,
    wrapped,
)

_CELL_MARGIN = 1.2 * MM
_ROW = 6.2 * MM
_ROW_TO_WRITE_IN = 8.5 * MM


class Block(Protocol):
    """A part of a page: as high as it says for a width, and painted into a box of that size."""

    def height(self, width: float) -> float:
        """Return how high it is, in units."""

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint it."""

    def parts(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Return what of it stands in a room, and the rest; None if it is not to be parted."""


class Whole:
    """A block that stands on one page."""

    def parts(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Return None: it is not parted."""
        return None


@dataclass(frozen=True)
class Text(Whole):
    """A text broken into lines; `above` is the gap before it."""

    text: str
    points: float = TEXT
    bold: bool = False
    above: float = 1.5 * MM
    keeps_next: bool = False
    """Whether it is a heading: it does not stand alone at the end of a page."""

    def height(self, width: float) -> float:
        """Return how high it is with the gap."""
        return self.above + height_of(self.text, width, font(self.points, self.bold))

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Write it."""
        painter.setPen(BLACK)
        painter.setFont(font(self.points, self.bold))
        painter.drawText(
            box.adjusted(0, self.above, 0, 0), int(Qt.TextFlag.TextWordWrap), self.text
        )


@dataclass(frozen=True)
class Blanks(Whole):
    """Words each with a line behind it to write on, side by side over the whole width."""

    words: tuple[str, ...]

    def height(self, width: float) -> float:
        """Return room to write in."""
        return 10 * MM

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Write the words and draw the lines."""
        face = font(TEXT)
        painter.setFont(face)
        share = box.width() / len(self.words)
        base = box.bottom() - 2 * MM
        for index, word in enumerate(self.words):
            left = box.left() + index * share
            painter.setPen(BLACK)
            painter.drawText(QPointF(left, base), word)
            start = left + width_of(word + " ", face)
            painter.setPen(pen(0.5, GREY))
            painter.drawLine(QLineF(start, base + 1, left + share - 4 * MM, base + 1))


@dataclass(frozen=True)
class Lines(Whole):
    """Empty lines to write on."""

    count: int

    def height(self, width: float) -> float:
        """Return room for handwriting."""
        return self.count * 8 * MM

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Draw the lines."""
        painter.setPen(pen(0.5, GREY))
        for line in range(1, self.count + 1):
            y = box.top() + line * 8 * MM - MM
            painter.drawLine(QLineF(box.left(), y, box.right(), y))


@dataclass(frozen=True)
class Drawing(Whole):
    """A picture that a function paints into its box."""

    draw: Callable[[QPainter, QRectF], None]
    high: float

    def height(self, width: float) -> float:
        """Return its height."""
        return self.high

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint it."""
        painter.save()
        self.draw(painter, box)
        painter.restore()


@dataclass(frozen=True)
class Table:
    """Cells with a head that stands again on each page; "" is a cell to write in.

    Columns are as wide as `shares` says. `last_is_sum` draws a thicker line over the last row.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...] = ()
    last_is_sum: bool = False
    above: float = 2 * MM
    points: float = TEXT

    @property
    def _row_height(self) -> float:
        is_written_in = any("" in row for row in self.rows)
        return _ROW_TO_WRITE_IN if is_written_in else _ROW

    def _lefts(self, width: float) -> list[float]:
        shares = self.shares or (1.0,) * len(self.head)
        total, so_far, lefts = sum(shares), 0.0, [0.0]
        for share in shares:
            so_far += share
            lefts.append(width * so_far / total)
        return lefts

    def _head_height(self, width: float) -> float:
        lefts = self._lefts(width)
        face = font(self.points, bold=True)
        heights = [
            height_of(text, right - left - 2 * _CELL_MARGIN, face)
            for text, left, right in zip(self.head, lefts, lefts[1:], strict=False)
        ]
        return max(heights) + 2 * _CELL_MARGIN

    def height(self, width: float) -> float:
        """Return how high it is with the gap above."""
        return self.above + self._head_height(width) + self._row_height * len(self.rows)

    def parts(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Part it between two rows, with two rows on either side."""
        fits = int((room - self.above - self._head_height(width)) / self._row_height)
        fits = min(fits, len(self.rows) - 2)
        if fits < 2:
            return None
        return (
            replace(self, rows=self.rows[:fits], last_is_sum=False),
            replace(self, rows=self.rows[fits:], above=0.0),
        )

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Draw the lines, and write each text in the middle of its cell."""
        box = box.adjusted(0, self.above, 0, 0)
        lefts = [box.left() + left for left in self._lefts(box.width())]
        head, row_height = self._head_height(box.width()), self._row_height
        tops = [box.top(), *(box.top() + head + row_height * row for row in range(len(self.rows)))]
        bottom = tops[-1] + row_height
        for row, (cells, top) in enumerate(zip((self.head, *self.rows), tops, strict=True)):
            face = font(self.points, bold=row == 0)
            painter.setFont(face)
            painter.setPen(BLACK)
            high = head if row == 0 else row_height
            for text, left, right in zip(cells, lefts, lefts[1:], strict=False):
                _write_in(painter, QRectF(left, top, right - left, high), text)
        painter.setPen(pen(0.6))
        for y in (*tops, bottom):
            painter.drawLine(QLineF(lefts[0], y, lefts[-1], y))
        for x in lefts:
            painter.drawLine(QLineF(x, tops[0], x, bottom))
        painter.setPen(pen(1.4))
        for y in (tops[1], *((tops[-1],) if self.last_is_sum else ())):
            painter.drawLine(QLineF(lefts[0], y, lefts[-1], y))


def _write_in(painter: QPainter, cell: QRectF, text: str) -> None:
    """Write a text in the middle of a cell, in smaller type where it would not fit."""
    inner = cell.adjusted(_CELL_MARGIN, 0, -_CELL_MARGIN, 0)
    face = painter.font()
    size = wrapped(text, inner.width(), face)
    while (size.width() > inner.width() or size.height() > cell.height()) and face.pixelSize() > 24:
        face.setPixelSize(face.pixelSize() - 2)
        size = wrapped(text, inner.width(), face)
    painter.save()
    painter.setFont(face)
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
    painter.drawText(inner, int(flags), text)
    painter.restore()


@dataclass(frozen=True)
class Beside(Whole):
    """Two columns of blocks side by side; `share` is what the left one has of the width."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    share: float
    gap: float = 6 * MM

    def height(self, width: float) -> float:
        """Return the height of the higher column."""
        widths = self._widths(width)
        return max(
            sum(block.height(wide) for block in column)
            for column, wide in zip((self.left, self.right), widths, strict=True)
        )

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint both columns."""
        left, right = self._widths(box.width())
        paint_column(painter, QRectF(box.left(), box.top(), left, box.height()), self.left)
        right_box = QRectF(box.right() - right, box.top(), right, box.height())
        paint_column(painter, right_box, self.right)

    def _widths(self, width: float) -> tuple[float, float]:
        left = (width - self.gap) * self.share
        return left, width - self.gap - left


def paint_column(painter: QPainter, box: QRectF, blocks: Sequence[Block]) -> None:
    """Paint blocks one under the other, from the top of a box."""
    top = box.top()
    for block in blocks:
        height = block.height(box.width())
        block.paint(painter, QRectF(box.left(), top, box.width(), height))
        top += height


def note(text: str, above: float = 1.2 * MM) -> Text:
    """Return a text in small type."""
    return Text(text, SMALL, above=above)
