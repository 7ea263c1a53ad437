"""What a command reads: a session or a table of plants, from a file or piped in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from engine.errors import UserError, sentence_of
from engine.files import suffixes
from engine.files.sessions import session_file
from engine.files.tables import plants_csv
from engine.files.tables.named_columns import UNNAMED, Named
from engine.files.tables.remarks import remarks_on_units
from gui.cli.printing import say
from gui.cli.progress import Progress
from gui.language.command_line import said, system_language

if TYPE_CHECKING:
    from engine.files.sessions.session_file import Document
    from engine.files.tables.plants_table import ImportResult
    from engine.model.dataset import Dataset

STANDARD_INPUT = "-"
_AT_ONCE = 1_000_000
_HINTS = {
    "no_column": "named_columns",
    "unclear_measures": "named_columns",
    "unclear_column_of_kinds": "named_columns",
    "unclear_kinds": "named_toxic",
    "sheet_unclear": "sheet_to_name",
}
"""Where the command can name what the table does not."""


def read(path: Path, named: Named, progress: Progress) -> Document | Dataset:
    """Read a session, or plants with their columns as named.

    What a person should know of how a table was read is said on standard error. Raises UserError.
    """
    with _as_file(path) as file, progress.part(said("reading", file=path.name or str(path))):
        if session_file.is_session(file):
            if named != UNNAMED:
                raise UserError("named_session", file=path.name)
            return session_file.read(file)
        result = _table(file, named, progress)
    for remark in (*result.remarks, *remarks_on_units(result.units)):
        if named.toxic is None or not remark.code.startswith("kinds_"):
            say(sentence_of(remark, system_language()))
    return result.plants


def _table(file: Path, named: Named, progress: Progress) -> ImportResult:
    """Read a table; where naming columns or kinds would help, a refusal says so."""
    try:
        return progress.follow(plants_csv.importing(file, named))
    except UserError as error:
        hint = _HINTS.get(error.code)
        if hint is None or (hint == "named_columns" and named.columns is not None):
            raise
        raise UserError(hint, because=error) from None


@contextmanager
def _as_file(path: Path) -> Iterator[Path]:
    """Give the file; of what is piped in, a copy, whose name says whether it is a session."""
    if str(path) != STANDARD_INPUT:
        yield path
        return
    with TemporaryDirectory(prefix="perceptron-lab-") as folder:
        copy = Path(folder) / STANDARD_INPUT
        _copy_input(copy)
        with copy.open("rb") as file:
            is_session = session_file.FORMAT.encode() in file.read(200)
        yield copy.rename(copy.with_suffix(suffixes.SESSION)) if is_session else copy


def _copy_input(copy: Path) -> None:
    """Write down what is piped in, as far as anything that can be read goes."""
    if sys.stdin is None:
        raise UserError("no_file", file=STANDARD_INPUT)
    with copy.open("wb") as file:
        while file.tell() <= session_file.MOST_BYTES:
            data = sys.stdin.buffer.read(_AT_ONCE)
            if not data:
                return
            file.write(data)
