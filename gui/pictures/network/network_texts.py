"""Where the numbers of a network are written: below its neurons or beside them, and on links."""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF

from gui.language.numbers import fixed
from gui.painting.rich_text import Run, line_size
from gui.pictures.network.network_layout import NetworkLayout, all_links
from gui.pictures.network.network_part import Link, Node
from gui.style.theme import Look

Lines = dict[Node, list[list[Run]]]
Weights = dict[Link, list[Run]]

_MOST_WRITTEN = 8
"""So many weights of a layer are written on their links; of more, the one pointed at is told."""
_PLACES = (0.35, 0.65, 0.5, 0.25, 0.75)


class Boxes(NamedTuple):
    """Where those texts are written for which there is room."""

    of_lines: dict[tuple[Node, int], QRectF]
    of_weights: dict[Link, QRectF]


class NetworkTexts:
    """The boxes of all texts, looked for again only where a text has another width."""

    def __init__(self) -> None:
        self._boxes = Boxes({}, {})
        self._layout: NetworkLayout | None = None
        self._widths: list[int] = []

    def boxes(self, layout: NetworkLayout, lines: Lines, weights: Weights, look: Look) -> Boxes:
        """Return where each of these texts is to be written, without covering another one."""
        texts = [runs for each in lines.values() for runs in each] + [*weights.values()]
        widths = [math.ceil(line_size(runs, look, layout.points)[0]) for runs in texts]
        if layout is not self._layout or widths != self._widths:
            self._layout, self._widths = layout, widths
            rest = iter(widths)
            of_lines = _beside_neurons(
                layout, {node: [next(rest) for _ in each] for node, each in lines.items()}
            )
            of_weights = _on_links(layout, dict(zip(weights, rest, strict=True)), of_lines)
            self._boxes = Boxes(of_lines, of_weights)
        return self._boxes


def written_weights(layout: NetworkLayout, weights: list[float]) -> Weights:
    """Return what is written on the links of layers that have few."""
    shapes = layout.architecture.layers
    return {
        link: [Run(fixed(weight), "parameter")]
        for link, weight in zip(all_links(layout.architecture), weights, strict=True)
        if shapes[link.place.layer].links <= _MOST_WRITTEN
    }


def _beside_neurons(
    layout: NetworkLayout, widths: dict[Node, list[int]]
) -> dict[tuple[Node, int], QRectF]:
    """Return where the lines of the neurons are: below, or the first one at the right."""
    boxes: dict[tuple[Node, int], QRectF] = {}
    for node, each in widths.items():
        if layout.has_room_below(node):
            for index, width in enumerate(each[: layout.lines]):
                boxes[node, index] = _below(layout, node, width, index)
        elif len(each) > 1 and node.column and (box := _beside(layout, node, each[0])):
            boxes[node, 0] = box
    return boxes


def _below(layout: NetworkLayout, node: Node, width: float, index: int) -> QRectF:
    cell = layout.cell(node)
    width = min(width, cell.width() + 0.9 * layout.room_beside(node))
    top = cell.bottom() + 3 + index * layout.line
    return QRectF(cell.center().x() - width / 2 - 2, top, width + 4, layout.line)


def _beside(layout: NetworkLayout, node: Node, width: float) -> QRectF | None:
    """Return where a line is right of a cell, if there is room between the columns."""
    cell = layout.cell(node)
    box = QRectF(cell.right() + 3, cell.center().y() - layout.line / 2, width + 4, layout.line)
    if box.width() > 0.6 * layout.room_beside(node) or layout.line > layout.pitch(node) + 1:
        return None
    return box


def _on_links(
    layout: NetworkLayout, widths: dict[Link, int], taken: dict[tuple[Node, int], QRectF]
) -> dict[Link, QRectF]:
    """Return where weights are on their links, where there is room between the columns."""
    boxes: dict[Link, QRectF] = {}
    full = [*taken.values(), *(cell for column in layout.cells for cell in column)]
    for link, width in widths.items():
        line = QLineF(*layout.ends(link))
        for share in _PLACES:
            middle = line.pointAt(share)
            left, top = middle.x() - width / 2 - 2, middle.y() - layout.line / 2
            box = QRectF(left, top, width + 4, layout.line)
            if box.width() < 0.7 * line.dx() and not any(map(box.intersects, full)):
                boxes[link] = box
                full.append(box)
                break
    return boxes
