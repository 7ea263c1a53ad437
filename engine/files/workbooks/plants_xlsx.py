"""Plants as a workbook (.xlsx, ECMA-376): one sheet with the header x1, x2, y, and what has a name.

Written here, since XlsxWriter 3.3.1 and openpyxl 3.1.5 write 16 digits, and a quarter of all
fractions need 17.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from engine.errors import Language
from engine.files.plant_header import HEADER, header_with_names, kinds_written
from engine.files.whole_file import whole_file
from engine.model.dataset import Dataset

_LETTERS = "ABCD"
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


def write(path: Path, plants: Dataset, language: Language = "en") -> None:
    """Write plants so that reading gives back the same numbers; measures and kinds with names.

    Raises UserError as `whole_file` does.
    """
    with (
        whole_file(path) as unfinished,
        zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name, content in _PARTS.items():
            archive.writestr(name, _XML + content)
        archive.writestr("xl/worksheets/sheet1.xml", "".join(_sheet(plants, language)))


def _sheet(plants: Dataset, language: Language) -> Iterator[str]:
    header = header_with_names(plants, language)
    yield f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData><row r="1">'
    yield from (_text(f"{letter}1", name) for letter, name in zip(_LETTERS, header, strict=False))
    yield "</row>"
    is_named, kinds = len(header) > len(HEADER), kinds_written(plants, language)
    rows = zip(plants.x.tolist(), plants.y.tolist(), strict=True)
    for row, ((x1, x2), y) in enumerate(rows, start=2):
        cells = zip(_LETTERS, (x1, x2, y), strict=False)
        texts = "".join(f'<c r="{letter}{row}"><v>{value!r}</v></c>' for letter, value in cells)
        kind = _text(f"{_LETTERS[3]}{row}", kinds[y]) if is_named else ""
        yield f'<row r="{row}">{texts}{kind}</row>'
    yield "</sheetData></worksheet>"


def _text(cell: str, text: str) -> str:
    """Return a cell of letters; what XML can't hold is left out."""
    letters = escape("".join(filter(str.isprintable, text)))
    return f'<c r="{cell}" t="inlineStr"><is><t>{letters}</t></is></c>'
