"""Plants as comma-separated text: written with the header `x1,x2,y`, read from any table."""

from __future__ import annotations

import csv
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from engine.files.whole_file import whole_file
from engine.model.dataset import Dataset

if TYPE_CHECKING:
    from engine.files.tables.named_columns import Named

HEADER = ("x1", "x2", "y")


def read(path: Path) -> Dataset:
    """Read plants where nothing has to be asked and every row can be read: for scripts.

    Any table that `engine.files.tables.table` reads will do, x1,x2,y first of all. Raises UserError
    `no_file`, `unreadable_file`, `no_column`, `column_twice`, `too_many_cells`, `not_a_number`,
    `not_a_measure`, `not_a_kind`, `unclear_…`; rows count from 1 after the header.
    """
    from engine.files.tables.table import exhaust

    return exhaust(reading(path))


def reading(path: Path, named: Named | None = None) -> Generator[float, None, Dataset]:
    """Read plants as `read` does, with columns and kinds as named; yields the share done.

    Raises UserError as `read` and `guess_with` do.
    """
    from engine.files.tables import plants_table, table
    from engine.files.tables.named_columns import UNNAMED, guess_with

    cells = yield from table.reading_file(path)
    return plants_table.import_strictly(cells, guess_with(cells, named or UNNAMED))


def write(path: Path, plants: Dataset) -> None:
    """Write plants so that `read` gives back the same numbers.

    Raises UserError as `whole_file` does.
    """
    with whole_file(path) as unfinished, unfinished.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        for (x1, x2), y in zip(plants.x.tolist(), plants.y.tolist(), strict=True):
            writer.writerow([repr(x1), repr(x2), y])
