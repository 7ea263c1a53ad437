"""What becomes of a table: read, asked about or refused; and whether any of it is wrong."""

from __future__ import annotations

import math
from enum import StrEnum
from pathlib import Path

from engine.errors import UserError
from engine.files.tables.plants_table import guess, import_plants
from engine.files.tables.table import exhaust, reading_file
from tests.written_tables.data_sets import DataSet


class Outcome(StrEnum):
    """How a table was taken."""

    READ = "read"
    ASKED = "asked about"
    REFUSED = "refused"
    MISREAD = "misread"


def outcome(path: Path, data: DataSet, digits: int) -> tuple[Outcome, str]:
    """Return what became of a table whose numbers were written to so many digits, and why."""
    try:
        table = exhaust(reading_file(path))
        guessed = guess(table)
        if guessed.unclear:
            return Outcome.ASKED, ", ".join(guessed.unclear)
        plants = import_plants(table, guessed.choice).plants
    except UserError as error:
        asks = error.code.startswith("unclear")
        return (Outcome.ASKED if asks else Outcome.REFUSED), error.code
    found = [(*x, int(y)) for x, y in zip(plants.x.tolist(), plants.y.tolist(), strict=True)]
    if _are_the_same(found, data.complete, digits):
        return Outcome.READ, ""
    return Outcome.MISREAD, f"{found[:2]} in place of {data.complete[:2]}"


def _are_the_same(
    found: list[tuple[float, float, int]], expected: list[tuple[float, float, int]], digits: int
) -> bool:
    """Tell whether all rows are there, in order, and equal as far as they were written."""
    within = 10.0 ** (1 - digits) / 2 if digits < 16 else 0.0
    return len(found) == len(expected) and all(
        kind == other
        and all(math.isclose(a, b, rel_tol=within, abs_tol=0.0) for a, b in zip(x, y, strict=True))
        for (*x, kind), (*y, other) in zip(found, expected, strict=True)
    )
