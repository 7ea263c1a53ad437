"""The layout of the network: where its neurons, their texts and its links lie, in pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF

from engine.model.architecture import Architecture, NeuronPlace
from gui.painting.rich_text import Run, line_size, type_height
from gui.pictures.network.network_part import Link, Node, Part
from gui.style.theme import Look

_ASPECT = 4 / 3
_LEAST_CELL_PX, _MOST_CELL_PX = 15.0, 96.0
_POINTS, _LEAST_PT = 10.0, 7.5
_MARGIN_PX = 8.0
MOUSE_REACH_PX, FINGER_REACH_PX = 7.0, 18.0
"""How far beside a link it is still meant."""
_LOW_PX = 240.0
_FRAME_PX = 4.0
"""What a frame takes that tells a large bias, half of it above a cell and half below."""
_MANY_LINKS, _SCALE_OF_MANY = 24, 0.6
FOOT_LINES = 1.2
"""How high each line of the foot is, in lines of type."""
_VALUE = "b −12.34"
"""A usual number, which the texts below a cell are given room for."""


@dataclass(frozen=True)
class NetworkLayout:
    """Where everything lies: of column 0 the inputs, then each hidden layer, then the output."""

    architecture: Architecture
    cells: tuple[tuple[QRectF, ...], ...]
    """The small field of each neuron, column by column."""
    points: float
    line: float
    lines: int
    """How many lines of text have room below each cell."""
    heads: tuple[QRectF, ...]
    """Above each column."""
    feet: QRectF
    """Legend and caption."""
    link_scale: float
    """How much narrower links and frames are drawn where many links cross."""
    names: tuple[QRectF, ...]
    """The room for the name of each input."""

    def cell(self, node: Node) -> QRectF:
        """Return the small field of a neuron or an input."""
        return self.cells[node.column][node.number]

    def ends(self, link: Link) -> tuple[QPointF, QPointF]:
        """Return where a link begins and ends."""
        start = self.cells[link.place.layer][link.source]
        end = self.cells[link.place.layer + 1][link.place.number]
        return (
            QPointF(start.right(), start.center().y()),
            QPointF(end.left(), end.center().y()),
        )

    @property
    def has_two_feet(self) -> bool:
        """Say whether legend and caption have a line each."""
        return self.feet.height() > 1.5 * FOOT_LINES * self.line

    def button(self, layer: int, adds: bool) -> QRectF:
        """Return where the + or the − of a hidden layer is."""
        head = self.heads[layer + 1]
        side = min(head.height(), head.width() / 3)
        left = head.right() - side if adds else head.left()
        return QRectF(left, head.center().y() - side / 2, side, side)

    def button_at(self, at: QPointF, reach: float = MOUSE_REACH_PX) -> tuple[int, bool] | None:
        """Return the hidden layer whose + (True) or − is at a point."""
        slack = reach - MOUSE_REACH_PX
        for layer in range(len(self.architecture.hidden)):
            for adds in (False, True):
                if self.button(layer, adds).adjusted(-slack, -slack, slack, slack).contains(at):
                    return layer, adds
        return None

    def has_room_below(self, node: Node) -> bool:
        """Say whether texts below the cells of a column leave the cells below them free."""
        needed = self.cell(node).height() + 2 + self.lines * self.line
        return self.lines > 0 and needed <= self.pitch(node)

    def room_beside(self, node: Node) -> float:
        """Return how far the next column is, or the edge of the picture."""
        after = self.cells[node.column + 1 :]
        end = after[0][0].left() if after else self.feet.right()
        return end - self.cell(node).right()

    def pitch(self, node: Node) -> float:
        """Return how far apart the cells of a column are."""
        cells = self.cells[node.column]
        return cells[1].top() - cells[0].top() if len(cells) > 1 else math.inf

    def part_at(self, at: QPointF, reach: float = MOUSE_REACH_PX) -> Part | None:
        """Return the neuron, the input or the link at a point; a neuron lies above links."""
        for column, cells in enumerate(self.cells):
            for number, cell in enumerate(cells):
                if cell.adjusted(-2, -2, 2, 2 + self.lines * self.line).contains(at):
                    return Node(column, number)
        return self._link_at(at, reach)

    def _link_at(self, at: QPointF, reach: float) -> Link | None:
        links, starts, ends = self._links
        along = ends - starts
        to_mouse = np.array([at.x(), at.y()]) - starts
        share = (to_mouse * along).sum(axis=1) / np.maximum((along * along).sum(axis=1), 1e-9)
        away = np.hypot(*(to_mouse - np.clip(share, 0, 1)[:, None] * along).T)
        nearest = int(np.argmin(away))
        return links[nearest] if away[nearest] <= reach else None

    @cached_property
    def _links(self) -> tuple[list[Link], NDArray[np.float64], NDArray[np.float64]]:
        links = all_links(self.architecture)
        ends = [self.ends(link) for link in links]
        points = np.array([[(end.x(), end.y()) for end in pair] for pair in ends])
        return links, points[:, 0], points[:, 1]


def all_links(architecture: Architecture) -> list[Link]:
    """Return every link, in the order of its weight among the parameters."""
    return [
        Link(NeuronPlace(layer, number), source)
        for layer, shape in enumerate(architecture.layers)
        for number in range(shape.neurons)
        for source in range(shape.inputs)
    ]


def network_layout(
    architecture: Architecture, box: QRectF, look: Look, names: list[str], has_plant: bool
) -> NetworkLayout:
    """Lay a network out in a box; `names` are those of its inputs."""
    inner = box.adjusted(_MARGIN_PX, 4, -_MARGIN_PX, -4)
    small = max(_LEAST_PT / look.type_scale, look.least_points)
    points = max(min(_POINTS, inner.width() / 42 / look.type_scale), small)
    line = type_height(look, points)
    counts = [len(architecture.features), *architecture.hidden, 1]
    most_links = max(layer.links for layer in architecture.layers)
    scale = _SCALE_OF_MANY if most_links > _MANY_LINKS else 1.0
    foot_lines = 2 if box.height() >= _LOW_PX * look.type_scale else 1
    head, foot = 1.25 * line, FOOT_LINES * foot_lines * line
    area = inner.adjusted(0, head + 2, 0, -foot - 2)
    name_width, is_staggered = _room_for_names(names, look, points, area)
    value_width = line_size([Run(_VALUE, bold=True)], look, points)[0]
    width, height, lines = _cell_size(
        counts, area, name_width, value_width, line, has_plant, look.width(scale * _FRAME_PX)
    )
    left, right = area.left() + name_width + 4, area.right() - max(width, value_width)
    middles = np.linspace(left + width / 2, right + max(width, value_width) / 2, len(counts))
    cells = tuple(
        tuple(_column(count, middle, width, height, lines * line, area))
        for count, middle in zip(counts, middles.tolist(), strict=True)
    )
    gap = (right - left) / max(len(counts) - 1, 1)
    heads = tuple(_head(middle, min(gap - 6, 7 * line), inner.top(), head) for middle in middles)
    feet = QRectF(inner.left(), inner.bottom() - foot, inner.width(), foot)
    rooms = _names(cells[0], area.left(), name_width, line, is_staggered)
    return NetworkLayout(architecture, cells, points, line, lines, heads, feet, scale, rooms)


def _head(middle: float, width: float, top: float, height: float) -> QRectF:
    return QRectF(middle - width / 2, top, width, height)


def _room_for_names(
    names: list[str], look: Look, points: float, area: QRectF
) -> tuple[float, bool]:
    """Return how wide the names are, and whether they stand in two columns as they are so many."""
    widest = max(line_size([Run(name, symbol=True)], look, points)[0] for name in names) + 4
    is_staggered = area.height() / len(names) < 1.05 * type_height(look, points)
    return min(widest * (2 if is_staggered else 1), 0.36 * area.width()), is_staggered


def _cell_size(
    counts: list[int],
    area: QRectF,
    name_width: float,
    value_width: float,
    line: float,
    has_plant: bool,
    frame: float,
) -> tuple[float, float, int]:
    """Return width and height of all cells, and for how many lines of text there is room below.

    The inputs have no such lines where they are many: their cells may be lower.
    """
    pitch = area.height() / max(counts[1:])
    gap = (area.width() - name_width) / len(counts)
    widest = min(_MOST_CELL_PX, 0.5 * gap)
    for lines in (2, 1, 0) if has_plant else (1, 0):
        height = min(pitch - lines * line - 2 - frame, widest / _ASPECT, 0.5 * area.height())
        is_wide = gap - value_width > 0.3 * gap or not lines
        if is_wide and (height >= _LEAST_CELL_PX * (1 + 0.4 * lines) or not lines):
            break
    height = max(height, 5.0)
    return height * _ASPECT, height, lines


def _column(
    count: int, middle: float, width: float, height: float, below: float, area: QRectF
) -> list[QRectF]:
    pitch = area.height() / count
    height = min(height, max(pitch - 2, 4.0))
    below = below if pitch >= height + below else 0.0
    width = min(width, height * 2.2)
    tops = [area.top() + (i + 0.5) * pitch - (height + below) / 2 for i in range(count)]
    return [QRectF(middle - width / 2, top, width, height) for top in tops]


def _names(
    cells: tuple[QRectF, ...], left: float, width: float, line: float, is_staggered: bool
) -> tuple[QRectF, ...]:
    rooms = []
    each = width / 2 if is_staggered else width
    for number, cell in enumerate(cells):
        start = left + (each if is_staggered and number % 2 else 0.0)
        rooms.append(QRectF(start, cell.center().y() - line / 2, each - 3, line))
    return tuple(rooms)


def link_width(weight: float) -> float:
    """Return how wide a link is: a hair at 0, towards 5.5 px however large the weight."""
    share = abs(weight) / (1 + abs(weight)) if math.isfinite(weight) else 1.0
    return 0.6 + 4.9 * share
