"""Labels: text boxes drawn next to a mark, where nothing else is, and within the picture."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from engine.arrays import Vector
from gui.style.palette import ColourName
from gui.style.theme import Look

_POINTS, _LEAST = 10.5, 0.7
_GAP_PX = 11.0
_LONGEST_PX = 1e4
_APART_PX, _MOST_POINTS = 3.0, 2_000
_OUTSIDE_PX = 40.0

Pixels = NDArray[np.float64]
NO_PIXELS: Pixels = np.zeros((0, 2))


def write_next_to(
    painter: QPainter,
    at: QPointF,
    text: str,
    look: Look,
    colour: ColourName,
    within: QRectF,
    taken: list[QRectF],
    must: bool = False,
    lines: Pixels = NO_PIXELS,
) -> QRectF:
    """Write a label beside a mark, bold if it is a `must`; what is none may be left out.

    Pixels of `lines` (k, 2) are left free; for a `must` as long as there is a place, in smaller
    type if need be. Returns where it is, so that the next one can leave it free.
    """
    font = look.font(_POINTS, bold=must)
    if must:
        font = _font_with_room(at, text, look, within, taken, lines)
    size, gap = label_size(text, font), look.width(_GAP_PX)
    candidates = [box for share in (1, 2, 4) for box in boxes_around(at, size, share * gap)]
    inside = [box for box in candidates if within.contains(box) and is_free(box, taken)]
    free = next((box for box in inside if is_free(box, [], lines)), None)
    if free is None and not must:
        return QRectF()
    free = free or nearest_place(at, size, within, taken, lines) or next(iter(inside), None)
    box = free or min(candidates, key=lambda box: _covered(moved_into(box, within), taken))
    middle_left = QPointF(box.left(), box.center().y())
    ground = look.colour("ground", 0.8)
    return draw_label(painter, middle_left, text, font, look.colour(colour), within, ground)


def _font_with_room(
    at: QPointF, text: str, look: Look, within: QRectF, taken: list[QRectF], lines: Pixels
) -> QFont:
    """Return the type of a `must`: smaller where that alone has a place of its own."""
    usual = look.font(_POINTS, bold=True)
    small = look.font(max(_LEAST * _POINTS, look.least_points), bold=True)
    fonts = (usual, small)
    has_room = (
        font
        for font in fonts
        if nearest_place(at, label_size(text, font), within, taken, lines) is not None
    )
    return next(has_room, usual)


def is_free(box: QRectF, taken: list[QRectF], lines: Pixels = NO_PIXELS) -> bool:
    """Say whether nothing else is in a box: nothing taken, no pixel of lines (k, 2)."""
    if any(map(box.intersects, taken)):
        return False
    return not (len(lines) and count_in(box, lines))


def count_in(box: QRectF, lines: Pixels) -> int:
    """Return how many pixels of lines (k, 2) are in a box."""
    x, y = lines.T
    inside = (x > box.left()) & (x < box.right()) & (y > box.top()) & (y < box.bottom())
    return int(inside.sum())


def nearest_place(
    at: QPointF, size: QSizeF, within: QRectF, taken: list[QRectF], lines: Pixels
) -> QRectF | None:
    """Return the free place for a label that is nearest to a point; None where there is none."""
    room = within.adjusted(2, 2, -2, -2)
    right, bottom = room.right() - size.width(), room.bottom() - size.height()
    if right < room.left() or bottom < room.top():
        return None
    lefts, tops = np.linspace(room.left(), right, 9), np.linspace(room.top(), bottom, 13)
    places = [QRectF(left, top, size.width(), size.height()) for left in lefts for top in tops]
    places.sort(key=lambda box: (box.center() - at).manhattanLength())
    return next((box for box in places if is_free(box, taken, lines)), None)


def pixels_of_line(px: Vector, py: Vector, within: QRectF) -> Pixels:
    """Return pixels (k, 2) 3 px apart along a line through points (n,), near a rectangle.

    Labels leave them free.
    """
    known = np.isfinite(px) & np.isfinite(py)
    far = _OUTSIDE_PX
    x = px[known].clip(within.left() - far, within.right() + far)
    y = py[known].clip(within.top() - far, within.bottom() + far)
    if not len(x):
        return NO_PIXELS
    way = np.concatenate([[0.0], np.hypot(np.diff(x), np.diff(y)).cumsum()])
    along_line = np.arange(0.0, way[-1] + _APART_PX, max(_APART_PX, way[-1] / _MOST_POINTS))
    result: Pixels = np.stack([np.interp(along_line, way, x), np.interp(along_line, way, y)], 1)
    return result


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
