"""The sigmoid a(z), every plant at its z and its y, and the error between (figures 13, 19, 21)."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from engine.arrays import Indices, indices
from engine.frame import Frame
from engine.landscape import reach_around
from gui.formula import coloured, draw_formula
from gui.i18n import fixed
from gui.style import Look
from gui.views.dots import Stamps, nearest, one_a_place, radius_of
from gui.views.figure import Figure
from gui.views.plot import Plot
from gui.views.sigmoid_plot import (
    draw_curve,
    draw_guides,
    draw_halves,
    draw_words,
    has_room_for_words,
    sigmoid_plot,
)
from gui.views.tags import tag_below, tag_left

_REACH_PX = 14.0
_CROWDED_ERRORS = 0.35
_FORMULA_AT = (0.86, 0.68)


class Sigmoid(Figure):
    """One plant more or less likely to be toxic the farther right it stands."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "sigmoid")
        self._stamps = Stamps()
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture in the language on screen."""
        self.name_it(
            self.tr("Sigmoid"),
            self.tr("The probability a(z), and each plant at its z with its error."),
        )

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write z and a of the plant chosen."""
        if frame.subject is None:
            return {}
        return {"z": f"z = {fixed(frame.subject.z, 2)}", "a": fixed(frame.subject.a, 2)}

    def plot(self, frame: Frame, pixels: QRectF) -> Plot:
        """Return where z and a lie, so that every plant is seen."""
        z = [float(frame.z.min(initial=0.0)), float(frame.z.max(initial=0.0))]
        if frame.subject is not None:
            z.append(frame.subject.z)
        return sigmoid_plot(reach_around(*z), pixels, self.look)

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw halves, errors, curve, plants, and the numbers of the plant chosen."""
        plot = self.plot(frame, pixels)
        draw_halves(painter, plot)
        words = []
        if has_room_for_words(pixels, self.look):
            words = draw_words(painter, plot, 0, 1)
            self._draw_formula(painter, plot, frame)
        self._draw_plants(painter, plot, frame)
        if frame.subject is not None:
            self._draw_reading(painter, plot, frame, pixels, words)

    def on_press(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """Select the plant that was clicked; beside all plants, none."""
        if self.frame is not None:
            plot = self.plot(self.frame, QRectF(self.canvas.rect()))
            px, py = plot.mapping.points(self.frame.z, self.frame.plants.y.astype(np.float64))
            found = nearest(px, py, at, self.look.width(_REACH_PX))
            self.select_requested.emit(indices([] if found is None else [found]))

    def _draw_plants(self, painter: QPainter, plot: Plot, frame: Frame) -> None:
        """Draw errors, the curve over them, and dots; a crowd's dots go without their edges."""
        y, box = frame.plants.y, plot.pixels
        px, py = plot.mapping.points(frame.z, y.astype(np.float64))
        shown = one_a_place(px - box.left(), y, int(box.width()))
        radius = min(radius_of(len(frame.plants), self.look), self.look.width(6))
        crowded = len(shown) * 2 * radius > 2 * box.width()
        self._draw_errors(painter, plot, frame, shown, radius, crowded)
        draw_curve(painter, plot)
        self._stamps.draw_dots(
            painter, px[shown], py[shown], y[shown], radius, self.look, edged=not crowded
        )
        chosen = frame.selection
        if len(chosen):
            ring = QPen(self.look.colour("text"), self.look.width(2))
            self._stamps.draw_dots(painter, px[chosen], py[chosen], y[chosen], radius, self.look)
            self._stamps.draw_rings(
                painter, px[chosen], py[chosen], radius + self.look.width(4), ring
            )

    def _draw_errors(
        self,
        painter: QPainter,
        plot: Plot,
        frame: Frame,
        shown: Indices,
        radius: float,
        crowded: bool,
    ) -> None:
        px, low = plot.mapping.points(frame.z[shown], frame.plants.y[shown].astype(np.float64))
        high = plot.mapping.points(frame.z[shown], frame.a[shown])[1]
        colour = self.look.colour("loss", _CROWDED_ERRORS if crowded else 1.0)
        painter.setPen(QPen(colour, max(1.0, radius / 3)))
        painter.drawLines(
            [
                QLineF(x, start, x, end)
                for x, start, end in zip(px.tolist(), low.tolist(), high.tolist(), strict=True)
            ]
        )

    def _draw_reading(
        self, painter: QPainter, plot: Plot, frame: Frame, pixels: QRectF, words: list[QRectF]
    ) -> None:
        """Lead from z to the curve and on to a(z), both written on the axes: clear of the dots."""
        reading, said = frame.reading, self.texts(frame)
        colour = "toxic" if reading.predicted else "harmless"
        draw_guides(
            painter, plot, (reading.z, reading.toxic), plot.pixels.left(), colour, around=words
        )
        at = plot.at(reading.z, reading.toxic)
        tag_left(painter, plot, at.y(), said["a"], colour, pixels)
        tag_below(painter, plot, at.x(), said["z"], colour, pixels)

    def _draw_formula(self, painter: QPainter, plot: Plot, frame: Frame) -> None:
        """Write a(z) into the corner that the curve leaves free, clear of the guide."""
        z = coloured(self.look, "frontier", "z")
        tex = coloured(self.look, "likelihood", "a") + rf"({z}) = \frac{{1}}{{1 + e^{{-{z}}}}}"
        guide = frame.subject.a if frame.subject else 0.0
        high = max(_FORMULA_AT, key=lambda place: abs(place - guide))
        at = QPointF(plot.pixels.left() + 8, plot.at(0, high).y())
        draw_formula(painter, at, tex, self.look, 12)
