"""Where the neurons of a model lie with their two numbers, and the links between them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF

from engine.model.architecture import Architecture
from gui.painting.rich_text import Run, line_size
from gui.pictures.network.network_layout import all_links
from gui.pictures.network.network_part import Link, Node, Part
from gui.style.theme import Look

_SIZES = (15.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.5, 6.5)
REACH_PX = 9.0
_GAPS = ((0.55, 5.0), (0.35, 2.0))
"""Between columns, in boxes, and between rows, in pixels: with ease, and as narrow as must be."""
_USUAL = "−0.123"
"""A usual number, which the boxes are given room for."""


@dataclass(frozen=True)
class WayLayout:
    """Of column 0 the inputs, then each hidden layer, then the output, in boxes."""

    architecture: Architecture
    boxes: tuple[tuple[QRectF, ...], ...]
    points: float
    lines: int
    """2: the slope stands below the number; 1: beside it; 0: there is no room for numbers."""

    def box(self, node: Node) -> QRectF:
        """Return the box of an input or a neuron."""
        return self.boxes[node.column][node.number]

    def line(self, link: Link) -> QLineF:
        """Return where a link is drawn, from left to right."""
        start = self.boxes[link.place.layer][link.source]
        end = self.boxes[link.place.layer + 1][link.place.number]
        return QLineF(start.right(), start.center().y(), end.left(), end.center().y())

    def part_at(self, at: QPointF, reach_px: float) -> Part | None:
        """Return the neuron or the link at a pixel; an input can't be chosen."""
        for column, boxes in enumerate(self.boxes):
            for number, box in enumerate(boxes):
                if box.adjusted(-2, -2, 2, 2).contains(at):
                    return Node(column, number) if column else None
        links = all_links(self.architecture)
        away, nearest = min(
            (_distance(self.line(link), at), index) for index, link in enumerate(links)
        )
        return links[nearest] if away <= reach_px else None


def way_layout(
    architecture: Architecture, area: QRectF, look: Look, names: list[str], has_values: bool
) -> WayLayout:
    """Lay a model out in an area, in the largest type with which its numbers have room."""
    counts = [len(architecture.features), *architecture.hidden, 1]
    tallest = max(counts[1:])
    sizes = [size for size in _SIZES if size >= look.least_points]
    for (gap, apart), points in product(_GAPS, sizes):
        number, height = line_size([Run(_USUAL, bold=True)], look, points)
        name = _widest(names, look, points)
        for lines in (2, 1) if has_values else (1,):
            width = 1.15 * number * (1 if lines == 2 or not has_values else 2.1)
            free = area.width() - name - width * len(counts)
            fits_across = free >= gap * width * (len(counts) - 1)
            if fits_across and tallest * (height * lines + apart) <= area.height():
                size = QRectF(0, 0, width, height * lines)
                boxes = _columns(counts, area.adjusted(name + 6, 0, 0, 0), size)
                return WayLayout(architecture, boxes, points, lines)
    points = max(_SIZES[-1], look.least_points)
    side = max(3.0, min(12.0, area.height() / tallest - 3))
    name = min(_widest(names, look, points), 0.4 * area.width())
    boxes = _columns(counts, area.adjusted(name + 6, 0, 0, 0), QRectF(0, 0, side, side))
    return WayLayout(architecture, boxes, points, 0)


def _columns(counts: list[int], area: QRectF, size: QRectF) -> tuple[tuple[QRectF, ...], ...]:
    lefts = np.linspace(area.left(), area.right() - size.width(), len(counts)).tolist()
    return tuple(
        tuple(_column(count, left, area, size)) for count, left in zip(counts, lefts, strict=True)
    )


def _column(count: int, left: float, area: QRectF, size: QRectF) -> list[QRectF]:
    """Return boxes one under the other, not farther apart than three heights of their own."""
    pitch = min(area.height() / count, 3 * size.height() + 12)
    height = min(size.height(), max(pitch - 2, 3.0))
    first = area.center().y() - (count - 1) * pitch / 2
    return [
        QRectF(left, first + number * pitch - height / 2, size.width(), height)
        for number in range(count)
    ]


def _widest(names: list[str], look: Look, points: float) -> float:
    return max(line_size([Run(name, symbol=True)], look, points)[0] for name in names) + 4


def _distance(line: QLineF, at: QPointF) -> float:
    """Return how far a pixel is from a piece of a line."""
    along, to_mouse = line.p2() - line.p1(), at - line.p1()
    squares = QPointF.dotProduct(along, along)
    share = QPointF.dotProduct(to_mouse, along) / squares if squares else 0.0
    away = to_mouse - along * min(max(share, 0.0), 1.0)
    return float(np.hypot(away.x(), away.y()))
