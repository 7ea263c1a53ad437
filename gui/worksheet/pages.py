"""Blocks put onto pages: nothing is cut, and no heading is left alone at the end of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from gui.worksheet.blocks import Block, Text, paint_column
from gui.worksheet.paper import BLACK, MARGIN, MM, SMALL, font

_FOOTER = 8 * MM


@dataclass(frozen=True)
class Part:
    """What begins on a page of its own; its title stands below each of its pages, too."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Page:
    """One page: the title of its part, its blocks, and what stands below them."""

    title: str
    blocks: tuple[Block, ...]
    footer: str
    size: QSizeF

    def paint(self, painter: QPainter) -> None:
        """Paint the page in units, over a painter that begins at the corner of the sheet."""
        paint_column(painter, text_box(self.size), self.blocks)
        painter.setPen(BLACK)
        painter.setFont(font(SMALL))
        below = QRectF(
            MARGIN,
            self.size.height() - MARGIN - _FOOTER / 2,
            self.size.width() - 2 * MARGIN,
            _FOOTER,
        )
        painter.drawText(below, int(Qt.AlignmentFlag.AlignHCenter), self.footer)


def text_box(size: QSizeF) -> QRectF:
    """Return what of a page blocks may take."""
    return QRectF(MARGIN, MARGIN, size.width() - 2 * MARGIN, size.height() - 2 * MARGIN - _FOOTER)


def laid_out(parts: Sequence[Part], size: QSizeF) -> list[Page]:
    """Put the blocks of each part onto pages of a size; each part is numbered by itself."""
    pages = []
    for part in parts:
        sheets = _sheets(list(part.blocks), text_box(size))
        for number, blocks in enumerate(sheets, start=1):
            footer = part.title if len(sheets) == 1 else f"{part.title} – {number}/{len(sheets)}"
            pages.append(Page(part.title, tuple(blocks), footer, size))
    return pages


def _sheets(waiting: list[Block], box: QRectF) -> list[list[Block]]:
    sheets: list[list[Block]] = [[]]
    room = box.height()
    while waiting:
        block = waiting.pop(0)
        if _high_with_next(block, waiting, box) <= room:
            sheets[-1].append(block)
            room -= block.height(box.width())
            continue
        parts = block.parts(box.width(), room)
        if parts is not None:
            sheets[-1].append(parts[0])
            waiting.insert(0, parts[1])
        elif not sheets[-1]:  # higher than a page: it is painted as far as it goes
            sheets[-1].append(block)
        else:
            waiting.insert(0, block)
        if waiting:
            sheets.append([])
            room = box.height()
    return sheets


def _high_with_next(block: Block, waiting: Sequence[Block], box: QRectF) -> float:
    """Return the height of a block; a heading's with what it is the heading of.

    Of that, if it is higher than a page, a third of a page: the rest of it goes on to the next.
    """
    high = block.height(box.width())
    if not (isinstance(block, Text) and block.keeps_next and waiting):
        return high
    following = _high_with_next(waiting[0], waiting[1:], box)
    return high + (following if high + following <= box.height() else box.height() / 3)
