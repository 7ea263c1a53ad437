"""What lies under the mouse on the field: a plant, a handle, the frontier, the mystery plant."""

from __future__ import annotations

from enum import Enum, auto

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from engine.geometry import Rectangle
from engine.lab.frame import Frame
from gui.painting.markers import nearest, radius_of
from gui.pictures.field.field_box import Point
from gui.pictures.field.frontier_item import FrontierItem
from gui.style.theme import Look

_PLANT_REACH_PX = 12.0
_COVERING = 1.5
"""Two dots nearer to each other than so many radii lie on one another, to the eye."""

_HANDLE_REACH_PX = 13.0
_LINE_REACH_PX = 8.0


class DragTarget(Enum):
    """What a drag on the field moves, turns or draws."""

    FIRST_HANDLE = auto()
    SECOND_HANDLE = auto()
    FRONTIER = auto()
    PROBE = auto()
    PLANTS = auto()
    BRUSH = auto()
    BAND = auto()


FRONTIER_TARGETS = (DragTarget.FIRST_HANDLE, DragTarget.SECOND_HANDLE, DragTarget.FRONTIER)
"""Those that set the neuron."""

_HANDLES = (DragTarget.FIRST_HANDLE, DragTarget.SECOND_HANDLE)


class HitTester:
    """Finds things by their distance in pixels; `frame` is the one on screen."""

    def __init__(self, box: pg.ViewBox, frontier: FrontierItem, look: Look) -> None:
        self._box = box
        self._frontier = frontier
        self.look = look
        self.frame: Frame | None = None

    def what_is_at(self, at: Point, brush: bool) -> DragTarget:
        """Return what a drag from here moves, the topmost first; `brush` draws over the rest."""
        handles = self._frontier.handles(self.window())
        if handles is not None:
            for target, handle in zip(_HANDLES, handles, strict=True):
                if self.pixels_between(handle, at) <= _HANDLE_REACH_PX:
                    return target
        probe = self.frame.probe if self.frame else None
        if probe and self.pixels_between((probe.x1, probe.x2), at) <= _PLANT_REACH_PX:
            return DragTarget.PROBE
        if brush:
            return DragTarget.BRUSH
        if self.plant_at(at) is not None:
            return DragTarget.PLANTS
        if self._line_distance(at) <= _LINE_REACH_PX:
            return DragTarget.FRONTIER
        return DragTarget.BAND

    def plant_at(self, at: Point) -> int | None:
        """Return the plant nearest to a point, if close enough; of equals, the topmost."""
        return self._nearest_within(self.look.width(_PLANT_REACH_PX), at)

    def plant_covering(self, at: Point) -> int | None:
        """Return the plant that a dot placed here would half hide: in a crowd, dots are small."""
        count = len(self.frame.plants) if self.frame is not None else 0
        return self._nearest_within(_COVERING * radius_of(count, self.look), at)

    def _nearest_within(self, reach_px: float, at: Point) -> int | None:
        if self.frame is None:
            return None
        px, py = ((self.frame.plants.x - at) * self._pixels_per_cm()).T
        return nearest(px, py, QPointF(0, 0), reach_px)

    def _line_distance(self, at: Point) -> float:
        segment = self._frontier.segment(self.window())
        if segment is None:
            return float("inf")
        start, end = (np.array(point) * self._pixels_per_cm() for point in segment)
        position = np.array(at) * self._pixels_per_cm()
        direction = end - start
        reach = max(float(direction @ direction), 1e-300)
        share = min(max(float((position - start) @ direction) / reach, 0.0), 1.0)
        return float(np.hypot(*(start + share * direction - position)))

    def pixels_between(self, first: Point, second: Point) -> float:
        """Return how far two points are from each other on screen."""
        return float(np.hypot(*((np.array(first) - second) * self._pixels_per_cm())))

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
