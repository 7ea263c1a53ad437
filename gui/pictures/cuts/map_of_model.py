"""The loss of any model over a plane: of two of its weights, or of its run."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from engine.changed import Changed
from engine.cuts.cut import Cut
from engine.cuts.cut_map import CutMap
from engine.geometry import Rectangle
from engine.lab.choices import PLANES
from engine.lab.frame import Frame
from gui.language.numbers import fixed, whole
from gui.language.sentences import objective_text
from gui.painting.labels import (
    Pixels,
    along,
    around,
    label_size,
    pixels_of_line,
    write_next_to,
)
from gui.painting.markers import BALL_PX, CROSS_PX, draw_ball, draw_cross
from gui.painting.plot import Plot, arrow
from gui.painting.symbols import loss_name
from gui.pictures.cuts.weight_choice import WeightChoice, axis_name
from gui.pictures.loss.loss_map import LossMap
from gui.pictures.loss.map_marks import (
    MOST_POINTS,
    RunPath,
    descent_from,
    draw_path,
    shown_steps,
    steps_reached,
)
from gui.pictures.plot_drag import KEY_STEP
from gui.style.theme import Look
from gui.widgets.claimed_keys import key_step
from gui.widgets.segmented_choice import SegmentedChoice


class MapOfModel(LossMap):
    """A LossMap of the bare neuron; of any other model one plane of many."""

    needs_neuron = False

    def __init__(self, look: Look) -> None:
        self._plane = SegmentedChoice(PLANES)
        self._weights = (WeightChoice(), WeightChoice())
        super().__init__(look)
        self._plane.chosen.connect(lambda plane: self.choices_edited.emit({"network_plane": plane}))
        for number, choice in enumerate(self._weights):
            choice.picked.connect(lambda name, number=number: self._pick(number, name))
        self.add_controls(self._plane, *self._weights)
        for widget in (self._plane, *self._weights):
            widget.hide()

    def retranslate(self) -> None:
        """Name the picture and its choices in the language on screen."""
        super().retranslate()
        translate = QCoreApplication.translate
        self._plane.describe(
            "",
            [translate("MapOfModel", "weights"), translate("MapOfModel", "run")],
            [
                translate("MapOfModel", "Lay the loss out over two weights"),
                translate("MapOfModel", "Lay it out over the plane of start, now and best step"),
            ],
        )
        for choice, text in zip(
            self._weights,
            (translate("MapOfModel", "Across"), translate("MapOfModel", "Upwards")),
            strict=True,
        ):
            choice.setAccessibleName(text)

    def _pick(self, number: int, name: str) -> None:
        """Take a weight for one axis; where it was the other's, both change places."""
        if self.frame is None:
            return
        over = list(self.frame.cuts.map_over)
        if over[1 - number] == name:
            over[1 - number] = over[number]
        over[number] = name
        self.choices_edited.emit({"network_map_over": tuple(over)})

    def apply_frame(self, frame: Frame, changed: Changed) -> None:
        """Show the choices that belong to the model, and draw."""
        is_bare = frame.architecture.is_bare
        self._pair.setVisible(is_bare)
        self._plane.setVisible(not is_bare)
        self._plane.show_value(frame.choices.network_plane)
        for choice, name in zip(self._weights, _over(frame), strict=True):
            choice.setVisible(not is_bare and frame.choices.network_plane == "weights")
            if not is_bare:
                choice.show_name(frame.architecture, name)
        super().apply_frame(frame, changed)

    # Numbers

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write the loss here and at the best step, and which cut it is."""
        if frame.architecture.is_bare:
            return super().texts(frame)
        shown = self._map_of(frame)
        levels = {} if shown is None else self._ground.texts(shown)
        return self._cut_texts(frame) | levels

    def _cut_texts(self, frame: Frame) -> dict[str, str]:
        translate, cuts = QCoreApplication.translate, frame.cuts
        texts = {"loss": f"{loss_name(frame)} = {objective_text(frame)}"}
        is_of_run, best = self._cut(frame).weights is None, cuts.best_step
        if is_of_run and best != frame.step:
            least = fixed(float(frame.losses[best]), 3)
            text = translate("MapOfModel", "best step {0}: {1}")
            texts["map_best"] = text.format(whole(best), least)
        if is_of_run:
            text = translate("MapOfModel", "one cut of many: through start, now and the best step")
        elif frame.choices.network_plane == "run":
            text = translate("MapOfModel", "no run yet: over two weights, one cut of many")
        else:
            text = translate("MapOfModel", "one cut of many: the others, {0}, stand still")
        return {**texts, "map_cut": text.format(whole(frame.architecture.size - 2))}

    # Drawing

    def _map_of(self, frame: Frame) -> CutMap | None:
        """Return the map where it is of the plane chosen; during a run it may be a little older."""
        shown, cut = frame.loss_map, frame.cuts.cut
        if not isinstance(shown, CutMap) or shown.cut.weights != cut.weights:
            return None
        return shown if len(shown.cut.origin) == len(cut.origin) else None

    def _cut(self, frame: Frame) -> Cut:
        """Return the plane that is drawn on: of a run the one that the map is of."""
        shown = self._map_of(frame)
        return frame.cuts.cut if shown is None or shown.cut.weights is not None else shown.cut

    def _window(self, frame: Frame) -> Rectangle:
        shown = self._map_of(frame)
        if shown is not None and shown.cut.weights is None:
            return shown.window
        return frame.cuts.map_window

    def plot(self, frame: Frame, pixels: QRectF) -> Plot:
        """Return where the plane lies; during a drag it does not change."""
        if frame.architecture.is_bare:
            return super().plot(frame, pixels)
        return self._drag.plot or Plot.inside(pixels, self._window(frame), self.look)

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw the map, the way so far, where it leads, and where the model is."""
        if frame.architecture.is_bare:
            super().paint(painter, frame, pixels)
            return
        plot, shown, cut = self.plot(frame, pixels), self._map_of(frame), self._cut(frame)
        if shown is not None:
            key = plot.pixels.getRect(), plot.mapping.window
            self.paint_layer(
                painter, "map", key,
                lambda brush: self._ground.draw(brush, plot, shown), subject=shown,
            )  # fmt: skip
        self.paint_axes(painter, plot, *_axis_names(frame, cut))
        painter.save()
        painter.setClipRect(plot.pixels.adjusted(-3, -3, 3, 3))
        steps = shown_steps(frame, MOST_POINTS)
        path = RunPath(
            *cut.position(frame.trace.parameters_near(steps)), steps_reached(frame, steps)
        )
        draw_path(painter, plot, path)
        taken = self._draw_marks(painter, plot, frame, cut)
        painter.restore()
        lines = pixels_of_line(*plot.mapping.points(path.x, path.y), plot.pixels)
        self._write_texts(painter, plot, frame, cut, taken, lines)
        if shown is not None:
            self._ground.write_levels(painter, plot, shown, taken, lines)

    def _draw_marks(self, painter: QPainter, plot: Plot, frame: Frame, cut: Cut) -> list[QRectF]:
        """Draw the best step, where the model is, and the way down from there."""
        look, taken = self.look, []
        if cut.weights is None and frame.cuts.best_step != frame.step:
            best = _pixel(plot, cut, frame.cuts.best)
            draw_cross(painter, best, look)
            taken.append(around(best, look.width(CROSS_PX)))
        ball, end = descent_from(
            plot, _pixel(plot, cut, frame.parameters), *cut.slopes(frame.gradient)
        )
        if end is not None:
            arrow(painter, ball, end, look.colour("outline", 0.6), look.width(5))
            arrow(painter, ball, end, look.colour("text"), look.width(2.5))
            taken += along(ball, end, look.width(6))
        draw_ball(painter, ball, look)
        start = _pixel(plot, cut, frame.trace.parameters(0))
        return [*taken, around(ball, look.width(BALL_PX)), around(start, look.width(BALL_PX))]

    def _write_texts(
        self,
        painter: QPainter,
        plot: Plot,
        frame: Frame,
        cut: Cut,
        taken: list[QRectF],
        lines: Pixels,
    ) -> None:
        texts, look, box = self._cut_texts(frame), self.look, plot.pixels
        ball = _pixel(plot, cut, frame.parameters)
        taken.append(
            write_next_to(
                painter, ball, texts["loss"], look, "parameter", box, taken, must=True, lines=lines
            )
        )
        told = texts["map_cut"]
        if label_size(told, look.font(10.5, bold=True)).width() > box.width() - 4:
            told = QCoreApplication.translate("MapOfModel", "one cut of many")
        if 1.5 * label_size(told, look.font(10.5, bold=True)).width() > box.width():
            told = QCoreApplication.translate("MapOfModel", "one cut")
        taken.append(self._write_slice(painter, box, told, False, taken, lines))
        if "map_best" in texts:
            best = _pixel(plot, cut, frame.cuts.best)
            taken.append(
                write_next_to(
                    painter, best, texts["map_best"], look, "frontier", box, taken, lines=lines
                )
            )

    # Mouse and keys

    def on_press(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Begin a run from where the map was clicked; on the plane of a run there is no such."""
        frame = self.frame
        if frame is None or frame.architecture.is_bare or frame.cuts.cut.weights is not None:
            super().on_press(at, modifiers)

    def on_drag(self, at: QPointF) -> None:
        """Let the start follow the mouse."""
        if self.frame is None or self.frame.architecture.is_bare:
            super().on_drag(at)
            return
        values, weights = self._drag.values_at(at), self.frame.cuts.cut.weights
        if values is not None and weights is not None:
            for index, value in zip(weights, values, strict=True):
                self.parameter_at_edited.emit(index, value)

    def on_key(self, event: QKeyEvent) -> bool:
        """Move the second parameter by Up and Down, and with Shift the first."""
        if self.frame is None or self.frame.architecture.is_bare:
            return super().on_key(event)
        weights, step = self.frame.cuts.cut.weights, key_step(event) * KEY_STEP
        if weights is None or not step:
            return False
        index = weights[0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1]
        self.parameter_at_edited.emit(index, float(self.frame.parameters[index]) + step)
        return True


def _over(frame: Frame) -> tuple[str, str]:
    return ("w1", "w2") if frame.architecture.is_bare else frame.cuts.map_over


def _pixel(plot: Plot, cut: Cut, parameters: np.ndarray) -> QPointF:
    x, y = cut.position(parameters[None])
    return plot.at(float(x[0]), float(y[0]))


def _axis_names(frame: Frame, cut: Cut) -> tuple[str, str]:
    if cut.weights is not None:
        names = frame.architecture.names
        first, second = (axis_name(frame.architecture, names[index]) for index in cut.weights)
        return first, second
    translate = QCoreApplication.translate
    return translate("MapOfModel", "start → now"), translate("MapOfModel", "across")
