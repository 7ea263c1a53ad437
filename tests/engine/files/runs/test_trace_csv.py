"""The run as CSV: every number again, and a sentence where it can't be written."""

import csv

import pytest

from engine.errors import UserError
from engine.files.runs import trace_csv
from engine.lab.session import Session
from tests.engine import trace_rows


def learnt(steps):
    session = Session()
    session.learn(steps)
    return session.frame().trace


def test_the_trace_written_is_the_run_to_the_last_bit(tmp_path):
    trace = learnt(25)
    trace_csv.write(tmp_path / "trace.csv", trace)
    with (tmp_path / "trace.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == ["step", "w1", "w2", "b", "loss"]
    assert [int(row[0]) for row in rows] == list(range(26))
    written = [[float(text) for text in row[1:]] for row in rows]
    assert written == trace_rows(trace).tolist()


def test_a_trace_that_can_not_be_written_is_named(tmp_path):
    with pytest.raises(UserError) as refused:
        trace_csv.write(tmp_path / "no_folder" / "trace.csv", learnt(1))
    assert refused.value.code == "save_no_folder"
    assert refused.value.facts == {"file": "trace.csv", "folder": "no_folder"}
