"""Projection by a camera: from values x1, x2 and a height to pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF

from engine.geometry import Rectangle
from engine.model.neuron import Neuron

_HALF_HEIGHT = 0.62
_PITCHES = (-0.15, math.pi / 2)
_ZOOMS = (0.5, 6.0)

_NEAREST = 0.5
_FAR_PX = 1e6

Values = NDArray[np.float64]
Row = tuple[float, float, float, float]


@dataclass(frozen=True)
class Camera:
    """Which way one looks: `yaw` turns around the vertical, `pitch` is how far from above.

    At yaw 0 the first axis points right; pitch 0 looks along the floor, pi/2 straight down.
    `distance` is from the eye to the middle of the box, whose base is 2 by 2: from far away
    parallel lines stay all but parallel.
    """

    yaw: float
    pitch: float
    distance: float = 6.5
    zoom: float = 1.0

    def turned(self, by_yaw: float, by_pitch: float) -> Camera:
        """Return it turned and tilted; it never looks from far below, nor upside down."""
        low, high = _PITCHES
        yaw = math.remainder(self.yaw + by_yaw, 2 * math.pi)
        return replace(self, yaw=yaw, pitch=min(max(self.pitch + by_pitch, low), high))

    def zoomed(self, factor: float) -> Camera:
        """Return it nearer or farther, within bounds."""
        return replace(self, zoom=min(max(self.zoom * factor, _ZOOMS[0]), _ZOOMS[1]))


IN_PERSPECTIVE = Camera(0.42, 0.5)
INTO_THE_BOWL = Camera(0.42, 0.8)
FROM_ABOVE = Camera(0.0, math.pi / 2, 60.0)
FROM_THE_SIDE = Camera(0.0, 0.06, 16.0)


def along_frontier(camera: Camera, neuron: Neuron, window: Rectangle) -> Camera:
    """Return the camera turned so that it looks along the frontier, with z growing to the right.

    Without a frontier it stays as it is.
    """
    across = neuron.w1 * (window.right - window.left), neuron.w2 * (window.top - window.bottom)
    if across == (0, 0):
        return camera
    return replace(camera, yaw=math.atan2(across[1], across[0]))


@dataclass(frozen=True)
class Space:
    """A box over `window`, from height `low` to `high`, seen by a camera, to fill `pixels`."""

    camera: Camera
    window: Rectangle
    low: float
    high: float
    pixels: QRectF

    def points(self, x1: Values, x2: Values, height: Values) -> tuple[Values, Values]:
        """Return where values of any shape lie, in pixels; what is far outside stays finite."""
        right, down, depth, left, top = self._map
        away = np.maximum(depth[0] * x1 + depth[1] * x2 + depth[2] * height + depth[3], _NEAREST)
        px = left + (right[0] * x1 + right[1] * x2 + right[2] * height + right[3]) / away
        py = top + (down[0] * x1 + down[1] * x2 + down[2] * height + down[3]) / away
        return px.clip(-_FAR_PX, _FAR_PX), py.clip(-_FAR_PX, _FAR_PX)

    def at(self, x1: float, x2: float, height: float) -> QPointF:
        """Return where one value lies, in pixels."""
        right, down, depth, left, top = self._map
        away = max(depth[0] * x1 + depth[1] * x2 + depth[2] * height + depth[3], _NEAREST)
        px = left + (right[0] * x1 + right[1] * x2 + right[2] * height + right[3]) / away
        py = top + (down[0] * x1 + down[1] * x2 + down[2] * height + down[3]) / away
        return QPointF(min(max(px, -_FAR_PX), _FAR_PX), min(max(py, -_FAR_PX), _FAR_PX))

    def inner(self, x1: Values, x2: Values, height: Values) -> Values:
        """Return values in the box's own measure (k, 3), -1 … 1 along its base."""
        w = self.window
        u = (2 * x1 - w.left - w.right) / (w.right - w.left)
        v = (2 * x2 - w.bottom - w.top) / (w.top - w.bottom)
        h = _HALF_HEIGHT * (2 * height - self.low - self.high) / (self.high - self.low)
        return np.stack([u, v, h], axis=-1)

    def outer(self, inner: Values) -> tuple[Values, Values]:
        """Return x1, x2 (…, 2) and the height (…) of points in the box's own measure (…, 3)."""
        w = self.window
        half = np.array([w.right - w.left, w.top - w.bottom]) / 2
        middle = np.array([w.right + w.left, w.top + w.bottom]) / 2
        share = (inner[..., 2] / _HALF_HEIGHT + 1) / 2
        return middle + inner[..., :2] * half, self.low + share * (self.high - self.low)

    @property
    def key(self) -> tuple[object, ...]:
        """What the look of an empty space depends on."""
        return self.camera, self.window, self.high, self.pixels.getRect()

    @cached_property
    def eye(self) -> Values:
        """Where the eye is, in the box's own measure (3,)."""
        eye: Values = -self.camera.distance * self._axes[2]
        return eye

    @cached_property
    def _axes(self) -> Values:
        """The directions right, up and forward of the camera (3, 3)."""
        cos, sin = math.cos(self.camera.yaw), math.sin(self.camera.yaw)
        level, steep = math.cos(self.camera.pitch), math.sin(self.camera.pitch)
        return np.array(
            [
                (cos, sin, 0.0),
                (-sin * steep, cos * steep, level),
                (-sin * level, cos * level, -steep),
            ]
        )

    @cached_property
    def _map(self) -> tuple[Row, Row, Row, float, float]:
        """Scaled right, scaled down and depth, each linear in x1, x2 and height; and the shift.

        A pixel is the shift plus right or down divided by the depth. At zoom 1 the box fills
        the pixels.
        """
        axes = self._axes * ((1,), (-1,), (1,))
        signs = np.array([(i & 1, i >> 1 & 1, i >> 2) for i in range(8)]) * 2.0 - 1
        right, down, away = axes @ (signs * (1, 1, _HALF_HEIGHT)).T
        distance = self.camera.distance
        px, py = right / (distance + away), down / (distance + away)
        scale = min(self.pixels.width() / np.ptp(px), self.pixels.height() / np.ptp(py))
        scale = float(scale) * self.camera.zoom
        middle = self.pixels.center()
        left = middle.x() - scale * float(px.min() + px.max()) / 2
        top = middle.y() - scale * float(py.min() + py.max()) / 2
        rows = [self._in_values(row) for row in axes * ((scale,), (scale,), (1,))]
        *depth, offset = rows[2]
        return rows[0], rows[1], (depth[0], depth[1], depth[2], offset + distance), left, top

    def _in_values(self, row: Values) -> Row:
        """Turn factors of the box's own measure into factors of values, and an offset."""
        w = self.window
        spans = (w.right - w.left, w.top - w.bottom, (self.high - self.low) / _HALF_HEIGHT)
        sums = (w.left + w.right, w.bottom + w.top, (self.low + self.high))
        u, v, h = (2 * float(f) / span for f, span in zip(row, spans, strict=True))
        offset = -(u * sums[0] + v * sums[1] + h * sums[2]) / 2
        return u, v, h, offset


def far_to_near(positions: Values, eye: float) -> NDArray[np.intp]:
    """Return slabs (k,), that lie side by side along a line, in the order to paint them.

    Of two on the same side of the eye, the one closer to it may hide the other, never the
    other way round; so this order is exact, however the slabs are filled.
    """
    return np.argsort(-np.abs(positions - eye), kind="stable")
