"""Formulas typeset from LaTeX, with a colour a symbol; each is rendered once and cached."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer

from gui.painting.mapping import paints_pixels
from gui.painting.pixmap_cache import cached
from gui.style.palette import ColourName
from gui.style.theme import Look

_PIXELS_A_POINT = 96 / 72
_MACROS: tuple[ColourName, ...] = (
    "toxic", "harmless", "frontier", "parameter", "loss", "likelihood", "probe", "muted",
)  # fmt: skip
"""Names that colour a part of a formula in a lesson."""


def coloured(look: Look, name: ColourName, tex: str) -> str:
    """Return LaTeX in a colour of the look."""
    return rf"\textcolor{{{look.code(name)}}}{{{tex}}}"


def coloured_macros(look: Look, tex: str) -> str:
    r"""Put the look's colours in place of \toxic{…}, \frontier{…} and the like."""
    for name in _MACROS:
        tex = tex.replace(rf"\{name}{{", rf"\textcolor{{{look.code(name)}}}{{")
    return tex


def formula_size(tex: str, look: Look, points: float) -> QSizeF:
    """Return how large a formula is, in logical pixels."""
    return QSizeF(_renderer(tex, points * look.type_scale, look.palette.text).defaultSize())


def draw_formula(
    painter: QPainter, at: QPointF, tex: str, look: Look, points: float, room: float = 0.0
) -> QRectF:
    """Draw a formula with its middle left at a point; wider than its room, it is made smaller."""
    what = tex, points * look.type_scale, look.palette.text
    size = formula_size(tex, look, points)
    if 0 < room < size.width():
        size *= room / size.width()
    box = QRectF(QPointF(at.x(), at.y() - size.height() / 2), size)
    if paints_pixels(painter):
        key = ("formula", *what, size.width(), size.height())
        pixmap = cached(painter, key, size, lambda brush: _fill(brush, *what))
        painter.drawPixmap(box.topLeft(), pixmap)
    else:
        _renderer(*what).render(painter, box)
    return box


def _fill(painter: QPainter, tex: str, points: float, colour: str) -> None:
    """Paint a formula as large as the device is."""
    device = painter.device()
    size = QSizeF(device.width(), device.height()) / device.devicePixelRatioF()
    _renderer(tex, points, colour).render(painter, QRectF(QPointF(), size))


@lru_cache(maxsize=256)
def _renderer(tex: str, points: float, colour: str) -> QSvgRenderer:
    from ziamath.config import config
    from ziamath.zmath import Latex

    config.svg2 = False
    config.math.color = colour
    try:
        svg = Latex(tex, size=points * _PIXELS_A_POINT).svg()
    except Exception:  # of whatever kind: a teacher's formula may be anything
        svg = _as_it_was_typed(tex, points * _PIXELS_A_POINT, colour)
    svg = svg.replace("<svg ", '<svg stroke-width="0" ', 1)  # or Qt outlines every sign in vectors
    return QSvgRenderer(QByteArray(svg.encode()))


def _as_it_was_typed(tex: str, size: float, colour: str) -> str:
    """Return a picture of a formula that can't be typeset: its text."""
    from html import escape

    width, height = 0.62 * size * max(len(tex), 1), 1.5 * size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<text x="0" y="{1.1 * size}" font-family="monospace" font-size="{size}"'
        f' fill="{colour}">{escape(tex)}</text></svg>'
    )
