"""What lies under the mouse on the field: a plant, a handle, the frontier, the mystery plant."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from engine.geometry import Rectangle
from engine.lab.frame import Frame
from gui.gestures.touch_gestures import FINGER_REACH_PX
from gui.painting.markers import nearest, radius_of
from gui.pictures.drag_line import HANDLE_REACH_PX, LINE_REACH_PX, DragLine, LinePart
from gui.pictures.field.field_box import Point
from gui.style.theme import Look

_PLANT_REACH_PX = 12.0
_ERASER_REACH_PX = 10.0
_COVERING = 1.5
"""Two dots nearer to each other than so many radii lie on one another, to the eye."""


class DragTarget(Enum):
    """What a drag on the field moves, turns or draws."""

    HANDLE = auto()
    LINE = auto()
    PROBE = auto()
    PLANTS = auto()
    BRUSH = auto()
    ERASER = auto()
    BAND = auto()


class Hit(NamedTuple):
    """What a drag moves; of a line which one, and which part of it."""

    target: DragTarget
    line: DragLine | None = None
    part: LinePart = LinePart.LINE


class HitTester:
    """Finds things by their distance in pixels; `frame` is the one on screen."""

    def __init__(self, box: pg.ViewBox, lines: Sequence[DragLine], look: Look) -> None:
        self._box = box
        self.lines = lines
        """Those that can be taken hold of, the topmost first."""
        self.look = look
        self.frame: Frame | None = None
        self.is_finger = False
        """Whether a finger aims, from farther away than a mouse."""

    def what_is_at(self, at: Point, brush: bool) -> Hit:
        """Return what a drag from here moves, the topmost first; `brush` draws over the rest.

        What a finger only comes near to gives way to what lies right under it.
        """
        for near_px in (0.0, FINGER_REACH_PX) if self.is_finger else (0.0,):
            hit = self._handle_or_dot_at(at, brush, near_px)
            if hit is not None:
                return hit
        reach = FINGER_REACH_PX if self.is_finger else LINE_REACH_PX
        for line in self.lines:
            if line.is_at(at, self.window(), self._pixel, reach):
                return Hit(DragTarget.LINE, line)
        return Hit(DragTarget.BAND)

    def _handle_or_dot_at(self, at: Point, brush: bool, near_px: float) -> Hit | None:
        reach = max(HANDLE_REACH_PX, near_px)
        for line in self.lines:
            part = line.handle_at(at, self.window(), self._pixel, reach)
            if part is not None:
                return Hit(DragTarget.HANDLE, line, part)
        reach = max(_PLANT_REACH_PX, near_px)
        if self._probe_is_within(reach, at):
            return Hit(DragTarget.PROBE)
        if brush:
            return Hit(DragTarget.BRUSH)
        has_plant = self._nearest_within(self.look.width(reach), at) is not None
        return Hit(DragTarget.PLANTS) if has_plant else None

    def is_on_probe(self, at: Point) -> bool:
        """Say whether the mystery plant is at a point."""
        return self._probe_is_within(FINGER_REACH_PX if self.is_finger else _PLANT_REACH_PX, at)

    def _probe_is_within(self, reach_px: float, at: Point) -> bool:
        probe = self.frame.probe if self.frame else None
        return probe is not None and self.pixels_between((probe.x1, probe.x2), at) <= reach_px

    def plant_at(self, at: Point) -> int | None:
        """Return the plant nearest to a point, if close enough; of equals, the topmost."""
        reach = FINGER_REACH_PX if self.is_finger else _PLANT_REACH_PX
        return self._nearest_within(self.look.width(reach), at)

    def plant_covering(self, at: Point) -> int | None:
        """Return the plant that a dot placed here would half hide: in a crowd, dots are small.

        A finger means a plant from farther away, but in a crowd less so.
        """
        count = len(self.frame.plants) if self.frame is not None else 0
        radius = radius_of(count, self.look)
        reach = _COVERING * radius
        if self.is_finger:
            reach = max(reach, FINGER_REACH_PX * radius / radius_of(1, self.look))
        return self._nearest_within(reach, at)

    def eraser_cm(self) -> Point:
        """Return how far the eraser reaches along x1 and along x2."""
        reach = FINGER_REACH_PX if self.is_finger else _ERASER_REACH_PX
        width, height = (self.look.width(reach) / self._pixels_per_cm()).tolist()
        return width, height

    def _nearest_within(self, reach_px: float, at: Point) -> int | None:
        if self.frame is None:
            return None
        px, py = ((self.frame.plants.x - at) * self._pixels_per_cm()).T
        return nearest(px, py, QPointF(0, 0), reach_px)

    def pixels_between(self, first: Point, second: Point) -> float:
        """Return how far two points are from each other on screen."""
        return float(np.hypot(*((np.array(first) - second) * self._pixels_per_cm())))

    def _pixel(self, at: Point) -> QPointF:
        """Return a point in pixels, from an origin of its own."""
        return QPointF(*(np.array(at) * self._pixels_per_cm()))

    def _pixels_per_cm(self) -> NDArray[np.float64]:
        width, height = self._box.viewPixelSize()
        return np.array([1 / width, 1 / height])

    def is_on_screen(self, at: Point) -> bool:
        """Say whether a point lies in the part of the plane on screen."""
        left, bottom, right, top = self.window()
        return left <= at[0] <= right and bottom <= at[1] <= top

    def window(self) -> Rectangle:
        """Return the part of the plane on screen."""
        (left, right), (bottom, top) = self._box.viewRange()
        return Rectangle(left, bottom, right, top)
