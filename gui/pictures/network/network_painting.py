"""Paints a network: links, small fields, the numbers of a plant on its way, legend and heads."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from gui.painting.rich_text import Run, line_size, write_line
from gui.pictures.network.network_layout import FOOT_LINES, NetworkLayout, link_width
from gui.pictures.network.network_part import Link, Node
from gui.style.palette import ColourName
from gui.style.theme import Look

_LEGEND_PX, _LEGEND_GAP_PX = 26.0, 14.0
_FAINTEST = 0.35


def signed_pen(value: float, width: float, look: Look) -> QPen:
    """Return the pen of a weight: by its sign orange or blue and dashed, fainter where small."""
    colour: ColourName = "toxic" if value > 0 else "harmless" if value < 0 else "muted"
    strength = _FAINTEST + (1 - _FAINTEST) * min(abs(value), 1.0)
    pen = QPen(look.colour(colour, strength), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if value < 0:
        pen.setDashPattern([max(2.0, 7 / width), max(1.0, 4 / width)])
    return pen


def draw_links(
    painter: QPainter, layout: NetworkLayout, links: list[Link], weights: list[float], look: Look
) -> None:
    """Draw every link, as wide as its weight."""
    for link, weight in zip(links, weights, strict=True):
        width = layout.link_scale * link_width(weight)
        painter.setPen(signed_pen(weight, look.width(width), look))
        painter.drawLine(QLineF(*layout.ends(link)))


def write_on_ground(
    painter: QPainter, box: QRectF, runs: list[Run], layout: NetworkLayout, look: Look
) -> None:
    """Write a line in a box, on a ground of its own, as links may pass there."""
    painter.fillRect(box, look.colour("panel", 0.85))
    at = QPointF(box.left() + 2, box.center().y())
    write_line(painter, at, runs, look, layout.points, box.width() - 2)


def draw_marked_link(painter: QPainter, layout: NetworkLayout, link: Link, look: Look) -> None:
    """Draw a bright edge along both sides of the link that is pointed at."""
    line = QLineF(*layout.ends(link))
    painter.setPen(QPen(look.colour("parameter", 0.55), look.width(9)))
    painter.drawLine(line)


def draw_cells(
    painter: QPainter,
    layout: NetworkLayout,
    images: list[list[QImage]],
    biases: dict[Node, float],
    look: Look,
) -> None:
    """Draw the small fields, each in a frame that tells its bias as a link tells its weight."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for column, cells in enumerate(layout.cells):
        for number, cell in enumerate(cells):
            painter.drawImage(cell, images[column][number])
            bias = biases.get(Node(column, number))
            if bias is None:
                painter.setPen(QPen(look.colour("edge"), look.width(1)))
            else:
                width = layout.link_scale * link_width(bias)
                painter.setPen(signed_pen(bias, look.width(width), look))
            painter.drawRect(cell)


def draw_marked_cell(painter: QPainter, cell: QRectF, look: Look) -> None:
    """Draw a frame around the neuron that is pointed at."""
    reach = look.width(4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour("parameter"), look.width(2)))
    painter.drawRect(cell.adjusted(-reach, -reach, reach, reach))


def draw_names(painter: QPainter, layout: NetworkLayout, names: list[str], look: Look) -> None:
    """Write the inputs' names left of their cells."""
    for room, name in zip(layout.names, names, strict=True):
        at = QPointF(room.left(), room.center().y())
        write_line(painter, at, [Run(name, symbol=True)], look, layout.points, room.width())


def draw_head(painter: QPainter, box: QRectF, text: str, layout: NetworkLayout, look: Look) -> None:
    """Write a column's name above it, where it has room."""
    runs = [Run(text, "muted")]
    width = line_size(runs, look, layout.points)[0]
    if width <= box.width():
        at = QPointF(box.center().x() - width / 2, box.center().y())
        write_line(painter, at, runs, look, layout.points)


def draw_button(painter: QPainter, box: QRectF, adds: bool, enabled: bool, look: Look) -> None:
    """Draw + or − in a rounded square."""
    painter.setPen(QPen(look.colour("edge"), look.width(1)))
    painter.setBrush(look.colour("raised", 1.0 if enabled else 0.35))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
    painter.setPen(QPen(look.colour("text", 1.0 if enabled else 0.35), look.width(1.6)))
    arm, middle = 0.24 * box.width(), box.center()
    painter.drawLine(QLineF(middle.x() - arm, middle.y(), middle.x() + arm, middle.y()))
    if adds:
        painter.drawLine(QLineF(middle.x(), middle.y() - arm, middle.x(), middle.y() + arm))


def draw_caption(painter: QPainter, layout: NetworkLayout, caption: list[Run], look: Look) -> None:
    """Write above the legend, or left of it, what is pointed at or whose numbers these are."""
    at = QPointF(layout.feet.left(), layout.feet.top() + FOOT_LINES * layout.line / 2)
    write_line(painter, at, caption, look, layout.points, layout.feet.width())


def has_legend(layout: NetworkLayout, caption: list[Run], look: Look) -> bool:
    """Say whether there is room for the legend, below the caption or beside it."""
    width = line_size(caption, look, layout.points)[0] + _LEGEND_GAP_PX
    return layout.has_two_feet or width + _legend_width(layout, look) <= layout.feet.width()


def draw_legend(painter: QPainter, layout: NetworkLayout, look: Look) -> None:
    """Say what width, colour and dash of a link mean; right of the caption in a low picture."""
    at = QPointF(layout.feet.left(), layout.feet.bottom() - FOOT_LINES * layout.line / 2)
    if not layout.has_two_feet:
        at.setX(layout.feet.right() - _legend_width(layout, look))
    for value, text in _signs():
        painter.setPen(signed_pen(value, look.width(3), look))
        painter.drawLine(QLineF(at.x(), at.y(), at.x() + _LEGEND_PX, at.y()))
        at = at + QPointF(_LEGEND_PX + 5, 0)
        written = write_line(painter, at, [Run(text, "muted")], look, layout.points)
        at = QPointF(written.right() + _LEGEND_GAP_PX, at.y())
    translate = QCoreApplication.translate
    for text in (
        translate("NetworkDiagram", "link: weight, frame: bias; the wider, the larger"),
        translate("NetworkDiagram", "the wider, the larger the weight"),
    ):
        words = [Run(text, "muted")]
        if line_size(words, look, layout.points)[0] <= layout.feet.right() - at.x():
            write_line(painter, at, words, look, layout.points)
            break


def _signs() -> tuple[tuple[float, str], ...]:
    """Return what is written beside the line of either sign."""
    translate = QCoreApplication.translate
    return (
        (1.0, translate("NetworkDiagram", "positive")),
        (-1.0, translate("NetworkDiagram", "negative")),
    )


def _legend_width(layout: NetworkLayout, look: Look) -> float:
    """Return how wide the lines of both signs are with their words."""
    words = (line_size([Run(text)], look, layout.points)[0] for _, text in _signs())
    return sum(words) + 2 * (_LEGEND_PX + 5) + _LEGEND_GAP_PX
