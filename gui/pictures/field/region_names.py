"""The names of the two regions, z > 0 and z < 0, written where no plant is covered by them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from engine.arrays import Points, Vector
from engine.model.dataset import Dataset
from engine.model.network import Predictor
from engine.model.neuron import Neuron
from gui.language.kind_names import kind_name
from gui.painting.mapping import Mapping
from gui.style.palette import ColourName
from gui.style.theme import Look

MOST_PLANTS = 3_000
"""More of them leave no place free, and looking for one would cost a part of the frame."""

_MARGIN_X, _MARGIN_Y, _DOT = 22.0, 14.0, 10.0

_CORNERS_AND_SIDES = ((0, 0), (1, 0), (0, 1), (1, 1), (0, 0.5), (1, 0.5), (0.5, 0), (0.5, 1))
_EIGHTHS = tuple(eighth / 8 for eighth in range(9))
_BETWEEN = tuple(
    (across, down)
    for across in _EIGHTHS
    for down in _EIGHTHS
    if (across, down) not in _CORNERS_AND_SIDES
)
"""Corners and middles of sides, and the positions between them, as shares of the room."""

_LETTERS = 14
_ACROSS = np.tile((0.0, 0.5, 1.0), 3)
_DOWN = np.repeat((0.0, 0.5, 1.0), 3)

_ORDER = np.array(
    [0] * len(_CORNERS_AND_SIDES)
    + [1 if across in (0, 1) or down in (0, 1) else 2 for across, down in _BETWEEN]
)

Boxes = NDArray[np.float64]
"""Rectangles in pixels, shape (k, 4): left, top, right, bottom."""


def draw_region_names(
    painter: QPainter,
    mapping: Mapping,
    look: Look,
    model: Predictor,
    plants: Dataset,
    names_kinds: bool = True,
) -> list[QRectF]:
    """Write each region's name into it: in a corner or at a side, where z is farthest from 0.

    Returns where they are, so that other words can leave them free.
    """
    if isinstance(model, Neuron) and not model.has_frontier:
        return []
    written = []
    symbols, words = look.symbol_font(17), look.font(10)
    symbols.setBold(True)
    tall, low = QFontMetricsF(symbols), QFontMetricsF(words)
    zero, one = (kind_name(plants, kind, _LETTERS) if names_kinds else "" for kind in (0, 1))
    names: tuple[tuple[float, str, str, ColourName], ...] = (
        (1.0, "z > 0", one, "toxic"),
        (-1.0, "z < 0", zero, "harmless"),
    )
    for sign, text, kind, colour in names:
        width = max(tall.horizontalAdvance(text), low.horizontalAdvance(kind)) + 4
        size = QSizeF(width, 0.9 * tall.height() + low.height())
        box = name_box(sign, size, mapping, model, plants.x, _DOT * look.line_scale)
        if box is None:
            continue
        top = box.top() < mapping.pixels.center().y()
        left = box.center().x() < mapping.pixels.center().x()
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        outside, inside = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        painter.setPen(look.colour(colour))
        painter.setFont(symbols)
        painter.drawText(box, side | (outside if top else inside), text)
        painter.setFont(words)
        painter.drawText(box, side | (inside if top else outside), kind)
        written.append(box)
    return written


def name_box(
    sign: float, size: QSizeF, mapping: Mapping, model: Predictor, plants: Points, dot_px: float
) -> QRectF | None:
    """Return the box of a name: wholly in its region, and on no plant; None where there is none.

    Corners and middles of sides come first; the positions between them, those at an edge first,
    where none of those is free.
    """
    boxes = _boxes(mapping.pixels, size)
    z = sign * _z_in(boxes, mapping, model)
    inside = z.min(axis=1) > 0
    if not inside.any():
        return None
    covered = np.zeros(len(boxes), dtype=np.intp)
    if 0 < len(plants) <= MOST_PLANTS:
        covered = plants_in(boxes, mapping, plants, dot_px)
    best = np.lexsort((-z.mean(axis=1), _ORDER, covered, ~inside))[0]
    if covered[best]:
        return None
    left, top, right, bottom = boxes[best].tolist()
    return QRectF(left, top, right - left, bottom - top)


def _boxes(pixels: QRectF, size: QSizeF) -> Boxes:
    """Return the boxes of a name in the view, those along its edges first."""
    room = pixels.adjusted(_MARGIN_X, _MARGIN_Y, -_MARGIN_X, -_MARGIN_Y)
    free_x, free_y = room.width() - size.width(), room.height() - size.height()
    shares = np.array([*_CORNERS_AND_SIDES, *_BETWEEN])
    left = room.left() + free_x * shares[:, 0]
    top = room.top() + free_y * shares[:, 1]
    return np.stack([left, top, left + size.width(), top + size.height()], axis=1)


def _z_in(boxes: Boxes, mapping: Mapping, model: Predictor) -> NDArray[np.float64]:
    """Return z at corners, sides and middle of each box (k, 9)."""
    left, top, right, bottom = boxes.T[:, :, np.newaxis]
    x1 = (left + (right - left) * _ACROSS - mapping.tx) / mapping.sx
    x2 = (top + (bottom - top) * _DOWN - mapping.ty) / mapping.sy
    return model.z(np.stack([x1.ravel(), x2.ravel()], axis=1)).reshape(-1, _ACROSS.size)


def plants_in(
    boxes: Boxes, mapping: Mapping, plants: Points, dot_px: float | Vector
) -> NDArray[np.intp]:
    """Return how many dots of this radius, or radii (m,), touch each box (k,)."""
    px, py = mapping.points(plants[:, 0], plants[:, 1])
    left, top, right, bottom = boxes.T[:, :, None]
    across = (px > left - dot_px) & (px < right + dot_px)
    touched = across & (py > top - dot_px) & (py < bottom + dot_px)
    counts: NDArray[np.intp] = touched.sum(axis=1)
    return counts
