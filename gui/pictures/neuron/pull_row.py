"""A row of the inspector: a plant that moved the frontier, which way, and its part of it all."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from engine.explain.pulls import Puller
from gui.language.translation import language
from gui.painting.markers import draw_symbol
from gui.painting.plot import arrow
from gui.painting.rich_text import Run, line_size, type_height, write_line
from gui.style.palette import ColourName
from gui.style.theme import Look

_TIGHT = 0.85
"""How far words may be made narrower before they are left out."""


class PullRow(NamedTuple):
    """What a row says; `part` is the puller's own, written."""

    rank: str
    kind: int
    selected: bool
    point: str
    puller: Puller
    part: str


def point_text(x1: str, x2: str) -> str:
    """Write a point as the language does: (1,10 ; 2,10) or (1.10, 2.10)."""
    return f"({x1} ; {x2})" if language() == "fr" else f"({x1}, {x2})"


def pull_row_width(look: Look, points: float) -> float:
    """Return the width that lets a row of usual numbers say everything."""
    return _pull_row_width(look, points, language())


@lru_cache(maxsize=64)
def _pull_row_width(look: Look, points: float, _language: str) -> float:
    words = max(line_size([Run(text)], look, points)[0] for text in _direction_texts().values())
    numbers = [Run("0" + point_text("0,00", "0,00")), Run("100 %", bold=True)]
    line = type_height(look, points)
    return _TIGHT * words + line_size(numbers, look, points)[0] + 5 * line


def draw_pull_row(
    painter: QPainter, box: QRectF, row: PullRow, edge: ColourName | None, look: Look, points: float
) -> None:
    """Draw a row over its bar; `edge` is the colour of the frame around it, if it has one."""
    _draw_ground(painter, box, row.puller.part, edge, look)
    unit, y = type_height(look, points), box.center().y()
    size = 0.36 * unit
    rank = write_line(
        painter, QPointF(box.left() + 0.4 * unit, y), [Run(row.rank, "muted")], look, points
    )
    at = QPointF(rank.right() + 0.9 * unit, y)
    draw_symbol(painter, at, row.kind, size, look)
    if row.selected:
        painter.setPen(QPen(look.colour("text"), look.width(1.5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, 1.7 * size, 1.7 * size)
    part = [Run(row.part, bold=True)]
    right = box.right() - line_size(part, look, points)[0] - 0.4 * unit
    write_line(painter, QPointF(right, y), part, look, points)
    left = QPointF(at.x() + 0.8 * unit, y)
    room = max(right - left.x() - 1.6 * unit, 1.0)
    point = write_line(painter, left, [Run(row.point)], look, points, room)
    rest = QRectF(point.right(), box.top(), right - point.right(), box.height())
    _draw_direction(painter, rest, row.puller, look, points, unit)


def _draw_ground(
    painter: QPainter, box: QRectF, part: float, edge: ColourName | None, look: Look
) -> None:
    ground = box.adjusted(0, 1, 0, -1)
    painter.fillRect(ground, look.colour("raised", 0.45))
    painter.fillRect(ground.adjusted(0, 0, -(1 - part) * ground.width(), 0), look.colour("edge"))
    if edge is not None:
        painter.setPen(QPen(look.colour(edge), look.width(1.5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ground, 4, 4)


def _draw_direction(
    painter: QPainter, box: QRectF, puller: Puller, look: Look, points: float, unit: float
) -> None:
    """Draw which way the plant pushed the line, and say whether that is to itself."""
    reach, x, y = 0.5 * unit, box.left() + 0.5 * unit, box.center().y()
    if puller.direction is not None:
        middle = QPointF(x + reach, y)
        half_arrow = QPointF(puller.direction[0], -puller.direction[1]) * reach
        width = min(look.width(1.8), 0.11 * unit)
        arrow(painter, middle - half_arrow, middle + half_arrow, look.colour("text"), width)
        x += 2 * reach + 0.4 * unit
    words, room = [Run(_direction_text(puller), "muted")], box.right() - x - 0.3 * unit
    if line_size(words, look, points)[0] * _TIGHT <= room:
        write_line(painter, QPointF(x, y), words, look, points, room)


def _direction_text(puller: Puller) -> str:
    if puller.direction is None:
        return _direction_texts()["larger" if puller.error < 0 else "smaller"]
    return _direction_texts()["to itself" if puller.draws_near else "away"]


def _direction_texts() -> dict[str, str]:
    """Say what a plant did to the line, or to z where there was no line."""
    translate = QCoreApplication.translate
    return {
        "to itself": translate("Inspector", "draws the line to itself"),
        "away": translate("Inspector", "pushes the line away"),
        "larger": translate("Inspector", "asks for a larger z"),
        "smaller": translate("Inspector", "asks for a smaller z"),
    }
