"""A chord between two points of a curve: convex is what never runs above one (figure 41)."""

from __future__ import annotations

from typing import Literal

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen

from engine.changed import Changed
from engine.explain.chord import Chord
from engine.explain.double_well import height
from engine.explain.landscape import LEAST_REACH, Slice
from engine.geometry import Rectangle
from engine.lab.choices import CHORD_CURVES, CHORD_DECIMALS, VALLEY_RANGE, ChordCurve
from engine.lab.frame import Frame
from gui.language.numbers import fixed
from gui.painting.axis_tags import draw_tag, hide_numbers, tag_size
from gui.painting.plot import Plot, dotted, solid
from gui.painting.rich_text import line_size, write_line, write_wrapped
from gui.painting.symbols import LOSS, SYMBOLS, loss_name
from gui.pictures.convexity.chord_words import (
    U_COLOUR,
    V_COLOUR,
    chord_lines,
    chord_numbers,
    told_apart,
)
from gui.pictures.likelihood.log_curve import spread
from gui.pictures.loss.slice_curve import draw_slice_curve, top_above
from gui.pictures.picture import Picture
from gui.pictures.plot_drag import KEY_STEP, PlotDrag
from gui.state.slices import Slices
from gui.style.palette import ColourName
from gui.style.theme import Look
from gui.widgets.claimed_keys import key_step
from gui.widgets.segmented_choice import SegmentedChoice

EndChoice = Literal["chord_u", "chord_v"]
"""The fields of `Choices` that can be dragged here."""

_VALLEY_WINDOW = Rectangle(VALLEY_RANGE[0] - 0.15, 0.0, VALLEY_RANGE[1] + 0.15, 2.0)
_CURVE_POINTS = 121
_WORDS, _NUMBERS = 12.5, 12.0
_ONE_LINE_PX, _TWO_LINES_PX, _TALL_PX, _LOW_PX = 640.0, 380.0, 200.0, 120.0
_END_PX, _MIDDLE_PX = 7.0, 5.0
_TAG_GAP_PX = 4.0


class ChordOfCurve(Picture):
    """The loss over a parameter, or a curve with two valleys, and a chord with ends to drag."""

    needs_neuron = True

    watches = (
        Changed.PLANTS | Changed.NEURON | Changed.TRACE | Changed.CHOICES | Changed.SETTINGS
        | Changed.PLAYING
    )  # fmt: skip

    def __init__(self, look: Look) -> None:
        super().__init__(look, "chord")
        self._drag = PlotDrag(self)
        self._dragged: EndChoice | None = None
        self._slices = Slices()
        self.chooser = SegmentedChoice(CHORD_CURVES)
        self.chooser.chosen.connect(lambda curve: self.choices_edited.emit({"chord_on": curve}))
        self.add_controls(self.chooser)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture and the curves in the language on screen."""
        self.describe(
            self.tr("Chord of a curve"),
            self.tr("Two points of a curve, u and v, and whether it runs above their chord."),
        )
        self.canvas.setToolTip(
            self.tr("Drag u or v. Up and Down move v by 0.1, with Shift they move u.")
        )
        along = self.tr("The loss along {0}")
        meanings = [along.format(symbol) for symbol in SYMBOLS.values()]
        names = [*SYMBOLS.values(), self.tr("two valleys")]
        self.chooser.describe("", names, [*meanings, self.tr("A curve with two valleys")])

    def use_slices(self, slices: Slices) -> None:
        """Take the loss along the parameter from slices that others draw as well."""
        self._slices = slices

    def apply_frame(self, frame: Frame, changed: Changed) -> None:
        """Show which curve is chosen, and draw."""
        self.chooser.show_value(frame.choices.chord_on)
        super().apply_frame(frame, changed)

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write u and v, whether the curve runs above, and both middles."""
        chord = frame.neuron_frame.chord
        texts = {
            "u": f"u = {fixed(chord.u, CHORD_DECIMALS)}",
            "v": f"v = {fixed(chord.v, CHORD_DECIMALS)}",
            "verdict": self._verdict(frame, chord),
        }
        return texts | (chord_numbers(chord)._asdict() if _has_curve(frame) else {})

    def plot(self, frame: Frame, pixels: QRectF) -> Plot:
        """Return the plot of a frame, or the one at the beginning of the drag."""
        return self._drag.plot or self._make_plot(frame, pixels)

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw curve and chord, both middles, and say which lies above."""
        plot, chord, texts = self.plot(frame, pixels), frame.neuron_frame.chord, self.texts(frame)
        self._draw_curve(painter, plot, frame)
        if _has_curve(frame):
            self._draw_chord(painter, plot, chord)
            self._draw_middle(painter, plot, chord)
            self._draw_ends(painter, plot, chord, (texts["u"], texts["v"]), pixels)
        self._write_header(painter, frame, pixels, texts["verdict"])

    # What there is to draw

    def _make_plot(self, frame: Frame, pixels: QRectF) -> Plot:
        below = pixels.adjusted(0, self._header_height(pixels), 0, 0)
        return Plot.inside(below, self._window(frame), self.look)

    def _window(self, frame: Frame) -> Rectangle:
        """Return -5 … 5 and all of the loss there, so that no chord leads out of the picture."""
        curve = frame.choices.chord_on
        if curve == "valley":
            return _VALLEY_WINDOW
        ends = self._slice(frame, curve).losses[[0, -1]]
        return Rectangle(-LEAST_REACH, 0.0, LEAST_REACH, top_above(*(ends / 1.25).tolist()))

    def _slice(self, frame: Frame, curve: ChordCurve) -> Slice:
        assert curve != "valley"
        return self._slices.of(frame, curve, LEAST_REACH)

    def _verdict(self, frame: Frame, chord: Chord) -> str:
        if not _has_curve(frame):
            return self.tr("no plants, no loss")
        if chord.above is None:
            return self.tr("Between u and v the curve never runs above the chord.")
        left, right = chord.above
        decimals = told_apart(left, right, 2)
        text = self.tr("From {0} to {1} the curve runs above the chord: it is not convex.")
        return text.format(fixed(left, decimals), fixed(right, decimals))

    # Drawing

    def _draw_curve(self, painter: QPainter, plot: Plot, frame: Frame) -> None:
        curve = frame.choices.chord_on
        if curve == "valley":
            self.paint_axes(painter, plot, "w", "f(w)")
            self._draw_valleys(painter, plot, *VALLEY_RANGE, solid(self.look, "loss", 3))
        else:
            self.paint_axes(painter, plot, SYMBOLS[curve], loss_name(frame))
            draw_slice_curve(painter, plot, self._slice(frame, curve), frame)

    def _draw_valleys(
        self, painter: QPainter, plot: Plot, left: float, right: float, pen: QPen
    ) -> None:
        w = np.linspace(left, right, _CURVE_POINTS)
        plot.curve(painter, w, height(w), pen)

    def _draw_chord(self, painter: QPainter, plot: Plot, chord: Chord) -> None:
        """Draw the chord, and the part of the curve that runs above it in another colour."""
        painter.setPen(solid(self.look, "text", 2.5))
        painter.drawLine(QLineF(plot.at(chord.u, chord.at_u), plot.at(chord.v, chord.at_v)))
        if chord.above is not None:
            self._draw_valleys(painter, plot, *chord.above, solid(self.look, "parameter", 6))

    def _draw_middle(self, painter: QPainter, plot: Plot, chord: Chord) -> None:
        """Mark the middle of the chord, and the curve there."""
        on_chord = plot.at(chord.middle, chord.mean)
        on_curve = plot.at(chord.middle, chord.at_middle)
        painter.setPen(dotted(self.look, "text", 2))
        painter.drawLine(QLineF(on_chord, on_curve))
        radius = self.look.width(_MIDDLE_PX)
        painter.setPen(QPen(self.look.colour("text"), self.look.width(2)))
        painter.setBrush(self.look.colour("panel"))
        painter.drawEllipse(on_chord, radius, radius)
        painter.setPen(QPen(self.look.colour("loss"), self.look.width(2)))
        painter.drawEllipse(on_curve, radius, radius)

    def _draw_ends(
        self,
        painter: QPainter,
        plot: Plot,
        chord: Chord,
        names: tuple[str, str],
        pixels: QRectF,
    ) -> None:
        """Draw u and v on the curve and on the axis, and write their values below it."""
        radius = self.look.width(_END_PX)
        for x, y, colour in ((chord.u, chord.at_u, U_COLOUR), (chord.v, chord.at_v, V_COLOUR)):
            on_curve, on_axis = plot.at(x, y), plot.at(x, plot.mapping.window.bottom)
            painter.setPen(dotted(self.look, colour))
            painter.drawLine(QLineF(on_axis, on_curve))
            painter.setPen(QPen(self.look.colour("outline"), self.look.width(1.5)))
            painter.setBrush(self.look.colour(colour))
            painter.drawEllipse(on_curve, radius, radius)
        wanted = [plot.at(x, 0).x() for x in (chord.u, chord.v)]
        if sum(tag_size(name, self.look)[0] for name in names) > pixels.width() - 8:
            names = ("u", "v")
        self._draw_tags(painter, plot, wanted, names, pixels)

    def _draw_tags(
        self,
        painter: QPainter,
        plot: Plot,
        wanted: list[float],
        names: tuple[str, str],
        pixels: QRectF,
    ) -> None:
        sizes = [tag_size(name, self.look) for name in names]
        room = pixels.left() + 2, pixels.right() - 2
        middles = spread(wanted, [size[0] for size in sizes], room)
        top = plot.pixels.bottom() + self.look.width(_TAG_GAP_PX)
        boxes = [
            QRectF(x - size[0] / 2, top, *size) for x, size in zip(middles, sizes, strict=True)
        ]
        for box in boxes:
            hide_numbers(painter, plot, box)
        for box, name, colour in zip(boxes, names, (U_COLOUR, V_COLOUR), strict=True):
            draw_tag(painter, box, name, colour, self.look)

    # Words

    def _lines(self, pixels: QRectF) -> int:
        """Return in how many lines the arithmetic is written: none where there is no room."""
        if pixels.height() < _TALL_PX * self.look.type_scale:
            return 0
        width = pixels.width() / self.look.type_scale
        return 1 if width >= _ONE_LINE_PX else 2 if width >= _TWO_LINES_PX else 3

    def _verdict_height(self, pixels: QRectF) -> float:
        if pixels.height() < _LOW_PX * self.look.type_scale:
            return line_size([], self.look, _WORDS)[1]
        wide = pixels.width() >= _ONE_LINE_PX * self.look.type_scale
        return line_size([], self.look, _WORDS)[1] * (1.0 if wide else 1.7)

    def _header_height(self, pixels: QRectF) -> float:
        arithmetic = self._lines(pixels) * line_size([], self.look, _NUMBERS)[1]
        return 3 + self._verdict_height(pixels) + arithmetic

    def _write_header(self, painter: QPainter, frame: Frame, pixels: QRectF, verdict: str) -> None:
        """Say whether the curve runs above; below that the arithmetic of both middles."""
        box = pixels.adjusted(10, 3, -10, 0)
        box.setHeight(self._verdict_height(pixels))
        is_crossed = frame.neuron_frame.chord.above is not None
        colour: ColourName = "parameter" if is_crossed else "text"
        write_wrapped(painter, box, verdict, self.look, _WORDS, colour, bold=True)
        if not _has_curve(frame):
            return
        numbers = chord_numbers(frame.neuron_frame.chord)
        lines = chord_lines(numbers, _name(frame), self._lines(pixels))
        y, high = box.bottom(), line_size([], self.look, _NUMBERS)[1]
        for line in lines:
            at = QPointF(box.left(), y + high / 2)
            write_line(painter, at, line, self.look, _NUMBERS, box.width())
            y += high

    # Mouse and keys

    def on_press(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """Begin to drag the nearer end; one that is farther away comes to the mouse."""
        if self.frame is None or not _has_curve(self.frame):
            return
        plot = self.plot(self.frame, QRectF(self.canvas.rect()))
        if not self._reach(plot).contains(at):
            return
        chord = self.frame.neuron_frame.chord
        to_u, to_v = (plot.at(x, 0).x() - at.x() for x in (chord.u, chord.v))
        self._dragged, away = ("chord_u", to_u) if abs(to_u) < abs(to_v) else ("chord_v", to_v)
        is_held = abs(away) <= self.reach_px(2 * _END_PX)
        self._drag.begin(plot, away if is_held else 0.0)
        if not is_held:
            self.on_drag(at)

    def on_drag(self, at: QPointF) -> None:
        """Let the end follow the mouse; it pushes the other one along."""
        value = self._drag.value_at(at)
        if value is not None and self._dragged is not None:
            self.choices_edited.emit({self._dragged: round(value, CHORD_DECIMALS)})

    def on_release(self, _at: QPointF) -> None:
        """Let go."""
        self._drag.end()

    def on_hover(self, at: QPointF | None) -> None:
        """Show by the cursor that an end can be dragged."""
        inside = False
        if at is not None and self.frame is not None:
            inside = self._reach(self.plot(self.frame, QRectF(self.canvas.rect()))).contains(at)
        self._drag.show_cursor(inside)

    def on_key(self, event: QKeyEvent) -> bool:
        """Move v with Up and Down, u with Shift."""
        step = key_step(event)
        if not step or self.frame is None:
            return False
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        chord = self.frame.neuron_frame.chord
        name, value = ("chord_u", chord.u) if shift else ("chord_v", chord.v)
        self.choices_edited.emit({name: round(value + step * KEY_STEP, CHORD_DECIMALS)})
        return True

    def _reach(self, plot: Plot) -> QRectF:
        """Return where a press takes hold: the plot, and the names of u and v below it."""
        below = self.look.width(_TAG_GAP_PX) + tag_size("u", self.look)[1]
        aside = self.look.width(2 * _END_PX)
        return plot.pixels.adjusted(-aside, -aside, aside, below)


def _has_curve(frame: Frame) -> bool:
    return frame.choices.chord_on == "valley" or len(frame.plants.training) > 0


def _name(frame: Frame) -> str:
    """Write what is a function of u and v: f, the loss, or the sum of loss and penalty."""
    if frame.choices.chord_on == "valley":
        return "f"
    name = loss_name(frame)
    return name if name == LOSS else f"({name})"
