"""The lines of a forward pass on a canvas: broken where it is narrow, as large as they fit."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gui.painting.rich_text import Run, line_size, write_line
from gui.pictures.neuron.forward_pass import Line, Pieces
from gui.style.theme import Look

_SIZES_PT, _SMALL_PT = (13.0, 11.5, 10.0, 9.0), (8.0, 7.0, 6.0, 5.0)
_INDENT = 2.0
"""Of what goes on with a line that was broken, and of lines below a heading, in heights of type."""


class _Row(NamedTuple):
    """What stands beside each other, with where it begins and ends."""

    runs: list[Run]
    left: float
    top: float
    bottom: float


class ForwardView(NamedTuple):
    """Rows at a size of type, and how high they are together."""

    rows: list[_Row]
    points: float
    height: float

    def paint(self, painter: QPainter, box: QRectF, offset: float, look: Look) -> None:
        """Write those rows that lie in a box, which begins so many pixels below the first."""
        painter.save()
        painter.setClipRect(box)
        for row in self.rows:
            if row.bottom > offset and row.top < offset + box.height():
                middle = box.top() - offset + (row.top + row.bottom) / 2
                at = QPointF(box.left() + row.left, middle)
                write_line(painter, at, row.runs, look, self.points, box.width() - row.left)
        painter.restore()


def forward_view(
    lines: list[Line], look: Look, width: float, height: float, scrolls: bool = True
) -> ForwardView:
    """Return lines in the largest type in which they fit.

    Where nothing fits they are to be scrolled in one that can be read; what can't be, as in a file,
    is made smaller.
    """
    known = _SIZES_PT if scrolls else (*_SIZES_PT, *_SMALL_PT)
    sizes = [size for size in known if size >= look.least_points] or [look.least_points]
    for points in sizes:
        view = _view(lines, look, points, width)
        if view.height <= height:
            break
    return view


def _view(lines: list[Line], look: Look, points: float, width: float) -> ForwardView:
    height = line_size([], look, points)[1]
    rows: list[_Row] = []
    top = 0.0
    for line in lines:
        top += 0.3 * height if line.is_heading and rows else 0.0
        indent = 0.0 if line.is_heading else 0.5 * _INDENT * height
        for runs, left in _broken(line.pieces, look, points, width, indent, _INDENT * height):
            rows.append(_Row(runs, left, top, top + height))
            top += height
    return ForwardView(rows, points, top)


def _broken(
    pieces: Pieces, look: Look, points: float, width: float, first: float, later: float
) -> list[tuple[list[Run], float]]:
    """Put as many pieces beside each other as have room; each row with where it begins."""
    rows: list[tuple[list[Run], float]] = [([], first)]
    right = first
    for piece in pieces:
        needed = line_size(piece, look, points)[0]
        if right + needed > width and rows[-1][0]:
            rows.append(([], later))
            right = later
        rows[-1][0].extend(piece)
        right += needed
    return rows
