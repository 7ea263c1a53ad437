"""What is written on a network: biases, a plant's numbers on their way, and the caption."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.fields.neuron_fields import values_at
from engine.lab.frame import Frame
from engine.lab.subject import Subject
from engine.model.architecture import NeuronPlace
from gui.language.numbers import fixed
from gui.painting.rich_text import Run
from gui.pictures.network.network_part import Node, Part, name_of, parameter_of
from gui.style.palette import ColourName


def caption(frame: Frame, part: Part | None, has_hint: bool) -> list[Run]:
    """Say what is pointed at and its number; else whose numbers run through the network."""
    translate = QCoreApplication.translate
    subject = frame.subject
    if part is not None:
        return words_of(frame, part)
    if subject is None:
        hint = translate("NetworkDiagram", "Click a link or a neuron: its number can be set.")
        return [Run(hint, "muted")] if has_hint else []
    if subject.plant is None:
        return [Run(translate("NetworkDiagram", "mystery plant"), "probe")]
    return [Run(translate("NetworkDiagram", "plant {0}").format(subject.plant + 1))]


def words_of(frame: Frame, part: Part) -> list[Run]:
    """Name a part of the network, with its weight or bias, and what it makes of the plant."""
    name, index = name_of(frame.architecture, part), parameter_of(frame.architecture, part)
    words = [Run(name)]
    if index is not None:
        value = fixed(float(frame.parameters[index]), 4)
        words += [Run(" = "), Run(value, "parameter", bold=True)]
    if isinstance(part, Node) and frame.subject is not None:
        is_output = part.column > len(frame.architecture.hidden)
        symbol = "z = " if is_output else QCoreApplication.translate("NetworkDiagram", "value ")
        words += [Run("     " + symbol)]
        words += [Run(fixed(values_of(frame, frame.subject)[part]), bold=True)]
    return words


def biases_of(frame: Frame) -> dict[Node, float]:
    """Return the bias of each neuron."""
    architecture = frame.architecture
    return {
        Node(layer + 1, number): float(frame.parameters[architecture.bias_at(place)])
        for layer, shape in enumerate(architecture.layers)
        for number in range(shape.neurons)
        if (place := NeuronPlace(layer, number))
    }


def lines_of(frame: Frame) -> dict[Node, list[list[Run]]]:
    """Return what is written at each neuron: what it makes of the plant chosen, then its bias."""
    subject = frame.subject
    lines: dict[Node, list[list[Run]]] = {}
    if subject is not None:
        lines = {node: [_value(value)] for node, value in values_of(frame, subject).items()}
        output = Node(len(frame.architecture.hidden) + 1, 0)
        lines[output] = [[Run("a ", "likelihood", symbol=True), *_value(subject.a, "likelihood")]]
    for node, bias in biases_of(frame).items():
        text = [Run("b ", "parameter", symbol=True), Run(fixed(bias), "parameter")]
        lines.setdefault(node, []).append(text)
    return lines


def _value(value: float, colour: ColourName = "text") -> list[Run]:
    return [Run(fixed(value), colour, bold=True)]


def values_of(frame: Frame, subject: Subject) -> dict[Node, float]:
    """Return what each input and neuron makes of a plant; of the output z."""
    layers = values_at(frame.network, subject.x1, subject.x2)
    return {
        Node(column, number): value
        for column, layer in enumerate(layers)
        for number, value in enumerate(layer.tolist())
    }
