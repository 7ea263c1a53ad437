"""Where z is far from 0 the neuron is sure, near 0 it is not (figures 9, 14, 15)."""

from __future__ import annotations

import operator
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from engine.lab.frame import Frame
from gui.language.arithmetic import with_decimals, with_digits, written_out
from gui.language.kind_names import kind_name
from gui.language.marking import QT_TRANSLATE_NOOP
from gui.language.numbers import decimals_for, fixed, number, percent, whole
from gui.painting.axis_tags import tag_below
from gui.painting.plot import Plot, arrow
from gui.painting.rich_text import Run, line_size, write_line, write_wrapped
from gui.pictures.probability.sigmoid_plot import (
    draw_curve,
    draw_halves,
    draw_reading_lines,
    draw_words,
    has_room_for_words,
    sigmoid_plot,
    word_boxes,
)
from gui.pictures.probability.z_axis_picture import ZAxisPicture
from gui.style.palette import ColourName
from gui.style.theme import Look

_SENTENCES = (
    (0.97, QT_TRANSLATE_NOOP("Certainty", "z is far from 0: almost sure.")),
    (0.85, QT_TRANSLATE_NOOP("Certainty", "z is rather far from 0: quite sure.")),
    (0.65, QT_TRANSLATE_NOOP("Certainty", "z is not far from 0: likely, no more.")),
    (0.0, QT_TRANSLATE_NOOP("Certainty", "z is near 0: the neuron hesitates.")),
)
"""What to say from which probability of the prediction on.

It speaks of z alone: larger weights make the neuron surer of a plant where it stands.
"""

_SIZES = ((26.0, True), (22.0, True), (18.0, True), (15.0, True), (20.0, False), (16.0, False),
          (13.0, False), (9.0, False))  # fmt: skip
"""Sizes of type in points, the first that fits; where words would be too small, without them."""

_WORD = 0.5
_LETTERS = 16
_GAP_PX = 10.0
_LOW_PX = 215


@dataclass(frozen=True)
class _Box:
    """A number in large type, and below it, where there is room, what it is the probability of."""

    number: str
    word: str
    colour: ColourName

    def size(self, look: Look, points: float) -> QSizeF:
        """Return how much room it takes."""
        large, small = _metrics(look, points)
        width = large.horizontalAdvance(self.number)
        if not self.word:
            return QSizeF(width + 12, large.height() + 2)
        width = max(width, small.horizontalAdvance(self.word))
        return QSizeF(width + 12, large.height() + small.height() + 4)

    def draw(self, painter: QPainter, box: QRectF, look: Look, points: float) -> None:
        """Draw it into a rectangle."""
        large, small = _metrics(look, points)
        painter.setPen(QPen(look.colour(self.colour), look.width(2)))
        painter.setBrush(look.colour("ground"))
        painter.drawRoundedRect(box, 5, 5)
        centre = int(Qt.AlignmentFlag.AlignCenter)
        upper = QRectF(box.left(), box.top() + 1, box.width(), large.height())
        painter.setFont(look.font(points, bold=True))
        painter.drawText(upper, centre, self.number)
        painter.setFont(look.font(points * _WORD))
        lower = QRectF(box.left(), upper.bottom(), box.width(), small.height())
        painter.drawText(lower, centre, self.word)


class Certainty(ZAxisPicture):
    """One z, its a(z), and how sure of the prediction that makes the neuron."""

    needs_neuron = True

    has_own_ground = True

    def __init__(self, look: Look) -> None:
        super().__init__(look, "certainty")
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture in the language on screen."""
        self.describe(
            self.tr("Certainty"),
            self.tr(
                "How sure the neuron is of one plant, by its z: |z| is ‖w‖ times its distance."
            ),
        )
        self.canvas.setToolTip(
            self.tr("Click a plant on the axis, or drag z; Up and Down move z by 0.1.")
        )

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write z, the probability of either kind, and the distance to the frontier."""
        prediction = frame.prediction
        texts = {
            "z": f"z = {fixed(prediction.z, 2)}",
            "toxic": percent(prediction.toxic),
            "harmless": percent(prediction.harmless),
        }
        if prediction.distance is not None:
            texts["distance"] = number(prediction.distance, 3)
        return texts

    def sentence(self, frame: Frame) -> str:
        """Say how sure the neuron is."""
        if frame.subject is not None and not frame.neuron.has_frontier:
            return self.tr("No boundary yet: the same answer for every plant.")
        certainty = frame.prediction.certainty
        words = next(words for least, words in _SENTENCES if certainty >= least)
        return QCoreApplication.translate("Certainty", words)

    def about(self, frame: Frame) -> str:
        """Say which plant it is, and that its |z| is ‖w‖ times its distance to the frontier."""
        subject, distance = frame.subject, frame.prediction.distance
        if subject is None:
            return self.tr("Drag z, or choose a plant.")
        plant = whole((subject.plant or 0) + 1)
        if distance is None:
            return (
                self.tr("Mystery plant")
                if subject.plant is None
                else (self.tr("Plant {plant}").format(plant=plant))
            )
        if subject.plant is None:
            text = self.tr("Mystery plant: ‖w‖ {norm} × {distance} cm = |z| {z}")
        else:
            text = self.tr("Plant {plant}: ‖w‖ {norm} × {distance} cm = |z| {z}")
        if not frame.plants.is_in_cm:
            text = text.replace(" cm", "")
        z = with_decimals(abs(subject.z), decimals_for(subject.z, 2))(0)
        norm, distance_text = written_out(
            operator.mul, z, with_decimals(frame.neuron.norm, 2), with_digits(distance, 3)
        )
        return text.format(plant=plant, norm=norm, distance=distance_text, z=z)

    def plot(self, frame: Frame, pixels: QRectF) -> Plot:
        """Return where z and a lie, below the sentence."""
        room = pixels.adjusted(0, self._header_height(frame, pixels), 0, 0)
        return sigmoid_plot(self.reach(frame), room, self.look)

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw the half predicted, the curve, z with lines to the axes, and what is read off."""
        plot, prediction = self.plot(frame, pixels), frame.prediction
        colour = self.colour_of(frame)
        roomy = has_room_for_words(pixels, self.look)
        words = word_boxes(plot, frame.plants, prediction.predicted) if roomy else {}

        def draw(brush: QPainter) -> None:
            draw_halves(brush, plot, prediction.predicted)
            draw_words(brush, plot, frame.plants, words)
            draw_curve(brush, plot, by_half=True)

        key = (
            pixels.getRect(), plot.mapping.window, prediction.predicted, frame.plants.kinds
        )  # fmt: skip
        self.paint_ground(painter, key, draw)
        self._write_header(painter, frame, pixels)
        frontier, around = plot.at(0, 0).x(), list(words.values())
        draw_reading_lines(
            painter, plot, (prediction.z, prediction.toxic), frontier, colour, around=around
        )
        self.draw_on_axis(painter, plot, frame)
        x = plot.at(prediction.z, 0).x()
        tag_below(painter, plot, x, self.texts(frame)["z"], colour, pixels)
        self._draw_boxes(painter, plot, frame)

    # The sentence

    def _header_height(self, frame: Frame, pixels: QRectF) -> float:
        low = pixels.height() < _LOW_PX * self.look.type_scale
        lines = 1.0 if low and not self._is_too_long(frame, pixels) else 1.75
        return lines * 1.25 * QFontMetricsF(self.look.font(self._points(pixels))).height()

    def _is_too_long(self, frame: Frame, pixels: QRectF) -> bool:
        """Say whether the sentence takes two lines, even in the smallest type."""
        words = [Run(self.sentence(frame), bold=True)]
        return line_size(words, self.look, self.look.least_points)[0] > pixels.width() - 20

    def _points(self, pixels: QRectF) -> float:
        return 13.0 if pixels.width() >= 380 * self.look.type_scale else 10.5

    def _write_header(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        points, look = self._points(pixels), self.look
        line = 1.25 * QFontMetricsF(look.font(points)).height()
        room = pixels.width() - 20
        at = pixels.topLeft() + QPointF(10, 0.55 * line)
        height = self._header_height(frame, pixels)
        if self._is_too_long(frame, pixels):
            box = QRectF(pixels.left() + 10, pixels.top() + 2, room, height - 6)
            write_wrapped(painter, box, self.sentence(frame), look, points, bold=True)
            return
        write_line(painter, at, [Run(self.sentence(frame), bold=True)], look, points, room)
        if height > 1.5 * line:
            mystery = frame.subject is not None and frame.subject.plant is None
            run = Run(self.about(frame), "probe" if mystery else "muted")
            if line_size([run], look, look.least_points)[0] > room:
                run = replace(run, text=run.text.partition(": ")[2] or run.text)  # which: its mark
            at += QPointF(0, 0.8 * line)
            write_line(painter, at, [run], look, 0.8 * points, room)

    # What is read off

    def _boxes(self, frame: Frame, with_words: bool) -> list[_Box]:
        """Return 80 % toxic; or 10 % toxic, and so 90 % non-toxic (figures 14 and 15)."""
        texts = self.texts(frame)
        words = [kind_name(frame.plants, kind, _LETTERS) if with_words else "" for kind in (0, 1)]
        if frame.prediction.z == 0:
            return [_Box(texts["toxic"], self._either(frame, words), "text")]
        boxes = [_Box(texts["toxic"], words[1], "toxic")]
        if not frame.prediction.predicted:
            boxes.append(_Box(texts["harmless"], words[0], "harmless"))
        return boxes

    def _either(self, frame: Frame, words: list[str]) -> str:
        """Say that both kinds are equally likely; nothing where there is no room for words."""
        if not words[1] or frame.plants.kinds_are_named:
            return ""
        return self.tr("toxic or not")

    def _draw_boxes(self, painter: QPainter, plot: Plot, frame: Frame) -> None:
        """Draw the boxes at the height of the point, as large as they fit beside the curve."""
        look, room = self.look, self._room_for_boxes(plot, frame)
        for points, with_words in _SIZES:
            boxes = self._boxes(frame, with_words)
            sizes = [box.size(look, points) for box in boxes]
            between = 1.2 * points * look.type_scale + 8
            width = sum(size.width() for size in sizes) + between * (len(boxes) - 1)
            height = sizes[0].height()
            if width <= room.width() and height <= room.height():
                break
        y = plot.at(0, frame.prediction.toxic).y() - height / 2
        y = max(min(y, room.bottom() - height), room.top())
        x = room.right() - width if frame.prediction.predicted else room.left()
        for index, (box, size) in enumerate(zip(boxes, sizes, strict=True)):
            if index:
                x += between
                start, end = (
                    QPointF(x - between + 4, y + height / 2),
                    QPointF(x - 4, y + height / 2),
                )
                arrow(painter, start, end, look.colour("text"), look.width(2))
            box.draw(painter, QRectF(QPointF(x, y), size), look, points)
            x += size.width()

    def _room_for_boxes(self, plot: Plot, frame: Frame) -> QRectF:
        """Return the corner beside the frontier where the curve, below or above a half, is not."""
        inner, frontier, half = plot.pixels, plot.at(0, 0).x(), plot.at(0, 0.5).y()
        space = self.look.width(_GAP_PX)
        if frame.prediction.predicted:
            corner = QPointF(frontier - space, half)
            return QRectF(inner.topLeft(), corner).adjusted(2, 2, 0, 0)
        above_dots = plot.at(0, 0).y() - self.look.width(6)
        return QRectF(QPointF(frontier + space, half), QPointF(inner.right() - 2, above_dots))


@lru_cache(maxsize=64)
def _metrics(look: Look, points: float) -> tuple[QFontMetricsF, QFontMetricsF]:
    return QFontMetricsF(look.font(points, bold=True)), QFontMetricsF(look.font(points * _WORD))
