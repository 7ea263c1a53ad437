"""The two lines above many runs: what a class is to see first, and how it came about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gui.painting.rich_text import Run, line_size, write_line
from gui.style.theme import Look

_LARGE, _SMALL = 14.0, 10.5
_SMALLER = 0.75
"""How much smaller, at most, a line becomes before another one takes its place."""


def heading_height(look: Look) -> float:
    """Return how high both lines are together."""
    return line_size([], look, _LARGE)[1] + line_size([], look, _SMALL)[1] + 4


def write_heading(
    painter: QPainter,
    pixels: QRectF,
    look: Look,
    firsts: Sequence[list[Run]],
    variants: Sequence[list[Run]],
) -> None:
    """Write a large line, and below it a small one: of each the first that has room."""
    box = pixels.adjusted(10, 3, -10, 0)
    large, small = (line_size([], look, points)[1] for points in (_LARGE, _SMALL))
    for middle, lines, points in (
        (box.top() + large / 2, firsts, _LARGE),
        (box.top() + large + small / 2, variants, _SMALL),
    ):
        fitting = _fitting(lines, look, points, box.width())
        write_line(painter, QPointF(box.left(), middle), fitting, look, points, box.width())


def _fitting(variants: Sequence[list[Run]], look: Look, points: float, room: float) -> list[Run]:
    """Return the first line that has room in somewhat smaller type; else the last."""
    points = min(max(look.least_points, _SMALLER * points), points)
    fitting = (runs for runs in variants if line_size(runs, look, points)[0] <= room)
    return next(fitting, variants[-1])
