"""The loss over two parameters as a map with level lines (figures 36 to 40, in two dimensions)."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter

from engine.changed import Changed
from engine.explain.landscape import LossMap as Landscape
from engine.geometry import Rectangle
from engine.lab.choices import PAIRS
from engine.lab.frame import Frame
from engine.model.neuron import PARAMETERS
from gui.language.numbers import fixed, number
from gui.language.sentences import objective_text
from gui.painting.labels import (
    Pixels,
    draw_label,
    is_free,
    label_size,
    moved_into,
    nearest_place,
    pixels_of_line,
    write_next_to,
)
from gui.painting.plot import Plot
from gui.painting.symbols import SYMBOLS, loss_name
from gui.pictures.loss.map_contours import MapContours
from gui.pictures.loss.map_marks import (
    draw_ghost_paths,
    draw_map_marks,
    draw_path,
    has_ghost_paths,
    map_of,
    marked,
    pair_of,
    path_of,
    third_of,
)
from gui.pictures.picture import Picture
from gui.pictures.plot_drag import KEY_STEP, PlotDrag
from gui.state.edit_kind import EditKind
from gui.style.theme import Look
from gui.widgets.claimed_keys import key_step
from gui.widgets.segmented_choice import SegmentedChoice

_SLICE_POINTS = 10.5
_ROOM_FOR_WORDS_PX, _LOW_PX = 300, 50


class LossMap(Picture):
    """Losses over two parameters by colour, the run's path, and a start that can be dragged."""

    needs_neuron = True

    watches = (
        Changed.PLANTS | Changed.NEURON | Changed.TRACE | Changed.GHOSTS | Changed.SOLUTION
        | Changed.LOSS_MAP | Changed.CHOICES
    )  # fmt: skip

    def __init__(self, look: Look) -> None:
        super().__init__(look, "lossMap")
        self._ground = MapContours()
        self._drag = PlotDrag(self, EditKind.WEIGHTS, learning_waits=True)
        self._pair = SegmentedChoice(PAIRS)
        self._pair.chosen.connect(lambda pair: self.choices_edited.emit({"map_over": pair}))
        self.add_controls(self._pair)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture and the pairs in the language on screen."""
        self.describe(
            self.tr("Loss map"),
            self.tr(
                "The loss over two parameters: level lines, the way of the run, the exact minimum."
                " Click to start a run there; Up and Down change the second parameter, with Shift"
                " the first."
            ),
        )
        self.canvas.setToolTip(self.tr("Click or drag to start a run there  [↑ ↓, Shift+↑ ↓]"))
        texts = [f"{SYMBOLS[first]}, {SYMBOLS[second]}" for first, second in PAIRS]
        over = self.tr("Lay the loss out over {0}")
        self._pair.describe("", texts, [over.format(text) for text in texts])

    def apply_frame(self, frame: Frame, changed: Changed) -> None:
        """Show which pair is chosen, and draw."""
        self._pair.show_value(frame.choices.map_over)
        super().apply_frame(frame, changed)

    def shows_map(self, frame: Frame) -> bool:
        """Say so of every frame."""
        return True

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write the loss here and at the minimum, the third parameter, and the levels."""
        loss_map = map_of(frame)
        levels = {} if loss_map is None else self._ground.texts(loss_map)
        return self._labels(frame) | levels

    def plot(self, frame: Frame, pixels: QRectF) -> Plot:
        """Return where the two parameters lie; during a drag it does not change."""
        if self._drag.plot is not None:
            return self._drag.plot
        first, second = frame.neuron_frame.map_reaches
        return Plot.inside(pixels, Rectangle(-first, -second, first, second), self.look)

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw the map, the way so far, where it leads, and where the neuron is."""
        plot, loss_map, path = self.plot(frame, pixels), map_of(frame), path_of(frame)
        first, second = frame.choices.map_over
        if loss_map is not None:
            key = plot.pixels.getRect(), plot.mapping.window
            self.paint_layer(
                painter, "map", key,
                lambda brush: self._ground.draw(brush, plot, loss_map), subject=loss_map,
            )  # fmt: skip
        self.paint_axes(painter, plot, SYMBOLS[first], SYMBOLS[second])
        painter.save()
        painter.setClipRect(plot.pixels.adjusted(-3, -3, 3, 3))
        self._paint_ghost_paths(painter, plot, frame)
        draw_path(painter, plot, path)
        draw_map_marks(painter, plot, frame)
        painter.restore()
        lines = pixels_of_line(*plot.mapping.points(path.x, path.y), plot.pixels)
        self._write(painter, plot, frame, loss_map, lines)

    def _paint_ghost_paths(self, painter: QPainter, plot: Plot, frame: Frame) -> None:
        """Draw the ways of earlier runs from a layer: they stay as they are while a run learns."""
        if has_ghost_paths(frame):
            key = plot.pixels.getRect(), plot.mapping.window, frame.choices.map_over
            self.paint_layer(
                painter, "ghosts", key,
                lambda brush: draw_ghost_paths(brush, plot, frame), subject=frame.ghosts,
            )  # fmt: skip

    # Mouse and keys

    def on_press(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """Begin a run from where the map was clicked."""
        if self.frame is None:
            return
        plot = self.plot(self.frame, QRectF(self.canvas.rect()))
        if plot.pixels.contains(at):
            self._drag.begin(plot)
            self.on_drag(at)

    def on_drag(self, at: QPointF) -> None:
        """Let the start follow the mouse."""
        values = self._drag.values_at(at)
        if values is not None and self.frame is not None:
            moved = dict(zip(self.frame.choices.map_over, values, strict=True))
            self.neuron_requested.emit(replace(self.frame.neuron, **moved))

    def on_release(self, _at: QPointF) -> None:
        """Let the start be where it is."""
        self._drag.end()

    def on_key(self, event: QKeyEvent) -> bool:
        """Move the second parameter by Up and Down, and with Shift the first."""
        step = key_step(event) * KEY_STEP
        if not step or self.frame is None:
            return False
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        name = self.frame.choices.map_over[0 if shift else 1]
        self.parameter_edited.emit(name, getattr(self.frame.neuron, name) + step)
        return True

    # Words

    def _labels(self, frame: Frame) -> dict[str, str]:
        loss_map = map_of(frame)
        name, value = third_of(frame) if loss_map is None else loss_map.third
        result = {
            "loss": f"{loss_name(frame)} = {objective_text(frame)}",
            "map_slice": f"{SYMBOLS[name]} = {fixed(value)}",
        }
        optimum = frame.optimum
        if optimum is not None:
            loss = number(optimum.objective)
            third = fixed(optimum.parameters[PARAMETERS.index(name)])
            result["minimum"] = self.tr("minimum {0}").format(loss)
            if third != fixed(third_of(frame)[1]):
                off_slice = self.tr("minimum {0} at {1}")
                result["minimum"] = off_slice.format(loss, f"{SYMBOLS[name]} = {third}")
        return result

    def _write(
        self,
        painter: QPainter,
        plot: Plot,
        frame: Frame,
        loss_map: Landscape | None,
        lines: Pixels,
    ) -> None:
        """Write which slice it is, the loss beside the ball, and the minimum beside its cross."""
        texts, taken = self._labels(frame), marked(plot, frame)
        lags = loss_map is None or fixed(loss_map.third[1]) != fixed(third_of(frame)[1])
        roomy = plot.pixels.height() >= _LOW_PX * self.look.type_scale
        if roomy:
            text = texts["map_slice"]
            taken.append(self._write_slice(painter, plot.pixels, text, lags, taken, lines))
        ball = plot.at(*pair_of(frame, frame.neuron.parameters))
        look, box, text = self.look, plot.pixels, texts["loss"]
        taken.append(
            write_next_to(painter, ball, text, look, "parameter", box, taken, roomy, lines)
        )
        optimum = frame.optimum
        if optimum is not None:
            lowest = plot.at(*pair_of(frame, optimum.parameters))
            taken.append(
                write_next_to(
                    painter, lowest, texts["minimum"], look, "frontier", box, taken, lines=lines
                )
            )
        if loss_map is not None:
            self._ground.write_levels(painter, plot, loss_map, taken, lines)

    def _write_slice(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        lags: bool,
        taken: list[QRectF],
        lines: Pixels,
    ) -> QRectF:
        """Write the third parameter at an edge; greyed while the map still is of another."""
        if lags and box.width() > _ROOM_FOR_WORDS_PX * self.look.type_scale:
            text = self.tr("{0}, refreshing…").format(text)
        colour = self.look.colour("muted" if lags else "parameter")
        found: list[tuple[QFont, QRectF]] = []
        for points in (_SLICE_POINTS, max(0.7 * _SLICE_POINTS, self.look.least_points)):
            font = self.look.font(points, bold=True)
            size = label_size(text, font)
            anywhere = nearest_place(box.topRight(), size, box, taken, lines)
            places = _places_at_edges(size, box) + ([anywhere] if anywhere else [])
            found += [(font, place) for place in places]
        free = (one for one in found if is_free(one[1], taken, lines))
        font, place = next(free, found[0])
        at = QPointF(place.left(), place.center().y())
        return draw_label(painter, at, text, font, colour, box, self.look.colour("ground", 0.8))


def _places_at_edges(size: QSizeF, box: QRectF) -> list[QRectF]:
    """Return where a text can lie: in the corners first, then along the top and the bottom."""
    corners = (box.topRight(), box.topLeft(), box.bottomRight(), box.bottomLeft())
    between = [
        QPointF(box.left() + share * (box.width() - size.width()), y)
        for y in (box.top(), box.bottom())
        for share in (0.5, 0.25, 0.75, 0.12, 0.38, 0.62, 0.88)
    ]
    return [moved_into(QRectF(at, size), box) for at in (*corners, *between)]
