"""Cards for plants: how many fit, where each lies, and what stands on one (figures 23 and 24)."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from gui.language.numbers import fixed
from gui.painting.leaves import draw_leaf
from gui.painting.mapping import paints_pixels
from gui.painting.pixmap_cache import Key, cached
from gui.style.palette import ColourName
from gui.style.theme import Look

MOST_CARDS = 40
"""More than that nobody reads."""

_GAP_PX = 5.0
_LEAST_LEAF_PX = 20.0
_READABLE_LEAF_PX = 30.0
_LARGEST_CARD_PX = 240.0
_POINTS = (8.0, 22.0)
_NUMBERED_FROM_PX = 84.0
_UPRIGHT_FROM = 0.6
"""From which height on, as a share of its width, a card has its number below its leaf."""
_ROUND_PX = 7.0
_EDGE_PX = 4.0
_FAINTEST = 0.4
_REDDEST = 0.42


@dataclass(frozen=True)
class Grid:
    """Equal cards in rows and columns of a box, for `count` plants from `first` on."""

    box: QRectF
    columns: int
    width: float
    height: float
    first: int
    count: int

    def card(self, place: int) -> QRectF:
        """Return where the card at a place 0 … count - 1 lies."""
        row, column = divmod(place, self.columns)
        x = self.box.left() + column * self.width
        y = self.box.top() + row * self.height
        half = _GAP_PX / 2
        return QRectF(x, y, self.width, self.height).adjusted(half, half, -half, -half)

    def plant_at(self, at: QPointF) -> int | None:
        """Return the plant whose card lies there."""
        places = range(self.count)
        return next((self.first + p for p in places if self.card(p).contains(at)), None)

    @property
    def plants(self) -> range:
        """The plants on cards."""
        return range(self.first, self.first + self.count)


def grid_for_all(count: int, box: QRectF, look: Look) -> Grid | None:
    """Lay out a card for every plant, as large as they go; None where they would be too small."""
    if not 0 < count <= MOST_CARDS:
        return None
    columns, size = _best_columns(count, box.width(), box.height(), look)
    if size < _LEAST_LEAF_PX * look.type_scale:
        return None
    return _centred(box, columns, count, 0)


def grid_of_page(count: int, shown: int, box: QRectF, look: Look) -> Grid:
    """Lay out as many readable cards as fit, those that include the plant `shown`."""
    columns, rows = _best_page(box.width(), box.height(), look)
    page = min(columns * rows, count)
    first = shown // page * page
    grid = _centred(box, columns, page, first)
    left = min(page, count - first)
    return Grid(grid.box, grid.columns, grid.width, grid.height, first, left)


@lru_cache(maxsize=32)
def _best_columns(count: int, width: float, height: float, look: Look) -> tuple[int, float]:
    """Return the number of columns that leaves the most room for a leaf, and how much."""
    sizes = []
    for columns in range(1, count + 1):
        rows = math.ceil(count / columns)
        each = width / columns - _GAP_PX, height / rows - _GAP_PX
        size = max(_upright(*each, look), _beside(*each, look))
        filled = count / (columns * rows)
        sizes.append((size * math.sqrt(filled), columns, size))
    _, columns, size = max(sizes)
    return columns, size


@lru_cache(maxsize=32)
def _best_page(width: float, height: float, look: Look) -> tuple[int, int]:
    """Return the columns and rows of readable cards on which leaves cover the most."""
    least = _card_around(_READABLE_LEAF_PX * look.type_scale, look)
    pages = []
    most = min(max(1, int(width / least[0])), MOST_CARDS)
    for columns in range(1, most + 1):
        rows = max(1, min(int(height / least[1]), MOST_CARDS // columns))
        leaf = _upright(width / columns - _GAP_PX, height / rows - _GAP_PX, look)
        pages.append((columns * rows * leaf * leaf, columns, rows))
    _, columns, rows = max(pages)
    return columns, rows


@lru_cache(maxsize=128)
def _text_size(look: Look, points: float) -> tuple[float, float]:
    metrics = QFontMetricsF(look.font(points, bold=True))
    return metrics.horizontalAdvance("P = 0,00") + 6, metrics.height()


def _upright(width: float, height: float, look: Look) -> float:
    """Return how large a leaf is that stands above its number."""
    least_width, line = _text_size(look, _POINTS[0])
    return min(width, height - 1.5 * line) - 6 if width >= least_width else 0.0


def _beside(width: float, height: float, look: Look) -> float:
    """Return how large a leaf is that stands left of its number."""
    least_width, line = _text_size(look, _POINTS[0])
    return min(width - least_width, height) - 4 if height >= line else 0.0


def _card_around(leaf: float, look: Look) -> tuple[float, float]:
    least_width, line = _text_size(look, _POINTS[0])
    return max(leaf + 6, least_width) + _GAP_PX, leaf + 1.5 * line + 6 + _GAP_PX


def _centred(box: QRectF, columns: int, count: int, first: int) -> Grid:
    rows = math.ceil(count / columns)
    width = min(box.width() / columns, _LARGEST_CARD_PX)
    height = min(box.height() / rows, _LARGEST_CARD_PX)
    width, height = min(width, 2.6 * height), min(height, 1.35 * width)
    inner = QRectF(0, 0, columns * width, rows * height)
    inner.moveCenter(box.center())
    return Grid(inner, columns, width, height, first, count)


def written(probability: float) -> str:
    """Write a probability with two places after = or, where they would round it to 0 or 1, < or >.

    So P > 0,99 never claims to be certain.
    """
    if 0 < probability < 0.005:
        return f"< {fixed(0.01)}"
    if 0.995 <= probability < 1:
        return f"> {fixed(0.99)}"
    return f"= {fixed(probability)}"


def draw_bases(painter: QPainter, grid: Grid, look: Look) -> None:
    """Draw what of the cards does not change from frame to frame: their edges and numbers."""
    sample = grid.card(0)
    upright = is_upright(sample)
    painter.setFont(look.font(8))
    corner = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    for place, plant in enumerate(grid.plants):
        box = grid.card(place)
        painter.setPen(QPen(look.colour("edge"), look.width(1.2)))
        painter.drawRoundedRect(box, _ROUND_PX, _ROUND_PX)
        if upright and sample.height() >= _NUMBERED_FROM_PX * look.type_scale:
            painter.setPen(look.colour("muted"))
            painter.drawText(box.adjusted(6, 3, 0, 0), corner, str(plant + 1))


def draw_card(
    painter: QPainter,
    box: QRectF,
    plant: int,
    kind: int,
    probability: float,
    text: str,
    is_chosen: bool,
    look: Look,
) -> None:
    """Draw one plant and its P: the less likely, the redder the card, the fainter the leaf."""
    doubt = 1.0 - probability
    size = (box.width(), box.height())
    painter.setOpacity(doubt)
    _draw_part(painter, box, ("red", *size, look), lambda brush, at: _draw_red(brush, at, look))
    picture, words, points = _parts(*size, look)
    painter.setOpacity(1 - (1 - _FAINTEST) * doubt)
    draw_leaf(painter, picture.translated(box.topLeft()), kind, plant, look)
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
        picture.setBottom(height - _text_size(look, points)[1] * 1.15 - 3)
        words.setTop(picture.bottom() - 1)
    else:
        picture.setWidth(min(height, width - _text_size(look, points)[0]))
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
    at_ten = _text_size(look, 10.0)
    room = box.width() if upright else 0.6 * box.width()
    by_width = 10 * (room - 10) / at_ten[0]
    by_height = 10 * box.height() * (0.24 if upright else 0.6) / at_ten[1]
    return round(min(max(min(by_width, by_height), _POINTS[0]), _POINTS[1]) * 2) / 2
