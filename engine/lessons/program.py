"""Six lines of Python that learn, with four holes: z, a and two slopes; typed, checked and run.

    z = …
    a = …
    e = a - y
    w1 -= α * …
    w2 -= α * …
    b -= α * np.mean(e)

What is typed is read by `engine/formula.py` and never handed to Python. To train with it, the lines
are put into each other: three formulas of the plants and parameters, as `Settings.formulas` has.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from engine.errors import UserError
from engine.formula import MOST_LETTERS, VARIABLES, Formula, read
from engine.formula_shapes import Value
from engine.formula_tokens import tokens_of
from engine.learning.typed_gradient import variables
from engine.lessons.exercise import Answer, Finding, check, trials
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron, ParameterName

Hole = Literal["z", "a", "w1", "w2"]
HOLES: tuple[Hole, ...] = get_args(Hole)
Program = tuple[str, str, str, str]
"""What is typed into each of the holes."""

EMPTY: Program = ("", "", "", "")

_ERROR = "a - y"
_MEASURED = ("y", "x1", "x2", "w1", "w2", "b", "m")
NAMES: dict[Hole, tuple[str, ...]] = {
    "z": _MEASURED,
    "a": (*_MEASURED, "z"),
    "w1": (*VARIABLES, "e"),
    "w2": (*VARIABLES, "e"),
}
"""What a line may name: what stands above it."""


class Line(NamedTuple):
    """What is found in a hole, and for z and a the two numbers of the first plant that differs."""

    finding: Finding
    plant: int | None = None
    typed: float | None = None
    true: float | None = None
    meant: ParameterName | None = None


def check_line(hole: Hole, text: str, plants: Dataset, neuron: Neuron) -> Line:
    """Say whether a line is right if those above it are.

    Raises UserError `program_name` for what no line above it makes, and for what can't be read.
    A line is right when it gives the numbers of the neuron on these plants and on the course's
    six, at these weights and at others.
    """
    _read(hole, text)
    if hole == "w1" or hole == "w2":
        answer: Answer = check(with_values(text, {"e": _ERROR}), hole, plants, neuron)
        return Line(answer.finding, None, answer.typed, answer.true, answer.meant)
    return _check_values(hole, text, plants, neuron)


def _check_values(hole: Hole, text: str, plants: Dataset, neuron: Neuron) -> Line:
    """Compare one number a plant with the neuron's."""
    formula = _read(hole, text)
    for dataset, weights in trials(plants, neuron):
        values = variables(dataset, weights)
        true, typed = _one_a_plant(values[hole], dataset), formula(values)
        if np.ndim(typed) == 0 and len(dataset) > 1:
            return Line(Finding.SHAPE)
        wrong = np.flatnonzero(~np.isclose(_one_a_plant(typed, dataset), true, 1e-9, 1e-9))
        if len(wrong):
            first = int(wrong[0])
            is_shown = dataset is plants and weights == neuron
            numbers = float(_one_a_plant(typed, dataset)[first]), float(true[first])
            return Line(Finding.OTHER, first, *numbers) if is_shown else Line(Finding.OTHER)
    return Line(Finding.RIGHT)


def _one_a_plant(value: Value, plants: Dataset) -> NDArray[np.float64]:
    return np.broadcast_to(np.asarray(value, dtype=np.float64), (len(plants),))


def _read(hole: Hole, text: str) -> Formula:
    try:
        return read(text, NAMES[hole])
    except UserError as error:
        if error.code != "formula_name":
            raise
        raise UserError("program_name", **error.facts, known=", ".join(NAMES[hole])) from None


def lines_right(program: Program, plants: Dataset, neuron: Neuron) -> int:
    """Return how many of the four lines are right."""
    lines = zip(HOLES, program, strict=True)
    return sum(_is_right(hole, text, plants, neuron) for hole, text in lines)


def _is_right(hole: Hole, text: str, plants: Dataset, neuron: Neuron) -> bool:
    try:
        return check_line(hole, text, plants, neuron).finding is Finding.RIGHT
    except UserError:
        return False


def formulas_of(program: Program) -> tuple[str, str, str]:
    """Return the three slopes that the lines make, of the plants and parameters alone.

    Raises UserError for a line that can't be read, `formula_long` where they become too long.
    """
    for hole, text in zip(HOLES, program, strict=True):
        _read(hole, text)
    z, a, slope_w1, slope_w2 = program
    known = {"z": z, "a": with_values(a, {"z": z})}
    known["e"] = with_values(_ERROR, known)
    slopes = with_values(slope_w1, known), with_values(slope_w2, known), f"mean({known['e']})"
    if any(len(text) > MOST_LETTERS for text in slopes):
        raise UserError("formula_long", most=MOST_LETTERS)
    return slopes


def with_values(text: str, values: dict[str, str]) -> str:
    """Put formulas in place of names, each in parentheses."""
    pieces = []
    for token in tokens_of(text):
        name, point, method = token.text.partition(".")
        plain = name.replace("_", "").replace("ᵢ", "i")
        known = next((key for key in (plain, plain.removesuffix("i")) if key in values), None)
        is_replaced = token.kind == "name" and known is not None
        pieces.append(f"({values[known]}){point}{method}" if is_replaced and known else token.text)
    return " ".join(pieces)
