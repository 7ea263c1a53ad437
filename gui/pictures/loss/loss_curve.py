"""The loss curve: this run, earlier runs, the exact minimum and the step shown."""

from __future__ import annotations

import math

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from engine.arrays import Vector
from engine.changed import Changed
from engine.lab.frame import Frame
from engine.learning.loss_history import LossHistory
from gui.language.numbers import number, short, whole
from gui.painting.labels import draw_label, label_size
from gui.painting.mapping import Mapping, PixelItem
from gui.pictures.plot_picture import PlotPicture
from gui.state.view_options import ViewOptions
from gui.style.theme import Look

_LEAST_SHOWN = 1e-12
"""On a logarithmic axis a loss of 0 is at the bottom."""


_TOWERING = 2.0
"""An earlier run may make the axis so many times higher than this run needs, and no more."""

_ROOM_FOR_A_NUMBER = 0.06
"""So much above the highest number of the axis, or its upper half would be cut."""

_CORNER = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)

_DASHES = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
)


class CurveBox(pg.ViewBox):
    """A view that a person looks at but does not move."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.setMouseEnabled(False, False)


class LossCurve(PlotPicture):
    """The log loss by step, in nats a plant, linear or logarithmic."""

    watches = (
        Changed.TRACE | Changed.GHOSTS | Changed.NEURON | Changed.SOLUTION | Changed.SETTINGS
        | Changed.VIEW
    )  # fmt: skip

    def __init__(self, look: Look) -> None:
        self._box = CurveBox()
        super().__init__(look, self._box)
        self.setObjectName("lossCurve")
        self._shown_range: tuple[float, ...] = ()
        self._axes_frame: Frame | None = None
        self._curves = CurvesItem(self._box, look)
        self.axes["bottom"].whole_only = True
        self.scene().sigMouseMoved.connect(self._on_mouse)
        self.set_look(look)

    def draw(self, frame: Frame, changed: Changed) -> None:
        """Draw what has changed."""
        self._curves.frame = frame
        self._set_range(frame)
        self._curves.update()

    def lock_axes(self, frame: Frame) -> None:
        """Let the axes be those of a whole run, for an animation of it."""
        self._axes_frame = frame

    def take_options(self, options: ViewOptions, frame: Frame) -> None:
        """Take the scale of the loss; its range follows when it is drawn."""
        self._curves.is_logarithmic = self.axes["left"].powers_of_ten = options.log_loss

    def set_look(self, look: Look) -> None:
        """Take another look."""
        self._curves.look = look
        self._curves.update()
        super().set_look(look)

    def retranslate(self) -> None:
        """Name the axes in the language on screen."""
        self.setAccessibleName(self.tr("Loss curve"))
        self.setAccessibleDescription(self.tr("The log loss at each step of the run."))
        self.axes["bottom"].describe(self.tr("step"))
        self.axes["left"].describe(self.tr("log loss ℒ"))
        self._curves.minimum_text = self.tr("minimum {0}")
        self._curves.reading_text = self.tr("step {0}: {1}")
        self._curves.score_text = self.tr("{0} of {1} right")
        self._curves.then_text = self.tr("on the earlier plants: {0}")
        self._curves.update()

    def leaveEvent(self, event: object) -> None:
        """Forget where the mouse was."""
        self._curves.mouse = None
        self._curves.update()
        super().leaveEvent(event)

    def _on_mouse(self, position: QPointF) -> None:
        if self.frame is None:
            return
        at = self._box.mapSceneToView(position)
        inside = self._box.sceneBoundingRect().contains(position)
        self._curves.mouse = (at.x(), at.y()) if inside else None
        self._curves.update()

    def _set_range(self, frame: Frame) -> None:
        """Let the axes grow by leaps, so that they are the same for most frames."""
        frame = self._axes_frame or frame
        own = frame.curve
        curves = [own, *(ghost.curve for ghost in frame.ghosts)]
        last = max(len(curve.losses) for curve in curves) - 1
        highest = max(curve.highest for curve in curves)
        if self._curves.is_logarithmic:
            lowest = max(_LEAST_SHOWN, min(curve.lowest for curve in curves))
            bottom: float = math.floor(math.log10(lowest))
            top = max(math.ceil(math.log10(max(highest, _LEAST_SHOWN))), bottom + 1)
        else:
            bottom, top = 0, round_up(max(min(highest, _TOWERING * own.highest), 1e-9) * 1.05)
        shown = (0, round_up(1.03 * max(last, 20)), bottom, top)
        if shown != self._shown_range:
            self._shown_range = shown
            highest_shown = top + _ROOM_FOR_A_NUMBER * (top - bottom)
            self._box.setRange(
                xRange=(-0.02 * shown[1], shown[1]), yRange=(bottom, highest_shown), padding=0
            )


class CurvesItem(PixelItem):
    """Draws the curves and what is written beside them."""

    def __init__(self, view_box: pg.ViewBox, look: Look) -> None:
        super().__init__(view_box)
        self.look = look
        self.frame: Frame | None = None
        self.is_logarithmic = False
        self.mouse: tuple[float, float] | None = None
        self.minimum_text = "{0}"
        self.reading_text = "{0}: {1}"
        self.score_text = "{0} / {1}"
        self.then_text = "{0}"
        self.prediction = ""
        """What was last written beside the mouse."""

    def draw(self, painter: QPainter, mapping: Mapping) -> None:
        """Draw the earlier runs first, and this one over them."""
        if self.frame is None:
            return
        taken = self._score_boxes(mapping, self.frame)
        for index, ghost in enumerate(self.frame.ghosts):
            dashes = _DASHES[index % len(_DASHES)]
            pen = QPen(self.look.colour("loss", 0.5), self.look.width(1.8), dashes)
            line = self._draw_curve(painter, mapping, ghost.curve, pen)
            self._name_curve(painter, mapping, line, ghost.learning_rate, taken)
        pen = QPen(self.look.colour("loss"), self.look.width(2.5))
        line = self._draw_curve(painter, mapping, self.frame.curve, pen)
        learned_with = self.frame.state.run.settings_of(self.frame.last_step)
        if self.frame.ghosts and learned_with is not None:
            self._name_curve(painter, mapping, line, learned_with.learning_rate, taken)
        optimum = self.frame.neuron_frame.optimum
        if optimum is not None:
            self._draw_minimum(painter, mapping, optimum.loss)
        self._draw_cursor(painter, mapping, self.frame)
        self._draw_score(painter, mapping, self.frame)
        if self.mouse is not None:
            self._draw_reading(painter, mapping, self.frame, self.mouse)

    def _draw_curve(
        self, painter: QPainter, mapping: Mapping, curve: LossHistory, pen: QPen
    ) -> QPolygonF:
        steps, values = curve.thinned(max(50, int(mapping.pixels.width() / 3)))
        px, py = mapping.points(steps.astype(np.float64), self._heights_of(values))
        line: QPolygonF = pg.functions.arrayToQPolygonF(px, py)
        painter.setPen(pen)
        painter.drawPolyline(line)
        return line

    def _name_curve(
        self, painter: QPainter, mapping: Mapping, line: QPolygonF, rate: float, taken: list[QRectF]
    ) -> None:
        """Write the learning rate at the end of a curve, clear of the names there already."""
        font, text = self.look.font(9), f"α = {short(rate)}"
        size = label_size(text, font)
        end = line.at(line.size() - 1) + QPointF(-size.width() / 2, -size.height() * 0.7)
        if end.x() < mapping.pixels.left() + 0.05 * mapping.pixels.width():
            end += QPointF(size.width() / 2 + self.look.width(8), 0)
        box = QRectF(end.x(), end.y() - size.height() / 2, size.width(), size.height())
        for lines in (0, -1, 1, -2, 2, -3, 3):
            below_the_dot = 0.4 if lines > 0 else 0.0
            candidate = box.translated(0, (lines + below_the_dot) * size.height())
            is_inside = candidate.top() >= mapping.pixels.top()
            if is_inside and not any(candidate.intersects(name) for name in taken):
                box = candidate
                break
        colour, ground = self.look.colour("loss", 0.95), self.look.colour("panel", 0.7)
        start = QPointF(box.left(), box.center().y())
        taken.append(draw_label(painter, start, text, font, colour, mapping.pixels, ground))

    def _draw_minimum(self, painter: QPainter, mapping: Mapping, loss: float) -> None:
        height = mapping.point(0, self._height(loss)).y()
        left, right = mapping.pixels.left(), mapping.pixels.right()
        pen = QPen(self.look.colour("frontier"), self.look.width(1.5), Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(left, height), QPointF(right, height))
        text = self.minimum_text.format(number(loss, 3))
        at = QPointF(left + 8, height + 14 * self.look.type_scale)
        colour: QColor = self.look.colour("frontier")
        ground = self.look.colour("panel", 0.75)
        draw_label(painter, at, text, self.look.font(9), colour, mapping.pixels, ground)

    def _draw_cursor(self, painter: QPainter, mapping: Mapping, frame: Frame) -> None:
        """Mark the step shown on the curve; a ring stands at the loss of the plants of now."""
        at = mapping.point(frame.step, self._height(frame.recorded_loss))
        if frame.is_of_other_plants:
            self._draw_ring(painter, mapping, at, frame)
        if frame.step < frame.last_step:
            painter.setPen(QPen(self.look.colour("muted"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(
                QPointF(at.x(), mapping.pixels.top()), QPointF(at.x(), mapping.pixels.bottom())
            )
        painter.setPen(QPen(self.look.colour("panel"), 1.5))
        painter.setBrush(self.look.colour("loss"))
        radius = self.look.width(5.5)
        painter.drawEllipse(at, radius, radius)

    def _draw_ring(self, painter: QPainter, mapping: Mapping, dot: QPointF, frame: Frame) -> None:
        ring = mapping.point(frame.step, self._height(frame.loss))
        radius = self.look.width(4.5)
        painter.setPen(QPen(self.look.colour("loss"), self.look.width(1.5), Qt.PenStyle.DotLine))
        painter.drawLine(dot, ring)
        painter.setPen(QPen(self.look.colour("loss"), self.look.width(1.8)))
        painter.setBrush(self.look.colour("panel"))
        painter.drawEllipse(ring, radius, radius)

    def _draw_score(self, painter: QPainter, mapping: Mapping, frame: Frame) -> None:
        """Write loss and plants on the right side into the corner, to be read from the back row."""
        colours = self.look.colour("loss"), self.look.colour("text")
        for (text, font, box), colour in zip(self._score(mapping, frame), colours, strict=True):
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(box, _CORNER, text)

    def _score(self, mapping: Mapping, frame: Frame) -> list[tuple[str, QFont, QRectF]]:
        """Return the texts of the corner, each with its font and where it may be written."""
        box = mapping.pixels.adjusted(10, 4, -10, -4)
        score = self.score_text.format(whole(frame.counts.right), whole(len(frame.plants)))
        if frame.is_of_other_plants:
            score += "\n" + self.then_text.format(number(frame.recorded_loss, 3))
        below = box.adjusted(0, 20 * self.look.type_scale, 0, 0)
        loss_font, score_font = self.look.font(12, bold=True), self.look.font(10)
        return [(number(frame.loss, 3), loss_font, box), (score, score_font, below)]

    def _score_boxes(self, mapping: Mapping, frame: Frame) -> list[QRectF]:
        return [
            QFontMetricsF(font).boundingRect(box, _CORNER, text)
            for text, font, box in self._score(mapping, frame)
        ]

    def _draw_reading(
        self, painter: QPainter, mapping: Mapping, frame: Frame, mouse: tuple[float, float]
    ) -> None:
        """Write the value of the curve that the mouse is nearest to, at the mouse's step."""
        step = max(0, round(mouse[0]))
        curves = [frame.losses, *(ghost.losses for ghost in frame.ghosts)]
        losses = [float(history[step]) for history in curves if step < len(history)]
        if not losses:
            return
        loss = min(losses, key=lambda value: abs(self._height(value) - mouse[1]))
        at = mapping.point(step, self._height(loss))
        painter.setPen(QPen(self.look.colour("text"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, 4, 4)
        self.prediction = self.reading_text.format(whole(step), number(loss, 4))
        label_at = at + QPointF(10, -14)
        colour, ground = self.look.colour("text"), self.look.colour("ground", 0.9)
        font = self.look.font(10)
        draw_label(painter, label_at, self.prediction, font, colour, mapping.pixels, ground)

    def _heights_of(self, losses: Vector) -> NDArray[np.float64]:
        if not self.is_logarithmic:
            return losses
        result: NDArray[np.float64] = np.log10(np.maximum(losses, _LEAST_SHOWN))
        return result

    def _height(self, loss: float) -> float:
        return math.log10(max(loss, _LEAST_SHOWN)) if self.is_logarithmic else loss


def round_up(value: float) -> float:
    """Return the next of … 0.5, 1, 1.5, 2, 3, 5, 7.5, 10, 15 … times a power of ten."""
    power = 10.0 ** math.floor(math.log10(value))
    for share in (1, 1.5, 2, 3, 5, 7.5):
        if value <= share * power * (1 + 1e-9):
            return share * power
    return 10 * power
