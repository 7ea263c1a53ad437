"""Formulas typeset from LaTeX, with a colour a symbol; each is made once and kept."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer

from gui.style import Look

_PIXELS_A_POINT = 96 / 72


def coloured(look: Look, name: str, tex: str) -> str:
    """Return LaTeX in a colour of the look."""
    return rf"\textcolor{{{getattr(look.palette, name)}}}{{{tex}}}"


def formula_size(tex: str, look: Look, points: float) -> QSizeF:
    """Return how large a formula is, in logical pixels."""
    return _renderer(tex, points * look.type_scale, look.palette.text).defaultSize().toSizeF()


def draw_formula(
    painter: QPainter, at: QPointF, tex: str, look: Look, points: float, room: float = 0.0
) -> QRectF:
    """Draw a formula with its middle left at a point; wider than its room, it is made smaller."""
    renderer = _renderer(tex, points * look.type_scale, look.palette.text)
    size = QSizeF(renderer.defaultSize())
    if 0 < room < size.width():
        size *= room / size.width()
    box = QRectF(QPointF(at.x(), at.y() - size.height() / 2), size)
    renderer.render(painter, box)
    return box


@lru_cache(maxsize=256)
def _renderer(tex: str, points: float, colour: str) -> QSvgRenderer:
    from ziamath.config import config
    from ziamath.zmath import Latex

    config.svg2 = False
    config.math.color = colour
    svg = Latex(tex, size=points * _PIXELS_A_POINT).svg()
    return QSvgRenderer(QByteArray(svg.encode()))
