"""Why did the line move there? One plant's numbers written out, and the plants that pull most."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent

from engine.arrays import indices
from engine.changed import Changed
from engine.lab.frame import Frame
from engine.lab.subject import Subject
from gui.language.numbers import fixed, percent, whole
from gui.painting.markers import draw_mystery, draw_symbol
from gui.painting.rich_text import Run, line_size, write_line, write_wrapped
from gui.pictures.neuron.forward_pane import HEAD_PT, ForwardPane
from gui.pictures.neuron.inspector_layout import InspectorLayout, layout_of
from gui.pictures.neuron.pull_row import PullRow, draw_pull_row, point_text
from gui.pictures.neuron.worked_example import (
    draw_worked_example,
    worked_example,
    worked_example_texts,
)
from gui.pictures.picture import Picture
from gui.style.palette import ColourName
from gui.style.theme import Look
from gui.widgets.claimed_keys import key_step


class Inspector(Picture):
    """The plant chosen, step by step; below it, who pulled at the line in the last step.

    Of a model beyond the bare neuron it writes z and a of each neuron, and can be scrolled.
    """

    watches = Changed.PLANTS | Changed.SELECTION | Changed.PROBE | Changed.NEURON

    def __init__(self, look: Look) -> None:
        super().__init__(look, "inspector")
        self._row = 0
        self._hovered: int | None = None
        self.forward = ForwardPane(self.canvas)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture in the language on screen."""
        self.describe(
            self.tr("Inspector"),
            self.tr("The numbers of one plant, and which plants pulled at the line."),
        )
        self.forward.forget()
        self._write_tip()

    def _write_tip(self) -> None:
        text = self.tr("Click one of these plants, or choose with Up and Down, then Enter.")
        if self.frame is not None and not self.frame.architecture.is_bare:
            text = self.tr("z and a of each neuron; the wheel, Up and Down scroll.")
        self.canvas.setToolTip(text)

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write the worked example of the plant chosen, and of each plant that pulled most.

        Of a model beyond the bare neuron, write each line of the forward pass.
        """
        if not frame.architecture.is_bare:
            return {
                f"line {index}": line.text for index, line in enumerate(self.forward.lines(frame))
            }
        result = worked_example_texts(frame)
        if frame.neuron_frame.last_move is not None:
            result["step"] = whole(frame.step)
        for rank, puller in enumerate(frame.neuron_frame.pullers, start=1):
            x1, x2 = frame.plants.x[puller.plant].tolist()
            result |= {
                f"puller{rank}_x1": fixed(x1),
                f"puller{rank}_x2": fixed(x2),
                f"puller{rank}_part": percent(puller.part),
            }
        return result

    def paint(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        """Draw the worked example, then the answer to why the line moved; or the forward pass."""
        if not frame.architecture.is_bare:
            self._paint_forward_pass(painter, frame, pixels)
            return
        texts, layout = self.texts(frame), layout_of(frame, pixels, self.look)
        subject = frame.subject
        if subject is None:
            self._write_wrapped(
                painter, layout.worked_example, self._hint(frame), layout.points, "muted"
            )
        else:
            self._draw_example(painter, layout, subject, texts, frame.settings.penalty.is_none)
        self._draw_title(painter, layout, texts)
        if not frame.neuron_frame.pullers:
            rows = layout.rows[0].united(layout.rows[-1])
            self._write_wrapped(painter, rows, self._why_nobody(frame), layout.points, "muted")
        self._draw_rows(painter, layout, frame, texts)

    # The worked example

    def _draw_example(
        self,
        painter: QPainter,
        layout: InspectorLayout,
        subject: Subject,
        texts: dict[str, str],
        of_all: bool,
    ) -> None:
        """Write the lines; `of_all` says that plants alone pull, and no penalty."""
        box, points = layout.worked_example, layout.points
        lines = worked_example(subject, texts, self.look, layout.brief)
        height = box.height() / (len(lines) + 2)
        head = QRectF(box.left(), box.top(), box.width(), height)
        self._draw_head(painter, head, points, subject, "part" not in texts)
        middle = box.adjusted(0, height, 0, -height)
        draw_worked_example(painter, middle, lines, self.look, points)
        foot = QRectF(box.left(), box.bottom() - height, box.width(), height)
        if subject.plant is None:
            words = self.tr("Its y is unknown: no loss, no error, no pull.")
            self._write_wrapped(painter, foot, words, points, "probe")
        elif "part" not in texts:
            words = self.tr("Held out: nothing is learnt from it, and it does not pull.")
            self._write_wrapped(painter, foot, words, points, "muted")
        else:
            words = self.tr("its part of all the pull on the weights")
            if not of_all:
                words = self.tr("its part of the plants' pull on the weights")
            self._draw_part(painter, foot, points, words, texts["part"])

    def _draw_head(
        self,
        painter: QPainter,
        box: QRectF,
        points: float,
        subject: Subject,
        hollow: bool,
    ) -> None:
        """Say whose numbers these are: its kind by shape and by word, and its measures."""
        colour: ColourName = "text"
        size = 0.3 * box.height()
        at = QPointF(box.left() + size, box.center().y())
        if subject.plant is None or subject.kind is None:
            draw_mystery(painter, at, 0.8 * size, self.look)
            name, colour, kind = self.tr("mystery plant"), "probe", "y = ?"
        else:
            draw_symbol(painter, at, subject.kind, size, self.look, hollow=hollow)
            text = self.tr("plant {0}, held out") if hollow else self.tr("plant {0}")
            name = text.format(subject.plant + 1)
            kind = f"y = {subject.kind}"
        runs = [Run(name, colour, bold=True)]
        runs.append(Run(f"   x₁ = {fixed(subject.x1)}   x₂ = {fixed(subject.x2)}   {kind}"))
        text_at = at + QPointF(1.7 * size, 0)
        write_line(painter, text_at, runs, self.look, points, box.right() - text_at.x())

    def _draw_part(
        self, painter: QPainter, box: QRectF, points: float, words: str, part: str
    ) -> None:
        number = [Run(part, bold=True)]
        width = line_size(number, self.look, points)[0]
        right = QPointF(box.right() - width, box.center().y())
        write_line(painter, right, number, self.look, points)
        left = QPointF(box.left(), box.center().y())
        write_line(painter, left, [Run(words)], self.look, points, box.width() - width - 8)

    # The forward pass through a network

    def apply_frame(self, frame: Frame, changed: Changed) -> None:
        """Draw a frame; a forward pass that is higher than the canvas can be scrolled."""
        super().apply_frame(frame, changed)
        self.forward.fit(frame, self.look)
        self._write_tip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scroll as far as there is something below."""
        super().resizeEvent(event)
        if self.frame is not None:
            self.forward.fit(self.frame, self.look)

    def paint_whole(self, painter: QPainter, pixels: QRectF) -> None:
        """Write every line of a forward pass into a file."""
        self.forward.is_whole = True
        super().paint_whole(painter, pixels)
        self.forward.is_whole = False

    def _paint_forward_pass(self, painter: QPainter, frame: Frame, pixels: QRectF) -> None:
        subject = frame.subject
        if subject is None:
            box = pixels.adjusted(10, 5, -10, -5)
            self._write_wrapped(painter, box, self._hint(frame), HEAD_PT, "muted")
            return
        hollow = subject.plant is not None and frame.plants.is_held_out(subject.plant)
        head = self.forward.head(pixels, self.look)
        self._draw_head(painter, head, HEAD_PT, subject, hollow)
        self.forward.paint(painter, frame, pixels, self.look)

    # Why did it move?

    def _draw_title(
        self, painter: QPainter, layout: InspectorLayout, texts: dict[str, str]
    ) -> None:
        box = layout.title
        painter.setPen(QPen(self.look.colour("edge"), 1))
        painter.drawLine(box.topLeft(), box.topRight())
        middle, room = box.center().y(), box.width()
        if "step" in texts:
            step = [Run(self.tr("step {0}").format(texts["step"]), "muted")]
            width = line_size(step, self.look, layout.points)[0]
            write_line(
                painter, QPointF(box.right() - width, middle), step, self.look, layout.points
            )
            room -= width + 8
        words = [Run(self.tr("Why did the line move?"), "frontier", bold=True)]
        write_line(painter, QPointF(box.left(), middle), words, self.look, layout.points, room)

    def _draw_rows(
        self, painter: QPainter, layout: InspectorLayout, frame: Frame, texts: dict[str, str]
    ) -> None:
        pullers = frame.neuron_frame.pullers[: len(layout.rows)]
        for rank, puller in enumerate(pullers):
            has_focus = rank == self._row and self.canvas.hasFocus()
            edge: ColourName | None = (
                "frontier" if has_focus else "muted" if rank == self._hovered else None
            )
            row = PullRow(
                rank=str(rank + 1),
                kind=int(frame.plants.y[puller.plant]),
                selected=puller.plant in frame.selection,
                point=point_text(texts[f"puller{rank + 1}_x1"], texts[f"puller{rank + 1}_x2"]),
                puller=puller,
                part=texts[f"puller{rank + 1}_part"],
            )
            draw_pull_row(painter, layout.rows[rank], row, edge, self.look, layout.points)

    def _why_nobody(self, frame: Frame) -> str:
        if not len(frame.plants):
            return self.tr("No plant, no pull: nothing can move the line.")
        last_move = frame.neuron_frame.last_move
        if last_move is None:
            return self.tr("No step yet. Take one (→), and see which plants pull most.")
        if last_move.pulls is None:
            return self.tr("Your own formulas moved the line here.")
        return self.tr("In this step no plant pulled: the line stayed where it was.")

    def _hint(self, frame: Frame) -> str:
        if not len(frame.plants):
            return self.tr("Place a plant in the field, and its numbers can be read here.")
        return self.tr("Choose a plant (key N, or Shift+click): its numbers, step by step.")

    def _write_wrapped(
        self, painter: QPainter, box: QRectF, words: str, points: float, colour: ColourName
    ) -> None:
        write_wrapped(painter, box, words, self.look, points, colour, in_the_middle=True)

    # Mouse and keys

    def on_press(self, at: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """Select the plant of the row that was clicked."""
        self._select(self._row_at(at))

    def on_hover(self, at: QPointF | None) -> None:
        """Frame the row under the mouse."""
        row = self._row_at(at) if at is not None else None
        if row != self._hovered:
            self._hovered = row
            pointing = Qt.CursorShape.PointingHandCursor
            self.canvas.setCursor(Qt.CursorShape.ArrowCursor if row is None else pointing)
            self.canvas.update()

    def on_wheel(self, notches: float) -> bool:
        """Scroll a forward pass."""
        return self.forward.turn_wheel(notches)

    def on_key(self, event: QKeyEvent) -> bool:
        """Go through the rows with Up and Down; Enter selects the plant. Or scroll."""
        count, step = self._shown_count(), key_step(event)
        if step and self.forward.scroll(-step):
            return True
        if count and step:
            self._row = min(max(min(self._row, count - 1) - step, 0), count - 1)
            self.canvas.update()
            return True
        if count and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._select(min(self._row, count - 1))
            return True
        return False

    def _shown_count(self) -> int:
        """Return how many plants have a row: fewer where the canvas is low."""
        if self.frame is None or not self.frame.architecture.is_bare:
            return 0
        layout = layout_of(self.frame, QRectF(self.canvas.rect()), self.look)
        return min(len(self.frame.neuron_frame.pullers), len(layout.rows))

    def plant_at(self, at: QPointF) -> int | None:
        """Return the plant whose pull is written there."""
        row = self._row_at(at)
        if row is None or self.frame is None:
            return None
        return self.frame.neuron_frame.pullers[row].plant

    def _row_at(self, at: QPointF) -> int | None:
        if self.frame is None or not self.frame.architecture.is_bare:
            return None
        rows = layout_of(self.frame, QRectF(self.canvas.rect()), self.look).rows
        matches = [index for index, row in enumerate(rows) if row.contains(at)]
        return matches[0] if matches and matches[0] < len(self.frame.neuron_frame.pullers) else None

    def _select(self, row: int | None) -> None:
        if row is not None and self.frame is not None:
            self._row = row
            self.select_requested.emit(indices([self.frame.neuron_frame.pullers[row].plant]))
