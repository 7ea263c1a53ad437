"""A line of arithmetic with a word below each number: written in columns, as large as it fits."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gui.painting.rich_text import Run, line_size, write_line
from gui.style.palette import ColourName
from gui.style.theme import Look

_SMALLEST_PT, _SMALLEST_WORD = 0.6, 0.85
_ABOVE_WORDS = 0.8
"""Of the size asked for: beyond, words are left out, and then the line is squeezed."""


class Piece(NamedTuple):
    """A number or a sign of the line, and the word below it."""

    text: str
    word: str = ""
    colour: ColourName = "text"
    bold: bool = True


def as_text(pieces: list[Piece]) -> str:
    """Return the line as it would be typed."""
    text = " ".join(piece.text for piece in pieces)
    return text.replace("( ", "(").replace(" )", ")").replace("√ ", "√").replace(" ²", "²")


def fits(pieces: list[Piece], width: float, look: Look, points: float) -> bool:
    """Say whether a line can be written so wide without words, and not too small to be read."""
    return _width(pieces, look, max(_SMALLEST_PT * points, look.least_points), 0.0) <= width


def write_arithmetic(
    painter: QPainter, box: QRectF, pieces: list[Piece], look: Look, points: float, words: float
) -> None:
    """Write pieces from the left of a box, smaller where they would not fit; `words` 0 has none.

    The words are left out where with them the line would have to be smaller than without.
    """
    number_pt, word_pt = points, words
    least_word = max(_SMALLEST_WORD * words, look.least_points)
    least_number = max(_SMALLEST_PT * points, look.least_points)
    while (width := _width(pieces, look, number_pt, word_pt)) > box.width():
        share = box.width() / width
        if word_pt > least_word:
            word_pt = _smaller(word_pt, share, least_word)
        elif number_pt > (least := _ABOVE_WORDS * points if word_pt else least_number):
            number_pt = _smaller(number_pt, share, least)
        elif word_pt:
            number_pt, word_pt = points, 0.0
        else:
            break
    height = line_size([], look, number_pt)[1]
    room = box.height() - (line_size([], look, word_pt)[1] if word_pt else 0.0)
    y = box.top() + max(room, height) / 2
    x = box.left()
    for piece, gap in zip(pieces, _gaps(pieces, look, number_pt), strict=True):
        number, word = _widths(piece, look, number_pt, word_pt)
        column = max(number, word)
        at = QPointF(x + (column - number) / 2, y)
        write_line(painter, at, [_run(piece)], look, number_pt)
        if word:
            below = QPointF(x + (column - word) / 2, y + height / 2 + 0.4 * (box.height() - room))
            write_line(painter, below, [Run(piece.word, "muted")], look, word_pt)
        x += column + gap


def _smaller(points: float, share: float, least: float) -> float:
    """Return a size smaller by about this share, of few sizes: their fonts are cached."""
    return max(min(math.floor(2 * points * share) / 2, points - 0.5), least)


def _run(piece: Piece) -> Run:
    return Run(piece.text, piece.colour, piece.bold)


def _gaps(pieces: list[Piece], look: Look, points: float) -> list[float]:
    """Return the room after each piece: none within a bracket, and after the last."""
    usual = 0.7 * line_size([Run("0")], look, points)[0]
    gaps = [
        0.0 if piece.text.endswith(("(", "√")) or after.text.startswith((")", "²")) else usual
        for piece, after in pairwise(pieces)
    ]
    return [*gaps, 0.0]


def _widths(piece: Piece, look: Look, points: float, words: float) -> tuple[float, float]:
    number = line_size([_run(piece)], look, points)[0]
    has_word = bool(words and piece.word)
    return number, line_size([Run(piece.word)], look, words)[0] if has_word else 0.0


def _width(pieces: list[Piece], look: Look, points: float, words: float) -> float:
    columns = sum(max(_widths(piece, look, points, words)) for piece in pieces)
    return columns + sum(_gaps(pieces, look, points))
