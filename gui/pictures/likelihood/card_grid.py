"""Where the cards of plants lie: how many fit, and in how many columns (figures 23 and 24)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF

from gui.pictures.likelihood.card import LEAST_POINTS, text_size
from gui.style.theme import Look

MOST_CARDS = 40
"""More than that nobody reads."""

_GAP_PX = 5.0
_LEAST_LEAF_PX = 20.0
_READABLE_LEAF_PX = 30.0
_LARGEST_CARD_PX = 240.0


@dataclass(frozen=True)
class CardGrid:
    """Equal cards in rows and columns of a box: `count` of them from the one of number `first` on.

    They are counted as the plants learnt from are.
    """

    box: QRectF
    columns: int
    width: float
    height: float
    first: int
    count: int

    def card(self, index: int) -> QRectF:
        """Return where the card at a place 0 … count - 1 lies."""
        row, column = divmod(index, self.columns)
        x = self.box.left() + column * self.width
        y = self.box.top() + row * self.height
        half = _GAP_PX / 2
        return QRectF(x, y, self.width, self.height).adjusted(half, half, -half, -half)

    def card_at(self, at: QPointF) -> int | None:
        """Return the number of the card that lies there."""
        indices = range(self.count)
        return next(
            (self.first + index for index in indices if self.card(index).contains(at)), None
        )

    @property
    def cards(self) -> range:
        """The numbers of the cards."""
        return range(self.first, self.first + self.count)

    @property
    def shown(self) -> slice:
        """Which of the values of all cards stand on these."""
        return slice(self.first, self.first + self.count)


def grid_for_all(count: int, box: QRectF, look: Look) -> CardGrid | None:
    """Lay out a card for every plant, as large as they go; None where they would be too small."""
    if not 0 < count <= MOST_CARDS:
        return None
    columns, size = _best_columns(count, box.width(), box.height(), look)
    if size < _LEAST_LEAF_PX * look.type_scale:
        return None
    return _centred(box, columns, count, 0)


def grid_of_page(count: int, shown: int, box: QRectF, look: Look) -> CardGrid:
    """Lay out as many readable cards as fit, those that include the plant `shown`."""
    columns, rows = _best_page(box.width(), box.height(), look)
    page = min(columns * rows, count)
    first = shown // page * page
    grid = _centred(box, columns, page, first)
    remaining = min(page, count - first)
    return CardGrid(grid.box, grid.columns, grid.width, grid.height, first, remaining)


@lru_cache(maxsize=32)
def _best_columns(count: int, width: float, height: float, look: Look) -> tuple[int, float]:
    """Return the number of columns that leaves the most room for a leaf, and how much."""
    sizes = []
    for columns in range(1, count + 1):
        rows = math.ceil(count / columns)
        cell = width / columns - _GAP_PX, height / rows - _GAP_PX
        size = max(_leaf_above_number(*cell, look), _leaf_left_of_number(*cell, look))
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
        leaf = _leaf_above_number(width / columns - _GAP_PX, height / rows - _GAP_PX, look)
        pages.append((columns * rows * leaf * leaf, columns, rows))
    _, columns, rows = max(pages)
    return columns, rows


def _leaf_above_number(width: float, height: float, look: Look) -> float:
    """Return how large a leaf is above its number."""
    least_width, line = text_size(look, LEAST_POINTS)
    return min(width, height - 1.5 * line) - 6 if width >= least_width else 0.0


def _leaf_left_of_number(width: float, height: float, look: Look) -> float:
    """Return how large a leaf is left of its number."""
    least_width, line = text_size(look, LEAST_POINTS)
    return min(width - least_width, height) - 4 if height >= line else 0.0


def _card_around(leaf: float, look: Look) -> tuple[float, float]:
    least_width, line = text_size(look, LEAST_POINTS)
    return max(leaf + 6, least_width) + _GAP_PX, leaf + 1.5 * line + 6 + _GAP_PX


def _centred(box: QRectF, columns: int, count: int, first: int) -> CardGrid:
    rows = math.ceil(count / columns)
    width = min(box.width() / columns, _LARGEST_CARD_PX)
    height = min(box.height() / rows, _LARGEST_CARD_PX)
    width, height = min(width, 2.6 * height), min(height, 1.35 * width)
    inner = QRectF(0, 0, columns * width, rows * height)
    inner.moveCenter(box.center())
    return CardGrid(inner, columns, width, height, first, count)
