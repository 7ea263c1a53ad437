"""Lines of text in several colours, with raised and lowered parts: formulas with live numbers."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from gui.style import Look

_SMALL = 0.72


@dataclass(frozen=True)
class Run:
    """A piece of a line: its text and the name of its colour.

    `symbol` writes it in the slanted type of quantities; `level` is 1 for an exponent, -1 for an
    index; `alpha` fades it.
    """

    text: str
    colour: str = "text"
    bold: bool = False
    symbol: bool = False
    level: int = 0
    alpha: float = 1.0


def line_size(runs: list[Run], look: Look, points: float) -> tuple[float, float]:
    """Return the width and the height of a line, in logical pixels."""
    width = sum(_width(run, look, points) for run in runs)
    return width, QFontMetricsF(look.font(points)).height() * 1.25


def write_line(
    painter: QPainter, at: QPointF, runs: list[Run], look: Look, points: float, room: float = 0.0
) -> QRectF:
    """Write a line with its middle left at a point; where it is wider than its room, smaller."""
    width, height = line_size(runs, look, points)
    if room > 0 and width > room:
        points *= max(room / width, 0.4)
        width, _ = line_size(runs, look, points)
    base = at.y() + QFontMetricsF(look.font(points)).ascent() * 0.42
    x = at.x()
    for run in runs:
        font = _font(run, look, points)
        painter.setFont(font)
        painter.setPen(look.colour(run.colour, run.alpha))
        size = QFontMetricsF(look.font(points)).ascent()
        lift = {1: 0.42, 0: 0.0, -1: -0.22}[run.level] * size
        painter.drawText(QPointF(x, base - lift), run.text)
        x += _width(run, look, points)
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
        points *= max(box.width() / widest, 0.4)
    y = box.top()
    for line in lines:
        height = line_size(line, look, points)[1]
        write_line(painter, QPointF(box.left(), y + height / 2), line, look, points)
        y += height
    return y


def _font(run: Run, look: Look, points: float) -> QFont:
    size = points * (_SMALL if run.level else 1.0)
    font = look.symbol_font(size) if run.symbol else look.font(size)
    font.setBold(run.bold)
    return font


def _width(run: Run, look: Look, points: float) -> float:
    return QFontMetricsF(_font(run, look, points)).horizontalAdvance(run.text)
