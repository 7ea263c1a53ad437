"""Dots for plants, two shapes for two kinds: by sprite for some, pixel by pixel for many."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap, QPolygonF

from engine.arrays import Indices, Kinds, Mask
from gui.painting.mapping import paints_pixels, pixels_a_unit
from gui.painting.pixmap_cache import cached, stamp
from gui.painting.plot import solid
from gui.style.palette import KIND_COLOURS, ColourName
from gui.style.theme import Look

MOST_SPRITES = 3_000
"""With more plants than that, dots are small and written straight into an image."""

BALL_PX, CROSS_PX = 7.0, 6.0
"""The radius of a ball, and how far an arm of a cross reaches."""

Pixels = NDArray[np.float64]


def radius_of(count: int, look: Look) -> float:
    """Return the radius of a dot, in logical pixels: smaller the more there are."""
    for most, radius in ((60, 8.0), (400, 6.0), (MOST_SPRITES, 4.5), (20_000, 2.5)):
        if count <= most:
            return look.width(radius)
    return look.width(1.5)


def ring_radius_of(radius: float) -> float:
    """Return the radius of the ring around a dot that is on the wrong side, in logical pixels."""
    return radius + max(2.0, radius / 2)


def draw_dots(
    painter: QPainter,
    px: Pixels,
    py: Pixels,
    y: Kinds,
    radius: float,
    look: Look,
    edged: bool = True,
    held_out: Mask | None = None,
) -> None:
    """Draw one dot a plant at pixels px, py (m,): a disc if toxic, a diamond if not.

    Those held out (m,) are hollow. In a crowd the edges of some would hide the colour of the
    others: leave them out there.
    """
    codes = y if held_out is None else y + 2 * held_out
    if not paints_pixels(painter):
        for x, y_, code in zip(px.tolist(), py.tolist(), codes.tolist(), strict=True):
            draw_symbol(painter, QPointF(x, y_), code % 2, radius, look, edged, code > 1)
        return
    shapes = 2 if held_out is None else 4
    stamp(painter, _dots(painter, shapes, radius, look, edged), px, py, codes)


def draw_rings(painter: QPainter, px: Pixels, py: Pixels, radius: float, pen: QPen) -> None:
    """Draw a ring around each of these pixels."""
    if not paints_pixels(painter):
        for x, y in zip(px.tolist(), py.tolist(), strict=True):
            _draw_ring(painter, QPointF(x, y), radius, pen)
        return
    stamp(painter, _ring(painter, radius, pen), px, py)


def _dots(painter: QPainter, shapes: int, radius: float, look: Look, edged: bool) -> QPixmap:
    """Return the dots of both kinds side by side, and where there are four the hollow ones."""
    side = int(2.4 * radius + 6)

    def paint(brush: QPainter) -> None:
        for code in range(shapes):
            middle = QPointF(side / 2 + code * side, side / 2)
            draw_symbol(brush, middle, code % 2, radius, look, edged, code > 1)

    size = QSizeF(shapes * side, side)
    return cached(painter, ("dots", shapes, radius, look, edged), size, paint)


def _ring(painter: QPainter, radius: float, pen: QPen) -> QPixmap:
    side = int(2 * radius + pen.widthF() + 4)

    def paint(brush: QPainter) -> None:
        _draw_ring(brush, QPointF(side / 2, side / 2), radius, pen)

    key = ("ring", radius, pen.widthF(), pen.color().rgba())
    return cached(painter, key, QSizeF(side, side), paint)


def upright_lines(px: Pixels, ends: Pixels, other_ends: Pixels) -> list[QLineF]:
    """Return upright lines at px (m,), from ends (m,) to other ends (m,)."""
    lines = zip(px.tolist(), ends.tolist(), other_ends.tolist(), strict=True)
    return [QLineF(x, end, x, other_end) for x, end, other_end in lines]


def draw_uprights(
    painter: QPainter, px: Pixels, ends: Pixels, other_ends: Pixels, colour: QColor
) -> None:
    """Draw upright lines of one pixel at px (m,), between ends (m,) and other ends (m,).

    On a screen they are cut from one strip: a tenth of the time where the colour lets through.
    """
    tops, bottoms = np.minimum(ends, other_ends), np.maximum(ends, other_ends)
    if not paints_pixels(painter):
        painter.setPen(QPen(colour, 1.0))
        painter.drawLines(upright_lines(px, tops, bottoms))
        return
    ratio = painter.device().devicePixelRatioF()
    lengths = np.rint((bottoms - tops) * ratio)
    seen = lengths > 0  # of a strip 0 pixels high Qt would take all
    if not seen.any():
        return
    px, tops, lengths = px[seen], tops[seen], lengths[seen]
    strip = QPixmap(max(1, round(ratio)), int(lengths.max()))
    strip.setDevicePixelRatio(ratio)
    strip.fill(colour)
    for x, top, length in zip(px.tolist(), tops.tolist(), lengths.tolist(), strict=True):
        painter.drawPixmap(QPointF(x, top), strip, QRectF(0, 0, strip.width(), length))


class PixelDots:
    """Many plants as pixels of an image; places are worked out once, colours as often as liked."""

    def __init__(self, px: Pixels, py: Pixels, size: tuple[int, int], ratio: float) -> None:
        """Take pixels px, py (m,) on a canvas of (width, height) logical pixels."""
        self._width, self._height = (max(1, round(side * ratio)) for side in size)
        self._ratio = ratio
        margin = 8
        column, row = np.rint(px * ratio), np.rint(py * ratio)
        self.inside: Mask = (
            (column >= margin)
            & (column < self._width - margin)
            & (row >= margin)
            & (row < self._height - margin)
        )
        self._positions = (row * self._width + column).astype(np.intp)
        self._all_inside = bool(self.inside.all())
        self._canvas = np.zeros(self._width * self._height, dtype=np.uint32)

    def image(self, layers: list[tuple[Mask, QColor, float, str]]) -> QImage:
        """Paint layers (which plants (m,), colour, radius, shape) one over the other.

        The image shares the canvas: it is good until the next one is asked for.
        """
        self._canvas.fill(0)
        for which, colour, radius, shape in layers:
            positions = self._positions[which if self._all_inside else which & self.inside]
            for offset in self._offsets(radius * self._ratio, shape):
                self._canvas[positions + offset] = colour.rgba()
        image = QImage(
            self._canvas.data, self._width, self._height, 4 * self._width,
            QImage.Format.Format_ARGB32_Premultiplied,
        )  # fmt: skip
        image.setDevicePixelRatio(self._ratio)
        return image

    def _offsets(self, radius: float, shape: str) -> list[int]:
        reach = int(np.ceil(radius))
        steps = range(-reach, reach + 1)
        if shape == "diamond":
            inside = [(dx, dy) for dx in steps for dy in steps if abs(dx) + abs(dy) <= radius * 1.3]
        else:
            inside = [(dx, dy) for dx in steps for dy in steps if dx * dx + dy * dy <= radius**2]
        return [dy * self._width + dx for dx, dy in inside]


def draw_crowd(
    painter: QPainter,
    px: Pixels,
    py: Pixels,
    y: Kinds,
    radius: float,
    look: Look,
    held_out: Mask | None,
) -> None:
    """Draw each plant of a crowd as a few pixels of one image, those held out (m,) with a hole."""
    device = painter.device()
    size = (round(device.width()), round(device.height()))
    dots = PixelDots(px, py, size, pixels_a_unit(painter))
    layers = [
        (y == 0, look.colour("harmless"), radius, "diamond"),
        (y == 1, look.colour("toxic"), radius, "disc"),
    ]
    if held_out is not None:
        layers.append((held_out, look.colour("panel"), max(0.5, radius - 1.5), "disc"))
    painter.drawImage(QPointF(0, 0), dots.image(layers))


def _draw_ring(painter: QPainter, at: QPointF, radius: float, pen: QPen) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(at, radius, radius)


def draw_symbol(
    painter: QPainter,
    at: QPointF,
    kind: int,
    radius: float,
    look: Look,
    edged: bool = True,
    hollow: bool = False,
) -> None:
    """Draw one plant: an orange disc if toxic, a blue diamond if not; hollow if held out."""
    edge = QPen(look.colour("outline"), max(1.0, radius / 5))
    painter.setPen(edge if edged else QPen(Qt.PenStyle.NoPen))
    colour = look.colour(KIND_COLOURS[kind])
    if hollow:
        width = max(1.3, radius / 3)
        painter.setPen(QPen(colour, width))
        radius -= width / 2
    painter.setBrush(look.colour("panel") if hollow else colour)
    if kind == 1:
        painter.drawEllipse(at, radius, radius)
    else:
        reach = radius * 1.2
        corners = ((0, -reach), (reach, 0), (0, reach), (-reach, 0))
        painter.drawPolygon(QPolygonF([at + QPointF(*corner) for corner in corners]))


def draw_ball(
    painter: QPainter,
    at: QPointF,
    look: Look,
    colour: ColourName = "parameter",
    radius_px: float = BALL_PX,
) -> None:
    """Draw a ball on a curve or a map: where something is, and may be taken hold of."""
    painter.setPen(QPen(look.colour("outline"), look.width(1.5)))
    painter.setBrush(look.colour(colour))
    painter.drawEllipse(at, look.width(radius_px), look.width(radius_px))


def draw_cross(painter: QPainter, at: QPointF, look: Look, colour: ColourName = "frontier") -> None:
    """Draw a cross that stands out from any ground: green for the exact minimum."""
    arm = look.width(CROSS_PX)
    for pen in (solid(look, "outline", 5), solid(look, colour, 2.5)):
        _draw_cross(painter, at, QPointF(arm, arm), pen)


def draw_mystery(painter: QPainter, at: QPointF, radius: float, look: Look) -> None:
    """Draw the mystery plant: a pink cross."""
    pen = QPen(look.colour("probe"), look.width(3))
    _draw_cross(painter, at, QPointF(radius, -radius), pen)


def _draw_cross(painter: QPainter, at: QPointF, arm: QPointF, pen: QPen) -> None:
    painter.setPen(pen)
    painter.drawLine(at - arm, at + arm)
    arm = QPointF(arm.x(), -arm.y())
    painter.drawLine(at - arm, at + arm)


def visible(px: Pixels, py: Pixels, pixels: QRectF, margin: float) -> Mask:
    """Say which pixels (m,) lie in a rectangle, or close enough for their dot to show."""
    result: Mask = (
        (px > pixels.left() - margin)
        & (px < pixels.right() + margin)
        & (py > pixels.top() - margin)
        & (py < pixels.bottom() + margin)
    )
    return result


def one_a_column(px: Pixels, kinds: Kinds, width_px: float, apart_px: float = 1.0) -> Indices:
    """Return plants (k,) so that each column 0 … width has one of each kind at most.

    On a curve over one axis, plants in the same column of pixels are drawn alike; in a crowd,
    columns that lie a little further apart will do.
    """
    width = max(0, int(width_px / apart_px))
    column = np.clip(np.rint(px / apart_px), 0, width).astype(np.intp)
    table = np.full(2 * (width + 1), -1, dtype=np.intp)
    table[2 * column + kinds] = np.arange(len(kinds))
    return table[table >= 0]


def nearest(px: Pixels, py: Pixels, at: QPointF, reach_px: float) -> int | None:
    """Return which of these pixels (m,) is nearest to a point, None if none is within reach."""
    if not len(px):
        return None
    away = np.hypot(px - at.x(), py - at.y())
    index = len(away) - 1 - int(np.argmin(away[::-1]))
    return index if away[index] <= reach_px else None
