"""What the tables hold: small sets of plants that are each awkward in a way of their own."""

from __future__ import annotations

import csv
import random
from pathlib import Path
from typing import NamedTuple


class DataSet(NamedTuple):
    """Names of the three columns, and rows of x1, x2 (None: not measured) and what y says."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[float | None, float | None, str], ...]
    toxic: str

    def write_csv(self, path: Path) -> Path:
        """Write what the programs read: points, commas, full digits, an empty cell for None."""
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(self.columns)
            writer.writerows(["" if cell is None else cell for cell in row] for row in self.rows)
        return path

    @property
    def complete(self) -> list[tuple[float, float, int]]:
        """What has to be read: x1, x2, and 1 or 0, of the rows that are measured."""
        return [
            (x1, x2, int(kind == self.toxic))
            for x1, x2, kind in self.rows
            if x1 is not None and x2 is not None
        ]


_PLAIN = ("x1", "x2", "y")
_SIX = ((0.5, 2.0), (1.1, 2.1), (0.7, 2.6), (2.0, 1.0), (2.5, 0.7), (2.2, 0.3))


def _of(
    name: str,
    points: tuple[tuple[float | None, float | None], ...],
    kinds: tuple[str, str] = ("1", "0"),
    columns: tuple[str, ...] = _PLAIN,
) -> DataSet:
    """Make the first half toxic."""
    half = len(points) // 2
    rows = tuple((*point, kinds[at >= half]) for at, point in enumerate(points))
    return DataSet(name, columns, rows, kinds[0])


def _scaled(factor: float, offset: float = 0.0) -> tuple[tuple[float, float], ...]:
    return tuple(
        (round(x1 * factor + offset, 12), round(x2 * factor + offset, 12)) for x1, x2 in _SIX
    )


def _drawn(count: int, digits: int) -> tuple[tuple[float, float], ...]:
    draw = random.Random(1957)
    return tuple(
        (round(draw.uniform(0.1, 9.9), digits), round(draw.uniform(0.1, 9.9), digits))
        for _ in range(count)
    )


DATA_SETS = (
    _of("six", _SIX),
    _of("words", _SIX, ("toxic", "non toxic"), ("width", "length", "kind")),
    _of("french", _SIX, ("toxique", "non toxique"), ("largeur", "longueur", "espèce")),
    _of("true", _SIX, ("TRUE", "FALSE"), ("width", "length", "toxic")),
    _of("yes", _SIX, ("yes", "no"), ("width", "length", "toxic")),
    _of("whole", tuple((float(round(10 * a)), float(round(10 * b))) for a, b in _SIX)),
    _of("hundreds", _scaled(100.0)),
    _of("thousands", _scaled(1000.0, 250.0)),
    _of("three_decimals", _scaled(0.617, 0.125)),
    _of("negative", _scaled(1.0, -1.25)),
    _of("small", _scaled(0.001)),
    _of("long", _drawn(8, 14)),
    _of("many", _drawn(60, 2)),
    _of("missing", (*_SIX[:2], (0.9, None), *_SIX[2:5], (None, 0.4), _SIX[5])),
    _of("units", _SIX, ("toxic", "non toxic"), ("leaf width (cm)", "leaf length (cm)", "kind")),
)
