"""Parameters to start from, as `train --json` writes them: read with care, refused by name."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any, NamedTuple

from engine.arrays import Parameters
from engine.errors import UserError
from engine.learning.learner import LARGEST_LEARNT, LARGEST_OF_NETWORK
from engine.model.activation import Activation
from engine.model.features import Feature, features_named
from engine.model.layers import Layer, parameters_of

MOST_BYTES = 1_000_000


class StartParameters(NamedTuple):
    """What a file gives: parameters (n,), by how many inputs and hidden neurons they are for.

    `features` and `activation` are None where the file does not tell.
    """

    parameters: Parameters
    inputs: int
    hidden: tuple[int, ...]
    features: tuple[Feature, ...] | None
    activation: Activation | None


def read(path: Path) -> StartParameters:
    """Read a file of JSON.

    Raises UserError `no_file`, `unreadable_file`, `start_large`, `start_no_json`, and
    `start_because` for what stands in it.
    """
    text = _text_of(path)
    try:
        return _start_in(json.loads(text, parse_constant=float))
    except UserError as error:
        raise UserError("start_because", file=path.name, because=error) from None
    except (ValueError, RecursionError):  # no JSON, nested too deep, or a number of 4,300 digits
        raise UserError("start_no_json", file=path.name) from None


def _text_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        text = data.decode("utf-8-sig")
    except FileNotFoundError:
        raise UserError("no_file", file=str(path)) from None
    except (OSError, ValueError):  # a folder, no right to read it, no text
        raise UserError("unreadable_file", file=str(path)) from None
    if len(data) > MOST_BYTES:
        raise UserError("start_large", file=path.name, most=MOST_BYTES)
    return text


def _start_in(content: Any) -> StartParameters:
    layers = content.get("layers") if isinstance(content, dict) else None
    if not isinstance(layers, list) or not layers:
        raise UserError("start_no_layers")
    read_layers = [_layer(layer, number) for number, layer in enumerate(layers, 1)]
    widths = [len(layer["biases"]) for layer in read_layers]
    _check_joints(read_layers, widths)
    *hidden, outputs = widths
    if outputs != 1:
        raise UserError("start_output", layer=len(widths), neurons=outputs)
    _check_size(read_layers, bool(hidden))
    start = StartParameters(
        parameters_of(read_layers),
        len(read_layers[0]["weights"][0]),
        tuple(hidden),
        _features_in(content),
        _activation_in(content),
    )
    _check_words(start, content)
    return start


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
        raise UserError("start_number", layer=layer, text=_shortened(json.dumps(value)))
    try:
        result = float(value)
    except OverflowError:
        result = math.inf
    if not math.isfinite(result):
        raise UserError("start_not_finite", layer=layer)
    return result


def _check_joints(layers: list[Layer], widths: list[int]) -> None:
    """Refuse a row of weights that is not as long as there are inputs, or neurons before it."""
    wanted = [len(layers[0]["weights"][0]), *widths]
    for number, (layer, inputs) in enumerate(zip(layers, wanted, strict=False), 1):
        for row in layer["weights"]:
            if len(row) != inputs:
                raise UserError("start_inputs", layer=number, found=len(row), inputs=inputs)


def _check_size(layers: list[Layer], is_network: bool) -> None:
    """Refuse what no run can lead to."""
    most = LARGEST_OF_NETWORK if is_network else LARGEST_LEARNT
    if max(map(abs, parameters_of(layers).tolist())) > most:
        raise UserError("weight_large", most=most)


def _features_in(content: dict[str, Any]) -> tuple[Feature, ...] | None:
    names = content.get("features")
    if names is None:
        return None
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise UserError("start_features")
    return features_named(names)


def _activation_in(content: dict[str, Any]) -> Activation | None:
    name = content.get("activation")
    if name is None:
        return None
    if name not in list(Activation):
        allowed = ", ".join(Activation)
        raise UserError("start_activation", text=_shortened(str(name)), allowed=allowed)
    return Activation(name)


def _check_words(start: StartParameters, content: dict[str, Any]) -> None:
    """Refuse inputs and hidden layers that are named otherwise than the parameters have them."""
    if start.features is not None and len(start.features) != start.inputs:
        raise UserError("start_inputs", layer=1, found=start.inputs, inputs=len(start.features))
    hidden = content.get("hidden")
    if hidden is not None and hidden != list(start.hidden):
        raise UserError(
            "start_hidden", text=_shortened(json.dumps(hidden)), hidden=json.dumps(start.hidden)
        )


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
