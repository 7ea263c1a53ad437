"""A worksheet: plants as printed, the neuron of the moment, rounded, and steps from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

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

_DECIMALS = 2
_LARGEST_Z = 10**9


@dataclass(frozen=True)
class Worksheet:
    """What is printed: the plants listed, those to work with by their numbers, and the steps.

    Every number follows from the measures, the parameters and the rate as they are printed.
    `measures_rounded` says whether plants had more decimals than are printed.
    """

    listed: tuple[Plant, ...]
    chosen: tuple[int, ...]
    steps: tuple[Step, ...]
    rate: Decimal
    measures_rounded: bool

    @property
    def start(self) -> Parameters:
        """The neuron of the sheet."""
        return self.steps[0].before


def usual_choice(plants: Dataset, selection: Sequence[int] = ()) -> tuple[int, ...]:
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
    working = [plant for plant in listed if plant.number in chosen]
    parameters = _printed_neuron(neuron, listed)
    if any(abs(parameter) > _LARGEST_Z for parameter in parameters):
        raise UserError("worksheet_far")
    return Worksheet(
        listed,
        tuple(plant.number for plant in working),
        _steps(working, parameters, decimal(rate), steps),
        _plain(decimal(rate)),
        are_rounded,
    )


def points_of_line(neuron: Parameters, window: Rectangle) -> tuple[tuple[Decimal, Decimal], ...]:
    """Return two points of z = 0 in a window, with a whole x1 each, or x2 where that has none.

    They are rounded to 2 decimals; () where the line does not pass through the window.
    """
    lows, highs = (window.left, window.bottom), (window.right, window.top)
    for along in (0, 1):
        across = 1 - along
        if not neuron[across]:
            continue
        found = []
        for value in _whole_between(lows[along], highs[along]):
            total = EXACT.add(EXACT.multiply(neuron[along], value), neuron.b)
            other = rounded(EXACT.divide(-total, neuron[across]), _DECIMALS)
            if lows[across] <= other <= highs[across]:
                other = _plain(other)
                found.append((value, other) if along == 0 else (other, value))
        if len(found) > 1:
            return found[0], found[-1]
    return ()


def _whole_between(low: float, high: float) -> list[Decimal]:
    """Return round numbers in a range: whole ones, or tens, or tenths, as large as the range."""
    unit = Decimal(1).scaleb(size_of([decimal(high - low)]))
    for part in (Decimal(1), Decimal("0.5"), Decimal("0.1")):
        step = unit * part
        first = int(decimal(low) // step)
        values = [
            step * place for place in range(first - 1, first + int((high - low) / float(step)) + 3)
        ]
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
