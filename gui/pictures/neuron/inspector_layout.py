"""Where the parts of the inspector of one neuron lie, and how large its type is."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from engine.lab.frame import Frame
from engine.lab.subject import Subject
from gui.painting.rich_text import type_height
from gui.pictures.neuron.pull_row import pull_row_width
from gui.pictures.neuron.worked_example import worked_example_width
from gui.style.theme import Look

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


def layout_of(frame: Frame, pixels: QRectF, look: Look) -> InspectorLayout:
    """Share a canvas out: side by side where it is wide, one under the other elsewhere."""
    inner = pixels.adjusted(10, 5, -10, -5)
    subject = frame.subject
    side_by_side = subject is not None and inner.width() > max(
        560 * math.sqrt(look.type_scale), 1.9 * inner.height()
    )
    layout = _layout_in(inner, frame, look, side_by_side)
    if side_by_side and _is_crowded(layout, frame, look):
        layout = _layout_in(inner, frame, look, side_by_side=False)
    return layout


def _is_crowded(layout: InspectorLayout, frame: Frame, look: Look) -> bool:
    """Say whether the type would have to be smaller than it may be."""
    example = worked_example_width(look, layout.points)
    row = pull_row_width(look, layout.points) if frame.neuron_frame.pullers else 0.0
    return example > layout.worked_example.width() or row > layout.title.width()


def _layout_in(inner: QRectF, frame: Frame, look: Look, side_by_side: bool) -> InspectorLayout:
    subject, count = frame.subject, _MOST_ROWS
    below = count + 1.3
    lines = _lines_of(subject, look, inner.height(), 0 if side_by_side else below)
    if not side_by_side:  # rather fewer rows than type that nobody can read
        most_lines = int(inner.height() / (1.2 * type_height(look, look.least_points)) - 1.3)
        count = min(max(most_lines - lines, 1), _MOST_ROWS)
        below = count + 1.3
    height = inner.height() / (max(lines, below) if side_by_side else lines + below)
    left = inner.adjusted(0, 0, -0.45 * inner.width(), 0) if side_by_side else inner
    right = inner.adjusted(0.58 * inner.width(), 0, 0, 0) if side_by_side else inner
    room = right.width() if frame.neuron_frame.pullers else math.inf
    points = _points(look, height, room, left.width() if subject else math.inf)
    height = min(height, (1.9 if subject else 2.6) * type_height(look, points))
    part = QRectF(left.left(), left.top(), left.width(), lines * height)
    top = right.top() if side_by_side else part.bottom() + 0.3 * height
    title = QRectF(right.left(), top, right.width(), height)
    rows = tuple(title.translated(0, (index + 1) * height) for index in range(count))
    return InspectorLayout(points, part, lines == _BRIEF_EXAMPLE, title, rows)


def _lines_of(subject: Subject | None, look: Look, height: float, below: float) -> int:
    """Return how many lines the upper part takes: the three shares are one where it is low."""
    if subject is None:
        return 2
    if subject.kind is None:
        return _SHORT_EXAMPLE
    least = 1.1 * type_height(look, 8.5)
    return _FULL_EXAMPLE if height / (_FULL_EXAMPLE + below) >= least else _BRIEF_EXAMPLE


def _points(look: Look, height: float, row: float, worked_example: float) -> float:
    """Return the largest type for lines so high, rows and a worked example so wide."""
    fits = [
        size
        for size in (look.least_points, *_SIZES_PT)
        if size >= look.least_points
        and 1.2 * type_height(look, size) <= height
        and pull_row_width(look, size) <= row
        and worked_example_width(look, size) <= worked_example
    ]
    return fits[-1] if fits else max(_SIZES_PT[0], look.least_points)
