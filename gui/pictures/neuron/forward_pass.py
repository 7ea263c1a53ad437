"""A plant's numbers run forwards through a network: z and a of each neuron, P and its loss."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.lab.frame import Frame
from engine.lab.subject import Subject
from engine.model.activation import Activation
from engine.model.architecture import MEASURES
from engine.model.features import Feature, powers_of
from gui.language.arithmetic import Writer, with_decimals, with_digits, written_out
from gui.language.model_names import feature_name
from gui.language.translation import language
from gui.painting.rich_text import Run
from gui.pictures.neuron.worked_example import equals, in_brackets, sigmoid, signed
from gui.style.palette import ColourName

_LEAST_DECIMALS, _MOST_DECIMALS = 2, 8
_SMALLEST_TERM = 0.5
"""A sum of smaller terms has more decimals."""

Pieces = list[list[Run]]
"""Pieces of a line, each of which stays whole where the line is broken."""


class Line(NamedTuple):
    """A line of numbers, or the heading of those of a layer."""

    pieces: Pieces
    is_heading: bool = False

    @property
    def text(self) -> str:
        """What is written, in a row."""
        return "".join(run.text for piece in self.pieces for run in piece).strip()


class _Value(NamedTuple):
    """A number as it is, and how it is written."""

    exact: float
    writer: Writer


def forward_pass(frame: Frame, subject: Subject) -> list[Line]:
    """Return the lines from the inputs to a, and to the loss of a plant whose kind is known."""
    architecture, network = frame.architecture, frame.network
    outputs = network.layers_of(np.array([[subject.x1, subject.x2]]))
    lines, values = _inputs(architecture.features, subject, outputs[0][:, 0].tolist())
    for number, shape in enumerate(architecture.layers[:-1], start=1):
        weights = network.parameters[shape.weights].reshape(shape.neurons, shape.inputs)
        biases = network.parameters[shape.biases]
        lines.append(_heading(_name_of_layer(number, architecture.activation)))
        after = []
        for place, (row, bias) in enumerate(zip(weights, biases, strict=True), start=1):
            z, pieces = _sum(str(place), row.tolist(), values, float(bias))
            a, more = _activated(str(place), architecture.activation, z)
            after.append(a)
            lines.append(Line([*pieces, *more]))
        values = after
    output = architecture.layers[-1]
    row, bias = network.parameters[output.weights], network.parameters[output.biases][0]
    z, pieces = _sum("", row.tolist(), values, float(bias))
    lines += [_heading(QCoreApplication.translate("Inspector", "Output")), Line(pieces)]
    return lines + _of_output(frame, subject, z)


def _name_of_layer(number: int, activation: Activation) -> str:
    text = QCoreApplication.translate("Inspector", "Hidden layer {0}: {1}")
    names = {
        Activation.TANH: "a = tanh z",
        Activation.RELU: f"a = max(0{_between()} z)",
        Activation.SIGMOID: "a = 1 / (1 + e⁻ᶻ)",
        Activation.LINEAR: "a = z",
    }
    return text.format(number, names[activation])


def _heading(text: str) -> Line:
    return Line([[Run(f"{word} ", "muted", bold=True)] for word in text.split(" ")], True)


def _between() -> str:
    """What stands between two numbers in brackets: where a comma is the decimal mark, no comma."""
    return " ;" if language() == "fr" else ","


# Inputs


def _inputs(
    features: tuple[Feature, ...], subject: Subject, exact: list[float]
) -> tuple[list[Line], list[_Value]]:
    """Write out the inputs that are no measures, and return how each of all is written later."""
    values = [
        _Value(value, with_decimals(value, _LEAST_DECIMALS))
        if feature in MEASURES
        else _Value(value, with_digits(value, 3))
        for feature, value in zip(features, exact, strict=True)
    ]
    others = [
        _input_line(feature, subject, value)
        for feature, value in zip(features, values, strict=True)
        if feature not in MEASURES
    ]
    heading = _heading(QCoreApplication.translate("Inspector", "Inputs"))
    return [heading, *others] if others else [], values


def _input_line(feature: Feature, subject: Subject, value: _Value) -> Line:
    work, write = _how(feature)
    result = value.writer(0)
    measures = [with_decimals(measure, _LEAST_DECIMALS) for measure in (subject.x1, subject.x2)]
    texts = written_out(work, result, *measures)
    given = write(*map(in_brackets, texts))
    name = Run(f"{feature_name(feature)} ", symbol=True)
    return Line([[name, Run(f"= {given} ")], [equals(result, "text")]])


def _how(feature: Feature) -> tuple[Callable[..., float], Callable[..., str]]:
    """Return how an input comes from x1 and x2, as a number and as it is written."""
    match feature:
        case Feature.SUM_OF_SQUARES:
            return (lambda x1, x2: x1 * x1 + x2 * x2), (lambda x1, x2: f"{x1}² + {x2}²")
        case Feature.SIN_X1:
            return (lambda x1, _x2: math.sin(x1)), (lambda x1, _x2: f"sin {x1}")
        case Feature.SIN_X2:
            return (lambda _x1, x2: math.sin(x2)), (lambda _x1, x2: f"sin {x2}")
    first, second = powers_of(feature) or (0, 0)

    def write(x1: str, x2: str) -> str:
        factors = zip((x1, x2), (first, second), strict=True)
        return " × ".join(text + _raised(power) for text, power in factors if power)

    return (lambda x1, x2: x1**first * x2**second), write


def _raised(power: int) -> str:
    return "" if power == 1 else "⁰¹²³⁴⁵"[power]


# A neuron


def _sum(
    index: str, weights: list[float], values: list[_Value], bias: float
) -> tuple[_Value, Pieces]:
    """Write z = w1 x1 + … + b, its numbers such that they come to z as it is written."""
    terms = [weight * value.exact for weight, value in zip(weights, values, strict=True)]
    decimals = _decimals(max(map(abs, (*terms, bias))))
    z = _Value(sum(terms) + bias, with_decimals(sum(terms) + bias, decimals))
    count = len(weights)
    numbers = [with_decimals(number, decimals) for number in (*weights, bias)]
    texts = written_out(
        lambda *given: sum(map(_times, given[:count], given[count + 1 :])) + given[count],
        z.writer(0),
        *numbers,
        *(value.writer for value in values),
    )
    pieces = [[*_symbol("z", index, "frontier"), Run(" = ")]]
    for place, weight in enumerate(texts[:count]):
        sign, size = signed(weight)
        factor = f" × {in_brackets(texts[count + 1 + place])}"
        first = weight if place == 0 else size
        before = [Run(sign.lstrip())] if place else []
        pieces.append([*before, Run(first, "parameter"), Run(f"{factor} ")])
    sign, size = signed(texts[count])
    pieces += [[Run(sign.lstrip()), Run(f"{size} ", "parameter")]]
    return z, [*pieces, [equals(z.writer(0), "frontier"), Run("   ")]]


def _times(one: float, other: float) -> float:
    return one * other


def _decimals(largest: float) -> int:
    """Return how many decimals show a sum of terms so large."""
    if not 0 < largest < _SMALLEST_TERM:
        return _LEAST_DECIMALS
    more = math.ceil(math.log10(_SMALLEST_TERM / largest))
    return min(_LEAST_DECIMALS + more, _MOST_DECIMALS)


def _symbol(letter: str, index: str, colour: ColourName) -> list[Run]:
    named = Run(letter, colour, symbol=True)
    return [named, Run(index, colour, level=-1)] if index else [named]


def _activated(index: str, activation: Activation, z: _Value) -> tuple[_Value, Pieces]:
    """Write what a hidden neuron makes of its z."""
    exact = float(activation.of(np.array([[z.exact]]))[0, 0])
    if activation in (Activation.RELU, Activation.LINEAR):
        writer = z.writer if exact == z.exact else with_decimals(exact, _LEAST_DECIMALS)
    else:
        writer = with_digits(exact, 3)
    a = _Value(exact, writer)
    (put_in,) = written_out(_function(activation), writer(0), z.writer)
    given = {
        Activation.TANH: [Run(f" = tanh({put_in}) ")],
        Activation.RELU: [Run(f" = max(0{_between()} {put_in}) ")],
        Activation.SIGMOID: _sigmoid_of(put_in),
        Activation.LINEAR: [Run(" ")],
    }[activation]
    return a, [[*_symbol("a", index, "likelihood"), *given, equals(writer(0), "likelihood")]]


def _function(activation: Activation) -> Callable[[float], float]:
    return lambda z: float(activation.of(np.array([[z]]))[0, 0])


def _sigmoid_of(z: str) -> list[Run]:
    """Write 1 / (1 + e to the power of -z) of a number."""
    power = z[1:] if z.startswith("−") else "−" + z
    return [Run(" = 1 / (1 + e"), Run(power, "frontier", level=1), Run(") ")]


# The output


def _of_output(frame: Frame, subject: Subject, z: _Value) -> list[Line]:
    """Write a, and of a plant whose kind is known P(Y = y) and its loss."""
    writer = with_digits(subject.a, 3)
    (put_in,) = written_out(sigmoid, writer(0), z.writer)
    a = [*_symbol("a", "", "likelihood"), *_sigmoid_of(put_in), equals(writer(0), "likelihood")]
    if subject.plant is None or subject.kind is None:
        return [Line([a])]
    p, loss = float(frame.plausibility[subject.plant]), float(frame.plant_losses[subject.plant])
    p_writer, loss_text = with_digits(p, 3), with_digits(loss, 3)(0)
    given = [Run(f"P(Y = {subject.kind}) = ", symbol=True)]
    if subject.kind == 1:
        given += [Run("a ", "likelihood", symbol=True)]
    else:
        (put_in,) = written_out(lambda value: 1 - value, p_writer(0), writer)
        given += [Run(f"1 − {put_in} ")]
    name = QCoreApplication.translate("Inspector", "loss")
    lost = [Run(f"{name} = −log P ", "loss")]
    if p_writer(0) != "0":
        (put_in,) = written_out(_minus_log, loss_text, p_writer)
        lost += [Run(f"= −ln {put_in} ")]
    return [
        Line([a]),
        Line([[*given, equals(p_writer(0), "likelihood")]]),
        Line([lost, [equals(loss_text, "loss")]]),
    ]


def _minus_log(p: float) -> float:
    return -math.log(p) if p > 0 else math.inf
