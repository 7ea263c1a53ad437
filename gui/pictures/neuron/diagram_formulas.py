"""The neuron in formulas: z, a(z), and the rule for y_pred with its brace (figures 5, 8, 18)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from gui.painting.latex import coloured, draw_formula, formula_size
from gui.style.theme import Look

_SIZES_PT = (20.0, 16.0, 13.0, 11.0, 10.0)
_GAP = 0.6


def formulas_size(look: Look, points: float, in_a_row: bool) -> QSizeF:
    """Return the room that the three formulas take, in a row or one under the other."""
    sizes = [formula_size(tex, look, points) for tex in _formulas(look)]
    widths, heights = [size.width() for size in sizes], [size.height() for size in sizes]
    gap = 2 * _GAP * heights[0]
    if in_a_row:
        return QSizeF(sum(widths) + 2 * gap, max(heights))
    return QSizeF(max(widths), sum(heights) + 2 * gap)


def draw_formulas(painter: QPainter, box: QRectF, look: Look) -> None:
    """Write z, a and the rule as large as a box allows, in a row where that is larger."""
    fitting = [
        (points, in_a_row)
        for points in _SIZES_PT
        for in_a_row in (False, True)
        if _fits(formulas_size(look, points, in_a_row), box)
    ]
    points, in_a_row = fitting[0] if fitting else (_SIZES_PT[-1], box.width() > 2 * box.height())
    room = formulas_size(look, points, in_a_row)
    formulas = _formulas(look)
    sizes = [formula_size(tex, look, points) for tex in formulas]
    gap = 2 * _GAP * sizes[0].height()
    if in_a_row:
        gap += min((box.width() - room.width()) / 2, 3 * gap)
    at = QPointF(box.left(), box.center().y() - (0 if in_a_row else 0.5 * room.height()))
    for tex, size in zip(formulas, sizes, strict=True):
        middle = at if in_a_row else at + QPointF(0, 0.5 * size.height())
        draw_formula(painter, middle, tex, look, points, box.right() - at.x())
        at += QPointF(size.width() + gap, 0) if in_a_row else QPointF(0, size.height() + gap)


def _fits(size: QSizeF, box: QRectF) -> bool:
    return size.width() <= box.width() and size.height() <= box.height()


def _formulas(look: Look) -> tuple[str, str, str]:
    z, a = coloured(look, "frontier", "z"), coloured(look, "likelihood", "a")
    w1, w2, b = (coloured(look, "parameter", name) for name in ("w_1", "w_2", "b"))
    given = QCoreApplication.translate("NeuronDiagram", "if")
    rules = (
        coloured(look, "toxic", rf"y_{{pred}} = 1 \text{{ {given} }} z \geqslant 0"),
        coloured(look, "harmless", rf"y_{{pred}} = 0 \text{{ {given} }} z < 0"),
    )
    return (
        rf"{z} = {w1} x_1 + {w2} x_2 + {b}",
        rf"{a} = \frac{{1}}{{1 + e^{{-{z}}}}}",
        r"\left\{\begin{array}{l}" + r" \\ ".join(rules) + r"\end{array}\right.",
    )
