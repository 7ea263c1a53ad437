"""The ZIP archive that a workbook is, unpacked within bounds before a reader sees it.

What python-calamine is given has been unpacked, measured and packed anew here: how much memory it
takes goes by what a sheet spans, which is bounded first.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from engine.errors import UserError
from engine.files.workbooks.compound_file import cell_streams
from engine.files.workbooks.extent import cells_of_ods, cells_of_xls, cells_of_xlsx

MOST_UNPACKED_BYTES = 256_000_000
MOST_CELLS = 10_000_000
"""From the first to the last filled row and column of a sheet, empty ones counted."""
_MOST_MEMBERS = 10_000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_XLSX = "EncryptedPackage".encode("utf-16-le")
_BINARY = "xl/workbook.bin"
"""What an .xlsb has in place of the XML."""
_READ_ENDINGS = (".xml", ".rels", "mimetype")
_BETWEEN_CELLS = re.compile(rb">\s*\n\s*<(?=/?(?:table|text|office):)")
"""Gnumeric writes each element on a line of its own, which the reader takes for contents."""


def is_workbook(data: bytes) -> bool:
    """Say whether a file begins as workbooks do, whatever its name."""
    return data.startswith((_ZIP, _OLE))


def readable(data: bytes, name: str, reads_cells: bool = True) -> bytes:
    """Return a workbook that is safe to be read.

    Where no cells will be read, those of an .xlsx are not counted, which takes most of the time;
    of the others all are read as soon as they are opened.

    Raises UserError `workbook_damaged`, `workbook_locked`, `workbook_large`, `workbook_wide`,
    `workbook_binary`, `no_workbook`.
    """
    if data.startswith(_OLE):
        if _ENCRYPTED_XLSX in data:
            raise UserError("workbook_locked", file=name)
        _measure_xls(data, name)
        return data
    try:
        members = _unpacked(data, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        if isinstance(error, UserError):
            raise
        raise UserError("workbook_damaged", file=name) from None
    except (NotImplementedError, RuntimeError):  # a method of packing, or a password
        raise UserError("workbook_locked", file=name) from None
    _measure(members, name, reads_cells)
    return _packed(members)


def _unpacked(data: bytes, name: str) -> dict[str, bytes]:
    """Unpack what holds cells; pictures and macros are left where they are."""
    members: dict[str, bytes] = {}
    left = MOST_UNPACKED_BYTES
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if len(entries) > _MOST_MEMBERS:
            raise UserError("workbook_large", file=name, most=MOST_UNPACKED_BYTES // 10**6)
        for entry in entries:
            if entry.filename == _BINARY:
                raise UserError("workbook_binary", file=name)
            if not entry.filename.endswith(_READ_ENDINGS):
                continue
            with archive.open(entry) as file:
                content = file.read(left + 1)
            left -= len(content)
            if left < 0:
                raise UserError("workbook_large", file=name, most=MOST_UNPACKED_BYTES // 10**6)
            members[entry.filename] = content
    return members


def _measure(members: dict[str, bytes], name: str, reads_cells: bool) -> None:
    """Refuse a sheet that spans too many cells, and an archive that is no workbook."""
    if "content.xml" in members:
        if b"encryption-data" in members.get("META-INF/manifest.xml", b""):
            raise UserError("workbook_locked", file=name)
        members["content.xml"] = _BETWEEN_CELLS.sub(b"><", members["content.xml"])
        cells = cells_of_ods(members["content.xml"])
    elif "xl/workbook.xml" in members:
        cells = max(map(cells_of_xlsx, members.values())) if reads_cells else 0
    else:
        raise UserError("no_workbook", file=name)
    if cells > MOST_CELLS:
        raise UserError("workbook_wide", file=name, most=MOST_CELLS)


def _measure_xls(data: bytes, name: str) -> None:
    try:
        cells = max(map(cells_of_xls, cell_streams(data)), default=0)
    except ValueError:
        raise UserError("workbook_damaged", file=name) from None
    if cells > MOST_CELLS:
        raise UserError("workbook_wide", file=name, most=MOST_CELLS)


def _packed(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()
