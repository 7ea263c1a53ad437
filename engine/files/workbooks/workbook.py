"""A workbook of any kind, opened: its sheets, and the one that is meant."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TypeVar

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from engine.errors import UserError
from engine.files.workbooks.container import readable
from engine.files.workbooks.sheet import Sheet, text_of

Result = TypeVar("Result")
_NAMED = 20
"""So many sheets are named at most, where one has to be chosen."""


class Workbook:
    """The sheets of a workbook. `name` is that of its file.

    Without `reads_cells` only `sheets`, the names of those in sight, may be asked for.

    Raises UserError `workbook_damaged`, `workbook_locked`, `workbook_large`, `workbook_wide`,
    `workbook_binary`, `no_workbook`.
    """

    def __init__(self, data: bytes, name: str, reads_cells: bool = True) -> None:
        self._name = name
        content = readable(data, name, reads_cells)
        self._book = self._guarded(lambda: CalamineWorkbook.from_filelike(io.BytesIO(content)))
        self.sheets = [
            sheet.name
            for sheet in self._book.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
        ]

    def filled_sheets(self) -> tuple[str, ...]:
        """Return the sheets in sight that hold anything."""
        if len(self.sheets) < 2:
            return tuple(self.sheets)
        return tuple(name for name in self.sheets if self._is_filled(name))

    def sheet(self, name: str | None = None) -> Sheet:
        """Return a sheet by its name, or the only one that holds anything.

        Raises UserError `sheet_unknown`, `sheet_unclear`, `workbook_empty`.
        """
        name = self._only() if name is None else self._called(name)
        return self._guarded(lambda: self._read(name))

    def _read(self, name: str) -> Sheet:
        sheet = self._book.get_sheet_by_name(name)
        rows_before, columns_before = sheet.start or (0, 0)
        rows = sheet.to_python()
        if not any(cell != "" for row in rows for cell in row):
            raise UserError("sheet_empty", file=self._name, sheet=name)
        return Sheet(name, text_of(rows), rows_before, columns_before)

    def _is_filled(self, name: str) -> bool:
        return self._guarded(lambda: self._book.get_sheet_by_name(name).start) is not None

    def _only(self) -> str:
        filled = self.filled_sheets()
        if not filled:
            raise UserError("workbook_empty", file=self._name)
        if len(filled) > 1:
            raise UserError("sheet_unclear", file=self._name, sheets=_listed(filled))
        return filled[0]

    def _called(self, name: str) -> str:
        """Return a sheet by its name to the letter, else but for capitals and spaces around."""
        names = self._book.sheet_names
        if name in names:
            return name
        alike = [one for one in names if one.strip().casefold() == name.strip().casefold()]
        if len(alike) != 1:
            known = _listed(self.sheets)
            raise UserError("sheet_unknown", file=self._name, sheet=name, sheets=known)
        return alike[0]

    def _guarded(self, read: Callable[[], Result]) -> Result:
        """Make a sentence of what the reader says of a damaged file, its own failures too."""
        try:
            return read()
        except UserError:
            raise
        except PasswordError:
            raise UserError("workbook_locked", file=self._name) from None
        except (CalamineError, ValueError, OverflowError, OSError):
            raise UserError("workbook_damaged", file=self._name) from None
        except BaseException as error:  # a panic of Rust is no Exception, and has no name to import
            if type(error).__name__ != "PanicException":
                raise
            raise UserError("workbook_damaged", file=self._name) from None


def _listed(names: list[str] | tuple[str, ...]) -> str:
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
