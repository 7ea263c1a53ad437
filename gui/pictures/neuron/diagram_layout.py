"""The layout of the neuron diagram: where its parts lie, in pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF

from gui.painting.rich_text import type_height
from gui.pictures.neuron.diagram_formulas import formulas_size
from gui.style.theme import Look

_LEAST_PT = 10.5
"""A drawing with smaller type than that has the canvas for itself."""


@dataclass(frozen=True)
class DiagramLayout:
    """Where the parts of the drawing lie, in pixels; `points` is the size of its type."""

    box: QRectF
    points: float
    line: float
    starts: tuple[QPointF, QPointF]
    body: QPointF
    radius: float
    bias: QPointF
    out: QPointF

    def edge(self, which: int) -> QLineF:
        """Return the edge of x1 or x2, from the input to just before the body."""
        return towards(self.starts[which], self.body, self.radius + 2)


def split_canvas(pixels: QRectF, look: Look, has_plant: bool) -> tuple[QRectF, QRectF | None]:
    """Split a canvas: the drawing, and the formulas beside or below it, where there is room.

    Of the ways to do so, take the one with the largest drawing; a plant's numbers come first.
    """
    inner = pixels.adjusted(8, 6, -8, -6)
    caption = 0.0 if has_plant else 1.2 * type_height(look, 10)
    row, column = (formulas_size(look, 10, in_a_row) for in_a_row in (True, False))
    right_width = max(column.width(), min(0.36 * inner.width(), 1.6 * column.width())) + 12
    low = max(row.height(), min(0.2 * inner.height(), 1.6 * row.height())) + 10
    high = max(column.height(), min(0.36 * inner.height(), 1.6 * column.height())) + 10
    drawings = []
    if column.height() <= inner.height() - caption:
        drawings.append(inner.adjusted(0, 0, -right_width, 0))
    if row.width() <= inner.width():
        drawings.append(inner.adjusted(0, 0, 0, -low - caption))
    drawings.append(inner.adjusted(0, 0, 0, -high - caption))
    best = max(drawings, key=lambda drawing: type_points(drawing, look, has_plant))
    least = _LEAST_PT * (1.0 if has_plant else 0.8) / math.sqrt(look.type_scale)
    if type_points(best, look, has_plant) < min(least, type_points(inner, look, has_plant)):
        return inner, None
    if best.width() < inner.width():
        return best, QRectF(
            best.right() + 12, inner.top(), right_width - 12, inner.height() - caption
        )
    top = best.bottom() + 10
    return best, QRectF(inner.left(), top, inner.width(), inner.bottom() - caption - top)


def type_points(drawing: QRectF, look: Look, has_plant: bool) -> float:
    """Return the size of type that fills a drawing: some 34 letters across, 16 lines down."""
    across, down = (34, 16) if has_plant else (25, 15)
    return min(drawing.width() / across, drawing.height() / down) / look.type_scale


def towards(start: QPointF, centre: QPointF, stop_before: float) -> QLineF:
    """Return the line from a point towards another, that ends some pixels before it."""
    line = QLineF(start, centre)
    line.setLength(max(line.length() - stop_before, 0.0))
    return line
