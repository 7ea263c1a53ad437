"""Plants drawn as leaves by kind: pointed fingers if toxic, round leaflets if not (figure 2)."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTransform

from gui.painting.leaf_shapes import VARIANTS, Leaf, leaf, outline_of, point_of
from gui.painting.mapping import paints_pixels
from gui.painting.markers import draw_symbol
from gui.painting.pixmap_cache import cached
from gui.style.palette import KIND_COLOURS
from gui.style.theme import Look

_RIBS_FROM_PX = 34.0
_VEINS_FROM_PX = 52.0
_FILL = 0.13
_FILL_SMALL = 0.3
_FILL_MEASURED = 0.34
_SYMBOL_SHARE = 0.26


def draw_leaf(painter: QPainter, box: QRectF, kind: int, variant: int, look: Look) -> None:
    """Draw a plant as large as fits into a box."""
    side = min(box.width(), box.height())
    if side < 4:
        return
    corner = QPointF(box.center().x() - side / 2, box.center().y() - side / 2)
    if not paints_pixels(painter):
        _paint(painter, QRectF(corner.x(), corner.y(), side, side), leaf(kind, variant), kind, look)
        return
    box = QRectF(0, 0, round(side), round(side))
    key = ("leaf", kind, variant % VARIANTS, round(side), look)
    drawing = leaf(kind, variant)
    pixmap = cached(painter, key, box.size(), lambda on: _paint(on, box, drawing, kind, look))
    painter.drawPixmap(corner, pixmap)


def draw_plant(
    painter: QPainter, box: QRectF, kind: int, variant: int, look: Look, as_leaf: bool
) -> None:
    """Draw a plant as a leaf; or, where the kinds are no leaves, as the shape of its kind."""
    if as_leaf:
        draw_leaf(painter, box, kind, variant, look)
    else:
        radius = _SYMBOL_SHARE * min(box.width(), box.height())
        draw_symbol(painter, box.center(), kind, radius, look)


def draw_measured_leaf(
    painter: QPainter, box: QRectF, kind: int, variant: int, look: Look
) -> tuple[QPointF, QPointF]:
    """Draw a plant with dotted brackets along one leaflet: x1 across it, x2 along it (figure 3).

    Returns where the names of x1 and x2 have their middles.
    """
    draw_leaf(painter, box, kind, variant, look)
    side = min(box.width(), box.height())
    transform = _transform_into(
        QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
    )
    blade = leaf(kind, variant).measured
    shade = QPainterPath(transform.map(outline_of(blade)))
    painter.fillPath(shade, look.colour("toxic" if kind else "harmless", _FILL_MEASURED))
    pen = QPen(look.colour("text"), look.width(1.3), Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    gap = 5 / side / max(blade.length, 1e-9) * look.line_scale
    half_bracket = 1.0 + 10 / side / max(blade.width, 1e-9) * look.line_scale

    straight = replace(blade, bend=0.0, angle=blade.angle + blade.bend)

    def pixel(along: float, across: float) -> QPointF:
        return transform.map(point_of(straight.at(along, across)))

    corners = [pixel(0.0, -half_bracket), pixel(0.0, half_bracket), pixel(1 + gap, half_bracket)]
    painter.drawPolyline([corners[1], corners[2], pixel(1 + gap, -half_bracket), corners[0]])
    away = 9 * look.type_scale
    across = _beyond(pixel(0.5, 0.0), pixel(1 + gap, 0.0), away)
    return across, _beyond(pixel(0.55, 0.0), pixel(0.55, -half_bracket), away)


def _paint(painter: QPainter, box: QRectF, drawing: Leaf, kind: int, look: Look) -> None:
    name = KIND_COLOURS[kind]
    transform, side = _transform_into(box), box.width()
    outline = transform.map(drawing.outline)
    painter.fillPath(outline, look.colour(name, _FILL if side >= _RIBS_FROM_PX else _FILL_SMALL))
    pen = QPen(look.colour(name), max(1.15, 0.017 * side))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(outline)
    painter.drawPath(transform.map(drawing.stems))
    if side >= _RIBS_FROM_PX:
        painter.drawPath(transform.map(drawing.ribs))
    if side >= _VEINS_FROM_PX:
        pen.setWidthF(max(0.7, 0.008 * side))
        pen.setColor(look.colour(name, 0.75))
        painter.setPen(pen)
        painter.drawPath(transform.map(drawing.veins))


def _transform_into(box: QRectF) -> QTransform:
    """Return what maps the unit square, with up as up, into a box, a little inside."""
    side = box.width() * 0.96
    left, bottom = box.center().x() - side / 2, box.center().y() + side / 2
    return QTransform(side, 0, 0, -side, left, bottom)


def _beyond(start: QPointF, end: QPointF, by: float) -> QPointF:
    way = end - start
    length = math.hypot(way.x(), way.y()) or 1.0
    return end + way * (by / length)
