"""Plants as comma-separated text with the header `x1,x2,y`."""

from __future__ import annotations

import csv
from pathlib import Path

from engine.dataset import Dataset
from engine.errors import UserError

HEADER = ("x1", "x2", "y")


def read(path: Path) -> Dataset:
    """Read plants: x1 and x2 in centimetres, y 1 for toxic and 0 for non-toxic.

    Raises UserError `no_file`, `unreadable_file`, `no_column`, `column_twice`, `too_many_cells`,
    `not_a_number`, `not_a_measure`, `not_a_kind`; rows count from 1 after the header.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return _plants(list(csv.reader(file)))
    except FileNotFoundError:
        raise UserError("no_file", file=path.name) from None
    except (OSError, UnicodeDecodeError, csv.Error):
        raise UserError("unreadable_file", file=path.name) from None


def write(path: Path, plants: Dataset) -> None:
    """Write plants so that `read` gives back the same numbers.

    Raises UserError `unwritable_file`.
    """
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(HEADER)
            for (x1, x2), y in zip(plants.x.tolist(), plants.y.tolist(), strict=True):
                writer.writerow([repr(x1), repr(x2), y])
    except OSError:
        raise UserError("unwritable_file", file=path.name) from None


def _plants(rows: list[list[str]]) -> Dataset:
    header = [name.strip().lower() for name in rows[0]] if rows else []
    places = [_column(header, name) for name in HEADER]
    filled = [
        (number, row) for number, row in enumerate(rows[1:], 1) if any(cell.strip() for cell in row)
    ]
    for number, row in filled:
        if len(row) > len(header):
            raise UserError("too_many_cells", row=number)
    values = [[_number(row, place, number) for place in places] for number, row in filled]
    try:
        return Dataset.of([value[:2] for value in values], [value[2] for value in values])
    except UserError as error:
        place = int(str(error.facts["row"])) - 1
        raise UserError(error.code, row=filled[place][0]) from None


def _column(header: list[str], name: str) -> int:
    if name not in header:
        raise UserError("no_column", column=name)
    if header.count(name) > 1:
        raise UserError("column_twice", column=name)
    return header.index(name)


def _number(row: list[str], place: int, number: int) -> float:
    text = row[place].strip() if place < len(row) else ""
    try:
        return float(text.replace("_", "?"))  # Python would read 1_0 as 10
    except ValueError:
        raise UserError("not_a_number", row=number, column=place + 1, text=text[:40]) from None
