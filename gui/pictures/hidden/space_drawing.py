"""Paints a plane in space and plants on both sides of it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from engine.arrays import Mask, Vector
from engine.fields.hidden_plane import Places
from engine.fields.plane_in_box import Corners, plane_in_box
from gui.painting.axes_3d import SpaceAxes
from gui.painting.labels import draw_label, label_size
from gui.painting.projection import Space
from gui.style.theme import Look

_GLASS = 0.3


class Plane(NamedTuple):
    """w . (x, y, height) + b = 0, in the values of a space."""

    weights: Vector
    bias: float

    def corners(self, space: Space) -> Corners:
        """Return its corners inside a box (k, 3)."""
        w = space.window
        low, high = np.array([w.left, w.bottom, space.low]), np.array([w.right, w.top, space.high])
        return plane_in_box(self.weights, self.bias, low, high)

    def hides(self, space: Space, places: Places) -> Mask:
        """Say which places (m, 3) lie behind it, seen from the eye."""
        base, height = space.outer(space.eye)
        eye = float(np.append(base, height) @ self.weights + self.bias)
        result: Mask = (places @ self.weights + self.bias) * eye < 0
        return result


def draw_plane(painter: QPainter, plane: Plane, space: Space, is_exact: bool, look: Look) -> None:
    """Draw the part of a plane inside the box as green glass, its edge dashed where it is a cut."""
    corners = plane.corners(space)
    if not len(corners):
        return
    px, py = space.points(*corners.T)
    polygon = QPolygonF([QPointF(*at) for at in zip(px.tolist(), py.tolist(), strict=True)])
    pen = QPen(look.colour("frontier"), look.width(3))
    if not is_exact:
        pen.setStyle(QPen().style().DashLine)
    painter.setPen(pen)
    painter.setBrush(look.colour("frontier", _GLASS))
    painter.drawPolygon(polygon)


def name_height(
    painter: QPainter, axes: SpaceAxes, name: str, font: QFont, colour: QColor, within: QRectF
) -> QRectF:
    """Write the name of the height above its axis, beside which it would have no room.

    Returns where it is.
    """
    size = label_size(name, font)
    at = axes.top - QPointF(0.75 * size.width(), 0.7 * size.height())
    return draw_label(painter, at, name, font, colour, within)
