"""What stands before python-calamine measures a workbook or refuses it: our part, without calamine.

A file that brings another's library down is no test of ours, so none is let through to it here.
"""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path

from engine.errors import UserError
from engine.files.workbooks.container import is_workbook, readable
from engine.files.workbooks.extent import cells_of_ods, cells_of_xls, cells_of_xlsx
from tests.robustness.fuzz_session import refused_in_words

_WRITTEN = Path(__file__).parents[1] / "engine/files/workbooks/written"
_FILES = [path.read_bytes() for path in sorted(_WRITTEN.iterdir())]

WORDS = (
    "PK\x03\x04", "PK\x01\x02", "PK\x05\x06", "\x00", "\xff\xff\xff\xff", "[Content_Types].xml",
    "xl/workbook.xml", "content.xml", ' r="A1"', ' r="XFD1048576"', "<row>", "<c>", "<c/>",
    "</row>",
    'table:number-rows-repeated="', 'table:number-columns-repeated="', "1048576", '"', "'", ">",
    "<table:table-row", "<table:table-cell", "<table:covered-table-cell", "<table:table ", "9" * 30,
)  # fmt: skip


def _sheets() -> list[bytes]:
    archives = [zipfile.ZipFile(io.BytesIO(file)) for file in _FILES if file.startswith(b"PK")]
    return [
        archive.read(name)
        for archive in archives
        for name in archive.namelist()
        if name == "content.xml" or name.startswith("xl/worksheets/")
    ]


SEEDS = [*_FILES, *_sheets()]


def take(data: bytes) -> None:
    """Measure a workbook as it is before it is read, or the XML of a sheet."""
    if is_workbook(data):
        try:
            assert is_workbook(readable(data, "a.xlsx"))
        except UserError as error:
            refused_in_words(error)
        return
    assert cells_of_xlsx(data) >= 0
    assert cells_of_ods(data) >= 0
    with suppress(ValueError):  # which `readable` makes a sentence of
        assert cells_of_xls(data) >= 0
