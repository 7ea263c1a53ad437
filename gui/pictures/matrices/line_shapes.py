"""A typed line as rectangles: each piece with the shape of what it names, and what comes out."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from engine.errors import UserError
from engine.formula_shapes import shape_text
from engine.lab.frame import Frame
from engine.lessons.matrix_lines import MATRIX_HOLES, MatrixHole, Shape, pieces_of, shape_of
from gui.painting.rich_text import Run, line_size, type_height, write_line
from gui.style.palette import ColourName
from gui.style.theme import Look

_SIZES = (12.0, 11.0, 10.0, 9.0, 8.0)
_SHORT, _TALL = 0.8, 2.0
"""How many pixels of a rectangle a 2 and an m are worth, in heights of the type."""

_MISFITS = ("formula_fit", "formula_fit_each")


class LinePiece(NamedTuple):
    """What stands in a line: its text, and its shape if it is a number or more."""

    text: str
    shape: Shape | None
    colour: ColourName = "text"


def line_pieces(frame: Frame) -> list[list[LinePiece]]:
    """Return the pieces of the lines that are typed and can be read, the results at their ends."""
    lines = zip(MATRIX_HOLES, frame.choices.matrix_lines, strict=True)
    return [
        pieces for hole, text in lines if text.strip() and (pieces := _pieces(hole, text, frame))
    ]


def _pieces(hole: MatrixHole, text: str, frame: Frame) -> list[LinePiece]:
    plants = frame.plants.training
    try:
        shown = [LinePiece(piece.text, piece.shape) for piece in pieces_of(hole, text, plants)]
        result = shape_of(hole, text, plants, frame.neuron)
    except UserError as error:
        if error.code not in _MISFITS:
            return []
        left, sign, right = (str(error.facts[name]) for name in ("left", "sign", "right"))
        return [*shown, LinePiece(f"✗ {left} {sign} {right}", None, "loss")]
    wanted = (len(plants),) if hole == "z" else (2,)
    colour: ColourName = "frontier" if result == wanted else "loss"
    return [
        *shown,
        LinePiece("→", None),
        LinePiece(hole if hole == "z" else "∂ℒ/∂W", result, colour),
    ]


def lines_height(count: int, look: Look) -> float:
    """Return how much room lines of code want, in pixels."""
    return count * _height(look, _SIZES[0])


def draw_line_shapes(
    painter: QPainter, box: QRectF, lines: list[list[LinePiece]], look: Look
) -> None:
    """Draw lines one under the other, in one size in which all of them fit."""
    sizes = [size for size in _SIZES if size >= look.least_points] or [look.least_points]
    fits = (
        size
        for size in sizes
        if all(_line_width(line, look, size) <= box.width() for line in lines)
        and _height(look, size) * len(lines) <= box.height() + 1
    )
    points = next(fits, None)
    if points is None:
        return
    for number, line in enumerate(lines):
        left = box.center().x() - _line_width(line, look, points) / 2
        middle = box.top() + (number + 0.5) * box.height() / len(lines)
        for piece in line:
            _draw_piece(painter, QPointF(left, middle), piece, look, points)
            left += _width(piece, look, points)


def _height(look: Look, points: float) -> float:
    return (_TALL + 3.1) * type_height(look, points)


def _line_width(line: list[LinePiece], look: Look, points: float) -> float:
    return sum(_width(piece, look, points) for piece in line)


def _width(piece: LinePiece, look: Look, points: float) -> float:
    unit = type_height(look, points)
    texts = [piece.text, shape_text(piece.shape)] if piece.shape else [piece.text]
    widths = [line_size([Run(text)], look, points)[0] for text in texts]
    return max(*widths, _rectangle(piece.shape, unit).width() if piece.shape else 0) + 0.5 * unit


def _rectangle(shape: Shape, unit: float) -> QRectF:
    """Return a rectangle for a shape: its rows are its height; a vector stands upright."""
    high, wide = (shape[0], shape[1] if len(shape) > 1 else 1)
    return QRectF(0, 0, _side(wide) * unit, _side(high) * unit)


def _side(count: int) -> float:
    return {1: 0.45, 2: _SHORT}.get(count, _TALL)


def _draw_piece(
    painter: QPainter, at: QPointF, piece: LinePiece, look: Look, points: float
) -> None:
    """Draw a piece from its middle left on: rectangle above, name, shape below."""
    unit, width = type_height(look, points), _width(piece, look, points)
    middle = at.x() + width / 2
    name_y = at.y() + 0.65 * unit
    _write(painter, QPointF(middle, name_y), Run(piece.text, piece.colour), look, points)
    if not piece.shape:
        return
    rectangle = _rectangle(piece.shape, unit)
    rectangle.moveCenter(QPointF(middle, 0))
    rectangle.moveBottom(name_y - 0.7 * unit)
    painter.setPen(QPen(look.colour(piece.colour), look.width(1.5)))
    painter.setBrush(look.colour("raised"))
    painter.drawRect(rectangle)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    shape = Run(shape_text(piece.shape), "muted")
    _write(painter, QPointF(middle, name_y + 1.15 * unit), shape, look, points)


def _write(painter: QPainter, middle: QPointF, run: Run, look: Look, points: float) -> None:
    width = line_size([run], look, points)[0]
    write_line(painter, QPointF(middle.x() - width / 2, middle.y()), [run], look, points)
