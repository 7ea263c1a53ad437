"""P of every plant as a strip of bars, for more plants than there is room for cards."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from engine.arrays import Indices, Vector
from gui.painting.mapping import pixels_a_unit
from gui.style.theme import Look


def buckets(count: int, most: int) -> Indices:
    """Return where (k,) to cut so many plants into at most so many runs of neighbours."""
    result: Indices = np.unique(np.linspace(0, count, min(count, most), endpoint=False).astype(int))
    return result


def draw_probability_strip(
    painter: QPainter, box: QRectF, shown: Vector, chosen: Indices, page: range, look: Look
) -> None:
    """Draw P of every plant as a bar, of neighbours the least: red where it is below one half."""
    starts = buckets(len(shown), strip_bars(box, look))
    least = np.minimum.reduceat(shown, starts)
    ratio = pixels_a_unit(painter)
    painter.drawImage(box, _bars(least, round(box.width() * ratio), round(box.height()), look))
    scale = box.width() / len(shown)
    painter.setPen(QPen(look.colour("text"), look.width(1.5)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(
        QRectF(box.left() + page.start * scale, box.top(), len(page) * scale, box.height())
    )
    ticks = np.unique(np.searchsorted(starts, chosen, side="right") - 1)
    width = box.width() / len(starts)
    painter.drawLines(
        [
            QLineF(x, box.top() - 4, x, box.top())
            for x in (box.left() + (ticks + 0.5) * width).tolist()
        ]
    )


def _bars(values: Vector, width: int, height: int, look: Look) -> QImage:
    """Return an image of bars side by side, as high as their values from 0 to 1."""
    width, height = max(width, 1), max(height, 1)
    column = np.arange(width) * len(values) / width
    bar = column.astype(np.intp)
    value = values[bar]
    tops = np.maximum(np.rint(value * height), 1)
    codes = [look.colour(name).rgba() for name in ("raised", "likelihood", "loss")]
    ground, likely, unlikely = (np.uint32(code) for code in codes)
    gap = (column - bar) < len(values) / width if width > 2 * len(values) else bar < 0
    colour = np.where(value < 0.5, unlikely, likely)
    filled = (np.arange(height, 0, -1)[:, None] <= tops) & ~gap
    pixels = np.where(filled, colour, ground).astype(np.uint32)
    return QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_ARGB32).copy()


def strip_bars(box: QRectF, look: Look) -> int:
    """Return how many bars a strip has room for."""
    return max(1, int(box.width() / (3 * look.line_scale)))


def plant_on_strip(box: QRectF, at: QPointF, shown: Vector, look: Look) -> int | None:
    """Return the plant of the bar at a point: of neighbours the least likely."""
    if not box.adjusted(0, -4, 0, 2).contains(at):
        return None
    starts = buckets(len(shown), strip_bars(box, look))
    bar = min(int((at.x() - box.left()) / box.width() * len(starts)), len(starts) - 1)
    start = int(starts[bar])
    end = int(starts[bar + 1]) if bar + 1 < len(starts) else len(shown)
    return start + int(np.argmin(shown[start:end]))
