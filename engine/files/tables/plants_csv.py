"""Plants as comma-separated text: written with the header `x1,x2,y`, read from any table."""

from __future__ import annotations

import csv
import re
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import Language
from engine.files.plant_header import HEADER, header_with_names, kinds_written
from engine.files.whole_file import whole_file
from engine.model.dataset import Dataset

if TYPE_CHECKING:
    from engine.files.tables.named_columns import Named
    from engine.files.tables.plants_table import ImportResult

_FORMULA_SIGNS = ("=", "+", "-", "@")
"""A spreadsheet would work out a cell that begins so; of a name it is to show the letters."""

_LIKE_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)


def read(path: Path) -> Dataset:
    """Read plants where nothing has to be asked and every row can be read: for scripts.

    Any table that `engine.files.tables.table` reads will do, x1,x2,y first of all. Raises UserError
    `no_file`, `unreadable_file`, `no_column`, `column_twice`, `too_many_cells`, `not_a_number`,
    `not_a_measure`, `not_a_kind`, `unclear_…`; rows count from 1 after the header.
    """
    from engine.files.tables.table import exhaust

    return exhaust(importing(path)).plants


def importing(path: Path, named: Named | None = None) -> Generator[float, None, ImportResult]:
    """Read plants as `read` does, with columns and kinds as named; yields the share done.

    The result also says what a person should know of how they were read.

    Raises UserError as `read` and `guess_with` do.
    """
    from engine.files.tables import plants_table, table
    from engine.files.tables.named_columns import UNNAMED, guess_with

    named = named or UNNAMED
    cells = yield from table.reading_file(path, named.sheet)
    return plants_table.strict_result(cells, guess_with(cells, named))


def write(path: Path, plants: Dataset, language: Language = "en", has_names: bool = False) -> None:
    """Write plants so that `read` gives back the same numbers.

    In French as a French spreadsheet reads them, with semicolons and decimal commas. `has_names`
    adds what measures and kinds are called, for people. Raises UserError as `whole_file` does.
    """
    separator = separator_of_language(language)
    header = header_with_names(plants, language) if has_names else HEADER
    names = kinds_written(plants, language)
    kinds = [[f"'{name}"] if name[:1] in _FORMULA_SIGNS else [name] for name in names]
    more = kinds if len(header) > len(HEADER) else [[], []]
    with whole_file(path) as unfinished, unfinished.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n", delimiter=separator)
        writer.writerow(header)
        for (x1, x2), y in zip(plants.x.tolist(), plants.y.tolist(), strict=True):
            writer.writerow([number_text(x1, language), number_text(x2, language), y, *more[y]])


def separator_of_language(language: Language) -> str:
    """Return what spreadsheets of a language expect between the cells of a CSV file."""
    return ";" if language == "fr" else ","


def number_text(value: float, language: Language) -> str:
    """Write a number with all its digits, decimals as a language has them.

    In French a 0 more where `1,234` might be read as a thousand.
    """
    text = repr(value)
    return without_doubt(text.replace(".", ",")) if language == "fr" else text


def without_doubt(text: str) -> str:
    """Add a 0 to decimals that might be taken for thousands: `1,2340` for `1,234`."""
    return f"{text}0" if _LIKE_THOUSANDS.fullmatch(text) else text
