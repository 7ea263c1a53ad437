"""The result of `train` in words: a line a number, and a line a neuron."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.errors import Language
from engine.model.layers import Layer
from gui.language.command_line import result_words

_NAME_WIDTH, _LABEL_WIDTH = 15, 22


def lines_of(result: dict[str, Any], language: Language) -> list[str]:
    """Return the lines that say a result: each number by its name, in French by its word too."""
    lines = []
    for name, value in result.items():
        label = f"{name:{_NAME_WIDTH}} "
        if language == "fr":
            label += f"{result_words().get(name, ''):{_LABEL_WIDTH}} "
        first, *others = _value_lines(name, value, result, language)
        lines.append(label + first)
        lines += [" " * len(label) + line for line in others]
    return lines


def _value_lines(name: str, value: Any, result: dict[str, Any], language: Language) -> list[str]:
    if name == "layers":
        return list(_neurons(value, result, language))
    if isinstance(value, dict):
        return [", ".join(f"{part} = {_text(one, language)}" for part, one in value.items())]
    if isinstance(value, list):
        return [", ".join(_text(one, language) for one in value) or _word("none")]
    return [_text(value, language)]


def _text(value: object, language: Language) -> str:
    """Write a number to its last digit, and a code as its word."""
    if value is None:
        return _word("none")
    if isinstance(value, bool):
        return _word(str(value))
    if isinstance(value, float) and language == "fr":
        return repr(value).replace(".", ",")
    return _word(str(value))


def _word(code: str) -> str:
    return result_words().get(code, code)


def _neurons(layers: list[Layer], result: dict[str, Any], language: Language) -> Iterator[str]:
    """Write each neuron as the formula of what it gives on: a1_2 is neuron 2 of layer 1."""
    inputs: list[str] = result["features"]
    for number, layer in enumerate(layers, 1):
        is_output = number == len(layers)
        names = [f"a{number}_{neuron + 1}" for neuron in range(len(layer["biases"]))]
        for name, weights, bias in zip(names, layer["weights"], layer["biases"], strict=True):
            total = _sum([*zip(weights, inputs, strict=True), (bias, "")], language)
            is_bent = not is_output and result["activation"] != "linear"
            total = f"{result['activation']}({total})" if is_bent else total
            yield f"{'z' if is_output else name} = {total}"
        inputs = names


def _sum(terms: list[tuple[float, str]], language: Language) -> str:
    """Write a sum to six digits: 0.5 x1 - 2 x2 + 1."""
    text = ""
    for factor, name in terms:
        sign = ("-" if factor < 0 else "") if not text else (" - " if factor < 0 else " + ")
        number = f"{abs(factor):.6g}"
        number = number.replace(".", ",") if language == "fr" else number
        name = f"({name})" if "+" in name else name
        text += f"{sign}{number} {name}".rstrip()
    return text
