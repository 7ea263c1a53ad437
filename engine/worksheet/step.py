"""One step on paper: z, a, the loss and the slopes of a few plants, each from what is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from engine.worksheet.rounding import (
    EXACT,
    decimals_of,
    log_loss,
    mean,
    rounded,
    sigmoid,
    size_of,
)

_OF_A, _OF_COLUMNS, _MORE_OF_MEANS = range(4, 11), range(3, 6), range(3)
"""With how many decimals a may be printed, and losses and shares; the means with how many more."""

_LEAST_OF_Z = 3
_MEANS, _MOST_MEANS = 3, 6


class Plant(NamedTuple):
    """A plant as it is printed: its number on screen from 1, its measures, y = 1 or 0."""

    number: int
    x1: Decimal
    x2: Decimal
    y: int


class Parameters(NamedTuple):
    """w1, w2 and b, or what belongs to each of them."""

    w1: Decimal
    w2: Decimal
    b: Decimal


class Row(NamedTuple):
    """What is worked out for a plant. `error` is a - y; the shares are (a - y) x1, (a - y) x2.

    Where `loss_is_z`, a is 1 or 0 as far as it is printed, so that the loss comes from |z|.
    """

    plant: Plant
    z: Decimal
    a: Decimal
    loss: Decimal
    error: Decimal
    share1: Decimal
    share2: Decimal
    loss_is_z: bool

    @property
    def is_wrong(self) -> bool:
        """Say whether the plant is on the wrong side; z = 0 counts as y = 1."""
        return (self.z >= 0) != bool(self.plant.y)


@dataclass(frozen=True)
class Step:
    """A step: the parameters before, a row a plant, the means of the columns, and those after."""

    before: Parameters
    rows: tuple[Row, ...]
    loss: Decimal
    slopes: Parameters
    after: Parameters


class _Decimals(NamedTuple):
    a: int
    columns: int
    means: int
    after: tuple[int, ...]


def step_of(plants: Sequence[Plant], before: Parameters, rate: Decimal) -> Step:
    """Work a step out: w - rate * dL/dw, L the mean log loss of these plants.

    Whoever rounds each number as it is printed and goes on with that comes to every digit. Whoever
    keeps all digits in the calculator comes to the same z, a, losses, means and parameters after:
    so many decimals are printed as that takes.
    """
    exact = _ExactStep(plants, before, rate)
    choices = product(_OF_A, _OF_COLUMNS, _MORE_OF_MEANS)
    for choice in sorted(choices, key=lambda choice: (sum(choice), choice)):
        decimals = exact.decimals(*choice)
        step = exact.printed(decimals)
        if exact.comes_to(step, decimals):
            return step
    return exact.printed(exact.decimals(_OF_A[2], _OF_COLUMNS[0], 0))


class _ExactStep:
    """The step with all its digits, and what of it is printed."""

    def __init__(self, plants: Sequence[Plant], before: Parameters, rate: Decimal) -> None:
        self._plants, self._before, self._rate = plants, before, rate
        self._z = [_z_of(plant, before) for plant in plants]
        self._a = [sigmoid(z) for z in self._z]
        self._losses = [log_loss(z, plant.y) for z, plant in zip(self._z, plants, strict=True)]
        errors = [a - plant.y for a, plant in zip(self._a, plants, strict=True)]
        self._shares = [_shares(error, plant) for error, plant in zip(errors, plants, strict=True)]
        self._slopes = Parameters(*map(mean, zip(*self._shares, strict=True)))
        self._means = min(max(_MEANS, 1 - size_of(self._slopes)), _MOST_MEANS)

    def decimals(self, of_a: int, of_columns: int, more_of_means: int) -> _Decimals:
        """Return with how many decimals each number is printed."""
        means = self._means + more_of_means
        after = tuple(
            max(decimals_of(value), self._means + _decimals_gained(self._rate))
            for value in self._before
        )
        return _Decimals(of_a, max(of_columns, means), means, after)

    def printed(self, decimals: _Decimals) -> Step:
        """Return the step as it is printed, each number worked out from printed ones."""
        rows = self._rows(decimals)
        columns = [[row.share1, row.share2, row.error] for row in rows]
        slopes = Parameters(
            *(rounded(mean(column), decimals.means) for column in zip(*columns, strict=True))
        )
        loss = rounded(mean([row.loss for row in rows]), decimals.means)
        return Step(self._before, tuple(rows), loss, slopes, self._after(slopes, decimals))

    def comes_to(self, step: Step, decimals: _Decimals) -> bool:
        """Say whether the numbers printed are also those of whoever rounds nothing on the way."""
        columns, means = decimals.columns, decimals.means
        return (
            [row.loss for row in step.rows] == [rounded(loss, columns) for loss in self._losses]
            and step.loss == rounded(mean(self._losses), means)
            and step.slopes == tuple(rounded(slope, means) for slope in self._slopes)
            and step.after == self._after(self._slopes, decimals)
        )

    def _rows(self, decimals: _Decimals) -> list[Row]:
        of_z = self._decimals_of_z(decimals.a)
        return [
            _row(plant, rounded(z, of_z), decimals)
            for plant, z in zip(self._plants, self._z, strict=True)
        ]

    def _decimals_of_z(self, of_a: int) -> int:
        """Return the fewest decimals of z from which each a comes out."""
        most = max(map(decimals_of, self._z))
        wanted = [rounded(a, of_a) for a in self._a]
        for decimals in range(min(_LEAST_OF_Z, most), most):
            if [rounded(sigmoid(rounded(z, decimals)), of_a) for z in self._z] == wanted:
                return decimals
        return most

    def _after(self, slopes: Parameters, decimals: _Decimals) -> Parameters:
        return Parameters(
            *(
                rounded(EXACT.subtract(value, EXACT.multiply(self._rate, slope)), places)
                for value, slope, places in zip(self._before, slopes, decimals.after, strict=True)
            )
        )


def _decimals_gained(rate: Decimal) -> int:
    """Return the decimals that a product with the rate gains: 1 of 0.1, 0 of 0.25, -1 of 3."""
    is_power_of_ten = rate.normalize().as_tuple().digits == (1,)
    return -size_of([rate]) - (not is_power_of_ten)


def _z_of(plant: Plant, neuron: Parameters) -> Decimal:
    terms = EXACT.multiply(neuron.w1, plant.x1), EXACT.multiply(neuron.w2, plant.x2)
    return EXACT.add(EXACT.add(*terms), neuron.b)


def _shares(error: Decimal, plant: Plant) -> tuple[Decimal, Decimal, Decimal]:
    return EXACT.multiply(error, plant.x1), EXACT.multiply(error, plant.x2), error


def _row(plant: Plant, z: Decimal, decimals: _Decimals) -> Row:
    a = rounded(sigmoid(z), decimals.a)
    plausible = a if plant.y else 1 - a
    loss = -EXACT.ln(plausible) if plausible else log_loss(z, plant.y)
    error = a - plant.y
    share1, share2, _ = (rounded(share, decimals.columns) for share in _shares(error, plant))
    loss = rounded(loss, decimals.columns)
    return Row(plant, z, a, loss, error, share1, share2, not plausible)
