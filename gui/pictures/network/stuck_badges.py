"""Badges on hidden neurons that can't learn as they stand: dead, saturated, twins."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from engine.chain.stuck_neurons import Stuck, StuckNeuron
from engine.lab.frame import Frame
from gui.painting.rich_text import Run, line_size, type_height, write_line
from gui.pictures.network.network_layout import NetworkLayout
from gui.pictures.network.network_part import Node, Part
from gui.style.theme import Look


def draw_badges(painter: QPainter, frame: Frame, layout: NetworkLayout, look: Look) -> None:
    """Write in each such neuron's cell what is wrong with it."""
    for neuron in frame.stuck_neurons:
        _draw(painter, layout, _node(neuron), _badge(neuron), _brief(neuron), look)


def _draw(
    painter: QPainter, layout: NetworkLayout, node: Node, text: str, brief: str, look: Look
) -> None:
    cell, points = layout.cell(node), layout.points
    if line_size([Run(text, bold=True)], look, points)[0] + 8 > cell.width():
        text = brief
    runs = [Run(text, "outline", bold=True)]
    width = line_size(runs, look, points)[0] + 8
    height = 1.05 * type_height(look, points)
    box = QRectF(0, 0, width, height)
    box.moveCenter(cell.center())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("loss"))
    painter.drawRoundedRect(box, height / 2, height / 2)
    write_line(painter, QPointF(box.left() + 4, box.center().y()), runs, look, points)


def stuck_summary(frame: Frame) -> str:
    """Count them, by what is wrong; "" where nothing is."""
    translate = QCoreApplication.translate
    texts = {
        Stuck.DEAD: translate("NetworkDiagram", "dead: {0}"),
        Stuck.SATURATED: translate("NetworkDiagram", "saturated: {0}"),
        Stuck.TWIN: translate("NetworkDiagram", "twins: {0}"),
    }
    counts = Counter(neuron.why for neuron in frame.stuck_neurons)
    return "   ".join(texts[why].format(counts[why]) for why in texts if counts[why])


def stuck_words(frame: Frame, part: Part | None = None) -> str:
    """Say what is wrong with a neuron, or with each of them, "" where nothing is."""
    return " ".join(
        _sentence(neuron) for neuron in frame.stuck_neurons if part is None or _node(neuron) == part
    )


def _node(neuron: StuckNeuron) -> Node:
    return Node(neuron.place.layer + 1, neuron.place.number)


def _badge(neuron: StuckNeuron) -> str:
    translate = QCoreApplication.translate
    match neuron.why:
        case Stuck.DEAD:
            return translate("NetworkDiagram", "dead")
        case Stuck.SATURATED:
            return translate("NetworkDiagram", "saturated")
    return translate("NetworkDiagram", "twin of {0}").format(_twin(neuron))


def _brief(neuron: StuckNeuron) -> str:
    """Return what stands where there is no room for the word."""
    return "!" if neuron.twin is None else f"= {_twin(neuron)}"


def _sentence(neuron: StuckNeuron) -> str:
    translate = QCoreApplication.translate
    match neuron.why:
        case Stuck.DEAD:
            text = translate("NetworkDiagram", "Dead: 0 on every plant, no slope reaches it.")
        case Stuck.SATURATED:
            text = translate("NetworkDiagram", "Saturated: flat on every plant, it hardly learns.")
        case Stuck.TWIN:
            text = translate(
                "NetworkDiagram", "Twin of neuron {0}: same weights, same slopes, for ever."
            ).format(_twin(neuron))
    return text


def _twin(neuron: StuckNeuron) -> int:
    assert neuron.twin is not None
    return neuron.twin.number + 1
