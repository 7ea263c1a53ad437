"""Paints the way through a model: links as wide as their slopes, boxes with two numbers each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from engine.model.architecture import Architecture
from gui.painting.labels import along
from gui.painting.plot import arrow
from gui.painting.rich_text import Run, line_size, write_line
from gui.pictures.backwards.way_layout import WayLayout
from gui.pictures.network.network_part import Link, Node, Part
from gui.style.palette import ColourName
from gui.style.theme import Look

_FAINTEST, _WIDEST_PX = 0.3, 5.0
_MOST_WRITTEN = 8
"""So many slopes of a layer are written on their links, as in the network's own picture."""
_PLACES = (0.5, 0.3, 0.7, 0.2, 0.8)


def draw_links(
    painter: QPainter,
    layout: WayLayout,
    links: list[Link],
    values: Sequence[float],
    look: Look,
    colour: ColourName,
) -> None:
    """Draw every link as wide as its number is large beside the largest; dashed below 0."""
    largest = max(map(abs, values), default=0.0) or 1.0
    for link, value in zip(links, values, strict=True):
        share = min(abs(value) / largest, 1.0)
        width = look.width(0.7 + (_WIDEST_PX - 0.7) * share)
        pen = QPen(look.colour(colour, _FAINTEST + (1 - _FAINTEST) * share), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if value < 0:
            pen.setDashPattern([max(2.0, 7 / width), max(1.0, 4 / width)])
        painter.setPen(pen)
        painter.drawLine(layout.line(link))


def draw_way(
    painter: QPainter, layout: WayLayout, links: list[Link], part: Part, look: Look
) -> None:
    """Mark the link or the neuron chosen, and every link on the way from the output back to it."""
    for link in links:
        if is_on_the_way(layout.architecture, part, link):
            alpha, width = (0.6, 13) if link == part else (0.22, 11)
            painter.setPen(QPen(look.colour("parameter", alpha), look.width(width)))
            painter.drawLine(layout.line(link))


def draw_heads(
    painter: QPainter, layout: WayLayout, links: list[Link], part: Part, look: Look
) -> list[QRectF]:
    """Draw an arrow's head on each link of the way, from the output back; return where."""
    heads = []
    for link in links:
        if is_on_the_way(layout.architecture, part, link):
            line = layout.line(link)
            start, end = line.pointAt(0.16), line.p1()
            arrow(painter, start, end, look.colour("loss"), look.width(3.2))
            heads += along(start, end, look.width(7))
    return heads


def is_on_the_way(architecture: Architecture, part: Part, link: Link) -> bool:
    """Say whether a slope goes along a link, from the output back to what is chosen."""
    if link == part:
        return True
    place = part.place
    if link.place.layer == place.layer + 1:
        return link.source == place.number
    return link.place.layer > place.layer + 1


def draw_boxes(
    painter: QPainter,
    layout: WayLayout,
    numbers: dict[Node, str],
    slopes: dict[Node, str],
    look: Look,
    colour: ColourName,
    chosen: Node | None,
) -> None:
    """Draw a box for each input and neuron: its number above, what comes back below it."""
    for column, boxes in enumerate(layout.boxes):
        for number, box in enumerate(boxes):
            node = Node(column, number)
            painter.setBrush(look.colour("raised"))
            edge = look.colour("parameter" if node == chosen else "edge")
            painter.setPen(QPen(edge, look.width(2.5 if node == chosen else 1)))
            painter.drawRoundedRect(box, 5, 5)
            texts = []
            if inside := numbers.get(node):
                texts.append(Run(inside, bold=True))
            if back := slopes.get(node):
                texts.append(Run(back, colour, bold=True))
            _write_in(painter, layout, box, texts, look)


def _write_in(
    painter: QPainter, layout: WayLayout, box: QRectF, texts: list[Run], look: Look
) -> None:
    if not layout.lines or not texts:
        return
    is_below = layout.lines == 2 and len(texts) == 2
    for index, run in enumerate(texts):
        width = line_size([run], look, layout.points)[0]
        room = box.width() - 4 if is_below or len(texts) == 1 else box.width() / 2 - 3
        x, y = box.center().x(), box.center().y()
        if is_below:
            y = box.top() + (0.27 + 0.46 * index) * box.height()
        elif len(texts) == 2:
            x = box.left() + (0.25 + 0.5 * index) * box.width()
        at = QPointF(x - min(width, room) / 2, y)
        write_line(painter, at, [run], look, layout.points, room)


def write_on_links(
    painter: QPainter,
    layout: WayLayout,
    links: list[Link],
    texts: list[list[Run]],
    look: Look,
    chosen: Part,
    heads: list[QRectF],
) -> None:
    """Write on each link, the chosen one and those with most first, where there is room.

    Of a layer with many links only the chosen one is written on.
    """
    taken = [*heads, *(box for column in layout.boxes for box in column)]
    order = sorted(
        range(len(links)), key=lambda index: (links[index] != chosen, -len(texts[index]))
    )
    for index in order:
        link = links[index]
        if layout.architecture.layers[link.place.layer].links > _MOST_WRITTEN and link != chosen:
            continue
        line, runs = layout.line(link), texts[index]
        width, height = line_size(runs, look, layout.points)
        box = _free_place(line, width + 6, 0.85 * height, taken)
        if box is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("panel", 0.88))
            painter.drawRoundedRect(box, 3, 3)
            at = QPointF(box.left() + 3, box.center().y())
            write_line(painter, at, runs, look, layout.points)
            taken.append(box)


def _free_place(line: QLineF, width: float, height: float, taken: list[QRectF]) -> QRectF | None:
    if width >= 0.8 * line.dx():
        return None
    for share in _PLACES:
        middle = line.pointAt(share)
        box = QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)
        if not any(map(box.intersects, taken)):
            return box
    return None


def draw_names(painter: QPainter, layout: WayLayout, names: list[str], look: Look) -> None:
    """Write the inputs' names left of their boxes."""
    for box, name in zip(layout.boxes[0], names, strict=True):
        runs = [Run(name, symbol=True)]
        width = line_size(runs, look, layout.points)[0]
        at = QPointF(box.left() - width - 5, box.center().y())
        write_line(painter, at, runs, look, layout.points, width + 2)
