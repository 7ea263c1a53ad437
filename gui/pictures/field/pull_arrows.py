"""How the plants selected pull at the frontier: an arrow where each of them would push it."""

from __future__ import annotations

import math
from typing import NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from engine.explain.pulls import Push, push_of
from engine.lab.frame import Frame
from gui.painting.mapping import Mapping, PixelItem
from gui.painting.plot import arrow
from gui.style.theme import Look

MOST_ARROWS = 3
SHORTEST_PX, LONGEST_PX = 14.0, 80.0


class Pull(NamedTuple):
    """One plant's pull in pixels: from the plant to its foot on the frontier, and the arrow."""

    plant: QPointF
    foot: QPointF
    tip: QPointF


class PullArrows(PixelItem):
    """Draws the first plants selected with their feet on z = 0 and the push of each there."""

    def __init__(self, view_box: pg.ViewBox, look: Look) -> None:
        super().__init__(view_box)
        self.look = look
        self._frame: Frame | None = None
        self.setZValue(26)

    @property
    def is_empty(self) -> bool:
        """Whether no plant is selected."""
        return self._frame is None

    def show_frame(self, frame: Frame) -> None:
        """Take a frame; with no plant selected there is nothing to draw."""
        self._frame = frame if len(frame.selection) and frame.architecture.is_bare else None
        self.update()

    def pulls(self, mapping: Mapping) -> list[Pull]:
        """Return the arrows to draw: as long as the plant's share of the gradient is strong.

        The strongest pull of all plants is 80 px long, the faintest 14 px.
        """
        frame = self._frame
        if frame is None:
            return []
        pulls = frame.neuron_frame.pulls
        strongest = float(pulls.strengths.max())
        result = []
        for plant in frame.selection[:MOST_ARROWS].tolist():
            rate = frame.settings.learning_rate
            push = push_of(frame.plants, frame.neuron, pulls, plant, rate)
            unit = _direction_on_screen(push, mapping)
            if push is None or unit is None:
                continue
            share = float(pulls.strengths[plant]) / strongest
            length = SHORTEST_PX + (LONGEST_PX - SHORTEST_PX) * share
            foot = mapping.point(*push.foot)
            at = mapping.point(*frame.plants.x[plant].tolist())
            result.append(Pull(at, foot, foot + unit * length))
        return result

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        """Draw a dashed line from each plant to its foot, and a solid arrow from there."""
        dashed = QPen(self.look.colour("text", 0.7), self.look.width(1.5), Qt.PenStyle.DashLine)
        for pull in self.pulls(mapping):
            painter.setPen(dashed)
            painter.drawLine(QLineF(pull.plant, pull.foot))
            painter.setPen(QPen(self.look.colour("outline"), self.look.width(5.5)))
            painter.drawLine(QLineF(pull.foot, pull.tip))
            arrow(painter, pull.foot, pull.tip, self.look.colour("text"), self.look.width(3.0))


def _direction_on_screen(push: Push | None, mapping: Mapping) -> QPointF | None:
    """Return the unit vector of a push in pixels, where x2 grows upwards and the scales differ."""
    direction = push.direction if push else None
    if direction is None:
        return None
    dx, dy = direction[0] * mapping.sx, direction[1] * mapping.sy
    length = math.hypot(dx, dy)
    return QPointF(dx / length, dy / length) if 0 < length < math.inf else None
