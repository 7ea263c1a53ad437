"""All plants at once: z = X @ W + b and dL/dW = X.T @ (a - y) / m, typed and checked by shape.

    z = …
    a = 1 / (1 + np.exp(-z))
    W -= α * …
    b -= α * np.mean(a - y)

X (m, 2) has a row a plant, W (2,) is w1 and w2; z, a and y have one number a plant (m,). What is
typed is read by `engine/formula.py` and never handed to Python.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from engine.errors import UserError
from engine.formula import MOST_LETTERS, Formula, read
from engine.formula_shapes import Value
from engine.formula_tokens import tokens_of
from engine.learning.typed_gradient import variables
from engine.lessons.exercise import Finding, check, finding_of, trials
from engine.lessons.program import with_values
from engine.loss.log_loss import gradient
from engine.model import samples
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron, ParameterName

MatrixHole = Literal["z", "W"]
MATRIX_HOLES: tuple[MatrixHole, ...] = get_args(MatrixHole)
MatrixLines = tuple[str, str]
"""What is typed into each of the holes."""

MATRIX_NAMES: dict[MatrixHole, tuple[str, ...]] = {
    "z": ("X", "W", "b", "m"),
    "W": ("X", "W", "b", "m", "y", "z", "a"),
}
"""What a line may name: what stands above it."""

Shape = tuple[int, ...]

_SAMPLE = samples.six(), Neuron(0.3, -0.2, 0.1)
"""The plants and the neuron that lines are judged on where none are shown."""


class MatrixLine(NamedTuple):
    """What is found in a line: its shape and the one it should have, on the plants shown.

    `plant` is the first one whose z differs; `typed` and `true` are its two numbers, or those of
    both slopes.
    """

    finding: Finding
    shape: Shape
    true_shape: Shape
    plant: int | None = None
    typed: tuple[float, ...] = ()
    true: tuple[float, ...] = ()


class Piece(NamedTuple):
    """A piece of a line as it is typed, and the shape of what it names; None for a sign."""

    text: str
    shape: Shape | None


def check_matrix_line(hole: MatrixHole, text: str, plants: Dataset, neuron: Neuron) -> MatrixLine:
    """Say whether a line is right if those above it are.

    It has to agree with the neuron and its gradient on these plants and on the course's six, at
    these weights and at others. Raises UserError `program_name` for what no line above it makes,
    for what can't be read, and for shapes that do not fit.
    """
    formula = _read(hole, text)
    tried = trials(plants, neuron)
    values = [(_of_all(dataset, weights), dataset, weights) for dataset, weights in tried]
    typed = [np.asarray(formula(known), dtype=np.float64) for known, _, _ in values]
    true = [_true(hole, dataset, weights) for _, dataset, weights in values]
    shapes = typed[0].shape, true[0].shape
    if any(mine.shape != other.shape for mine, other in zip(typed, true, strict=True)):
        return MatrixLine(Finding.SHAPE, *shapes)
    if hole == "z":
        return _check_z(typed, true, shapes, is_shown=len(plants) > 0)
    found = [_finding(typed, tried, index) for index in range(2)]
    finding = found[0] if found[0] is found[1] else Finding.OTHER
    return MatrixLine(finding, *shapes, None, tuple(typed[0].tolist()), tuple(true[0].tolist()))


def shape_of(hole: MatrixHole, text: str, plants: Dataset, neuron: Neuron) -> Shape:
    """Return the shape of what a line gives. Raises UserError as `check_matrix_line` does."""
    return np.shape(_read(hole, text)(_of_all(plants, neuron)))


def pieces_of(hole: MatrixHole, text: str, plants: Dataset) -> list[Piece]:
    """Return the pieces of a line from the left, the shapes of names with theirs."""
    known = {name: np.shape(value) for name, value in _of_all(plants, Neuron()).items()}
    result: list[Piece] = []
    for token in tokens_of(text):
        if token.text == "ᵀ" and result and result[-1].shape:
            result[-1] = Piece(f"{result[-1].text}ᵀ", result[-1].shape[::-1])
            continue
        name, _, method = token.text.partition(".")
        shape = known.get(name) if token.kind == "name" and name in MATRIX_NAMES[hole] else None
        is_turned = method.split(".")[0] == "T"
        result.append(Piece(token.text, shape[::-1] if shape and is_turned else shape))
    return result


def slopes_of(lines: MatrixLines) -> tuple[str, str, str]:
    """Return three formulas of one number each that train as the lines do, which have to be right.

    With x1 and w1 in place of X and W the second line gives the slope along w1 alone, as each
    number of Xᵀ (a − y) comes of one column of X. Raises UserError for a line that is not right,
    or is written so that this does not hold: `matrix_lines_wrong`.
    """
    plants, neuron = _SAMPLE
    if matrix_lines_right(lines) < len(MATRIX_HOLES):
        raise UserError("matrix_lines_wrong")
    columns: tuple[tuple[ParameterName, str], ...] = (("w1", "x1"), ("w2", "x2"))
    slopes = [with_values(lines[1], {"X": measure, "W": name}) for name, measure in columns]
    for (name, _), slope in zip(columns, slopes, strict=True):
        if (
            len(slope) > MOST_LETTERS
            or check(slope, name, plants, neuron).finding is not Finding.RIGHT
        ):
            raise UserError("matrix_lines_wrong")
    return slopes[0], slopes[1], "mean(a - y)"


@lru_cache(maxsize=32)
def matrix_lines_right(lines: MatrixLines) -> int:
    """Return how many of the two lines are right."""
    return sum(_is_right(hole, text) for hole, text in zip(MATRIX_HOLES, lines, strict=True))


def _is_right(hole: MatrixHole, text: str) -> bool:
    try:
        return check_matrix_line(hole, text, *_SAMPLE).finding is Finding.RIGHT
    except UserError:
        return False


def _of_all(plants: Dataset, neuron: Neuron) -> dict[str, Value]:
    return variables(plants, neuron) | {"X": plants.x, "W": neuron.parameters[:2]}


def _true(hole: MatrixHole, plants: Dataset, neuron: Neuron) -> NDArray[np.float64]:
    z = neuron.z(plants.x)
    return z if hole == "z" else gradient(plants.x, z, plants.y)[:2]


def _check_z(
    typed: list[NDArray[np.float64]],
    true: list[NDArray[np.float64]],
    shapes: tuple[Shape, Shape],
    is_shown: bool,
) -> MatrixLine:
    """Compare the z of each plant; `is_shown` says that those of the first trial are on screen."""
    for trial, (mine, other) in enumerate(zip(typed, true, strict=True)):
        wrong = np.flatnonzero(~np.isclose(mine, other, 1e-9, 1e-9))
        if len(wrong):
            plant = int(wrong[0])
            numbers = (plant, (float(mine[plant]),), (float(other[plant]),))
            return MatrixLine(Finding.OTHER, *shapes, *(numbers if is_shown and not trial else ()))
    return MatrixLine(Finding.RIGHT, *shapes)


def _finding(
    typed: list[NDArray[np.float64]], tried: list[tuple[Dataset, Neuron]], index: int
) -> Finding:
    true = np.array([gradient(d.x, weights.z(d.x), d.y) for d, weights in tried])
    values = np.array([numbers[index] for numbers in typed])
    return finding_of(values, true, index, [dataset for dataset, _ in tried])[0]


def _read(hole: MatrixHole, text: str) -> Formula:
    try:
        return read(text, MATRIX_NAMES[hole])
    except UserError as error:
        if error.code != "formula_name":
            raise
        known = ", ".join((*MATRIX_NAMES[hole], "X.T"))
        raise UserError("program_name", **error.facts, known=known) from None
