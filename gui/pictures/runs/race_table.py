"""Who arrives when: a line a racer, a column for each of the two races."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from engine.learning.settings import Optimiser
from gui.painting.rich_text import Run, line_size, write_line
from gui.style.palette import ColourName
from gui.style.theme import Look

COLOURS: dict[Optimiser, ColourName] = {
    Optimiser.GRADIENT_DESCENT: "text",
    Optimiser.MOMENTUM: "parameter",
    Optimiser.NESTEROV: "frontier",
    Optimiser.ADAGRAD: "harmless",
    Optimiser.RMSPROP: "test_loss",
    Optimiser.ADAM: "probe",
}
"""The colour of each racer, in its curve, its way and its line."""

_POINTS, _HEAD_POINTS, _LEAST_POINTS = 11.0, 9.5, 8.5
_GAP = "   "


class Line(NamedTuple):
    """One racer: its name, and the step at which it arrives in each race, in words."""

    racer: Optimiser
    name: str
    steps: tuple[str, str]


def ranked(
    racers: Sequence[Optimiser], arrivals: Mapping[Optimiser, int | None]
) -> list[Optimiser]:
    """Return racers in the order of their arrival, those that never did last."""
    return sorted(racers, key=lambda racer: (arrivals[racer] is None, arrivals[racer] or 0))


def words_height(look: Look) -> float:
    """Return how high the line is that `draw_words` writes."""
    return line_size([], look, _POINTS)[1]


def draw_words(
    painter: QPainter, box: QRectF, lines: Sequence[Line], shown: int, look: Look
) -> None:
    """Write racers and steps in one line, where a table has no room: as many as fit, in order."""
    said = [
        [Run(f"{line.name} ", COLOURS[line.racer]), _bold(line.steps[shown], line.racer)]
        for line in lines
    ]
    points = max(_LEAST_POINTS, look.least_points)
    fitting = [_joined(said[:count]) for count in range(1, len(said) + 1)]
    fitting = [runs for runs in fitting if line_size(runs, look, points)[0] <= box.width()]
    if fitting:
        at = QPointF(box.left(), box.center().y())
        write_line(painter, at, fitting[-1], look, _POINTS, box.width())


def _bold(text: str, racer: Optimiser) -> Run:
    return Run(text, COLOURS[racer], bold=True)


def _joined(said: Sequence[list[Run]]) -> list[Run]:
    runs = [run for each in said for run in (Run("   "), *each)]
    return runs[1:]


class RaceTable:
    """Lays lines out in columns, and writes them into the upper right corner of a box.

    `columns` are the races that have one; that of the race `shown` is bold.
    """

    def __init__(
        self,
        look: Look,
        heads: tuple[str, str],
        lines: Sequence[Line],
        columns: Sequence[int],
        shown: int,
    ) -> None:
        self._look, self._lines, self._shown = look, lines, shown
        self._heads = {column: heads[column] for column in columns} if len(columns) > 1 else {}
        self._line_height = line_size([], look, _POINTS)[1]
        end = 4 + max(self._width(line.name, _POINTS) for line in lines)
        self._ends: dict[int, float] = {}
        for column in columns:
            texts = [line.steps[column] for line in lines]
            end += self._width(_GAP, _POINTS) + max(
                self._width(self._heads.get(column, ""), self._head_points),
                *(self._width(text, _POINTS) for text in texts),
            )
            self._ends[column] = end

    def corner_of(self, box: QRectF) -> QRectF:
        """Return the upper right corner of a box that it takes."""
        width = max(self._ends.values()) + 4
        height = self._line_height * (len(self._lines) + bool(self._heads)) + 4
        return QRectF(box.right() - width, box.top() + 1, width - 1, height)

    def draw(self, painter: QPainter, corner: QRectF) -> None:
        """Write it there."""
        look = self._look
        painter.fillRect(corner, look.colour("panel", 0.88))
        y = corner.top() + 2 + self._line_height / 2
        for column, head in self._heads.items():
            colour: ColourName = "text" if column == self._shown else "muted"
            end = corner.left() + self._ends[column]
            self._write_ending(painter, end, y, Run(head, colour), self._head_points)
        y += self._line_height * bool(self._heads)
        for line in self._lines:
            self._draw_line(painter, corner.left(), y, line)
            y += self._line_height

    def _draw_line(self, painter: QPainter, left: float, y: float, line: Line) -> None:
        own = COLOURS[line.racer]
        name = Run(line.name, own, bold=True)
        write_line(painter, QPointF(left + 4, y), [name], self._look, _POINTS)
        for column, end in self._ends.items():
            is_shown = column == self._shown
            run = Run(line.steps[column], own if is_shown else "muted", bold=is_shown)
            self._write_ending(painter, left + end, y, run, _POINTS)

    @property
    def _head_points(self) -> float:
        return max(_HEAD_POINTS, self._look.least_points)

    def _write_ending(
        self, painter: QPainter, end: float, y: float, run: Run, points: float
    ) -> None:
        width = line_size([run], self._look, points)[0]
        write_line(painter, QPointF(end - width, y), [run], self._look, points)

    def _width(self, text: str, points: float) -> float:
        return line_size([Run(text, bold=True)], self._look, points)[0]
