"""A card for a plant: its leaf, and its P (figures 23 and 24)."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import lru_cache

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from gui.language.numbers import fixed
from gui.painting.leaves import draw_plant
from gui.painting.mapping import paints_pixels
from gui.painting.pixmap_cache import Key, cached
from gui.style.palette import ColourName
from gui.style.theme import Look

LEAST_POINTS = 8.0
_LARGEST_POINTS = 22.0
_NUMBERED_FROM_PX = 84.0
_UPRIGHT_FROM = 0.6
"""From which height on, as a share of its width, a card has its number below its leaf."""
_ROUND_PX = 7.0
_EDGE_PX = 4.0
_FAINTEST = 0.4
_REDDEST = 0.42


def written(probability: float) -> str:
    """Write a probability with two places after = or, where they would round it to 0 or 1, < or >.

    So P > 0,99 never claims to be certain.
    """
    if 0 < probability < 0.005:
        return f"< {fixed(0.01)}"
    if 0.995 <= probability < 1:
        return f"> {fixed(0.99)}"
    return f"= {fixed(probability)}"


def draw_bases(painter: QPainter, cards: Mapping[int, QRectF], look: Look) -> None:
    """Draw what of the cards does not change from frame to frame: their edges and numbers."""
    painter.setFont(look.font(8))
    corner = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    for plant, box in cards.items():
        painter.setPen(QPen(look.colour("edge"), look.width(1.2)))
        painter.drawRoundedRect(box, _ROUND_PX, _ROUND_PX)
        if is_upright(box) and box.height() >= _NUMBERED_FROM_PX * look.type_scale:
            painter.setPen(look.colour("muted"))
            painter.drawText(box.adjusted(4, 2, 0, 0), corner, str(plant + 1))


def draw_card(
    painter: QPainter,
    box: QRectF,
    plant: int,
    kind: int,
    probability: float,
    text: str,
    is_chosen: bool,
    look: Look,
    as_leaf: bool = True,
) -> None:
    """Draw one plant and its P: the less likely, the redder the card, the fainter the leaf."""
    doubt = 1.0 - probability
    size = (box.width(), box.height())
    painter.setOpacity(doubt)
    _draw_part(painter, box, ("red", *size, look), lambda brush, at: _draw_red(brush, at, look))
    picture, words, points = _parts(*size, look)
    painter.setOpacity(1 - (1 - _FAINTEST) * doubt)
    draw_plant(painter, picture.translated(box.topLeft()), kind, plant, look, as_leaf)
    painter.setOpacity(1.0)
    colour: ColourName = "likelihood" if doubt < 0.5 else "text"
    _draw_part(
        painter,
        words.translated(box.topLeft()),
        ("text", text, points, colour, look, words.width(), words.height()),
        lambda brush, at: _draw_text(brush, at, text, points, colour, look),
    )
    if is_chosen:
        _draw_part(
            painter, box, ("ring", *size, look), lambda brush, at: _draw_ring(brush, at, look)
        )


def is_upright(box: QRectF) -> bool:
    """Say whether a card has its number below its leaf, and not beside it."""
    return box.height() > _UPRIGHT_FROM * box.width()


@lru_cache(maxsize=32)
def _parts(width: float, height: float, look: Look) -> tuple[QRectF, QRectF, float]:
    """Return where on a card its leaf and its number lie, and how large the number is."""
    box = QRectF(0, 0, width, height)
    upright = is_upright(box)
    points = _points_for(box, upright, look)
    picture, words = QRectF(box), QRectF(box)
    if upright:
        picture.setBottom(height - text_size(look, points)[1] * 1.15 - 3)
        words.setTop(picture.bottom() - 1)
    else:
        picture.setWidth(min(height, width - text_size(look, points)[0]))
        words.setLeft(picture.right())
    return picture.adjusted(3, 3, -3, -3), words, points


def _draw_red(painter: QPainter, box: QRectF, look: Look) -> None:
    painter.setPen(QPen(look.colour("loss"), look.width(1.5)))
    painter.setBrush(look.colour("loss", _REDDEST))
    painter.drawRoundedRect(box, _ROUND_PX, _ROUND_PX)


def _draw_ring(painter: QPainter, box: QRectF, look: Look) -> None:
    painter.setPen(QPen(look.colour("text"), look.width(2.5)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, _ROUND_PX, _ROUND_PX)


def _draw_text(
    painter: QPainter, box: QRectF, text: str, points: float, colour: ColourName, look: Look
) -> None:
    painter.setFont(look.font(points, bold=True))
    painter.setPen(look.colour(colour))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)


def _draw_part(
    painter: QPainter, box: QRectF, key: Key, draw: Callable[[QPainter, QRectF], None]
) -> None:
    """Draw what recurs from card to card; its lines reach a little beyond its box."""
    if not paints_pixels(painter):
        draw(painter, box)
        return
    inner = QRectF(_EDGE_PX, _EDGE_PX, box.width(), box.height())
    size = QSizeF(math.ceil(box.width() + 2 * _EDGE_PX), math.ceil(box.height() + 2 * _EDGE_PX))
    pixmap = cached(painter, ("card", *key), size, lambda brush: draw(brush, inner))
    painter.drawPixmap(box.topLeft() - inner.topLeft(), pixmap)


def _points_for(box: QRectF, upright: bool, look: Look) -> float:
    """Return the largest type that leaves most of a card to its leaf."""
    at_ten = text_size(look, 10.0)
    room = box.width() if upright else 0.6 * box.width()
    by_width = 10 * (room - 10) / at_ten[0]
    by_height = 10 * box.height() * (0.24 if upright else 0.6) / at_ten[1]
    return round(min(max(min(by_width, by_height), LEAST_POINTS), _LARGEST_POINTS) * 2) / 2


@lru_cache(maxsize=128)
def text_size(look: Look, points: float) -> tuple[float, float]:
    """Return how much room the usual number of a card takes: its width and its height."""
    metrics = QFontMetricsF(look.font(points, bold=True))
    return metrics.horizontalAdvance("P = 0,00") + 6, metrics.height()
