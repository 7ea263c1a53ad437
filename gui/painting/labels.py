"""Labels: text boxes drawn next to a mark, where nothing else is, and within the picture."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from gui.style.palette import ColourName
from gui.style.theme import Look

_GAP_PX = 11.0
_LONGEST_PX = 1e4


def write_next_to(
    painter: QPainter,
    at: QPointF,
    text: str,
    look: Look,
    colour: ColourName,
    within: QRectF,
    taken: list[QRectF],
    must: bool = False,
) -> QRectF:
    """Write a label beside a mark, bold if it is a `must`; what is none may be left out.

    Returns where it is, so that the next one can leave it free.
    """
    font = look.font(10.5, bold=must)
    candidates = _boxes_near(at, label_size(text, font), look)
    free = _first_free(candidates, within, taken)
    if free is None and not must:
        return QRectF()
    box = free or min(candidates, key=lambda box: _covered(moved_into(box, within), taken))
    middle_left = QPointF(box.left(), box.center().y())
    ground = look.colour("ground", 0.8)
    return draw_label(painter, middle_left, text, font, look.colour(colour), within, ground)


def write_next_to_or_in_corner(
    painter: QPainter,
    at: QPointF,
    text: str,
    look: Look,
    colour: ColourName,
    within: QRectF,
    taken: list[QRectF],
) -> None:
    """Write a label that is a must beside a mark, or in a corner where the mark is in a crowd."""
    font = look.font(10.5, bold=True)
    size = label_size(text, font)
    inner = within.adjusted(2, 2, -2 - size.width(), -2 - size.height())
    corners = (inner.topRight(), inner.topLeft(), inner.bottomRight(), inner.bottomLeft())
    corner = _first_free([QRectF(corner, size) for corner in corners], within, taken)
    if corner is None or _first_free(_boxes_near(at, size, look), within, taken) is not None:
        write_next_to(painter, at, text, look, colour, within, taken, must=True)
        return
    middle_left = QPointF(corner.left(), corner.center().y())
    draw_label(painter, middle_left, text, font, look.colour(colour), within)


def _boxes_near(at: QPointF, size: QSizeF, look: Look) -> list[QRectF]:
    gap = look.width(_GAP_PX)
    return [box for share in (1, 2, 4) for box in boxes_around(at, size, share * gap)]


def _first_free(boxes: list[QRectF], within: QRectF, taken: list[QRectF]) -> QRectF | None:
    return next((box for box in boxes if within.contains(box) and is_free(box, taken)), None)


def is_free(box: QRectF, taken: list[QRectF]) -> bool:
    """Say whether nothing else is in a box."""
    return not any(box.intersects(other) for other in taken)


def moved_into(box: QRectF, within: QRectF) -> QRectF:
    """Return a box moved to where `draw_label` would draw it: wholly within a rectangle."""
    left = min(max(box.left(), within.left() + 2), within.right() - box.width() - 2)
    top = min(max(box.top(), within.top() + 2), within.bottom() - box.height() - 2)
    return QRectF(QPointF(left, top), box.size())


def _covered(box: QRectF, taken: list[QRectF]) -> float:
    """Return how much of what is taken a box would cover, in square pixels."""
    parts = [box.intersected(other) for other in taken]
    return sum(part.width() * part.height() for part in parts)


def boxes_around(at: QPointF, size: QSizeF, gap: float) -> list[QRectF]:
    """Return boxes around a mark, the most natural first."""
    width, height = size.width(), size.height()
    right, left, centre = at.x() + gap, at.x() - gap - width, at.x() - width / 2
    middle, below, above = at.y() - height / 2, at.y() + gap / 2, at.y() - gap / 2 - height
    corners = (
        (right, middle), (right, below), (left, below), (right, above), (left, above),
        (left, middle), (centre, at.y() + gap), (centre, at.y() - gap - height),
    )  # fmt: skip
    return [QRectF(*corner, width, height) for corner in corners]


def around(at: QPointF, radius: float) -> QRectF:
    """Return the square around a mark."""
    return QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)


def along(start: QPointF, end: QPointF, radius: float) -> list[QRectF]:
    """Return squares that together cover a line."""
    way = end - start
    length = math.hypot(way.x(), way.y())
    if not length < _LONGEST_PX:  # it leads out of every picture, or is no number
        return [around(start, radius)]
    count = max(1, math.ceil(length / (1.5 * radius)))
    return [around(start + way * (index / count), radius) for index in range(count + 1)]


def label_size(text: str, font: QFont) -> QSizeF:
    """Return how much room `draw_label` takes for a text."""
    metrics = QFontMetricsF(font)
    lines = text.split("\n")
    width = max(metrics.horizontalAdvance(line) for line in lines)
    return QSizeF(width + 12, metrics.height() * len(lines) + 6)


def draw_label(
    painter: QPainter,
    at: QPointF,
    text: str,
    font: QFont,
    colour: QColor,
    within: QRectF,
    ground: QColor | None = None,
) -> QRectF:
    """Write text with its middle left at a point, moved so that it stays within a rectangle."""
    size = label_size(text, font)
    box = moved_into(QRectF(at - QPointF(0, size.height() / 2), size), within)
    if ground is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 5, 5)
    painter.setFont(font)
    painter.setPen(colour)
    inner = box.adjusted(6, 3, -6, -3)
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
    return box
