"""The model on screen from forty starts: which of them solve it, and where the others are stuck."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QToolButton

from engine.arrays import Parameters
from engine.changed import Changed
from engine.experiments import many_starts as engine
from engine.lab.frame import Frame
from gui.language.numbers import fixed, short, whole
from gui.language.run_names import optimiser_name, shape_name
from gui.painting.markers import draw_dots
from gui.painting.rich_text import Run, line_size, write_line, write_wrapped
from gui.pictures.network.small_fields import field_colours, field_images
from gui.pictures.picture import Picture
from gui.pictures.runs.heading import heading_height, write_heading
from gui.pictures.runs.mosaic import Mosaic, mosaic_in
from gui.style.palette import ColourName
from gui.style.theme import Look
from gui.widgets.claimed_keys import key_step

_COLUMNS, _ROWS = 24, 18
_MARGIN_PX = 8.0
_CAPTION = 10.0
_LONGEST_CAPTION = "0.000 ✗ 88"
_DIMMED = 0.55
"""How much of what is stuck is covered, so that what is solved stands out."""

_MOST_DOTS = 400
_FEW = 12
"""So many plants at most have large dots with an edge."""


class ManyStarts(Picture):
    """Forty small fields that learn together; a click goes on with one of them."""

    watches = Changed.PLANTS | Changed.CHOICES | Changed.EXPERIMENTS | Changed.TRACE
    experiment = "starts"
    takes_turns = False

    def __init__(self, look: Look) -> None:
        super().__init__(look, "manyStarts")
        self._images: list[QImage] = []
        self._images_of: tuple[engine.ManyStarts, Look] | None = None
        self._own_start: Parameters = np.empty(0)
        self._marked: int | None = None
        """The place in the mosaic that the keyboard or the mouse is at."""
        self._others = QToolButton()
        self._others.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._others.clicked.connect(self._ask_for_others)
        self.add_controls(self._others)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture and its button in the language on screen."""
        self.describe(
            self.tr("Many starts"),
            self.tr(
                "Forty runs of the model from forty starts, sorted by their loss at the end."
                " Up and Down go from run to run, with Shift from row to row; Enter goes on with"
                " one."
            ),
        )
        self.canvas.setToolTip(self.tr("Click a run to go on with it  [↑ ↓, Shift+↑ ↓, Enter]"))
        self._others.setText(self.tr("Forty other starts"))
        self._others.setToolTip(self.tr("Draw forty other starts, and train from them"))

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write how many runs solve it, how they learn, and loss and mistakes of each."""
        starts = self._starts(frame)
        if starts is None:
            return {"summary": self._nothing_yet(frame)}
        texts = {"summary": self._summary(starts), "how": self._how(starts)}
        texts["step"] = self._step_text(starts)
        if starts.is_done and not starts.architecture.is_network:
            texts["short"] = self.tr("One valley for all")
        for place, run in enumerate(starts.order.tolist()):
            texts[f"run {place}"] = _caption(starts, run)
        if self._marked is not None:
            texts["marked"] = self._about(starts, int(starts.order[self._marked]))
        return texts

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Write the summary, and draw the fields with their plants."""
        starts, texts = self._starts(frame), self.texts(frame)
        if starts is None:
            box = pixels.adjusted(_MARGIN_PX, 4, -_MARGIN_PX, -4)
            write_wrapped(painter, box, texts["summary"], self.look, 12, in_the_middle=True)
            return
        self._write_heading(painter, pixels, starts, texts)
        mosaic = self.mosaic(pixels)
        images = self._fields(starts)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for place, run in enumerate(starts.order.tolist()):
            painter.drawImage(mosaic.field(place), images[run])
        key = pixels.getRect(), mosaic.columns, mosaic.caption
        self.paint_layer(
            painter, "plants", key, lambda brush: _draw_plants(brush, mosaic, starts, self.look),
            subject=starts.plants,
        )  # fmt: skip
        own = frame.state.run.start
        for place, run in enumerate(starts.order.tolist()):
            is_own = np.array_equal(starts.parameters[run], own)
            self._draw_verdict(painter, mosaic, starts, place, is_own, texts[f"run {place}"])

    def mosaic(self, pixels: QRectF) -> Mosaic:
        """Return where the fields lie on a canvas."""
        box = pixels.adjusted(_MARGIN_PX, heading_height(self.look), -_MARGIN_PX, -4)
        metrics = QFontMetricsF(self.look.font(max(_CAPTION, self.look.least_points), bold=True))
        width = metrics.horizontalAdvance(_LONGEST_CAPTION)
        return mosaic_in(box, engine.COUNT, QRectF(0, 0, width, metrics.height()))

    def apply_frame(self, frame: Frame, changed: Changed) -> None:
        """Draw the runs; a step of the model on screen moves none of them."""
        start = frame.state.run.start
        if changed & ~Changed.TRACE or not np.array_equal(start, self._own_start):
            self._own_start = start
            super().apply_frame(frame, changed)

    # Mouse and keys

    def on_press(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """Go on with the run that is clicked."""
        place = self.mosaic(QRectF(self.canvas.rect())).place_at(at)
        if place is not None:
            self._go_on_with(place)

    def on_hover(self, at: QPointF | None) -> None:
        """Say more of the run under the mouse."""
        place = None
        if at is not None:
            place = self.mosaic(QRectF(self.canvas.rect())).place_at(at)
        self.point_at(place)

    def on_key(self, event: QKeyEvent) -> bool:
        """Go from run to run, or from row to row, and go on with one."""
        step = -key_step(event)
        if step:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                step *= self.mosaic(QRectF(self.canvas.rect())).columns
            place = 0 if self._marked is None else self._marked + step
            self.point_at(min(max(place, 0), engine.COUNT - 1))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._marked is not None:
            self._go_on_with(self._marked)
            return True
        return False

    def point_at(self, place: int | None) -> None:
        """Mark the run at a place of the mosaic, and say more of it."""
        if place != self._marked:
            self._marked = place
            self.description_changed.emit()
            self.canvas.update()

    def _go_on_with(self, place: int) -> None:
        starts = None if self.frame is None else self._starts(self.frame)
        if starts is not None:
            self.point_at(place)
            self.start_requested.emit(starts.parameters[starts.order[place]].copy())

    def _ask_for_others(self) -> None:
        if self.frame is not None:
            first = self.frame.choices.first_start + engine.COUNT
            self.choices_edited.emit({"first_start": first})

    # Words

    def _starts(self, frame: Frame) -> engine.ManyStarts | None:
        """Return the runs of the model on screen; of another one they could not be gone on with."""
        starts = frame.experiments.starts
        is_same = starts is not None and starts.architecture == frame.architecture
        return starts if is_same and len(frame.plants.training) else None

    def _nothing_yet(self, frame: Frame) -> str:
        if not len(frame.plants.training):
            return self.tr("No plant to learn from yet")
        return self.tr("Forty runs are about to begin…")

    def _summary(self, starts: engine.ManyStarts) -> str:
        if not starts.is_done:
            text = self.tr("Solved so far: {0} of {1}")
        elif not starts.architecture.is_network:
            return self._of_one_valley(starts)
        elif starts.solved == 1:
            text = self.tr("{0} of {1} solves it")
        else:
            text = self.tr("{0} of {1} solve it")
        return text.format(whole(starts.solved), whole(engine.COUNT))

    def _of_one_valley(self, starts: engine.ManyStarts) -> str:
        """Say where one neuron has come to: its loss has one valley, whatever the start."""
        ends = fixed(float(starts.losses.min()), 3), fixed(float(starts.losses.max()), 3)
        if starts.ends_alike:
            text = self.tr("{0} starts, one end: ℒ = {1}")
            return text.format(whole(engine.COUNT), ends[0])
        text = self.tr("{0} starts, one valley: ℒ from {1} to {2}")
        return text.format(whole(engine.COUNT), *ends)

    def _how(self, starts: engine.ManyStarts) -> str:
        settings, model = starts.settings, starts.architecture
        name = shape_name(model) + (f" {model.activation}" if model.is_network else "")
        rate = f"α = {short(settings.learning_rate)}"
        parts = name, optimiser_name(settings.optimiser), rate, self._step_text(starts)
        return ", ".join(parts)

    def _step_text(self, starts: engine.ManyStarts) -> str:
        if starts.is_done:
            return self.tr("ended at step {0}").format(whole(starts.step))
        return self.tr("step {0} of {1}").format(whole(starts.step), whole(starts.steps))

    def _about(self, starts: engine.ManyStarts, run: int) -> str:
        mistakes, loss = int(starts.mistakes[run]), fixed(float(starts.losses[run]), 3)
        number = whole(starts.first + run + 1)
        if not mistakes:
            return self.tr("start {0}: ℒ = {1}, solved").format(number, loss)
        text = self.tr("start {0}: ℒ = {1}, {2} of {3} wrong")
        return text.format(number, loss, whole(mistakes), whole(len(starts.plants)))

    # Drawing

    def _write_heading(
        self, painter: QPainter, pixels: QRectF, starts: engine.ManyStarts, texts: dict[str, str]
    ) -> None:
        is_good = starts.solved or (starts.is_done and not starts.architecture.is_network)
        colour: ColourName = "frontier" if is_good else "loss"
        variants = [[Run(texts["marked"], "text")]] if "marked" in texts else []
        variants += [[Run(texts["how"], "muted")], [Run(texts["step"], "muted")]]
        names = [name for name in ("summary", "short") if name in texts]
        firsts = [[Run(texts[name], colour, bold=True)] for name in names]
        write_heading(painter, pixels, self.look, firsts, variants)

    def _fields(self, starts: engine.ManyStarts) -> list[QImage]:
        """Return an image a run, made once for each snapshot and look."""
        made_for = starts, self.look
        if self._images_of != made_for:
            colours = field_colours(self.look)
            fields = starts.fields(starts.plants.window, _COLUMNS, _ROWS)
            self._images = field_images(fields, colours)
            self._images_of = made_for
        return self._images

    def _draw_verdict(
        self,
        painter: QPainter,
        mosaic: Mosaic,
        starts: engine.ManyStarts,
        place: int,
        is_own: bool,
        caption: str,
    ) -> None:
        """Frame a field green if it is solved, cover it if it is stuck, and write its line."""
        look, field = self.look, mosaic.field(place)
        is_solved = bool(starts.is_solved[starts.order[place]])
        is_stuck = starts.is_done and not is_solved and starts.architecture.is_network
        if is_stuck:
            painter.fillRect(field, look.colour("panel", _DIMMED))
        colour: ColourName = "frontier" if is_solved else "edge"
        width = 2.5 if is_solved else 1.0
        if is_own or place == self._marked:
            colour, width = ("parameter" if is_own else "text"), 3.5
        painter.setPen(QPen(look.colour(colour), look.width(width)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(field)
        if mosaic.caption:
            middle = QPointF(field.left() + 1, field.bottom() + 2 + mosaic.caption / 2)
            runs = [Run(caption, "frontier" if is_solved else "text", bold=is_solved)]
            write_line(painter, middle, runs, look, _CAPTION, field.width())
        elif is_stuck:
            self._write_cross(painter, field, int(starts.mistakes[starts.order[place]]))

    def _write_cross(self, painter: QPainter, field: QRectF, mistakes: int) -> None:
        """Write how many plants are wrong in the middle of a field that has no line, with room."""
        run = Run(_cross(mistakes), "text", bold=True)
        width, height = line_size([run], self.look, _CAPTION)
        if width <= field.width() - 4 and height <= field.height():
            at = QPointF(field.center().x() - width / 2, field.center().y())
            write_line(painter, at, [run], self.look, _CAPTION)


def _cross(mistakes: int) -> str:
    return f"✗ {whole(mistakes)}"


def _caption(starts: engine.ManyStarts, run: int) -> str:
    mistakes = int(starts.mistakes[run])
    verdict = _cross(mistakes) if mistakes else "✓"
    return f"{fixed(float(starts.losses[run]), 3)} {verdict}"


def _draw_plants(painter: QPainter, mosaic: Mosaic, starts: engine.ManyStarts, look: Look) -> None:
    """Draw the plants into each field, evenly chosen where there are many."""
    plants, window = starts.plants, starts.plants.window
    shown = np.unique(np.linspace(0, len(plants) - 1, min(len(plants), _MOST_DOTS)).astype(int))
    x1, x2 = plants.x[shown].T
    across = (x1 - window.left) / (window.right - window.left)
    up = (x2 - window.bottom) / (window.top - window.bottom)
    are_few = len(plants) <= _FEW
    dot_px, share = (4.0, 0.1) if are_few else (2.6, 0.05)
    for place in range(mosaic.count):
        field = mosaic.field(place)
        radius = min(look.width(dot_px), share * field.height())
        px, py = field.left() + across * field.width(), field.bottom() - up * field.height()
        draw_dots(painter, px, py, plants.y[shown], radius, look, edged=are_few)
