"""Arrangements: which pictures are shown with the field, for which part of the course."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

_MOST_CELLS_WHEN_LOW = 2


@dataclass(frozen=True)
class Cell:
    """One cell of a column: docks that share it as tabs, the first in front.

    `weight` shares out the height; 0 gives a cell just the height that it asks for.
    """

    docks: tuple[str, ...]
    weight: float = 1.0


class ByHand(NamedTuple):
    """The docks that were opened in addition to an arrangement's, and those of it closed."""

    opened: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Arrangement:
    """Columns of cells to the right of the field, and the share of the width that they take."""

    columns: tuple[tuple[Cell, ...], ...]
    share: float

    @property
    def docks(self) -> tuple[str, ...]:
        """All docks, column by column."""
        return tuple(name for column in self.columns for cell in column for name in cell.docks)

    def changed(self, by_hand: ByHand) -> Arrangement:
        """Return the same without the docks closed; those opened stand in the last column.

        They go below its last cell that is one dock: Qt puts nothing below tabs one by one.
        """
        columns = [_without(column, by_hand.closed) for column in self.columns]
        *others, last = [column for column in columns if column] or [()]
        singles = [index for index, cell in enumerate(last) if len(cell.docks) == 1]
        end = singles[-1] + 1 if singles else len(last)
        opened = tuple(Cell((name,)) for name in by_hand.opened)
        columns = [*others, (*last[:end], *opened, *last[end:])]
        return Arrangement(tuple(column for column in columns if column), self.share)

    def for_low_screen(self) -> Arrangement:
        """Return the same for a projector of few pixels: fewer pictures, the others as tabs.

        Of several columns each shows one picture, and panels that ask for little; a single
        column shows two.
        """
        most_cells = _MOST_CELLS_WHEN_LOW if len(self.columns) == 1 else 1
        return Arrangement(
            tuple(_with_tabs(column, most_cells) for column in self.columns), self.share
        )


PANELS = ("neuron", "loss", "results", "learning", "plants", "model")
"""The docks that are no pictures of `gui.registry.pictures`."""

_NUMBERS = ("results", "learning", "plants", "model")

ArrangementName = Literal[
    "Lab",
    "Neuron",
    "Sigmoid",
    "Likelihood",
    "Logarithm",
    "Three",
    "Descent",
    "Space",
    "Why",
    "Network",
    "Runs",
]

ARRANGEMENTS: dict[ArrangementName, Arrangement] = {
    "Lab": Arrangement(((Cell(("neuron",), 0), Cell(("loss",)), Cell(_NUMBERS, 0)),), 0.4),
    "Neuron": Arrangement(
        ((Cell(("neuronDiagram",)), Cell(("neuron",), 0)), (Cell(("plantTable",)),)), 0.64
    ),
    "Sigmoid": Arrangement(
        (
            (Cell(("sigmoid",)), Cell(("certainty",), 1.1)),
            (Cell(("surface",)), Cell(("bernoulli",), 1.1)),
        ),
        0.64,
    ),
    "Likelihood": Arrangement(((Cell(("sigmoid",)), Cell(("likelihood",), 1.25)),), 0.52),
    "Logarithm": Arrangement(
        (
            (Cell(("whyLog",), 1.1), Cell(("derivation",))),
            (Cell(("logCurve",), 1.1), Cell(("sameSummit",))),
        ),
        0.68,
    ),
    "Three": Arrangement(((Cell(("sigmoid",)),), (Cell(("lossSlice",)),)), 0.64),
    "Descent": Arrangement(
        (
            (Cell(("lossSlice",)), Cell(("descent",))),
            (Cell(("lossMap", "loss")), Cell(("valley", "chord"))),
        ),
        0.66,
    ),
    "Space": Arrangement(((Cell(("surface",)),), (Cell(("lossMap",)),)), 0.64),
    "Why": Arrangement(((Cell(("inspector",), 1.5), Cell(("neuronDiagram",))),), 0.45),
    "Network": Arrangement(
        (
            (
                Cell(("network", "hiddenPlane", "lifted", "backwards", "lossMap"), 1.6),
                Cell(("loss", "results", "inspector", "model")),
            ),
        ),
        0.52,
    ),
    "Runs": Arrangement(((Cell(("manyStarts", "race", "lambda", "loss")),),), 0.56),
}


def arrangement_named(name: object) -> ArrangementName | None:
    """Return the name of an arrangement as a file or a lesson gives it; None if it is none."""
    return next((known for known in ARRANGEMENTS if known == name), None)


def one_under_the_other(names: tuple[str, ...], share: float = 0.5) -> Arrangement:
    """Return these docks in one column, from the top."""
    return Arrangement(
        (tuple(Cell((name,), 0 if name == "neuron" else 1) for name in names),), share
    )


def _without(column: tuple[Cell, ...], closed: tuple[str, ...]) -> tuple[Cell, ...]:
    cells = [
        replace(cell, docks=tuple(name for name in cell.docks if name not in closed))
        for cell in column
    ]
    return tuple(cell for cell in cells if cell.docks)


def _with_tabs(column: tuple[Cell, ...], most_cells: int) -> tuple[Cell, ...]:
    """Return at most so many cells: the last of them has the docks of all the others as tabs."""
    if most_cells == 1 and any(cell.weight == 0 for cell in column):
        return column
    front, rest = column[: most_cells - 1], column[most_cells - 1 :]
    tabs = tuple(name for cell in rest for name in cell.docks)
    return (*front, Cell(tabs, max(cell.weight for cell in rest))) if rest else front
