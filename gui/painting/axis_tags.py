"""Values in boxes, written over the numbers of an axis: they never cover what is plotted."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from gui.painting.labels import label_size
from gui.painting.plot import Plot
from gui.style.palette import ColourName
from gui.style.theme import Look

_POINTS = 10.0


def tag_size(text: str, look: Look) -> tuple[float, float]:
    """Return the width and the height of a tag, in logical pixels."""
    size = label_size(text, look.font(_POINTS, bold=True))
    return size.width(), size.height()


def tag_below(
    painter: QPainter, plot: Plot, x: float, text: str, colour: ColourName, within: QRectF
) -> QRectF:
    """Write a value under a pixel of the horizontal axis, over its numbers."""
    width, height = tag_size(text, plot.look)
    top = plot.pixels.bottom() + plot.look.width(4)
    left = min(max(x - width / 2, within.left() + 1), within.right() - width - 1)
    box = QRectF(left, min(top, within.bottom() - height - 1), width, height)
    hide_numbers(painter, plot, box)
    return draw_tag(painter, box, text, colour, plot.look)


def tag_left(
    painter: QPainter, plot: Plot, y: float, text: str, colour: ColourName, within: QRectF
) -> QRectF:
    """Write a value left of a pixel of the vertical axis, over its numbers."""
    width, height = tag_size(text, plot.look)
    left = max(plot.pixels.left() - plot.look.width(4) - 3 - width, within.left() + 1)
    lowest = plot.pixels.bottom() - height
    box = QRectF(left, min(max(y - height / 2, plot.pixels.top()), lowest), width, height)
    hide_numbers(painter, plot, box)
    return draw_tag(painter, box, text, colour, plot.look)


def hide_numbers(painter: QPainter, plot: Plot, tag: QRectF, at_y: float | None = None) -> None:
    """Paint over the numbers that a tag would leave half to be seen."""
    for box in plot.number_boxes(at_y):
        if box.intersects(tag):
            name_ends = plot.pixels.top() - 0.1 * box.height()
            box.setTop(max(box.top(), name_ends))  # above stands the name of the axis
            painter.fillRect(box, plot.look.colour("panel"))


def draw_tag(painter: QPainter, box: QRectF, text: str, colour: ColourName, look: Look) -> QRectF:
    """Write a text in the middle of a box with an edge of the same colour."""
    painter.setPen(QPen(look.colour(colour), look.width(1.5)))
    painter.setBrush(look.colour("ground"))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(look.font(_POINTS, bold=True))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
    return box
