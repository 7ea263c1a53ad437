"""Arrangements: which pictures stand beside the field, for which part of the course."""

from __future__ import annotations

from dataclasses import dataclass

_MOST_CELLS_WHEN_LOW = 2


@dataclass(frozen=True)
class Cell:
    """A place in a column: docks that share it as tabs, the first in front.

    `weight` shares out the height; 0 gives a cell just the height that it asks for.
    """

    docks: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True)
class Arrangement:
    """Columns of cells to the right of the field, and the share of the width that they take."""

    columns: tuple[tuple[Cell, ...], ...]
    share: float

    def for_low_screen(self) -> Arrangement:
        """Return the same with at most two cells a column: the others become tabs of the second."""
        return Arrangement(tuple(_lowered(column) for column in self.columns), self.share)


_PANELS = ("results", "learning", "plants")

ARRANGEMENTS: dict[str, Arrangement] = {
    "Lab": Arrangement(((Cell(("neuron",), 0), Cell(("loss",)), Cell(_PANELS, 0)),), 0.4),
    "Sigmoid": Arrangement(((Cell(("sigmoid",), 1.4), Cell(("loss",))),), 0.5),
}


def _lowered(column: tuple[Cell, ...]) -> tuple[Cell, ...]:
    if len(column) <= _MOST_CELLS_WHEN_LOW:
        return column
    first, second, *rest = column
    tabs = (*second.docks, *(name for cell in rest for name in cell.docks))
    return first, Cell(tabs, max(second.weight, 1.0))
