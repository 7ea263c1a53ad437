"""The names of the two regions, z > 0 and z < 0, written where no plant is covered by them."""

from __future__ import annotations

from collections import deque
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from engine.arrays import Points, Vector
from engine.model.dataset import Dataset
from engine.model.network import Predictor
from engine.model.neuron import Neuron
from gui.language.kind_names import kind_name
from gui.painting.mapping import Mapping, paints_pixels
from gui.painting.pixmap_cache import cached
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

_OVERHANG_PX = 4.0
"""A slanted letter may reach so far out of its box."""

_LETTERS = 14
_ACROSS = np.tile((0.0, 0.5, 1.0), 3)
_DOWN = np.repeat((0.0, 0.5, 1.0), 3)

_ORDER = np.array(
    [0] * len(_CORNERS_AND_SIDES)
    + [1 if across in (0, 1) or down in (0, 1) else 2 for across, down in _BETWEEN]
)

_RANKS = 3

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
    written, middle = [], mapping.pixels.center().y()
    zero, one = (kind_name(plants, kind, _LETTERS) if names_kinds else "" for kind in (0, 1))
    names: tuple[tuple[float, str, str, ColourName], ...] = (
        (1.0, "z > 0", one, "toxic"),
        (-1.0, "z < 0", zero, "harmless"),
    )
    for sign, text, kind, colour in names:
        size = _size(look.type_scale, text, kind)
        box = name_box(sign, size, mapping, model, plants.x, _DOT * look.line_scale)
        if box is None:
            continue
        away = mapping.pixels.center() - box.center()
        name = _Name(text, kind, look.colour(colour), away.x() > 0, box.top() < middle)
        _draw_name(painter, box, name, look.type_scale)
        written.append(box)
    return written


class _Name(NamedTuple):
    """What is written of a region, and at which sides of its box."""

    text: str
    kind: str
    colour: QColor
    is_left: bool
    is_above: bool


def _draw_name(painter: QPainter, box: QRectF, name: _Name, scale: float) -> None:
    """Draw a name; on a screen from a pixmap, since a frame's texts cost more than its lines."""
    if not paints_pixels(painter):
        _write_name(painter, box, name, scale)
        return
    key = ("region", *name[:2], name.colour.rgba(), *name[3:], scale)
    margin, size = QPointF(_OVERHANG_PX, _OVERHANG_PX), box.size()
    whole, within = size + QSizeF(2 * margin.x(), 2 * margin.y()), QRectF(margin, size)
    pixmap = cached(painter, key, whole, lambda brush: _write_name(brush, within, name, scale))
    painter.drawPixmap(box.topLeft() - margin, pixmap)


def _write_name(painter: QPainter, box: QRectF, name: _Name, scale: float) -> None:
    side = Qt.AlignmentFlag.AlignLeft if name.is_left else Qt.AlignmentFlag.AlignRight
    outside, inside = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
    painter.setPen(name.colour)
    fonts, words = _fonts(scale), (name.text, name.kind)
    ends = (outside, inside) if name.is_above else (inside, outside)
    for font, text, end in zip(fonts, words, ends, strict=True):
        painter.setFont(font)
        painter.drawText(box, side | end, text)


@lru_cache(maxsize=4)
def _fonts(scale: float) -> tuple[QFont, QFont]:
    """Return the type of z > 0, and of the kind that it speaks for."""
    look = Look(type_scale=scale)
    symbols, words = look.symbol_font(17), look.font(10)
    symbols.setBold(True)
    return symbols, words


@lru_cache(maxsize=64)
def _size(scale: float, text: str, kind: str) -> QSizeF:
    tall, low = (QFontMetricsF(font) for font in _fonts(scale))
    width = max(tall.horizontalAdvance(text), low.horizontalAdvance(kind)) + 4
    return QSizeF(width, 0.9 * tall.height() + low.height())


def name_box(
    sign: float, size: QSizeF, mapping: Mapping, model: Predictor, plants: Points, dot_px: float
) -> QRectF | None:
    """Return the box of a name: wholly in its region, and on no plant; None where there is none.

    Corners and middles of sides come first; the positions between them, those at an edge first,
    where none of those is free.
    """
    for boxes, points in _free_boxes(mapping, size, plants, dot_px):
        z = sign * model.z(points).reshape(len(boxes), -1)
        inside = np.flatnonzero(z.min(axis=1) > 0)
        if len(inside):
            best = inside[z[inside].mean(axis=1).argmax()]
            left, top, right, bottom = boxes[best].tolist()
            return QRectF(left, top, right - left, bottom - top)
    return None


_Rank = tuple[Boxes, Points]
"""Boxes that are looked at together, and the points (9 k, 2) at which z is asked of them."""


class _FreeBoxes(NamedTuple):
    """The boxes without a plant, and what they were looked for."""

    plants: Points
    looked_for: tuple[Mapping, QSizeF, float]
    found: list[_Rank]


_found: deque[_FreeBoxes] = deque(maxlen=8)
"""While a model learns its plants stay: for each name of each field on screen, looked for once."""


def _free_boxes(mapping: Mapping, size: QSizeF, plants: Points, dot_px: float) -> list[_Rank]:
    """Return the boxes on which no plant is, those first that are to be looked at first."""
    looked_for = mapping, size, dot_px
    for known in _found:
        if known.plants is plants and known.looked_for == looked_for:
            return known.found
    boxes = _boxes(mapping.pixels, size)
    free = np.ones(len(boxes), dtype=bool)
    if 0 < len(plants) <= MOST_PLANTS:
        free = plants_in(boxes, mapping, plants, dot_px) == 0
    ranks = [boxes[free & (rank == _ORDER)] for rank in range(_RANKS)]
    found = [(rank, _points_of(rank, mapping)) for rank in ranks if len(rank)]
    _found.append(_FreeBoxes(plants, looked_for, found))
    return found


def _boxes(pixels: QRectF, size: QSizeF) -> Boxes:
    """Return the boxes of a name in the view, those along its edges first."""
    room = pixels.adjusted(_MARGIN_X, _MARGIN_Y, -_MARGIN_X, -_MARGIN_Y)
    free_x, free_y = room.width() - size.width(), room.height() - size.height()
    shares = np.array([*_CORNERS_AND_SIDES, *_BETWEEN])
    left = room.left() + free_x * shares[:, 0]
    top = room.top() + free_y * shares[:, 1]
    return np.stack([left, top, left + size.width(), top + size.height()], axis=1)


def _points_of(boxes: Boxes, mapping: Mapping) -> Points:
    """Return corners, middles of sides and middle of each box, in the plants' unit."""
    left, top, right, bottom = boxes.T[:, :, np.newaxis]
    x1 = (left + (right - left) * _ACROSS - mapping.tx) / mapping.sx
    x2 = (top + (bottom - top) * _DOWN - mapping.ty) / mapping.sy
    return np.stack([x1.ravel(), x2.ravel()], axis=1)


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
