#!/bin/sh
# A sheet of three rows has height 3 and total_height 2: the total is smaller than the part.
# Versions: python-calamine 0.9.1, openpyxl 3.1.5. Linux, Python 3.11.
# One would guess: height is how many rows are filled, from the first filled one to the last; total_height (documented with
# the empty rows above) is at least as much: 3 for rows 1 to 3, and 5 for rows 3 to 5. The same of columns.
# Seen: total_height and total_width are the index of the last row and column, counted from 0, so one too small; a sheet of
# one cell has total_height 0 and total_width 0. A loop over range(total_height) leaves the last row out.
#   rows 1 to 3: height 3, total_height 2     rows 3 to 5: height 3, total_height 4     one cell: height 1, total_height 0
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check python-calamine==0.9.1 openpyxl==3.1.5
cd "$there"
"$there/venv/bin/python" - <<'PY'
import sys

import openpyxl
import python_calamine


def sizes(rows: range, columns: range) -> tuple[int, int, int, int]:
    """Return height, total height, width, total width of a sheet filled in these rows and columns."""
    book = openpyxl.Workbook()
    for row in rows:
        for column in columns:
            book.active.cell(row, column, 1.5)
    book.save("plants.xlsx")
    sheet = python_calamine.load_workbook("plants.xlsx").get_sheet_by_index(0)
    assert len(sheet.to_python()) == len(rows)
    return sheet.height, sheet.total_height, sheet.width, sheet.total_width


seen = [sizes(range(1, 4), range(1, 3)), sizes(range(3, 6), range(2, 4)), sizes(range(1, 2), range(1, 2))]
for name, values in zip(("rows 1-3, columns A-B", "rows 3-5, columns B-C", "the cell A1"), seen):
    print(f"{name:22} height {values[0]}, total {values[1]}; width {values[2]}, total {values[3]}")
sys.exit(0 if seen == [(3, 2, 2, 1), (3, 4, 2, 2), (1, 0, 1, 0)] else 3)
PY
