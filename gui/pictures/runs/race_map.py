"""The ways of racers on the loss map of two weights."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from engine.arrays import Indices
from engine.experiments.race import OVER, RACERS, Ways
from engine.geometry import Rectangle
from engine.learning.settings import Optimiser
from gui.painting.markers import draw_ball
from gui.painting.pixmap_cache import Key, Paint
from gui.painting.plot import Plot, solid
from gui.painting.symbols import SYMBOLS
from gui.pictures.loss.map_contours import MapContours
from gui.pictures.runs.race_table import COLOURS
from gui.style.theme import Look

PaintLayer = Callable[[QPainter, str, Key, Paint, object], None]


class RaceMap:
    """Draws a map as a layer, and on it the way of each racer up to a step."""

    def __init__(self) -> None:
        self._ground = MapContours()

    def draw(
        self,
        painter: QPainter,
        box: QRectF,
        look: Look,
        ways: Ways,
        steps_of: Mapping[Optimiser, Indices],
        paint_layer: PaintLayer,
    ) -> None:
        """Draw it into a box; the last of its steps is where a racer is."""
        x, y = ways.loss_map.x, ways.loss_map.y
        window = Rectangle(float(x[0]), float(y[0]), float(x[-1]), float(y[-1]))
        plot = Plot.inside(box, window, look)
        key = box.getRect(), window
        paint_layer(
            painter, "map", key, lambda brush: self._draw_ground(brush, plot, ways), ways.loss_map
        )
        painter.save()
        painter.setClipRect(plot.pixels)
        for racer, steps in steps_of.items():
            x1, x2 = ways.weights[RACERS.index(racer)][steps].T
            plot.curve(painter, x1, x2, solid(look, "outline", 5, 0.6))
            plot.curve(painter, x1, x2, solid(look, COLOURS[racer], 2.5))
        for racer, steps in steps_of.items():
            at = ways.weights[RACERS.index(racer)][steps[-1]].tolist()
            draw_ball(painter, plot.at(*at), look, COLOURS[racer], 6)
        painter.restore()

    def _draw_ground(self, painter: QPainter, plot: Plot, ways: Ways) -> None:
        self._ground.draw(painter, plot, ways.loss_map)
        below, left = OVER
        plot.axes(painter, SYMBOLS[below], SYMBOLS[left])
