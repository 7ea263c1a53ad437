"""The parts of a network that can be pointed at: inputs and neurons, and links."""

from __future__ import annotations

from typing import NamedTuple

from engine.model.architecture import Architecture, NeuronPlace
from gui.language.model_names import bias_name, feature_name, weight_name


class Node(NamedTuple):
    """An input of column 0, or a neuron of the layer before its column."""

    column: int
    number: int

    @property
    def place(self) -> NeuronPlace:
        """Which neuron it is; of an input none."""
        return NeuronPlace(self.column - 1, self.number)


class Link(NamedTuple):
    """The weight with which a neuron takes the input or neuron before it."""

    place: NeuronPlace
    source: int


Part = Node | Link


def is_part_of(architecture: Architecture, part: Part) -> bool:
    """Say whether a model has this part."""
    counts = [len(architecture.features), *architecture.hidden, 1]
    place, source = (part.place, part.source) if isinstance(part, Link) else (None, 0)
    if place is not None:
        return (
            place.layer < len(architecture.layers)
            and place.number < counts[place.layer + 1]
            and source < counts[place.layer]
        )
    assert isinstance(part, Node)
    return part.column < len(counts) and part.number < counts[part.column]


def parameter_of(architecture: Architecture, part: Part | None) -> int | None:
    """Return where the weight of a link or the bias of a neuron stands; an input has none."""
    if isinstance(part, Link):
        return architecture.weight_at(part.place, part.source)
    if part is None or part.column == 0:
        return None
    return architecture.bias_at(part.place)


def part_of(architecture: Architecture, index: int) -> Part:
    """Return the link of the weight that stands at a place, or the neuron of the bias."""
    place, source = architecture.place_of(index)
    if source is None:
        return Node(place.layer + 1, place.number)
    return Link(place, source)


def hidden_neuron_of(architecture: Architecture, part: Part | None) -> NeuronPlace | None:
    """Return which hidden neuron a part is, None where it is none."""
    place = part.place if isinstance(part, Node) else None
    return place if architecture.is_hidden(place) else None


def name_of(architecture: Architecture, part: Part) -> str:
    """Name what can be set of a part: a weight, a bias; of an input the input."""
    if isinstance(part, Link):
        return weight_name(architecture, part.place, part.source)
    if part.column == 0:
        return feature_name(architecture.features[part.number])
    return bias_name(architecture, part.place)


def neighbour(architecture: Architecture, part: Part | None, step: int, to_links: bool) -> Part:
    """Return the neuron after or before, column by column, or of its links the next one."""
    if to_links and part is not None:
        return _next_link(architecture, part, step)
    counts = [len(architecture.features), *architecture.hidden, 1]
    nodes = [Node(column, i) for column, count in enumerate(counts) for i in range(count)]
    if part is None:
        return nodes[0 if step > 0 else -1]
    here = part if isinstance(part, Node) else Node(part.place.layer + 1, part.place.number)
    return nodes[min(max(nodes.index(here) + step, 0), len(nodes) - 1)]


def _next_link(architecture: Architecture, part: Part, step: int) -> Part:
    """Go through the links that lead into a neuron, and back to the neuron before the first."""
    if isinstance(part, Node):
        return Link(part.place, 0) if step > 0 and part.column else part
    source = part.source + step
    if source < 0:
        return Node(part.place.layer + 1, part.place.number)
    return part._replace(source=min(source, architecture.layers[part.place.layer].inputs - 1))
