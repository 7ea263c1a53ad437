"""What the parts of a model are called: inputs, neurons, weights and biases."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.model.architecture import Architecture, NeuronPlace
from engine.model.features import Feature, powers_of

_RAISED = ("", "", "²", "³", "⁴", "⁵")
_NAMES = {
    Feature.SUM_OF_SQUARES: "x₁² + x₂²",
    Feature.SIN_X1: "sin x₁",
    Feature.SIN_X2: "sin x₂",
}


def feature_name(feature: Feature) -> str:
    """Name an input as it is written by hand: x₁, x₁²x₂, sin x₁."""
    powers = powers_of(feature)
    if powers is None:
        return _NAMES[feature]
    return "".join(
        symbol + _RAISED[power] for symbol, power in zip(("x₁", "x₂"), powers, strict=True) if power
    )


def output_symbol(number: int) -> str:
    """Write the output of a hidden neuron, by its number from 0: a₁."""
    return "a" + "₁₂₃₄₅₆₇₈"[number]


def neuron_name(architecture: Architecture, place: NeuronPlace) -> str:
    """Name a neuron: output, or its number and its layer where there are several."""
    translate = QCoreApplication.translate
    if place.layer == len(architecture.hidden):
        return translate("ModelNames", "output")
    if len(architecture.hidden) == 1:
        return translate("ModelNames", "hidden neuron {0}").format(place.number + 1)
    text = translate("ModelNames", "layer {0}, neuron {1}")
    return text.format(place.layer + 1, place.number + 1)


def short_neuron_name(architecture: Architecture, place: NeuronPlace) -> str:
    """Name a neuron where there is little room: hidden 2; of several layers 1.2."""
    translate = QCoreApplication.translate
    if place.layer == len(architecture.hidden):
        return translate("ModelNames", "output")
    layer = f"{place.layer + 1}." if len(architecture.hidden) > 1 else ""
    return translate("ModelNames", "hidden {0}").format(f"{layer}{place.number + 1}")


def source_name(architecture: Architecture, layer: int, source: int) -> str:
    """Name what a weight of a layer multiplies: an input, or a neuron of the layer before."""
    if layer == 0:
        return feature_name(architecture.features[source])
    return neuron_name(architecture, NeuronPlace(layer - 1, source))


def weight_name(architecture: Architecture, place: NeuronPlace, source: int) -> str:
    """Name a weight by what it joins: x₁ → hidden neuron 2."""
    text = QCoreApplication.translate("ModelNames", "weight {0} → {1}")
    first = source_name(architecture, place.layer, source)
    return text.format(first, neuron_name(architecture, place))


def bias_name(architecture: Architecture, place: NeuronPlace) -> str:
    """Name a bias by its neuron."""
    text = QCoreApplication.translate("ModelNames", "bias of {0}")
    return text.format(neuron_name(architecture, place))
