"""The progress in the course as a file: read as it was written, and otherwise refused."""

import json
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import UserError, sentence_of
from engine.files.lessons.progress_file import (
    MOST_BYTES,
    TakenAlong,
    read_progress,
    write_progress,
)
from engine.lessons.progress import Progress

KEYS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=300)
LINES = st.text(st.characters(codec="utf-8"), max_size=300)
WRITTEN = {
    "perceptron_lab_progress": 1,
    "goals": ["a/0/0"],
    "votes": {"a/vote/0": 1},
    "formulas": ["", "mean(a)", ""],
    "program": ["", "", "", "e"],
    "matrix_lines": ["X", ""],
}


@settings(max_examples=20, deadline=None)
@given(
    st.frozensets(KEYS, max_size=4),
    st.dictionaries(KEYS, st.integers(0, 5), max_size=4),
    st.tuples(LINES, LINES, LINES),
    st.tuples(LINES, LINES, LINES, LINES),
    st.tuples(LINES, LINES),
)
def test_it_is_read_as_it_was_written(tmp_path_factory, goals, votes, formulas, program, lines):
    path = tmp_path_factory.getbasetemp() / "mine.pprogress"
    taken = TakenAlong(Progress(goals, votes), formulas, program, lines)
    write_progress(path, taken)
    assert read_progress(path) == taken


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("progress_none", "no JSON"),
        ("progress_none", "[" * 100_000),
        ("progress_none", "[1]"),
        ("progress_none", json.dumps({"goals": [], "votes": {}})),
        ("progress_newer", json.dumps({"perceptron_lab_progress": 2, "goals": 0})),
        ("progress_damaged", json.dumps({**WRITTEN, "perceptron_lab_progress": "1"})),
        ("progress_damaged", json.dumps({**WRITTEN, "perceptron_lab_progress": True})),
        ("progress_damaged", json.dumps({"perceptron_lab_progress": 1, "goals": []})),
        ("progress_damaged", json.dumps({**WRITTEN, "goals": "a/0/0"})),
        ("progress_damaged", json.dumps({**WRITTEN, "goals": [1]})),
        ("progress_damaged", json.dumps({**WRITTEN, "goals": ["\ud800"]})),
        ("progress_damaged", json.dumps({**WRITTEN, "goals": ["a" * 301]})),
        ("progress_damaged", json.dumps({**WRITTEN, "votes": ["a"]})),
        ("progress_damaged", json.dumps({**WRITTEN, "votes": {"a": -1}})),
        ("progress_damaged", json.dumps({**WRITTEN, "votes": {"a": 6}})),
        ("progress_damaged", json.dumps({**WRITTEN, "votes": {"a": True}})),
        ("progress_damaged", json.dumps({**WRITTEN, "formulas": ["", ""]})),
        ("progress_damaged", json.dumps({**WRITTEN, "program": ["", "", "", 1]})),
        ("progress_damaged", json.dumps({**WRITTEN, "program": ["", "", "", "e" * 301]})),
        ("progress_damaged", json.dumps({**WRITTEN, "matrix_lines": [""]})),
        ("progress_large", " " * (MOST_BYTES + 1)),
    ],
)
def test_anything_else_is_refused_in_a_sentence(tmp_path, code, content):
    path = tmp_path / "mine.pprogress"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UserError) as refused:
        read_progress(path)
    assert refused.value.code == code
    for language in ("en", "fr"):
        assert "mine.pprogress" in sentence_of(refused.value, language)


def test_bytes_that_are_no_text_and_a_file_that_is_not_there_are_refused(tmp_path):
    path = tmp_path / "mine.pprogress"
    with pytest.raises(UserError, match="no_file"):
        read_progress(path)
    path.write_bytes(b"\xff")
    with pytest.raises(UserError, match="progress_none"):
        read_progress(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_in_place_of_a_file_is_refused_and_not_waited_for(tmp_path):
    path = tmp_path / "pipe.pprogress"
    os.mkfifo(path)
    with pytest.raises(UserError) as refused:
        read_progress(path)
    assert refused.value.code == "unreadable_file"
