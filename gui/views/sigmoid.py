"""The sigmoid a(z), every plant at its z and its y, and the error between (figures 13, 19, 21)."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from engine.arrays import indices
from engine.frame import Frame
from engine.landscape import reach_around
from engine.neuron import Rectangle, sigmoid
from gui.formula import coloured, draw_formula
from gui.i18n import fixed
from gui.style import Look
from gui.views.canvas import draw_label
from gui.views.dots import Stamps, nearest, one_a_place, radius_of
from gui.views.figure import Figure
from gui.views.plot import Plot, dotted, solid

_REACH_PX = 14.0
_CURVE_POINTS = 161
_ROOM_FOR_WORDS_PX = 300


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
        z, a = fixed(frame.subject.z, 2), fixed(frame.subject.a, 2)
        return {"reading": f"z = {z}   a = {a}"}

    def plot(self, frame: Frame, pixels: QRectF) -> Plot:
        """Return where z and a lie: z from -reach to reach, a a little beyond 0 and 1."""
        return sigmoid_plot(frame, pixels, self.look)

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw regions, curve, errors, plants, and the numbers of the plant chosen."""
        plot = self.plot(frame, pixels)
        draw_regions(painter, plot)
        draw_curve(painter, plot)
        self._draw_plants(painter, plot, frame)
        if frame.subject is not None:
            text = self.texts(frame)["reading"]
            draw_reading(painter, plot, frame.subject.z, frame.subject.a, text)
        self._draw_formula(painter, plot)

    def on_press(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """Select the plant that was clicked; beside all plants, none."""
        if self.frame is not None:
            plot = self.plot(self.frame, QRectF(self.canvas.rect()))
            px, py = plot.mapping.points(self.frame.z, self.frame.plants.y.astype(np.float64))
            found = nearest(px, py, at, self.look.width(_REACH_PX))
            self.select_requested.emit(indices([] if found is None else [found]))

    def _draw_plants(self, painter: QPainter, plot: Plot, frame: Frame) -> None:
        y, box = frame.plants.y, plot.pixels
        px, py = plot.mapping.points(frame.z, y.astype(np.float64))
        shown = one_a_place(px - box.left(), y, int(box.width()))
        radius = min(radius_of(len(frame.plants), self.look), self.look.width(6))
        curve = plot.mapping.points(frame.z[shown], frame.a[shown])[1]
        painter.setPen(QPen(self.look.colour("loss"), max(1.0, radius / 3)))
        painter.drawLines(
            [
                QLineF(x, low, x, high)
                for x, low, high in zip(
                    px[shown].tolist(), py[shown].tolist(), curve.tolist(), strict=True
                )
            ]
        )
        self._stamps.draw_dots(painter, px[shown], py[shown], y[shown], radius, self.look)
        chosen = frame.selection
        if len(chosen):
            ring = QPen(self.look.colour("text"), self.look.width(2))
            self._stamps.draw_rings(
                painter, px[chosen], py[chosen], radius + self.look.width(4), ring
            )

    def _draw_formula(self, painter: QPainter, plot: Plot) -> None:
        if plot.pixels.width() < _ROOM_FOR_WORDS_PX * self.look.type_scale:
            return
        z = coloured(self.look, "frontier", "z")
        tex = coloured(self.look, "likelihood", "a") + rf"({z}) = \frac{{1}}{{1 + e^{{-{z}}}}}"
        at = plot.pixels.topLeft() + QPointF(8, 0.26 * plot.pixels.height())
        draw_formula(painter, at, tex, self.look, 12)


def sigmoid_plot(frame: Frame, pixels: QRectF, look: Look) -> Plot:
    """Return the plot of a(z) that shows every plant of a frame."""
    z = frame.z
    reach = reach_around(float(z.min(initial=0.0)), float(z.max(initial=0.0)))
    return Plot.inside(pixels, Rectangle(-reach, -0.06, reach, 1.06), look)


def draw_regions(painter: QPainter, plot: Plot) -> None:
    """Shade z < 0 and z > 0, draw the frontier z = 0 between them, and the axes."""
    look, box = plot.look, plot.pixels
    middle = plot.at(0, 0).x()
    left = QRectF(box.left(), box.top(), middle - box.left(), box.height())
    right = QRectF(middle, box.top(), box.right() - middle, box.height())
    painter.fillRect(left, look.colour("harmless_region"))
    painter.fillRect(right, look.colour("toxic_region"))
    plot.axes(painter, "z", "a(z)")
    painter.setPen(solid(look, "frontier", 2.5))
    painter.drawLine(QLineF(middle, box.top(), middle, box.bottom()))
    if box.width() < _ROOM_FOR_WORDS_PX * look.type_scale:
        return
    painter.setFont(look.font(10))
    translate = QCoreApplication.translate
    for half, colour, words in (
        (left, "harmless", translate("Sigmoid", "predicted non-toxic\nz < 0")),
        (right, "toxic", translate("Sigmoid", "predicted toxic\nz > 0")),
    ):
        painter.setPen(look.colour(colour))
        painter.drawText(
            half.adjusted(6, 0.5 * half.height(), -6, -0.12 * half.height()),
            int(Qt.AlignmentFlag.AlignCenter),
            words,
        )


def draw_curve(painter: QPainter, plot: Plot) -> None:
    """Draw a(z); where it is steeper than a pixel, as the step that it then looks like."""
    window = plot.mapping.window
    steep = np.linspace(-9, 9, _CURVE_POINTS)
    z = np.unique(np.concatenate([steep, [window.left, window.right]]))
    plot.curve(painter, z, sigmoid(z), solid(plot.look, "likelihood", 3))


def draw_reading(painter: QPainter, plot: Plot, z: float, a: float, text: str) -> None:
    """Lead from z up to the curve and across to a(z) with dotted guides, and write a text there."""
    look = plot.look
    on_curve, foot = plot.at(z, a), plot.at(z, 0)
    colour = "toxic" if z >= 0 else "harmless"
    painter.setPen(dotted(look, colour))
    painter.drawLine(QLineF(foot, on_curve))
    painter.drawLine(QLineF(on_curve, QPointF(plot.at(0, 0).x(), on_curve.y())))
    painter.setPen(QPen(look.colour("outline"), 1))
    painter.setBrush(look.colour(colour))
    painter.drawEllipse(on_curve, look.width(5), look.width(5))
    away = QPointF(10, 0 if a > 0.5 else -16 * look.type_scale)
    ground = look.colour("ground", 0.85)
    font = look.font(10, bold=True)
    draw_label(painter, on_curve + away, text, font, look.colour(colour), plot.pixels, ground)
