"""The losses of racers, on an axis of powers of ten."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter

from engine.arrays import Indices
from engine.experiments.race import RACERS, Track
from engine.learning.settings import Optimiser
from gui.painting.labels import Pixels, around
from gui.painting.markers import draw_ball
from gui.painting.plot import Plot, dotted, solid
from gui.pictures.runs.race_table import COLOURS

_MOST_POINTS = 400
_BALL_PX = 6.0


def steps_until(last: int) -> Indices:
    """Return steps up to one, evenly apart on the axis of powers of ten."""
    points = np.linspace(0, math.log10(last + 1), _MOST_POINTS)
    steps = np.unique(np.append(np.round(10**points - 1).astype(np.intp), last))
    return steps[steps <= last]


def curves_on(plot: Plot, track: Track, racers: Sequence[Optimiser]) -> Pixels:
    """Return pixels (k, 2) of the whole curves, which words leave free."""
    steps = steps_until(track.steps)
    across = np.log10(steps + 1.0)
    heights = [track.objectives[RACERS.index(racer)][steps] for racer in racers]
    lines = [plot.mapping.points(across, each) for each in heights]
    return np.concatenate([np.column_stack(line) for line in lines])


def draw_curves(
    painter: QPainter, plot: Plot, track: Track, reached: int, places: Mapping[Optimiser, int]
) -> list[QRectF]:
    """Draw each curve up to a step, a ball where the racer is, and the line where one arrives.

    Returns where the balls are, so that words leave them free.
    """
    look, balls = plot.look, []
    painter.setPen(dotted(look, "muted", 2))
    finish = plot.at(0, track.finish(tuple(places))).y()
    painter.drawLine(QLineF(plot.pixels.left(), finish, plot.pixels.right(), finish))
    steps = steps_until(reached)
    for racer, place in places.items():
        heights = track.objectives[RACERS.index(racer)]
        plot.curve(painter, np.log10(steps + 1.0), heights[steps], solid(look, COLOURS[racer], 3))
        height = min(float(heights[place]), plot.mapping.window.top)
        ball = plot.at(math.log10(place + 1), height)
        draw_ball(painter, ball, look, COLOURS[racer], _BALL_PX)
        balls.append(around(ball, look.width(_BALL_PX)))
    return balls
