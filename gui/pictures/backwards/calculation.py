"""What stands below the model: the slope chosen as a product, measured, and the next step."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter

from engine.lab.backwards import Backwards
from gui.language.numbers import fixed
from gui.painting.rich_text import Run, line_size, write_line
from gui.pictures.backwards.arithmetic_line import Piece, fits, write_arithmetic
from gui.pictures.backwards.slope_arithmetic import measured_texts, slope_pieces
from gui.pictures.backwards.step_arithmetic import step_pieces
from gui.pictures.network.network_part import name_of, part_of
from gui.style.theme import Look

_BIG_PT, _LINE_PT, _WORD_PT = 16.0, 12.0, 10.0
_LOW_PX, _LOWEST_PX = 330.0, 215.0
"""Below the first the step has no words, below the second there is one line alone, without any."""


class Row(NamedTuple):
    """A line of it: how high it is, its type, and that of the words below, 0 for none."""

    height: float
    points: float
    words: float


def calculation_rows(way: Backwards, height: float, look: Look) -> list[Row]:
    """Return the rows for a picture so high: the name, the product, the difference, the step."""
    height /= look.type_scale
    if height < _LOWEST_PX:
        return one_row(way, look)
    is_low = height < _LOW_PX
    return [
        _row(look, _LINE_PT, 0.0),
        _row(look, _LINE_PT if is_low else _BIG_PT, _WORD_PT),
        _row(look, _LINE_PT if way.choices.backwards_measured else 0.0, 0.0),
        _row(look, _LINE_PT, 0.0 if is_low else _WORD_PT),
    ]


def one_row(way: Backwards, look: Look) -> list[Row]:
    """Return the rows where there is room for one line alone, the product or the step."""
    is_step = way.choices.backwards_shows == "step"
    product, step = (0.0, _LINE_PT) if is_step else (_LINE_PT, 0.0)
    return [_row(look, points, 0.0) for points in (0.0, product, 0.0, step)]


def _row(look: Look, points: float, words: float) -> Row:
    if not points:
        return Row(0.0, 0.0, 0.0)
    height = line_size([], look, points)[1]
    return Row(height + (line_size([], look, words)[1] if words else 0.0), points, words)


def draw_calculation(
    painter: QPainter, box: QRectF, rows: list[Row], way: Backwards, look: Look
) -> None:
    """Write the rows one under the other."""
    top = box.top()
    for row, write in zip(
        rows, (_write_name, _write_slope, _write_measured, _write_step), strict=True
    ):
        if row.height:
            write(painter, QRectF(box.left(), top, box.width(), row.height), row, way, look)
        top += row.height


def _write_name(painter: QPainter, box: QRectF, row: Row, way: Backwards, look: Look) -> None:
    name = name_of(way.architecture, part_of(way.architecture, way.index))
    value = way.network.parameters[way.index]
    runs = [Run(name), Run(" = "), Run(fixed(float(value), 3), "parameter", bold=True)]
    write_line(painter, _middle_left(box), runs, look, row.points, box.width())


def _write_slope(painter: QPainter, box: QRectF, row: Row, way: Backwards, look: Look) -> None:
    pieces = slope_pieces(way)
    if not fits(pieces, box.width(), look, row.points):
        pieces = slope_pieces(way, brief=True)
    if not row.words and way.choices.backwards_measured and pieces:
        label = QCoreApplication.translate("Backwards", "measured: ")
        measured = Piece(f"   {label}{measured_texts(way)[1]}", bold=False)
        fits_whole = fits([*pieces, measured], box.width(), look, row.points)
        pieces = [*(pieces if fits_whole else _result_of(pieces)), measured]
    _write_pieces(painter, box, row, pieces, look)


def _write_step(painter: QPainter, box: QRectF, row: Row, way: Backwards, look: Look) -> None:
    _write_pieces(painter, box, row, step_pieces(way), look)


def _write_pieces(
    painter: QPainter, box: QRectF, row: Row, pieces: list[Piece], look: Look
) -> None:
    if not fits(pieces, box.width(), look, row.points):
        pieces = _result_of(pieces)
    if pieces:
        write_arithmetic(painter, box, pieces, look, row.points, row.words)


def _result_of(pieces: list[Piece]) -> list[Piece]:
    """Return a line without its middle: what it is of, and what it comes to."""
    return [*pieces[:1], *pieces[-2:]]


def _write_measured(painter: QPainter, box: QRectF, row: Row, way: Backwards, look: Look) -> None:
    if way.chain is None and not len(way.plants):
        return
    formula, value, h = measured_texts(way)
    label = QCoreApplication.translate("Backwards", "measured: ")
    runs = [
        Run(label), Run(f"{formula} = "), Run(value, "loss", bold=True), Run(f"     {h}", "muted"),
    ]  # fmt: skip
    if line_size(runs, look, row.points)[0] > box.width():
        runs = [Run(label), Run(value, "loss", bold=True), Run(f"     {h}", "muted")]
    write_line(painter, _middle_left(box), runs, look, row.points, box.width())


def _middle_left(box: QRectF) -> QPointF:
    return QPointF(box.left(), box.center().y())
