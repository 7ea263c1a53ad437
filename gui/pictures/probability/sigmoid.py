"""The sigmoid a(z), every plant at its z and its y, and the error between (figures 13, 19, 21)."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from engine.arrays import Indices, indices
from engine.explain.landscape import reach_around
from engine.lab.frame import Frame
from gui.language.numbers import fixed
from gui.painting.axis_tags import tag_below, tag_left
from gui.painting.labels import is_free
from gui.painting.latex import coloured, draw_formula, formula_size
from gui.painting.markers import (
    draw_dots,
    draw_rings,
    draw_uprights,
    nearest,
    one_a_column,
    radius_of,
    upright_lines,
)
from gui.painting.plot import Plot
from gui.pictures.picture import Picture
from gui.pictures.probability.sigmoid_plot import (
    draw_curve,
    draw_halves,
    draw_reading_lines,
    draw_words,
    has_room_for_words,
    sigmoid_plot,
    word_boxes,
)
from gui.style.palette import KIND_COLOURS
from gui.style.theme import Look

_REACH_PX = 14.0
_CROWDED_ERRORS = 0.5
_CROWD_APART_PX = 2.5
_FORMULA_AT, _FORMULA_POINTS = (0.86, 0.68), 12.0


class Sigmoid(Picture):
    """One plant more or less likely to be toxic the farther right it stands."""

    has_own_ground = True

    def __init__(self, look: Look) -> None:
        super().__init__(look, "sigmoid")
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture in the language on screen."""
        self.describe(
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
        roomy = has_room_for_words(pixels, self.look)
        words = word_boxes(plot, frame.plants, 0, 1) if roomy else {}
        high = self._height_of_formula(frame) if roomy else None
        formula = None if high is None else self._formula_box(plot, high)
        if formula is not None and not is_free(formula, list(words.values())):
            high = formula = None

        def draw(brush: QPainter) -> None:
            draw_halves(brush, plot)
            draw_words(brush, plot, frame.plants, words)
            draw_curve(brush, plot)
            if high is not None:
                self._draw_formula(brush, plot, high)

        key = (pixels.getRect(), plot.mapping.window, high, frame.plants.kinds)
        self.paint_ground(painter, key, draw)
        self._draw_plants(painter, plot, frame)
        if frame.subject is not None:
            written = [*words.values(), *([] if formula is None else [formula])]
            self._draw_reading(painter, plot, frame, pixels, written)

    def on_press(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """Select the plant that was clicked; beside all plants, none."""
        if self.frame is not None:
            plant = self.plant_at(at)
            self.select_requested.emit(indices([] if plant is None else [plant]))

    def plant_at(self, at: QPointF) -> int | None:
        """Return the plant whose dot is there."""
        if self.frame is None:
            return None
        plot = self.plot(self.frame, QRectF(self.canvas.rect()))
        px, py = plot.mapping.points(self.frame.z, self.frame.plants.y.astype(np.float64))
        return nearest(px, py, at, self.reach_px(_REACH_PX))

    def _draw_plants(self, painter: QPainter, plot: Plot, frame: Frame) -> None:
        """Draw errors and dots; those of a crowd stand side by side, without edges."""
        y, box = frame.plants.y, plot.pixels
        px, py = plot.mapping.points(frame.z, y.astype(np.float64))
        radius = min(radius_of(len(frame.plants), self.look), self.look.width(6))
        crowded = len(y) * 2 * radius > 2 * box.width()
        apart_px = self.look.width(_CROWD_APART_PX) if crowded else 1.0
        shown = one_a_column(px - box.left(), y, box.width(), apart_px)
        self._draw_errors(painter, plot, frame, shown, radius, crowded)
        draw_dots(
            painter, px[shown], py[shown], y[shown], radius, self.look, edged=not crowded,
            held_out=frame.plants.held_out_among(shown),
        )  # fmt: skip
        chosen = frame.selection
        if len(chosen):
            ring = QPen(self.look.colour("text"), self.look.width(2))
            draw_dots(
                painter, px[chosen], py[chosen], y[chosen], radius, self.look,
                held_out=frame.plants.held_out_among(chosen),
            )  # fmt: skip
            draw_rings(painter, px[chosen], py[chosen], radius + self.look.width(4), ring)

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
        if crowded:
            draw_uprights(painter, px, low, high, self.look.colour("loss", _CROWDED_ERRORS))
            return
        painter.setPen(QPen(self.look.colour("loss"), max(1.0, radius / 3)))
        painter.drawLines(upright_lines(px, low, high))

    def _draw_reading(
        self, painter: QPainter, plot: Plot, frame: Frame, pixels: QRectF, words: list[QRectF]
    ) -> None:
        """Lead from z to the curve and on to a(z), both written on the axes: clear of the dots."""
        prediction, texts = frame.prediction, self.texts(frame)
        colour = KIND_COLOURS[prediction.predicted]
        draw_reading_lines(
            painter,
            plot,
            (prediction.z, prediction.toxic),
            plot.pixels.left(),
            colour,
            around=words,
        )
        at = plot.at(prediction.z, prediction.toxic)
        tag_left(painter, plot, at.y(), texts["a"], colour, pixels)
        tag_below(painter, plot, at.x(), texts["z"], colour, pixels)

    def _height_of_formula(self, frame: Frame) -> float:
        """Return at which a the formula is written: clear of the line at the a shown."""
        shown_a = frame.subject.a if frame.subject else 0.0
        return max(_FORMULA_AT, key=lambda a: abs(a - shown_a))

    def _draw_formula(self, painter: QPainter, plot: Plot, high: float) -> None:
        """Write a(z) into the corner that the curve leaves free."""
        at = QPointF(plot.pixels.left() + 8, plot.at(0, high).y())
        draw_formula(painter, at, self._formula(), self.look, _FORMULA_POINTS)

    def _formula_box(self, plot: Plot, high: float) -> QRectF:
        size = formula_size(self._formula(), self.look, _FORMULA_POINTS)
        middle = QPointF(plot.pixels.left() + 8, plot.at(0, high).y())
        return QRectF(middle - QPointF(0, size.height() / 2), size)

    def _formula(self) -> str:
        z = coloured(self.look, "frontier", "z")
        return coloured(self.look, "likelihood", "a") + rf"({z}) = \frac{{1}}{{1 + e^{{-{z}}}}}"
