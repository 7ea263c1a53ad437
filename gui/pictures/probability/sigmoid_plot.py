"""The plot of a(z) that several pictures share: halves, curve, and lines from z to a(z)."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QRegion

from engine.geometry import Rectangle
from engine.model.dataset import Dataset
from engine.model.neuron import sigmoid
from gui.language.kind_names import kind_name
from gui.painting.plot import Plot, dotted, solid
from gui.style.palette import KIND_COLOURS, REGION_COLOURS, ColourName
from gui.style.theme import Look

_CURVE_POINTS = 121
_ROOM_FOR_WORDS_PX, _HIGH_FOR_WORDS_PX = 340, 170
_WORDS_AT = 0.45
_LETTERS = 9
_FAINT = 0.3
_BEYOND = 0.06


def sigmoid_plot(reach: float, pixels: QRectF, look: Look) -> Plot:
    """Return the plot of a(z) for z from -reach to reach, a a little beyond 0 and 1."""
    return Plot.inside(pixels, Rectangle(-reach, -_BEYOND, reach, 1 + _BEYOND), look)


def has_room_for_words(pixels: QRectF, look: Look) -> bool:
    """Say whether a picture is wide and high enough for what only explains."""
    wide = pixels.width() >= _ROOM_FOR_WORDS_PX * look.type_scale
    return wide and pixels.height() >= _HIGH_FOR_WORDS_PX * look.type_scale


def draw_halves(painter: QPainter, plot: Plot, predicted: int | None = None) -> None:
    """Shade z < 0 and z > 0, the half not predicted faintly; draw z = 0 and the axes."""
    look, box = plot.look, plot.pixels
    for kind in (0, 1):
        alpha = 1.0 if predicted in (None, kind) else _FAINT
        painter.fillRect(_half(plot, kind), look.colour(REGION_COLOURS[kind], alpha))
    plot.axes(painter, "z", "a(z)")
    middle = plot.at(0, 0).x()
    painter.setPen(solid(look, "frontier", 2.5))
    painter.drawLine(QLineF(middle, box.top(), middle, box.bottom()))


def word_boxes(plot: Plot, plants: Dataset, *halves: int) -> dict[int, QRectF]:
    """Return where it can be written what is predicted in halves, clear of the curve."""
    metrics = QFontMetricsF(plot.look.font(10))
    boxes = {}
    for kind in halves:
        width = max(metrics.horizontalAdvance(line) for line in _words(plants, kind).split("\n"))
        half = _half(plot, kind)
        if half.width() >= width + 16:
            box = QRectF(0, 0, width + 8, 2.1 * metrics.height())
            box.moveCenter(QPointF(half.center().x(), plot.at(0, _WORDS_AT).y()))
            boxes[kind] = box
    return boxes


def draw_words(painter: QPainter, plot: Plot, plants: Dataset, boxes: dict[int, QRectF]) -> None:
    """Write what is predicted in halves of the plot."""
    painter.setFont(plot.look.font(10))
    for kind, box in boxes.items():
        painter.setPen(plot.look.colour(KIND_COLOURS[kind]))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), _words(plants, kind))


def _words(plants: Dataset, kind: int) -> str:
    translate = QCoreApplication.translate
    if plants.kinds_are_named:
        name = kind_name(plants, kind, _LETTERS)
        return translate("Sigmoid", "prediction: {0}\nz {1} 0").format(name, "<>"[kind])
    if kind == 1:
        return translate("Sigmoid", "predicted toxic\nz > 0")
    return translate("Sigmoid", "predicted non-toxic\nz < 0")


def draw_curve(painter: QPainter, plot: Plot, by_half: bool = False) -> None:
    """Draw a(z); where it is steeper than a pixel, as the step that it then looks like.

    By half it takes the colour of the kind predicted (figures 14 and 15).
    """
    window = plot.mapping.window
    steep = np.linspace(-9, 9, _CURVE_POINTS)
    z = np.unique(np.concatenate([steep, [window.left, window.right]]))
    if not by_half:
        plot.curve(painter, z, sigmoid(z), solid(plot.look, "likelihood", 3))
        return
    for colour, part in zip(KIND_COLOURS, (z[z <= 0], z[z >= 0]), strict=True):
        plot.curve(painter, part, sigmoid(part), solid(plot.look, colour, 3))


def draw_reading_lines(
    painter: QPainter,
    plot: Plot,
    point: tuple[float, float],
    to_x: float,
    colour: ColourName,
    around: list[QRectF] | None = None,
) -> None:
    """Lead from (z, a) down to the z axis and across to a pixel, with the point on the curve.

    Both ways leave out the words that they would cross.
    """
    look = plot.look
    at, box = plot.at(*point), plot.pixels
    painter.save()
    if around:
        clear = QRegion(box.toAlignedRect().adjusted(-2, -2, 2, 2))
        for words in around:
            clear -= QRegion(words.toAlignedRect())
        painter.setClipRegion(clear)
    painter.setPen(dotted(look, colour))
    painter.drawLine(QLineF(at, QPointF(to_x, at.y())))
    painter.drawLine(QLineF(at.x(), at.y(), at.x(), box.bottom()))
    painter.restore()
    painter.setPen(QPen(look.colour("outline"), 1))
    painter.setBrush(look.colour(colour))
    painter.drawEllipse(at, look.width(5.5), look.width(5.5))


def _half(plot: Plot, kind: int) -> QRectF:
    box, middle = plot.pixels, plot.at(0, 0).x()
    if kind == 0:
        return QRectF(box.left(), box.top(), middle - box.left(), box.height())
    return QRectF(middle, box.top(), box.right() - middle, box.height())
