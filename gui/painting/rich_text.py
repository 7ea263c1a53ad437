"""Lines of text in several colours, with raised and lowered parts: formulas with live numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from gui.style.palette import ColourName
from gui.style.theme import Look

_SMALL = 0.72
_SMALLEST = 4.0
"""Where not even the smallest type of the look fits: rather small than cut."""


@dataclass(frozen=True)
class Run:
    """A piece of a line: its text and the name of its colour.

    `symbol` writes it in the slanted type of quantities; `level` is 1 for an exponent, -1 for an
    index; `alpha` fades it.
    """

    text: str
    colour: ColourName = "text"
    bold: bool = False
    symbol: bool = False
    level: int = 0
    alpha: float = 1.0


def type_height(look: Look, points: float) -> float:
    """Return how high a line of type is, without the room between lines."""
    return _plain(look, points).height()


def line_size(runs: list[Run], look: Look, points: float) -> tuple[float, float]:
    """Return the width and the height of a line, in logical pixels."""
    width = sum(_width(run, look, points) for run in runs)
    return width, _plain(look, points).height() * 1.25


def write_line(
    painter: QPainter, at: QPointF, runs: list[Run], look: Look, points: float, room: float = 0.0
) -> QRectF:
    """Write a line with its middle left at a point; where it is wider than its room, smaller."""
    height = _plain(look, points).height() * 1.25
    widths = [_width(run, look, points) for run in runs]
    width = sum(widths)
    while width > room > 0 and points > _SMALLEST:
        # fonts of a few sizes only are cached; and half the width is not half the size
        fitting = max(math.floor(4 * points * room / width - 0.01) / 4, _SMALLEST)
        points = max(fitting, look.least_points) if points > look.least_points else fitting
        widths = [_width(run, look, points) for run in runs]
        width = sum(widths)
    size = _plain(look, points).ascent()
    base = at.y() + size * 0.42
    x = at.x()
    for run, advance in zip(runs, widths, strict=True):
        painter.setFont(_face(look.type_scale, _size(run, look, points), run.symbol, run.bold)[0])
        painter.setPen(look.colour(run.colour, run.alpha))
        lift = {1: 0.42, 0: 0.0, -1: -0.22}[run.level] * size
        painter.drawText(QPointF(x, base - lift), run.text)
        x += advance
    return QRectF(at.x(), at.y() - height / 2, width, height)


def write_lines(
    painter: QPainter,
    box: QRectF,
    lines: list[list[Run]],
    look: Look,
    points: float,
) -> float:
    """Write lines one under the other from the top of a box, all in one size that fits its width.

    Returns where the last one ends.
    """
    widest = max((line_size(line, look, points)[0] for line in lines), default=0.0)
    if widest > box.width() > 0:
        points = max(points * max(box.width() / widest, 0.4), look.least_points)
    y = box.top()
    for line in lines:
        height = line_size(line, look, points)[1]
        write_line(painter, QPointF(box.left(), y + height / 2), line, look, points)
        y += height
    return y


def write_wrapped(
    painter: QPainter,
    box: QRectF,
    text: str,
    look: Look,
    points: float,
    colour: ColourName = "text",
    bold: bool = False,
    in_the_middle: bool = False,
) -> float:
    """Write a sentence into a box, in as many lines as it takes, smaller if it would not fit.

    It begins at the top of the box, or lies in the middle. Returns where the last line ends.
    """
    wrap = Qt.TextFlag.TextWordWrap
    tall = QRectF(box.topLeft(), QSizeF(max(box.width(), 1.0), 1e4))
    smallest = max(0.5 * points, look.least_points)
    while True:
        font = look.font(points, bold)
        needed = QFontMetricsF(font).boundingRect(tall, wrap, text)
        fits = needed.height() <= box.height() + 1 and needed.width() <= box.width() + 1
        if fits or points <= smallest:
            break
        points = max(0.94 * points, smallest)
    if in_the_middle:
        shift = max(0.0, box.height() - needed.height()) / 2
        tall, needed = tall.translated(0, shift), needed.translated(0, shift)
    painter.setFont(font)
    painter.setPen(look.colour(colour))
    painter.drawText(tall, int(wrap), text)
    return needed.bottom()


def _width(run: Run, look: Look, points: float) -> float:
    return _advance(look.type_scale, _size(run, look, points), run.symbol, run.bold, run.text)


def _plain(look: Look, points: float) -> QFontMetricsF:
    return _face(look.type_scale, points, False, False)[1]


def _size(run: Run, look: Look, points: float) -> float:
    return max(_SMALL * points, min(look.least_points, points)) if run.level else points


@lru_cache(maxsize=4096)
def _advance(scale: float, points: float, symbol: bool, bold: bool, text: str) -> float:
    return _face(scale, points, symbol, bold)[1].horizontalAdvance(text)


@lru_cache(maxsize=512)
def _face(scale: float, points: float, symbol: bool, bold: bool) -> tuple[QFont, QFontMetricsF]:
    """Return a font and its metrics, made once: Qt looks a new font up each time it is drawn in."""
    look = Look(type_scale=scale)
    font = look.symbol_font(points) if symbol else look.font(points)
    font.setBold(bold)
    return font, QFontMetricsF(font)
