"""The sheets of a workbook that a person can choose from, each read when it is looked at."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from engine.errors import UserError
from engine.files.tables import plants_table, table
from engine.files.tables.plants_table import Choice
from engine.files.tables.table import Table


class WorkbookSheets(NamedTuple):
    """Names of the sheets of a file, of which there are two or more."""

    path: Path
    names: tuple[str, ...]

    def read(self, name: str) -> tuple[Table, Choice]:
        """Return a sheet as a table, and what its columns seem to be. Raises UserError."""
        contents = table.exhaust(table.reading_file(self.path, name))
        return contents, plants_table.guess(contents).choice

    def first_table(self) -> tuple[Table, Choice]:
        """Return the first sheet that may hold plants.

        Raises UserError, what is wrong with the first of all, where none does.
        """
        first_error: UserError | None = None
        for name in self.names:
            try:
                return self.read(name)
            except UserError as error:
                first_error = first_error or error
        raise first_error or UserError("workbook_empty", file=self.path.name)
