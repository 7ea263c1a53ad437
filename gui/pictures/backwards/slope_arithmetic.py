"""The slope of one weight as a line of arithmetic: the product of a plant, or the mean of all."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from engine.chain.chain import Factor
from engine.lab.backwards import Backwards
from engine.model.activation import Activation
from engine.model.architecture import Architecture, NeuronPlace
from gui.language.arithmetic import Writer, with_decimals, with_digits, written_out
from gui.language.model_names import source_name
from gui.language.numbers import power_of_ten, whole
from gui.painting.symbols import LOSS, slope_text, slope_writer
from gui.pictures.backwards.arithmetic_line import Piece

PLANT_LOSS = "ℓ"
"""The loss of one plant; the mean of all is written ℒ."""

_SLOPES = {
    Activation.TANH: "1 − tanh²",
    Activation.SIGMOID: "a (1 − a)",
    Activation.RELU: "ReLU′",
    Activation.LINEAR: "1",
}


def slope_pieces(way: Backwards, brief: bool = False) -> list[Piece]:
    """Write ∂ℓ/∂w = −0.27 × 0.50 × 0.42 × 1.20 = −0.068, or the mean of the plants' slopes.

    `brief` writes their sum, and not each of them.
    """
    if not len(way.plants) and way.chain is None:
        return []
    name, result = slope_symbol(way), slope_text(way.slope)
    middle = _mean(way, result, brief) if way.chain is None else _product(way, result)
    return [
        Piece(name, "", "loss"), Piece("=", bold=False), *middle, Piece("=", bold=False),
        Piece(result, "", "loss"),
    ]  # fmt: skip


def slope_symbol(way: Backwards) -> str:
    """Write ∂ℓ/∂w of a weight of one plant's loss, ∂ℒ/∂b of a bias of the mean loss."""
    loss = LOSS if way.chain is None else PLANT_LOSS
    return f"∂{loss}/∂{letter_of(way)}"


def letter_of(way: Backwards) -> str:
    """Return w for a weight and b for a bias."""
    return "w" if way.architecture.is_weight[way.index] else "b"


def measured_texts(way: Backwards) -> tuple[str, str, str]:
    """Write the slope by a difference: its formula, its value, and h; or that a ReLU bends there.

    At its bend the difference is the mean of both sides, and the chain rule takes the slope 0.
    """
    loss, letter = LOSS if way.chain is None else PLANT_LOSS, letter_of(way)
    measured = way.measured
    formula = f"({loss}({letter} + h) − {loss}({letter} − h)) / 2h"
    value, remark = slope_text(measured.slope), f"h = {power_of_ten(round(math.log10(measured.h)))}"
    if value != slope_text(way.slope) and way.architecture.activation is Activation.RELU:
        remark = QCoreApplication.translate("Backwards", "a ReLU bends just here")
    return formula, value, remark


def _product(way: Backwards, result: str) -> list[Piece]:
    place, source = way.architecture.place_of(way.index)
    factors = [factor for factor in way.factors if factor.kind != "one"]
    writers = [_writer(factor) for factor in factors]
    texts = written_out(lambda *values: math.prod(values), result, *writers)
    pieces: list[Piece] = []
    for factor, text in zip(factors, texts, strict=True):
        if pieces:
            pieces.append(Piece("×", bold=False))
            text = f"({text})" if text.startswith("−") else text
        is_slope = factor.kind in ("error", "output_slope")
        word = _word(way.architecture, factor, place, source)
        pieces.append(Piece(text, word, "loss" if is_slope else "text"))
    return pieces


def _writer(factor: Factor) -> Writer:
    match factor.kind:
        case "error" | "output_slope":
            return slope_writer(factor.value)
        case "activation":
            is_tiny = 0 < abs(factor.value) < 5e-3
            return with_digits(factor.value, 2) if is_tiny else with_decimals(factor.value, 2)
    return with_decimals(factor.value, 2)


def _word(
    architecture: Architecture, factor: Factor, place: NeuronPlace, source: int | None
) -> str:
    translate = QCoreApplication.translate
    match factor.kind:
        case "error":
            return "a − y"
        case "weight":
            return translate("Backwards", "weight to the output")
        case "output_slope":
            return translate("Backwards", "sum of weight × slope")
        case "activation":
            return _SLOPES[architecture.activation]
    assert source is not None
    return source_name(architecture, place.layer, source)


def _mean(way: Backwards, result: str, brief: bool) -> list[Piece]:
    """Write (s₁ + s₂ + …) / m of few plants, and the sum / m of more."""
    count = whole(len(way.plants))
    words = QCoreApplication.translate("Backwards", "the plants' slopes, summed")
    plants = QCoreApplication.translate("Backwards", "plants")
    slopes = [] if brief else way.plant_slopes.tolist()
    if not slopes:
        total = way.slope * len(way.plants)
        (text,) = written_out(lambda value: value / len(way.plants), result, slope_writer(total))
        return [Piece(text, words, "loss"), Piece("/", bold=False), Piece(count, plants)]
    texts = written_out(
        lambda *values: sum(values) / len(slopes), result, *map(slope_writer, slopes)
    )
    pieces = [Piece("(" + texts[0], "", "loss")]
    for text in texts[1:]:
        minus = text.startswith("−")
        pieces += [Piece("−" if minus else "+", bold=False), Piece(text.lstrip("−"), "", "loss")]
    pieces[-1] = pieces[-1]._replace(text=pieces[-1].text + ")")
    return [*pieces, Piece("/", bold=False), Piece(count, plants)]
