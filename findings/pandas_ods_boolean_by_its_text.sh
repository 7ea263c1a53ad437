#!/bin/sh
# pandas reads a true cell of an .ods as False when the spreadsheet was written in French.
# Versions: pandas 3.1.1, odfpy 1.4.1, python-calamine 0.9.1. Linux, Python 3.11.
# One would guess: the value of a boolean cell is its attribute office:boolean-value ("true" in every language), and the
# paragraph in it only what a person reads there: TRUE, VRAI, WAHR, or nothing.
# Seen: pandas' engine for .ods ("odf", its default) compares that paragraph with "TRUE", whatever the attribute says; no
# warning. The same file through engine="calamine" is right.
#   shown as TRUE -> True     shown as VRAI -> False     with no paragraph -> False     by calamine -> True, True, True
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check \
    pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1
cd "$there"
"$there/venv/bin/python" - <<'PY'
import sys

import pandas
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

COLUMNS = {"English": "TRUE", "French": "VRAI", "unwritten": None}


def text(written: str) -> TableCell:
    cell = TableCell(valuetype="string")
    cell.addElement(P(text=written))
    return cell


def true(shown: str | None) -> TableCell:
    cell = TableCell(valuetype="boolean", booleanvalue="true")
    if shown is not None:
        cell.addElement(P(text=shown))
    return cell


book, sheet = OpenDocumentSpreadsheet(), Table(name="Plants")
for cells in ([text(name) for name in COLUMNS], [true(shown) for shown in COLUMNS.values()]):
    row = TableRow()
    for cell in cells:
        row.addElement(cell)
    sheet.addElement(row)
book.spreadsheet.addElement(sheet)
book.save("plants.ods")

read = {engine: pandas.read_excel("plants.ods", engine=engine).iloc[0].tolist() for engine in ("odf", "calamine")}
read["unasked"] = pandas.read_excel("plants.ods").iloc[0].tolist()
for engine, values in read.items():
    print(f"{engine:9}", dict(zip(COLUMNS, values)))
wrong = [True, False, False]
sys.exit(0 if read == {"odf": wrong, "calamine": [True] * 3, "unasked": wrong} else 3)
PY
