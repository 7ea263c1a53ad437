"""Base class of the pictures of one z: of the plant chosen, or of a z that can be dragged."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen

from engine.arrays import indices
from engine.explain.landscape import reach_around
from engine.lab.choices import FARTHEST_FREE_Z
from engine.lab.frame import Frame
from gui.painting.markers import (
    draw_dots,
    draw_mystery,
    draw_symbol,
    nearest,
    one_a_column,
    radius_of,
)
from gui.painting.plot import Plot
from gui.pictures.picture import Picture
from gui.pictures.plot_drag import KEY_STEP, PlotDrag
from gui.style.palette import KIND_COLOURS, ColourName
from gui.style.theme import Look
from gui.widgets.claimed_keys import key_step

_LEAST_REACH = 1.05 * FARTHEST_FREE_Z
_REACH_PX = 14.0
_DECIMALS = 2
_FADED = 0.5
_CROWD = 100


class ZAxisPicture(Picture):
    """A Picture with an axis of z: it draws the plants and one z on it, and lets z be dragged.

    A subclass writes `plot`, and draws the rest.
    """

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name)
        self._drag = PlotDrag(self)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def plot(self, frame: Frame, pixels: QRectF) -> Plot:
        """Return where z and a lie; for the subclass."""
        raise NotImplementedError

    def reach(self, frame: Frame) -> float:
        """Return how far the z axis goes: to where z can be dragged, or a plant is."""
        if frame.subject is None or abs(frame.subject.z) <= FARTHEST_FREE_Z:
            return _LEAST_REACH
        return reach_around(frame.subject.z)

    def colour_of(self, frame: Frame) -> ColourName:
        """Return the colour of what is predicted."""
        return KIND_COLOURS[frame.prediction.predicted]

    def draw_on_axis(self, painter: QPainter, plot: Plot, frame: Frame) -> None:
        """Draw the plants on the z axis, and over them the one z that is shown, by its mark."""
        window, look = plot.mapping.window, self.look
        inside = np.flatnonzero((frame.z >= window.left) & (frame.z <= window.right))
        y = frame.plants.y[inside]
        px, py = plot.mapping.points(frame.z[inside], np.zeros(len(inside)))
        radius = min(radius_of(len(frame.plants), look), look.width(4))
        apart_px = 0.7 * radius if len(y) > _CROWD else 1.0
        shown = one_a_column(px - plot.pixels.left(), y, plot.pixels.width(), apart_px)
        painter.setOpacity(_FADED)
        draw_dots(
            painter, px[shown], py[shown], y[shown], radius, look, edged=len(y) <= _CROWD,
            held_out=frame.plants.held_out_among(inside[shown]),
        )  # fmt: skip
        painter.setOpacity(1.0)
        self._draw_mark(painter, plot.at(frame.prediction.z, 0), frame)

    def _draw_mark(self, painter: QPainter, at: QPointF, frame: Frame) -> None:
        """Draw the plant chosen, the mystery plant, or the handle of z."""
        look, subject = self.look, frame.subject
        if subject is None:
            painter.setPen(QPen(look.colour("outline"), look.width(1.5)))
            painter.setBrush(look.colour("text"))
            painter.drawEllipse(at, look.width(7), look.width(7))
        elif subject.kind is None:
            draw_mystery(painter, at, look.width(6), look)
        else:
            hollow = subject.plant is not None and frame.plants.is_held_out(subject.plant)
            draw_symbol(painter, at, subject.kind, look.width(6), look, hollow=hollow)
            painter.setPen(QPen(look.colour("text"), look.width(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, look.width(9.5), look.width(9.5))

    # Mouse and keys

    def on_press(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """Take hold of z, choose the plant there, or let go of the one chosen."""
        frame = self.frame
        if frame is None:
            return
        plot = self.plot(frame, QRectF(self.canvas.rect()))
        grip, plant = self._grip_at(at, frame, plot), self.plant_at(at)
        if plant is not None:
            self.select_requested.emit(indices([plant]))
        elif len(frame.selection):
            self.select_requested.emit(indices([]))
        elif frame.subject is None and (grip is not None or plot.pixels.contains(at)):
            self._drag.begin(plot, grip or 0.0)
            self.on_drag(at)

    def plant_at(self, at: QPointF) -> int | None:
        """Return the plant whose dot is there; z is taken hold of where it is nearer."""
        frame = self.frame
        if frame is None:
            return None
        plot = self.plot(frame, QRectF(self.canvas.rect()))
        grip = self._grip_at(at, frame, plot)
        px, py = plot.mapping.points(frame.z, np.zeros(len(frame.z)))
        return nearest(px, py, at, self.reach_px(_REACH_PX) if grip is None else abs(grip) - 1)

    def on_drag(self, at: QPointF) -> None:
        """Let z follow the mouse."""
        z = self._drag.value_at(at)
        if z is not None:
            self.choices_edited.emit({"free_z": round(z, _DECIMALS)})

    def on_release(self, _at: QPointF) -> None:
        """Let go of z."""
        self._drag.end()

    def on_hover(self, at: QPointF | None) -> None:
        """Show by the cursor that z can be taken hold of."""
        over = False
        if at is not None and self.frame is not None:
            plot = self.plot(self.frame, QRectF(self.canvas.rect()))
            over = self._grip_at(at, self.frame, plot) is not None
        self._drag.show_cursor(over)

    def on_key(self, event: QKeyEvent) -> bool:
        """Move z with Up and Down, where no plant is chosen."""
        step = key_step(event)
        if not step or self.frame is None or self.frame.subject is not None:
            return False
        z = round(self.frame.choices.free_z + step * KEY_STEP, _DECIMALS)
        self.choices_edited.emit({"free_z": z})
        return True

    def _grip_at(self, at: QPointF, frame: Frame, plot: Plot) -> float | None:
        """Return how far right of a point the handle of z is, None where it is out of reach."""
        if frame.subject is not None:
            return None
        handle = plot.at(frame.choices.free_z, 0)
        reach = self.reach_px(_REACH_PX)
        is_near = abs(handle.x() - at.x()) <= reach and abs(handle.y() - at.y()) <= reach
        return handle.x() - at.x() if is_near else None
