"""Paints the plane of two hidden neurons: both sides of the output's line, and the plants."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from engine.arrays import Mask, Vector
from engine.fields.hidden_plane import HiddenPlane
from engine.geometry import Rectangle, Segment
from engine.lab.frame import Frame
from gui.painting.labels import around, draw_label, label_size, write_next_to
from gui.painting.markers import (
    MOST_SPRITES,
    draw_crowd,
    draw_dots,
    draw_mystery,
    draw_rings,
    radius_of,
)
from gui.painting.plot import Plot
from gui.style.palette import REGION_COLOURS, ColourName
from gui.style.theme import Look

_FAINT, _BEHIND = 0.45, 0.65
_LEFT = 3.4
"""The room for the numbers of the vertical axis, in heights of a line."""

NAME_POINTS = 15.0
_MOST_KEPT_FREE = 60
"""So many plants at most are kept free of words."""


def draw_sides(painter: QPainter, plot: Plot, plane: HiddenPlane) -> None:
    """Colour both sides of the line z = 0, faintly where it is a cut of more axes."""
    window, alpha = plot.mapping.window, 1.0 if plane.is_exact else _FAINT
    painter.setPen(Qt.PenStyle.NoPen)
    for kind in (0, 1):
        corners = plane.neuron.region(window, kind == 1)
        painter.setBrush(plot.look.colour(REGION_COLOURS[kind], alpha))
        painter.drawPolygon(QPolygonF([plot.at(*corner) for corner in corners]))


def draw_line(
    painter: QPainter, plot: Plot, segment: Segment | None, is_exact: bool, hovered: bool
) -> None:
    """Draw the output's line, dashed where it is a cut."""
    if segment is None:
        return
    pen = QPen(plot.look.colour("frontier"), plot.look.width(4 if hovered else 3))
    if not is_exact:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.drawLine(*(plot.at(*point) for point in segment))


def plot_with_names(pixels: QRectF, window: Rectangle, look: Look) -> Plot:
    """Return a plot with room for its numbers, for the name above its vertical axis, and for that
    of the other at its right: a low picture has none to give below."""
    line = QFontMetricsF(look.font(10)).height()
    name = label_size("a₁", look.symbol_font(NAME_POINTS))
    inner = pixels.adjusted(_LEFT * line, 0.2 * line, -name.width(), -1.6 * line)
    return Plot.of(inner, window, look)


def name_axes(painter: QPainter, plot: Plot, across: str, up: str) -> list[QRectF]:
    """Write at the end of each axis whose output it is, as at the arrows in the field.

    Returns where they are.
    """
    look, box = plot.look, plot.pixels
    font, colour = look.symbol_font(NAME_POINTS), look.colour("parameter")
    size = label_size(across, font)
    places = (
        (across, QPointF(box.right(), box.bottom() - 0.3 * size.height())),
        (up, QPointF(box.left() - 0.7 * size.width(), box.top() - 0.6 * size.height())),
    )
    room = box.adjusted(-size.width(), -2 * size.height(), size.width() + 4, size.height())
    return [draw_label(painter, at, name, font, colour, room) for name, at in places]


def places_on(plot: Plot, frame: Frame, plane: HiddenPlane) -> tuple[Vector, Vector]:
    """Return the pixels of the plants (m,); beside a single axis they stand at their kind."""
    places = plane.places
    up = places[:, 1] if len(plane.axes) > 1 else frame.plants.y.astype(np.float64)
    px, py = plot.mapping.points(places[:, 0], up)
    return px.clip(-1e5, 1e5), py.clip(-1e5, 1e5)


def draw_all(
    painter: QPainter, frame: Frame, which: Mask | slice, px: Vector, py: Vector, look: Look
) -> None:
    """Draw some of the plants, whose pixels px, py (m,) are those of all."""
    plants = frame.plants
    radius = radius_of(len(plants), look)
    held_out = None if plants.held_out is None else plants.held_out[which]
    px, py, y = px[which], py[which], plants.y[which]
    if len(plants) <= MOST_SPRITES:
        draw_dots(painter, px, py, y, radius, look, held_out=held_out)
    else:
        draw_crowd(painter, px, py, y, radius, look, held_out)


def draw_parted(
    painter: QPainter, frame: Frame, behind: Mask, px: Vector, py: Vector, look: Look
) -> None:
    """Draw the plants of a space: those behind its plane (m,) faintly, in their own colour."""
    painter.setOpacity(_BEHIND)
    draw_all(painter, frame, behind, px, py, look)
    painter.setOpacity(1.0)
    draw_all(painter, frame, ~behind, px, py, look)


def draw_marks(
    painter: QPainter,
    frame: Frame,
    px: Vector,
    py: Vector,
    look: Look,
    rings_wrong: bool,
) -> None:
    """Draw rings around the plants on the wrong side, where asked, and around those selected."""
    radius = radius_of(len(frame.plants), look)
    if rings_wrong and frame.wrong.any():
        pen = QPen(look.colour("loss"), max(1.5, radius / 3))
        wrong = frame.wrong
        draw_rings(painter, px[wrong], py[wrong], radius + max(2.0, radius / 2), pen)
    if len(frame.selection):
        chosen, pen = frame.selection, QPen(look.colour("text"), look.width(2))
        draw_rings(painter, px[chosen], py[chosen], radius * 1.4 + look.width(5), pen)


def write_subject(
    painter: QPainter,
    at: QPointF,
    text: str,
    frame: Frame,
    dots: tuple[Vector, Vector],
    pixels: QRectF,
    taken: list[QRectF],
    look: Look,
) -> None:
    """Write the numbers of the plant chosen beside it; a mystery plant is drawn as well."""
    radius = radius_of(len(frame.plants), look)
    colour: ColourName = "likelihood"
    if frame.subject is not None and frame.subject.kind is None:
        colour = "probe"
        draw_mystery(painter, at, look.width(8), look)
    boxes = [around(at, 1.4 * radius + look.width(6)), *taken]
    if len(frame.plants) <= _MOST_KEPT_FREE:
        places = zip(*(column.tolist() for column in dots), strict=True)
        boxes += [around(QPointF(*place), radius) for place in places]
    write_next_to(painter, at, text, look, colour, pixels, boxes, must=True)
