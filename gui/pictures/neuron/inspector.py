"""Why did the line move there? One plant's numbers written out, and the plants that pull most."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen

from engine.arrays import indices
from engine.changed import Changed
from engine.lab.frame import Frame
from engine.lab.subject import Subject
from gui.language.numbers import fixed, percent, whole
from gui.painting.markers import draw_mystery, draw_symbol
from gui.painting.rich_text import Run, line_size, type_height, write_line, write_wrapped
from gui.pictures.neuron.pull_row import PullRow, draw_pull_row, point_text, pull_row_width
from gui.pictures.neuron.worked_example import (
    draw_worked_example,
    worked_example,
    worked_example_texts,
    worked_example_width,
)
from gui.pictures.picture import Picture
from gui.style.palette import ColourName
from gui.style.theme import Look
from gui.widgets.claimed_keys import key_step

_SIZES_PT = (5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.5, 13.0, 15.0)
_MOST_ROWS = 3
_FULL_EXAMPLE, _BRIEF_EXAMPLE, _SHORT_EXAMPLE = 10, 8, 4


@dataclass(frozen=True)
class InspectorLayout:
    """Where the parts lie, in pixels; `points` is the size of the type."""

    points: float
    worked_example: QRectF
    brief: bool
    title: QRectF
    rows: tuple[QRectF, ...]


class Inspector(Picture):
    """The plant chosen, step by step; below it, who pulled at the line in the last step."""

    needs_neuron = True

    watches = Changed.PLANTS | Changed.SELECTION | Changed.PROBE | Changed.NEURON

    def __init__(self, look: Look) -> None:
        super().__init__(look, "inspector")
        self._row = 0
        self._hovered: int | None = None
        self.canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the picture in the language on screen."""
        self.describe(
            self.tr("Inspector"),
            self.tr("The numbers of one plant, and which plants pulled at the line."),
        )
        self.canvas.setToolTip(
            self.tr("Click one of these plants, or choose with Up and Down, then Enter.")
        )

    def texts(self, frame: Frame) -> dict[str, str]:
        """Write the worked example of the plant chosen, and of each plant that pulled most."""
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
        """Draw the worked example, then the answer to why the line moved."""
        texts, layout = self.texts(frame), self.inspector_layout(frame, pixels)
        subject = frame.subject
        if subject is None:
            self._write_wrapped(
                painter, layout.worked_example, self._hint(frame), layout.points, "muted"
            )
        else:
            self._draw_example(painter, layout, subject, texts)
        self._draw_title(painter, layout, texts)
        if not frame.neuron_frame.pullers:
            rows = layout.rows[0].united(layout.rows[-1])
            self._write_wrapped(painter, rows, self._why_nobody(frame), layout.points, "muted")
        self._draw_rows(painter, layout, frame, texts)

    # Where things are

    def inspector_layout(self, frame: Frame, pixels: QRectF) -> InspectorLayout:
        """Share a canvas out: side by side where it is wide, one under the other elsewhere."""
        inner = pixels.adjusted(10, 5, -10, -5)
        subject = frame.subject
        side_by_side = subject is not None and inner.width() > max(
            560 * math.sqrt(self.look.type_scale), 1.9 * inner.height()
        )
        layout = self._layout_in(inner, frame, side_by_side)
        if side_by_side and self._is_crowded(layout, frame):
            layout = self._layout_in(inner, frame, side_by_side=False)
        return layout

    def _is_crowded(self, layout: InspectorLayout, frame: Frame) -> bool:
        """Say whether the type would have to be smaller than it may be."""
        example = worked_example_width(self.look, layout.points)
        row = pull_row_width(self.look, layout.points) if frame.neuron_frame.pullers else 0.0
        return example > layout.worked_example.width() or row > layout.title.width()

    def _layout_in(self, inner: QRectF, frame: Frame, side_by_side: bool) -> InspectorLayout:
        subject, count = frame.subject, _MOST_ROWS
        below = count + 1.3
        lines = self._lines_of(subject, inner.height(), 0 if side_by_side else below)
        if not side_by_side:  # rather fewer rows than type that nobody can read
            most_lines = int(inner.height() / (1.2 * self._line(self.look.least_points)) - 1.3)
            count = min(max(most_lines - lines, 1), _MOST_ROWS)
            below = count + 1.3
        brief = lines == _BRIEF_EXAMPLE
        height = inner.height() / (max(lines, below) if side_by_side else lines + below)
        left = inner.adjusted(0, 0, -0.45 * inner.width(), 0) if side_by_side else inner
        right = inner.adjusted(0.58 * inner.width(), 0, 0, 0) if side_by_side else inner
        points = self._points(
            height,
            right.width() if frame.neuron_frame.pullers else math.inf,
            left.width() if subject else math.inf,
        )
        height = min(height, (1.9 if subject else 2.6) * self._line(points))
        part = QRectF(left.left(), left.top(), left.width(), lines * height)
        top = right.top() if side_by_side else part.bottom() + 0.3 * height
        title = QRectF(right.left(), top, right.width(), height)
        rows = tuple(title.translated(0, (index + 1) * height) for index in range(count))
        return InspectorLayout(points, part, brief, title, rows)

    def _lines_of(self, subject: Subject | None, height: float, below: float) -> int:
        """Return how many lines the upper part takes: the three shares are one where it is low."""
        if subject is None:
            return 2
        if subject.kind is None:
            return _SHORT_EXAMPLE
        least = 1.1 * self._line(8.5)
        return _FULL_EXAMPLE if height / (_FULL_EXAMPLE + below) >= least else _BRIEF_EXAMPLE

    def _points(self, height: float, row: float, worked_example: float) -> float:
        """Return the largest type for lines so high, rows and a worked example so wide."""
        fits = [
            size
            for size in (self.look.least_points, *_SIZES_PT)
            if size >= self.look.least_points
            and 1.2 * self._line(size) <= height
            and pull_row_width(self.look, size) <= row
            and worked_example_width(self.look, size) <= worked_example
        ]
        return fits[-1] if fits else max(_SIZES_PT[0], self.look.least_points)

    def _line(self, points: float) -> float:
        return type_height(self.look, points)

    # The worked example

    def _draw_example(
        self, painter: QPainter, layout: InspectorLayout, subject: Subject, texts: dict[str, str]
    ) -> None:
        box, points = layout.worked_example, layout.points
        lines = worked_example(subject, texts, self.look, layout.brief)
        height = box.height() / (len(lines) + 2)
        head = QRectF(box.left(), box.top(), box.width(), height)
        self._draw_head(painter, head, points, subject, texts)
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
            self._draw_part(painter, foot, points, texts["part"])

    def _draw_head(
        self,
        painter: QPainter,
        box: QRectF,
        points: float,
        subject: Subject,
        texts: dict[str, str],
    ) -> None:
        """Say whose numbers these are: its kind by shape and by word, and its measures."""
        colour: ColourName = "text"
        size = 0.3 * box.height()
        at = QPointF(box.left() + size, box.center().y())
        if subject.plant is None or subject.kind is None:
            draw_mystery(painter, at, 0.8 * size, self.look)
            name, colour, kind = self.tr("mystery plant"), "probe", "y = ?"
        else:
            hollow = "part" not in texts
            draw_symbol(painter, at, subject.kind, size, self.look, hollow=hollow)
            text = self.tr("plant {0}, held out") if hollow else self.tr("plant {0}")
            name = text.format(subject.plant + 1)
            kind = f"y = {texts['y']}"
        runs = [Run(name, colour, bold=True)]
        runs.append(Run(f"   x₁ = {texts['x1']}   x₂ = {texts['x2']}   {kind}"))
        text_at = at + QPointF(1.7 * size, 0)
        write_line(painter, text_at, runs, self.look, points, box.right() - text_at.x())

    def _draw_part(self, painter: QPainter, box: QRectF, points: float, part: str) -> None:
        number = [Run(part, bold=True)]
        width = line_size(number, self.look, points)[0]
        right = QPointF(box.right() - width, box.center().y())
        write_line(painter, right, number, self.look, points)
        words = [Run(self.tr("its part of all the pull on the weights"))]
        left = QPointF(box.left(), box.center().y())
        write_line(painter, left, words, self.look, points, box.width() - width - 8)

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

    def on_key(self, event: QKeyEvent) -> bool:
        """Go through the rows with Up and Down; Enter selects the plant."""
        count, step = self._shown_count(), key_step(event)
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
        if self.frame is None:
            return 0
        layout = self.inspector_layout(self.frame, QRectF(self.canvas.rect()))
        return min(len(self.frame.neuron_frame.pullers), len(layout.rows))

    def _row_at(self, at: QPointF) -> int | None:
        if self.frame is None:
            return None
        rows = self.inspector_layout(self.frame, QRectF(self.canvas.rect())).rows
        matches = [index for index, row in enumerate(rows) if row.contains(at)]
        return matches[0] if matches and matches[0] < len(self.frame.neuron_frame.pullers) else None

    def _select(self, row: int | None) -> None:
        if row is not None and self.frame is not None:
            self._row = row
            self.select_requested.emit(indices([self.frame.neuron_frame.pullers[row].plant]))
