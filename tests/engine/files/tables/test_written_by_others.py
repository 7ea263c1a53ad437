"""A share of what `python -m tests.written_tables` made: one table of each form of each program."""

from pathlib import Path

import pytest

from tests.written_tables.compare import Outcome, outcome
from tests.written_tables.data_sets import DATA_SETS

FOLDER = Path(__file__).parent / "written_by_others"
TABLES = sorted(path for path in FOLDER.glob("*/*"))
OF_NAME = {data.name: data for data in DATA_SETS}
FEWER_DIGITS = {
    "octave_tab": 5,
    "octave_ascii": 9,
    "gnuplot": 6,
    "weka": 6,
    "orange": 6,
    "pandas_string": 5,
}
NOT_READ = {
    # its own format of a tenth has the number of a date's
    "gnumeric_sheet.xls": Outcome.REFUSED,
}


def digits_of(path):
    return next((n for start, n in FEWER_DIGITS.items() if path.name.startswith(start)), 15)


@pytest.mark.parametrize("path", TABLES, ids=[f"{p.parent.name}/{p.name}" for p in TABLES])
def test_a_table_is_read_to_the_last_digit_or_refused(path):
    how, why = outcome(path, OF_NAME[path.parent.name], digits_of(path))
    assert how is NOT_READ.get(path.name, Outcome.READ), why


def test_a_number_that_is_off_in_its_last_digit_would_be_told(tmp_path):
    data = OF_NAME["long"]
    text = data.write_csv(tmp_path / "t.csv").read_text(encoding="utf-8")
    last = str(data.rows[-1][1])
    changed = last[:-1] + ("1" if last[-1] != "1" else "2")
    (tmp_path / "t.csv").write_text(text.replace(last, changed), encoding="utf-8")
    assert outcome(tmp_path / "t.csv", data, 15)[0] is Outcome.MISREAD
