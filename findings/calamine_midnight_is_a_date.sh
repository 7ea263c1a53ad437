#!/bin/sh
# Of three cells with one date-and-time format, python-calamine gives the one at midnight as a date, and a column
# of them can't be sorted.
# Versions: python-calamine 0.9.1, written with XlsxWriter 3.3.1. Linux, Python 3.11.
# One would guess: the cell's format decides the type, so a column of times stamped every twelve hours is all datetime.
# Seen: the value decides for these, though not for durations: a zero in [h]:mm is a timedelta like its neighbours.
#   datetime(2026, 1, 1, 12, 0)  date(2026, 1, 2)  datetime(2026, 1, 2, 12, 0)
#   timedelta(0)                 timedelta(hours=12)  timedelta(days=1)
#   sorted() of the first row: TypeError
set -eu
there=$(mktemp -d)
trap 'rm -rf "$there"' EXIT
python3 -m venv "$there/venv"
"$there/venv/bin/pip" install --quiet --disable-pip-version-check python-calamine==0.9.1 xlsxwriter==3.3.1
"$there/venv/bin/python" - <<'PY'
import datetime
import io
import sys
import xlsxwriter
from python_calamine import CalamineWorkbook

file = io.BytesIO()
book = xlsxwriter.Workbook(file)
sheet = book.add_worksheet()
stamp = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
lasting = book.add_format({"num_format": "[h]:mm"})
for row in range(3):
    sheet.write_datetime(row, 0, datetime.datetime(2026, 1, 1, 12) + row * datetime.timedelta(hours=12), stamp)
    sheet.write_number(row, 1, row * 0.5, lasting)
book.close()
rows = CalamineWorkbook.from_filelike(io.BytesIO(file.getvalue())).get_sheet_by_index(0).to_python()
stamps, durations = zip(*rows)
print("stamps:", *map(repr, stamps))
print("durations:", *map(repr, durations))
try:
    print("sorted:", sorted(stamps))
    sorts = True
except TypeError as refusal:
    print("sorted: TypeError:", refusal)
    sorts = False
kinds = [type(stamp).__name__ for stamp in stamps]
held = kinds == ["datetime", "date", "datetime"] and not sorts
held &= {type(duration) for duration in durations} == {datetime.timedelta}
sys.exit(0 if held else 3)
PY
