"""The files that a command writes: refused beforehand where one would go over another, or can't."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from engine.errors import UserError
from engine.files.whole_file import write_error

STANDARD_OUTPUT = "-"


def is_printed(path: Path | None) -> bool:
    """Say whether an output goes to the standard output."""
    return path is not None and str(path) == STANDARD_OUTPUT


def check_outputs(source: Path, outputs: Sequence[Path]) -> None:
    """Refuse outputs that can't be written, or that would go over the source or one another.

    Raises UserError `output_is_source`, `outputs_same`, `outputs_printed`, and as `write_error`.
    """
    for path in outputs:
        if is_printed(path):
            continue
        if not path.name:
            raise UserError("unwritable_file", file=str(path))
        if _is_same(source, path):
            raise UserError("output_is_source", file=path.name)
        target = Path(os.path.realpath(path))
        if not os.access(target.parent, os.W_OK | os.X_OK) or not _can_be_file(target):
            raise write_error(path)
    for one, other in combinations(outputs, 2):
        if is_printed(one) and is_printed(other):
            raise UserError("outputs_printed")
        if _is_same(one, other):
            raise UserError("outputs_same", one=one.name, other=other.name)


def _is_same(one: Path, other: Path) -> bool:
    """Say whether two paths lead to one file; devices, where nothing is written over, never do.

    Of files that are not there yet, names that differ by capitals or accents' spelling alone may.
    """
    if is_printed(one) or is_printed(other):
        return False
    if os.path.exists(one) and os.path.exists(other):
        return one.is_file() and os.path.samefile(one, other)
    return _spelling(one) == _spelling(other)


def _spelling(path: Path) -> str:
    return unicodedata.normalize("NFC", os.path.realpath(path)).casefold()


def _can_be_file(target: Path) -> bool:
    """Say whether a file may be written there: over one that may, or under a new name."""
    try:
        is_folder = stat.S_ISDIR(target.stat().st_mode)
    except OSError as error:  # too long a name, a file in place of a folder
        return error.errno == errno.ENOENT
    return not is_folder and os.access(target, os.W_OK)
