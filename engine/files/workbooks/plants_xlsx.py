"""Plants as a workbook (.xlsx, ECMA-376): one sheet with the header x1, x2, y.

Written here, since XlsxWriter 3.3.1 and openpyxl 3.1.5 write 16 digits, and a quarter of all
fractions need 17.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from engine.files.whole_file import whole_file
from engine.model.dataset import Dataset

HEADER = ("x1", "x2", "y")

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>'
    "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="plants" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>",
}


def write(path: Path, plants: Dataset) -> None:
    """Write plants so that reading gives back the same numbers. UserError as by `whole_file`."""
    with (
        whole_file(path) as unfinished,
        zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name, content in _PARTS.items():
            archive.writestr(name, _XML + content)
        archive.writestr("xl/worksheets/sheet1.xml", "".join(_sheet(plants)))


def _sheet(plants: Dataset) -> Iterator[str]:
    yield f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData><row r="1">'
    for letter, name in zip("ABC", HEADER, strict=True):
        yield f'<c r="{letter}1" t="inlineStr"><is><t>{name}</t></is></c>'
    yield "</row>"
    rows = zip(plants.x.tolist(), plants.y.tolist(), strict=True)
    for row, ((x1, x2), y) in enumerate(rows, start=2):
        cells = zip("ABC", (x1, x2, y), strict=True)
        texts = (f'<c r="{letter}{row}"><v>{value!r}</v></c>' for letter, value in cells)
        yield f'<row r="{row}">{"".join(texts)}</row>'
    yield "</sheetData></worksheet>"
