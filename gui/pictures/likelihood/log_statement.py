"""A statement in columns of two lines each, as large as its room: letters, and numbers below."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gui.painting.rich_text import Run, line_size, write_line
from gui.style.theme import Look

_SIZES = (20.0, 17.0, 14.0, 12.0, 10.5, 9.0)
_LEAST_POINTS = 5.0
_BELOW = 0.85
"""How large the lower line is, as a share of the upper."""

_BROKEN_AFTER = 3
"""How many columns the upper of two parts has."""

Column = tuple[list[Run], list[Run]]
"""The upper line, and the lower."""


def write_log_statement(painter: QPainter, room: QRectF, columns: list[Column], look: Look) -> None:
    """Write columns side by side, or in two parts where they are larger so; none if too small."""
    in_two = [columns[:_BROKEN_AFTER], columns[_BROKEN_AFTER:]]
    parts = max([columns], in_two, key=lambda candidate: _fit(candidate, room, look))
    fit = _fit(parts, room, look)
    if fit < max(_LEAST_POINTS, look.least_points):
        return
    points = next((size for size in _SIZES if size <= fit), fit)
    line = line_size([], look, points)[1]
    y = room.center().y() - (2 * len(parts) - 1) * line / 2
    for part in parts:
        _write_part(painter, QPointF(room.center().x(), y), part, look, points)
        y += 2 * line


def _fit(parts: list[list[Column]], room: QRectF, look: Look) -> float:
    """Return the size in which these parts, one under the other, have room."""
    widest = max(sum(_widths(part, look, _SIZES[0])) for part in parts)
    high = 2 * len(parts) * line_size([], look, _SIZES[0])[1]
    return _SIZES[0] * min(1.0, room.width() / widest, room.height() / high)


def _write_part(
    painter: QPainter, at: QPointF, part: list[Column], look: Look, points: float
) -> None:
    """Write columns around a point, which is in the middle of their upper line."""
    widths = _widths(part, look, points)
    x, line = at.x() - sum(widths) / 2, line_size([], look, points)[1]
    for width, (upper, lower) in zip(widths, part, strict=True):
        for runs, size, down in ((upper, points, 0.0), (lower, _below(points, look), line)):
            left = x + (width - line_size(runs, look, size)[0]) / 2
            write_line(painter, QPointF(left, at.y() + down), runs, look, size)
        x += width


def _widths(columns: list[Column], look: Look, points: float) -> list[float]:
    """Return how wide each column is in a size of type."""
    return [
        max(line_size(upper, look, points)[0], line_size(lower, look, _below(points, look))[0])
        for upper, lower in columns
    ]


def _below(points: float, look: Look) -> float:
    """Return the size of the lower line."""
    return max(_BELOW * points, min(points, look.least_points))
