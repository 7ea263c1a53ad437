"""A worksheet: plants as printed, the neuron of the moment, rounded, and steps from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from engine.arrays import NO_INDICES, Indices
from engine.errors import UserError
from engine.geometry import Rectangle
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from engine.worksheet.rounding import (
    EXACT,
    decimal,
    decimals_of,
    rounded,
    size_of,
    with_fewest_decimals,
)
from engine.worksheet.step import Parameters, Plant, Step, step_of

MOST_CHOSEN = 12
"""So many plants are worked out by hand at most."""

MOST_STEPS = 3
MOST_LISTED = 60
"""Of more plants only those to work with are listed."""

MOST_DRAWN = 1000
"""Of more plants the field shows so many, evenly among them."""

_DECIMALS = 2
_LARGEST_Z = 10**9


@dataclass(frozen=True)
class Worksheet:
    """What is printed: the plants listed and drawn, those to work with by number, and the steps.

    Every number follows from the measures, the parameters and the rate as they are printed.
    `measures_rounded` and `neuron_rounded` say whether they had more decimals than are printed.
    """

    listed: tuple[Plant, ...]
    drawn: tuple[Plant, ...]
    chosen: tuple[int, ...]
    steps: tuple[Step, ...]
    rate: Decimal
    measures_rounded: bool
    neuron_rounded: bool

    @property
    def start(self) -> Parameters:
        """The neuron of the sheet."""
        return self.steps[0].before


def usual_choice(plants: Dataset, selection: Indices = NO_INDICES) -> tuple[int, ...]:
    """Return the numbers, from 1, of the plants selected; where none is, of six of both kinds."""
    if len(selection):
        return tuple(sorted(int(plant) + 1 for plant in selection[:MOST_CHOSEN]))
    most = min(len(plants), 6)
    by_kind = [
        [place + 1 for place, y in enumerate(plants.y.tolist()) if y == kind] for kind in (1, 0)
    ]
    half = [min(len(by_kind[0]), most // 2), min(len(by_kind[1]), most // 2)]
    half[0] = min(len(by_kind[0]), most - half[1])
    half[1] = min(len(by_kind[1]), most - half[0])
    return tuple(sorted(by_kind[0][: half[0]] + by_kind[1][: half[1]]))


def make_worksheet(
    plants: Dataset, chosen: Sequence[int], neuron: Neuron, rate: float, steps: int
) -> Worksheet:
    """Make a worksheet of the plants with these numbers. Raises UserError.

    `worksheet_no_plants`, `worksheet_plant`, `worksheet_many`, `worksheet_far`.
    """
    _check(plants, chosen)
    numbers = range(1, len(plants) + 1) if len(plants) <= MOST_LISTED else chosen
    listed, are_rounded = _printed_plants(plants, numbers)
    drawn = listed
    if len(listed) < len(plants):
        stride = -(-len(plants) // MOST_DRAWN)
        spread = {*range(1, len(plants) + 1, stride), *chosen}
        drawn, _ = _printed_plants(plants, sorted(spread))
    working = [plant for plant in listed if plant.number in chosen]
    parameters = _printed_neuron(neuron, listed)
    if any(abs(parameter) > _LARGEST_Z for parameter in parameters):
        raise UserError("worksheet_far")
    return Worksheet(
        listed,
        drawn,
        tuple(plant.number for plant in working),
        _steps(working, parameters, decimal(rate), steps),
        _plain(decimal(rate)),
        are_rounded,
        parameters != tuple(decimal(value) for value in (neuron.w1, neuron.w2, neuron.b)),
    )


class LinePoints(NamedTuple):
    """Two points of z = 0, found from round values of x1 (`along` 0) or of x2 (1)."""

    along: Literal[0, 1]
    points: tuple[tuple[Decimal, Decimal], tuple[Decimal, Decimal]]


def points_of_line(neuron: Parameters, window: Rectangle) -> LinePoints | None:
    """Return two points of z = 0 in a window, rounded to 2 decimals; None if it is not there."""
    by_x1 = _crossings(neuron.w1, neuron.w2, neuron.b, window)
    if len(by_x1) > 1:
        return LinePoints(0, (by_x1[0], by_x1[-1]))
    turned = Rectangle(window.bottom, window.left, window.top, window.right)
    by_x2 = [(x1, x2) for x2, x1 in _crossings(neuron.w2, neuron.w1, neuron.b, turned)]
    return LinePoints(1, (by_x2[0], by_x2[-1])) if len(by_x2) > 1 else None


def _crossings(
    along: Decimal, across: Decimal, b: Decimal, window: Rectangle
) -> list[tuple[Decimal, Decimal]]:
    """Return the points of along * x + across * y + b = 0 in a window with a round x."""
    if not across:
        return []
    points = []
    for x in _round_between(window.left, window.right):
        y = EXACT.divide(-EXACT.add(EXACT.multiply(along, x), b), across)
        if window.bottom <= y <= window.top:
            points.append((x, _plain(rounded(y, _DECIMALS))))
    return points


def _round_between(low: float, high: float) -> list[Decimal]:
    """Return at least three round numbers in a range: whole ones where it is of a few."""
    unit = Decimal(1).scaleb(size_of([decimal(high - low)]))
    for part in ("1", "0.5", "0.1"):
        step = unit * Decimal(part)
        first, last = int(decimal(low) // step), int(decimal(high) // step) + 1
        values = [step * place for place in range(first, last + 1)]
        inside = [_plain(value) for value in values if low <= value <= high]
        if len(inside) > 2:
            return inside
    return []


def _check(plants: Dataset, chosen: Sequence[int]) -> None:
    if not chosen:
        raise UserError("worksheet_no_plants")
    if len(chosen) > MOST_CHOSEN:
        raise UserError("worksheet_many", most=MOST_CHOSEN)
    for number in chosen:
        if not 1 <= number <= len(plants):
            raise UserError("worksheet_plant", number=number, count=len(plants))


def _printed_plants(plants: Dataset, numbers: Sequence[int]) -> tuple[tuple[Plant, ...], bool]:
    """Return plants with so many decimals as their size asks for, and whether any had more."""
    columns = [[decimal(plants.x[number - 1, axis]) for number in numbers] for axis in (0, 1)]
    printed = [with_fewest_decimals(column, _decimals_for(column)) for column in columns]
    listed = tuple(
        Plant(number, x1, x2, int(plants.y[number - 1]))
        for number, x1, x2 in zip(numbers, *printed, strict=True)
    )
    return listed, printed != columns


def _decimals_for(column: Sequence[Decimal]) -> int:
    """Return 2 decimals for usual measures, more for tiny and fewer for large ones."""
    size = size_of(column)
    if size > _DECIMALS:
        return max(0, 2 * _DECIMALS - size)
    return _DECIMALS if size >= -1 else 1 - size


def _printed_neuron(neuron: Neuron, listed: Sequence[Plant]) -> Parameters:
    """Round the neuron to 2 decimals: weights of large measures to more, as they count for more."""
    sizes = (size_of([plant.x1 for plant in listed]), size_of([plant.x2 for plant in listed]), 0)
    values = [decimal(value) for value in (neuron.w1, neuron.w2, neuron.b)]
    decimals = [_DECIMALS + max(0, size) for size in sizes]
    return Parameters(
        *(with_fewest_decimals(values, most)[place] for place, most in enumerate(decimals))
    )


def _steps(
    plants: Sequence[Plant], start: Parameters, rate: Decimal, count: int
) -> tuple[Step, ...]:
    steps: list[Step] = []
    for _ in range(count):
        steps.append(step_of(plants, steps[-1].after if steps else start, rate))
    return tuple(steps)


def _plain(value: Decimal) -> Decimal:
    """Return a number without zeros at its end, and without a power of ten."""
    return rounded(value, decimals_of(value.normalize()))
