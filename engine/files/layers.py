"""The weights and biases of a model, layer by layer, as a file gives them: refused by name."""

from __future__ import annotations

import json
import math
from typing import Any

from engine.errors import UserError
from engine.model.layers import Layer, parameters_of


def read_layers(given: list[Any], most: float) -> list[Layer]:
    """Return layers of numbers no larger than `most`; the last one is the output.

    Raises UserError `start_layer`, `start_rows`, `start_number`, `start_not_finite`,
    `start_inputs`, `start_output` and `weight_large`.
    """
    layers = [_layer(layer, number) for number, layer in enumerate(given, 1)]
    widths = widths_of(layers)
    _check_joints(layers, widths)
    if widths[-1] != 1:
        raise UserError("start_output", layer=len(widths), neurons=widths[-1])
    if max(map(abs, parameters_of(layers).tolist())) > most:
        raise UserError("weight_large", most=most)
    return layers


def widths_of(layers: list[Layer]) -> list[int]:
    """Return how many neurons each layer has."""
    return [len(layer["biases"]) for layer in layers]


def inputs_of(layers: list[Layer]) -> int:
    """Return how many inputs the first layer takes."""
    return len(layers[0]["weights"][0])


def shortened(text: str) -> str:
    """Return a text as it can be quoted in a sentence."""
    return text if len(text) <= 40 else f"{text[:40]}…"


def _layer(layer: Any, number: int) -> Layer:
    """Return a layer of numbers, with a row of weights for each bias, each of the same length."""
    weights = layer.get("weights") if isinstance(layer, dict) else None
    biases = layer.get("biases") if isinstance(layer, dict) else None
    if not isinstance(weights, list) or not isinstance(biases, list) or not weights:
        raise UserError("start_layer", layer=number)
    if not all(isinstance(row, list) and row for row in weights):
        raise UserError("start_layer", layer=number)
    if len(weights) != len(biases):
        raise UserError("start_rows", layer=number, rows=len(weights), biases=len(biases))
    rows = [[_number(value, number) for value in row] for row in weights]
    return Layer(weights=rows, biases=[_number(value, number) for value in biases])


def _number(value: Any, layer: int) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        text = json.dumps(value, default=str, ensure_ascii=False)
        raise UserError("start_number", layer=layer, text=shortened(text))
    try:
        result = float(value)
    except OverflowError:
        result = math.inf
    if not math.isfinite(result):
        raise UserError("start_not_finite", layer=layer)
    return result


def _check_joints(layers: list[Layer], widths: list[int]) -> None:
    """Refuse a row of weights that is not as long as there are inputs, or neurons before it."""
    wanted = [inputs_of(layers), *widths]
    for number, (layer, inputs) in enumerate(zip(layers, wanted, strict=False), 1):
        for row in layer["weights"]:
            if len(row) != inputs:
                raise UserError("start_inputs", layer=number, found=len(row), inputs=inputs)
