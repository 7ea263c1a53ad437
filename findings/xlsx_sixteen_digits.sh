#!/bin/sh
# A quarter of all fractions change when saved as XLSX, with XlsxWriter as with openpyxl: 0.1 + 0.2 comes back as 0.3.
# Versions: XlsxWriter 3.3.1, openpyxl 3.1.5, python-calamine 0.9.1. Linux, Python 3.11.
# One would guess: a cell is a double and the file holds text, so it holds repr()'s digits and gives back the same
# double, as a CSV from the csv module does.
# Seen: both write 16 digits, and 17 are sometimes needed. The format would hold them and the reader reads them: a
# cell written with 17 digits comes back exact. So a run repeated from its own saved numbers can part from itself.
#   of 1000 numbers from random.random(), seed 0: exact again XlsxWriter 750, openpyxl 750, patched to 17 digits 1000
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check xlsxwriter==3.3.1 openpyxl==3.1.5 et_xmlfile==2.0.0 python-calamine==0.9.1
"$there/venv/bin/python" - <<'PY'
import io
import random
import re
import sys
import zipfile
import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

random.seed(0)
numbers = [0.1 + 0.2] + [random.random() for _ in range(1000)]

def exact(data):
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    return rows[0][0], sum(row[0] == number for row, number in zip(rows[1:], numbers[1:]))

first, second, patched = io.BytesIO(), io.BytesIO(), io.BytesIO()
book = xlsxwriter.Workbook(first)
book.add_worksheet().write_column(0, 0, numbers)
book.close()
other = openpyxl.Workbook()
for number in numbers:
    other.active.append([number])
other.save(second)
with zipfile.ZipFile(first) as source, zipfile.ZipFile(patched, "w") as target:
    for name in source.namelist():
        text, digits = source.read(name).decode(), iter(numbers)
        if name.endswith("sheet1.xml"):
            text = re.sub("<v>[^<]*</v>", lambda _: f"<v>{next(digits)!r}</v>", text)
        target.writestr(name, text)
seen = [exact(file.getvalue()) for file in (first, second, patched)]
for name, (sum_read, count) in zip(("XlsxWriter", "openpyxl", "17 digits"), seen):
    print(f"{name}: 0.1 + 0.2 is read as {sum_read}; {count} of 1000 exact")
held = all(read == 0.3 and 700 < count < 800 for read, count in seen[:2])
sys.exit(0 if held and seen[2] == (0.1 + 0.2, 1000) else 3)
PY
