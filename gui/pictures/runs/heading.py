"""The two lines above many runs: what a class is to see first, and how it came about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gui.painting.rich_text import Run, line_size, write_line
from gui.style.theme import Look

_LARGE, _SMALL = 14.0, 10.5


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
    above = QPointF(box.left(), box.top() + large / 2)
    write_line(painter, above, _fitting(firsts, look, box.width()), look, _LARGE, box.width())
    below = QPointF(box.left(), box.top() + large + small / 2)
    write_line(painter, below, _fitting(variants, look, box.width()), look, _SMALL, box.width())


def _fitting(variants: Sequence[list[Run]], look: Look, room: float) -> list[Run]:
    """Return the first line that is no wider than that in the smallest type; else the last."""
    points = min(look.least_points, _SMALL)
    fitting = (runs for runs in variants if line_size(runs, look, points)[0] <= room)
    return next(fitting, variants[-1])
