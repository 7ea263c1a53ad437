"""A script as a file, and its plants in a table next to it where they are many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from engine.errors import UserError
from engine.files import suffixes
from engine.files.tables import plants_csv
from engine.files.whole_file import write_whole
from engine.model.dataset import Dataset

MOST_INLINE = 2_000
"""More plants than that stand in a CSV file next to the script."""


def write_script(path: Path, plants: Dataset, script_of: Callable[[str | None], str]) -> list[Path]:
    """Write a script; `script_of` makes it, of the name of the file that its plants are in.

    Returns the files written. Raises UserError `no_plants`, or as `whole_file` does.
    """
    if not len(plants):
        raise UserError("no_plants")
    plants_path = _plants_path(path, plants) if len(plants) > MOST_INLINE else None
    text = script_of(None if plants_path is None else plants_path.name)
    if plants_path is not None:
        plants_csv.write(plants_path, plants)
    write_whole(path, text)
    return [path] if plants_path is None else [path, plants_path]


def _plants_path(script: Path, plants: Dataset) -> Path:
    """Return where to put the plants: no file of another content is written over."""
    number = 1
    while True:
        name = f"{script.stem}_plants{'' if number == 1 else f'_{number}'}{suffixes.TABLE}"
        path = script.with_name(name)
        if not path.exists() or _has_plants(path, plants):
            return path
        number += 1


def _has_plants(path: Path, plants: Dataset) -> bool:
    try:
        saved = plants_csv.read(path)
    except UserError:
        return False
    return replace(plants, x=saved.x, y=saved.y).same_as(plants)
