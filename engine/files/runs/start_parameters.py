"""Parameters to start from, as `train --json` writes them: read with care, refused by name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from engine.arrays import Parameters
from engine.errors import UserError
from engine.files.layers import inputs_of, read_layers, shortened, widths_of
from engine.learning.learner import LARGEST_LEARNT, LARGEST_OF_NETWORK
from engine.model.activation import Activation
from engine.model.features import Feature, features_named
from engine.model.layers import parameters_of

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
    return from_text(_text_of(path), path.name)


def from_text(text: str, name: str) -> StartParameters:
    """Read JSON. Raises UserError `start_no_json`, and `start_because` for what stands in it."""
    try:
        return _start_in(json.loads(text, parse_constant=float))
    except UserError as error:
        raise UserError("start_because", file=name, because=error) from None
    except (ValueError, RecursionError):  # no JSON, nested too deep, or a number of 4,300 digits
        raise UserError("start_no_json", file=name) from None


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
    is_network = len(layers) > 1
    model = read_layers(layers, LARGEST_OF_NETWORK if is_network else LARGEST_LEARNT)
    start = StartParameters(
        parameters_of(model),
        inputs_of(model),
        tuple(widths_of(model)[:-1]),
        _features_in(content),
        _activation_in(content),
    )
    _check_words(start, content)
    return start


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
        raise UserError("start_activation", text=shortened(str(name)), allowed=allowed)
    return Activation(name)


def _check_words(start: StartParameters, content: dict[str, Any]) -> None:
    """Refuse inputs and hidden layers that are named otherwise than the parameters have them."""
    if start.features is not None and len(start.features) != start.inputs:
        raise UserError("start_inputs", layer=1, found=start.inputs, inputs=len(start.features))
    hidden = content.get("hidden")
    if hidden is not None and hidden != list(start.hidden):
        raise UserError(
            "start_hidden", text=shortened(json.dumps(hidden)), hidden=json.dumps(start.hidden)
        )
