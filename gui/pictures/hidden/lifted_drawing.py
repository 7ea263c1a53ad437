"""Paints the surface of an added input over the field, its cut by z = 0, and the field's curve."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from engine.arrays import Mask, Vector
from engine.fields.field_grid import FieldGrid
from engine.fields.hidden_plane import Places
from engine.fields.lift import Lift
from engine.geometry import Rectangle
from engine.lab.frame import Frame
from engine.model.network import Network
from gui.painting.plot import dotted
from gui.painting.projection import Space
from gui.pictures.hidden.space_drawing import Plane
from gui.style.palette import KIND_COLOURS, ColourName
from gui.style.theme import Look

_LINES, _POINTS = 11, 33
_COLUMNS, _ROWS = 49, 37
_ABOVE = 1.06
"""How much higher than the highest plant the surface is shown."""


class Wires(NamedTuple):
    """Points over the field along lines of both measures (k, 2), and which belong together (k,)."""

    points: Places
    goes_on: Mask
    """Whether the next point is on the same line."""


def wires_over(window: Rectangle) -> Wires:
    """Return lines along x1 and along x2."""
    few, many = np.linspace(0, 1, _LINES), np.linspace(0, 1, _POINTS)
    across = np.stack(np.meshgrid(many, few), axis=-1).reshape(-1, 2)
    shares = np.concatenate([across, across[:, ::-1]])
    left, bottom, right, top = window
    goes_on = np.ones(len(shares), dtype=bool)
    goes_on[_POINTS - 1 :: _POINTS] = False
    return Wires(shares * (right - left, top - bottom) + (left, bottom), goes_on)


def heights_shown(frame: Frame, lift: Lift, wires: Wires) -> tuple[float, float]:
    """Return from which height to which the space reaches: a little above the highest plant."""
    heights = lift.heights(wires.points)
    low = float(heights.min())
    highest = lift.heights(frame.plants.x) if len(frame.plants) else heights
    high = low + _ABOVE * (float(highest.max()) - low)
    return low, high if high > low else low + 1.0


def plane_of(lift: Lift) -> Plane:
    """Return z = 0 as a plane, where it is one."""
    return Plane(np.append(lift.weights, lift.weight), lift.bias)


def draw_surface(
    painter: QPainter, network: Network, lift: Lift, wires: Wires, space: Space, look: Look
) -> None:
    """Draw the surface as a net, in the colour of each side of the frontier."""
    heights, is_toxic = lift.heights(wires.points), network.z(wires.points) >= 0
    for kind in (0, 1):
        painter.setPen(_pen(look, KIND_COLOURS[kind], 1.5, 0.75))
        shown = (heights <= space.high) & (is_toxic == bool(kind))
        _draw_net(painter, wires, heights, shown, space)


def draw_sheet(painter: QPainter, lift: Lift, wires: Wires, space: Space, look: Look) -> None:
    """Draw z = 0 as a green net, where it is bent and no plane."""
    heights = lift.cut(wires.points)
    painter.setPen(_pen(look, "frontier", 1.5, 0.6))
    shown = (heights >= space.low) & (heights <= space.high)
    _draw_net(painter, wires, heights, shown, space)


def draw_curve(painter: QPainter, network: Network, lift: Lift, space: Space, look: Look) -> None:
    """Draw the field's curve on the surface, and below it on the floor."""
    ends = FieldGrid.over(network, space.window, _COLUMNS, _ROWS).lines().reshape(-1, 2)
    heights = lift.heights(ends)
    painter.setPen(_pen(look, "frontier", 2.0, 0.7))
    _draw_pairs(painter, space, ends, np.full(len(ends), space.low))
    painter.setPen(_pen(look, "frontier", 4.0))
    inside = np.repeat((heights <= space.high).reshape(-1, 2).all(axis=1), 2)
    _draw_pairs(painter, space, ends[inside], heights[inside])


def draw_stem(
    painter: QPainter, space: Space, x1: float, x2: float, height: float, look: Look
) -> QPointF:
    """Draw a line from the floor up to where a plant is lifted; return where that is."""
    top = space.at(x1, x2, height)
    painter.setPen(dotted(look, "text"))
    painter.drawLine(space.at(x1, x2, space.low), top)
    return top


def _pen(look: Look, colour: ColourName, width_px: float, alpha: float = 1.0) -> QPen:
    """Return a pen with square ends: Qt draws short lines with round ones ten times as slowly."""
    pen = QPen(look.colour(colour, alpha), look.width(width_px))
    pen.setCapStyle(Qt.PenCapStyle.SquareCap)
    return pen


def _draw_net(painter: QPainter, wires: Wires, heights: Vector, shown: Mask, space: Space) -> None:
    px, py = space.points(wires.points[:, 0], wires.points[:, 1], heights)
    starts = np.flatnonzero(wires.goes_on & shown & np.append(shown[1:], False))
    _draw_lines(painter, np.stack([px[starts], py[starts], px[starts + 1], py[starts + 1]], axis=1))


def _draw_pairs(painter: QPainter, space: Space, ends: Places, heights: Vector) -> None:
    px, py = space.points(ends[:, 0], ends[:, 1], heights)
    _draw_lines(painter, np.stack([px, py], axis=1).reshape(-1, 4))


def _draw_lines(painter: QPainter, ends: NDArray[np.float64]) -> None:
    painter.drawLines([QLineF(*line) for line in ends.tolist()])
