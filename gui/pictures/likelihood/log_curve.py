"""The logarithm keeps the order: where u < v, log(u) < log(v) (figure 28)."""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen

from engine.changed import Changed
from engine.geometry import Rectangle
from engine.lab.choices import LOG_RANGE
from engine.lab.frame import Frame
from gui.language.numbers import fixed
from gui.painting.axis_tags import draw_tag, hide_numbers, tag_left, tag_size
from gui.painting.plot import Plot, dotted, solid
from gui.painting.rich_text import Run
from gui.pictures.likelihood.log_statement import Column, write_log_statement
from gui.pictures.picture import Picture
from gui.pictures.plot_drag import KEY_STEP, PlotDrag
from gui.style.palette import ColourName
from gui.style.theme import Look
from gui.widgets.claimed_keys import key_step

HandleChoice = Literal["log_a", "log_b"]
"""The fields of `Choices` that can be dragged here."""

_DECIMALS = 2
_REACH_PX = 16.0
_WINDOW = Rectangle(0.0, math.log(LOG_RANGE[0]) - 0.2, LOG_RANGE[1] + 0.2, 1.9)
_COLOURS: dict[HandleChoice, ColourName] = {"log_a": "harmless", "log_b": "likelihood"}
_X = np.geomspace(math.exp(_WINDOW.bottom) / 2, _WINDOW.right, 120)
"""Where the curve is worked out: closer together where it is steeper."""

_DOT_ON_AXIS_PX = 4.0
_NAME_GAP_PX = 10.0
_BETWEEN_PX = 3.0


class Handle(NamedTuple):
    """One of the two numbers: the choice that it is, its letter, x and log(x)."""

    choice: HandleChoice
    letter: str
    x: float
    log: float

    @property
    def colour(self) -> ColourName:
        """Blue for u, coral for v, as in the course."""
        return _COLOURS[self.choice]


class LogCurve(Picture):
    """The curve of log(x), with u and v to drag along its axis."""

    watches = Changed.CHOICES

    def __init__(self, look: Look) -> None:
        super().__init__(look, "logCurve")
        self._drag = PlotDrag(self)
        self._dragged: HandleChoice | None = None
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture in the language on screen."""
        self.describe(
            self.tr("Logarithm"),
            self.tr("The curve of the natural logarithm: the larger x, the larger log(x)."),
        )
        self.canvas.setToolTip(
            self.tr("Drag u or v. Up and Down move v by 0.1, with Shift they move u.")
        )

    def handles(self, frame: Frame) -> tuple[Handle, Handle]:
        """Return u and v, as they are written."""
        u, v = (round(x, _DECIMALS) for x in (frame.choices.log_a, frame.choices.log_b))
        return Handle("log_a", "u", u, math.log(u)), Handle("log_b", "v", v, math.log(v))

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write u, v and their logarithms."""
        u, v = self.handles(frame)
        return {
            "u": fixed(u.x, _DECIMALS),
            "v": fixed(v.x, _DECIMALS),
            "log(u)": fixed(u.log, 2),
            "log(v)": fixed(v.log, 2),
        }

    def plot(self, pixels: QRectF) -> Plot:
        """Return where x and log(x) lie; the axis of x crosses at 0, so little is needed below."""
        plot = Plot.inside(pixels, _WINDOW, self.look)
        box = plot.pixels
        name = f"log(u) = {fixed(-3.0, 2)}" if self._is_wide(pixels) else "log(u)"
        margin = tag_size(name, self.look)[0] + self.look.width(_DOT_ON_AXIS_PX) + 8
        left = max(pixels.left() + margin, box.left())
        room = QRectF(QPointF(left, box.top()), QPointF(box.right(), pixels.bottom() - 6))
        return Plot.of(room, _WINDOW, self.look)

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw the curve, both handles with lines to the axes, and what follows from u < v."""
        plot, look = self.plot(pixels), self.look
        self.paint_axes(painter, plot, "x", "log(x) = ln(x)", at_y=0.0)
        plot.curve(painter, _X, np.log(_X), solid(look, "parameter", 3))
        for handle in self.handles(frame):
            self._draw_handle(painter, plot, handle)
        self._draw_tags(painter, plot, frame, pixels)
        self._write_statement(painter, plot, frame)

    def _is_wide(self, pixels: QRectF) -> bool:
        return pixels.width() >= 480 * self.look.type_scale

    def _draw_handle(self, painter: QPainter, plot: Plot, handle: Handle) -> None:
        look, axis = self.look, plot.at(handle.x, 0)
        on_curve = plot.at(handle.x, handle.log)
        painter.setPen(dotted(look, handle.colour))
        painter.drawLine(QLineF(axis, on_curve))
        across = QPointF(plot.pixels.left(), on_curve.y())
        painter.drawLine(QLineF(on_curve, across))
        painter.setPen(QPen(look.colour("outline"), look.width(1.5)))
        painter.setBrush(look.colour(handle.colour))
        for at, radius in ((on_curve, 5.0), (across, _DOT_ON_AXIS_PX), (axis, 8.0)):
            painter.drawEllipse(at, look.width(radius), look.width(radius))

    def _draw_tags(self, painter: QPainter, plot: Plot, frame: Frame, pixels: QRectF) -> None:
        """Name the logarithms at the axis of log(x), one above the other, then u and v."""
        texts, handles = self.texts(frame), self.handles(frame)
        tag_height = tag_size("u", self.look)[1]
        heights = [plot.at(0, handle.log).y() for handle in handles]
        room = (plot.pixels.top(), plot.pixels.bottom())
        heights = spread(heights[::-1], [tag_height, tag_height], room)[::-1]
        for handle, height in zip(handles, heights, strict=True):
            name = f"log({handle.letter})"
            if self._is_wide(pixels):
                name += f" = {texts[name]}"
            tag_left(painter, plot, height, name, handle.colour, pixels)
        names = [f"{handle.letter} = {texts[handle.letter]}" for handle in handles]
        self._draw_names(painter, plot, handles, names, pixels)

    def _draw_names(
        self,
        painter: QPainter,
        plot: Plot,
        handles: tuple[Handle, Handle],
        texts: list[str],
        pixels: QRectF,
    ) -> None:
        """Name u and v, across the axis from the curve; where both don't fit, by letter alone."""
        axis, gap = plot.at(0, 0).y(), self.look.width(_NAME_GAP_PX)
        for is_above in (False, True):
            indices = [
                index for index, handle in enumerate(handles) if (handle.log < 0) == is_above
            ]
            if not indices:
                continue
            room = self._room_for_names(plot, is_above, len(indices), pixels)
            names = [texts[index] for index in indices]
            sizes = [tag_size(name, self.look) for name in names]
            if sum(size[0] for size in sizes) + _BETWEEN_PX > room[1] - room[0]:
                names = [handles[index].letter for index in indices]
                sizes = [tag_size(name, self.look) for name in names]
            wanted = [plot.at(handles[index].x, 0).x() for index in indices]
            middles = spread(wanted, [size[0] for size in sizes], room)
            for index, name, x, size in zip(indices, names, middles, sizes, strict=True):
                top = axis - gap - size[1] if is_above else axis + gap
                box = QRectF(x - size[0] / 2, top, *size)
                hide_numbers(painter, plot, box, at_y=0.0)
                draw_tag(painter, box, name, handles[index].colour, self.look)

    def _room_for_names(
        self, plot: Plot, is_above: bool, count: int, pixels: QRectF
    ) -> tuple[float, float]:
        """Return the pixels between which names cover neither curve nor names of logarithms."""
        shift = self.look.width(_NAME_GAP_PX) / abs(plot.mapping.sy)
        meets_curve = plot.at(math.exp(shift if is_above else -shift), 0).x()
        if is_above:
            return (pixels if count == 2 else plot.pixels).left() + 2, meets_curve
        return meets_curve, pixels.right() - 2

    def _write_statement(self, painter: QPainter, plot: Plot, frame: Frame) -> None:
        """Write u < v => log(u) < log(v), and its numbers below, where the curve is not."""
        write_log_statement(
            painter, self._room_for_statement(plot), self._columns(frame), self.look
        )

    def _columns(self, frame: Frame) -> list[Column]:
        """Return the statement in columns: above in letters, below in numbers."""
        texts = self.texts(frame)
        less, then = [Run("  <  ")], [Run("   ⇒   ")]
        plain = [
            (
                [Run(handle.letter, handle.colour, symbol=True)],
                [Run(texts[handle.letter], handle.colour, True)],
            )
            for handle in self.handles(frame)
        ]
        logs = [
            (
                [
                    Run("log(", handle.colour),
                    Run(handle.letter, handle.colour, symbol=True),
                    Run(")", handle.colour),
                ],
                [Run(texts[f"log({handle.letter})"], handle.colour, True)],
            )
            for handle in self.handles(frame)
        ]
        return [plain[0], (less, less), plain[1], (then, then), logs[0], (less, less), logs[1]]

    def _room_for_statement(self, plot: Plot) -> QRectF:
        """Return the corner below the numbers of the axis and right of the curve."""
        below = plot.at(0, 0).y() + tag_size("u", self.look)[1] + self.look.width(14)
        left = plot.at(0.8, 0).x()
        return QRectF(QPointF(left, below), plot.pixels.bottomRight())

    # Mouse and keys

    def on_press(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """Begin to drag u or v."""
        handle = self._near(at)
        if handle is not None:
            plot = self.plot(QRectF(self.canvas.rect()))
            self._dragged = handle.choice
            self._drag.begin(plot, plot.at(handle.x, 0).x() - at.x())

    def on_drag(self, at: QPointF) -> None:
        """Let the handle follow the mouse; it pushes the other one along."""
        x = self._drag.value_at(at)
        if x is not None and self._dragged is not None:
            self.choices_edited.emit({self._dragged: round(x, _DECIMALS)})

    def on_release(self, _at: QPointF) -> None:
        """Let go."""
        self._drag.end()

    def on_hover(self, at: QPointF | None) -> None:
        """Show by the cursor that a handle can be dragged."""
        self._drag.show_cursor(at is not None and self._near(at) is not None)

    def on_key(self, event: QKeyEvent) -> bool:
        """Move v with Up and Down, u with Shift."""
        step = key_step(event)
        if not step or self.frame is None:
            return False
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        handle = self.handles(self.frame)[0 if shift else 1]
        self.choices_edited.emit({handle.choice: round(handle.x + step * KEY_STEP, _DECIMALS)})
        return True

    def _near(self, at: QPointF) -> Handle | None:
        """Return the handle whose dot or line is near a point; of two as near, v."""
        if self.frame is None:
            return None
        plot = self.plot(QRectF(self.canvas.rect()))
        reach = self.reach_px(_REACH_PX)
        result, least = None, reach
        for handle in self.handles(self.frame):
            ends = sorted((plot.at(0, 0).y(), plot.at(0, handle.log).y()))
            away = abs(plot.at(handle.x, 0).x() - at.x())
            if away <= least and ends[0] - reach <= at.y() <= ends[1] + reach:
                result, least = handle, away
        return result


def spread(wanted: list[float], sizes: list[float], room: tuple[float, float]) -> list[float]:
    """Return the middles of one or two boxes in a row, moved apart and into their room."""
    low, high = wanted[0], wanted[-1]
    least = 0.0 if len(wanted) == 1 else sum(sizes) / 2 + _BETWEEN_PX
    lacking = max(0.0, least - (high - low)) / 2
    low = max(low - lacking, room[0] + sizes[0] / 2)
    high = min(max(high + lacking, low + least), room[1] - sizes[-1] / 2)
    return [min(low, high - least), high][: len(wanted)]
