"""The columns of the plant table, and what a cell says, on screen and with all its digits."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.arrays import Vector
from engine.errors import UserError
from engine.lab.frame import Frame
from engine.model.dataset import LARGEST_CM, Dataset
from gui.language.kind_names import measure_name, with_kinds
from gui.language.numbers import fixed, read, short, ungrouped, whole
from gui.language.translation import language


class Column(IntEnum):
    """The columns, from left to right."""

    PLANT = 0
    Y = 1
    X1 = 2
    X2 = 3
    Z = 4
    A = 5
    LOSS = 6


TYPED = (Column.Y, Column.X1, Column.X2)
"""What a person types; the others are worked out."""

LIVE = (Column.Z, Column.A, Column.LOSS)
"""What changes with the weights."""

_MOST_DECIMALS = 3


def heading(column: Column) -> str:
    """Name a column in the language on screen."""
    if column is Column.PLANT:
        return QCoreApplication.translate("PlantTable", "plant")
    if column is Column.LOSS:
        return QCoreApplication.translate("PlantTable", "loss")
    return {"Y": "y", "X1": "x₁", "X2": "x₂", "Z": "z", "A": "a(z)"}[column.name]


def meaning(column: Column, plants: Dataset, is_bare: bool = True) -> str:
    """Say what a column tells of a plant: of the bare neuron, or of another model."""
    translate = QCoreApplication.translate
    if not is_bare and column is Column.Z:
        return translate("PlantTable", "z: what the sigmoid of the output is taken of")
    if not is_bare and column is Column.LOSS:
        return translate("PlantTable", "ℓ = −log P, log = ln: how far the model is wrong about it")
    return {
        Column.PLANT: translate("PlantTable", "the plant's number, in the order of placing"),
        Column.Y: with_kinds(
            plants,
            translate("PlantTable", "1 for a toxic plant, 0 for a non-toxic one"),
            translate("PlantTable", "1 for {one}, 0 for {zero}"),
        ),
        Column.X1: measure_name(plants, 0),
        Column.X2: measure_name(plants, 1),
        Column.Z: translate("PlantTable", "z = w₁x₁ + w₂x₂ + b"),
        Column.A: with_kinds(
            plants,
            translate("PlantTable", "the probability that it is toxic"),
            translate("PlantTable", "the probability of {one}"),
        ),
        Column.LOSS: translate(
            "PlantTable", "ℓ = −log P, log = ln: how far the neuron is wrong about it"
        ),
    }[column]


def plain_heading(column: Column) -> str:
    """Name a column as other programs write it."""
    return {"X1": "x1", "X2": "x2", "A": "a"}.get(column.name) or heading(column)


def values_of(frame: Frame, column: Column, plants: Any) -> Any:
    """Return the values of a column: of one plant, of some, or of a slice."""
    values: dict[Column, Callable[[], Any]] = {
        Column.PLANT: lambda: np.arange(1, len(frame.plants) + 1),
        Column.Y: lambda: frame.plants.y,
        Column.X1: lambda: frame.plants.x[:, 0],
        Column.X2: lambda: frame.plants.x[:, 1],
        Column.Z: lambda: frame.z,
        Column.A: lambda: frame.a,
        Column.LOSS: lambda: frame.plant_losses,
    }
    return values[column]()[plants]


def cell_text(frame: Frame, plant: int, column: Column, decimals: tuple[int, int]) -> str:
    """Write a cell as it is read on screen; measures with as many places as they need."""
    value = values_of(frame, column, plant)
    if column is Column.PLANT:
        return whole(int(value))
    if column is Column.Y:
        return str(int(value))
    if column in LIVE:
        return fixed(float(value), 2 if column is Column.Z else 3)
    return fixed(float(value), decimals[column - Column.X1])


def shorter_texts(value: float) -> list[str]:
    """Write a number with two, one and no decimals, with two and one digits, or in one block."""
    rounded = [fixed(value, decimals) for decimals in (2, 1, 0)] if abs(value) >= 0.095 else []
    return [*rounded, short(value, 2), short(value, 1), ungrouped(short(value, 2))]


def exact_text(value: float) -> str:
    """Write a number with all its digits, with the decimal mark of the language."""
    return exact_texts([value])[0]


def exact_texts(values: list[float]) -> list[str]:
    """Write many numbers so."""
    texts = [repr(value).removesuffix(".0") for value in values]
    return [text.replace(".", ",") for text in texts] if language() == "fr" else texts


def typed_value(text: str, column: Column, row: int) -> float:
    """Read what was typed or pasted into a cell.

    Raises UserError `not_a_kind`, `not_a_number` or `not_a_measure`, with the row.
    """
    try:
        value = read(text)
    except UserError as error:
        if column is Column.Y:
            raise UserError("not_a_kind", row=row) from None
        quoted = error.facts["text"]
        raise UserError(
            "not_a_number", row=row, column=plain_heading(column), text=quoted
        ) from error.__cause__
    if column is Column.Y:
        if value not in (0.0, 1.0):
            raise UserError("not_a_kind", row=row)
        return value
    if abs(value) > LARGEST_CM:
        raise UserError("not_a_measure", row=row)
    return value


def decimals_of(values: Vector) -> int:
    """Return how many decimal places measures need, from one to three."""
    for decimals in range(1, _MOST_DECIMALS):
        if np.allclose(values, np.round(values, decimals), rtol=0, atol=1e-9):
            return decimals
    return _MOST_DECIMALS
