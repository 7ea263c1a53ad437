"""The progress in the course as a file, to be taken to another machine: JSON, read strictly.

`{"perceptron_lab_progress": 1, "goals": [key, …], "votes": {key: answer from 0, …},
"formulas": [three texts], "program": [four texts], "matrix_lines": [two texts]}`
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from engine.errors import UserError
from engine.files.bounded_file import read_bytes
from engine.files.whole_file import write_whole
from engine.formula import MOST_LETTERS
from engine.lessons.matrix_lines import MATRIX_HOLES, MatrixLines
from engine.lessons.program import EMPTY, HOLES, Program
from engine.lessons.progress import Progress
from engine.model.neuron import PARAMETERS

VERSION = 1
MOST_BYTES = 1_000_000

_VERSION_KEY = "perceptron_lab_progress"
_LONGEST_KEY = 300
_MOST_ANSWERS = 6

Formulas = tuple[str, str, str]


class TakenAlong(NamedTuple):
    """What was done, and what was typed: the three formulas, and the lines of both programs."""

    progress: Progress
    formulas: Formulas = ("", "", "")
    program: Program = EMPTY
    matrix_lines: MatrixLines = ("", "")


def write_progress(path: Path, taken: TakenAlong) -> None:
    """Write what was done and typed. Raises UserError as `whole_file` does."""
    content = {
        _VERSION_KEY: VERSION,
        "goals": sorted(taken.progress.goals),
        "votes": dict(sorted(taken.progress.votes.items())),
        "formulas": taken.formulas,
        "program": taken.program,
        "matrix_lines": taken.matrix_lines,
    }
    write_whole(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def read_progress(path: Path) -> TakenAlong:
    """Read what was done and typed.

    Raises UserError `no_file`, `unreadable_file`, `progress_large`, `progress_none`,
    `progress_newer`, or `progress_damaged` with the place that is not as it has to be.
    """
    content = _content_of(path)
    if not isinstance(content, dict) or _VERSION_KEY not in content:
        raise UserError("progress_none", file=path.name)
    version = content[_VERSION_KEY]
    if type(version) is int and version > VERSION:
        raise UserError("progress_newer", file=path.name)
    for key, is_right in _RULES.items():
        if not is_right(content.get(key)):
            raise UserError("progress_damaged", file=path.name, where=key)
    progress = Progress(frozenset(content["goals"]), content["votes"])
    w1, w2, b = content["formulas"]
    z, a, slope_w1, slope_w2 = content["program"]
    z_line, slopes = content["matrix_lines"]
    return TakenAlong(progress, (w1, w2, b), (z, a, slope_w1, slope_w2), (z_line, slopes))


def _content_of(path: Path) -> object:
    data = read_bytes(path, MOST_BYTES, "progress_large")
    try:
        content: object = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):  # bytes that are no UTF-8 are a ValueError, too
        raise UserError("progress_none", file=path.name) from None
    return content


def _is_key(key: object) -> bool:
    return _is_text(key, _LONGEST_KEY) and key != ""


def _is_vote(vote: tuple[object, object]) -> bool:
    key, answer = vote
    return _is_key(key) and type(answer) is int and 0 <= answer < _MOST_ANSWERS


def _are_lines(lines: object, count: int) -> bool:
    """Say whether these are so many texts as one may type."""
    if not isinstance(lines, list) or len(lines) != count:
        return False
    return all(_is_text(line, MOST_LETTERS) for line in lines)


def _is_text(text: object, most: int) -> bool:
    if not isinstance(text, str) or len(text) > most:
        return False
    return not any("\ud800" <= sign <= "\udfff" for sign in text)  # could not be saved again


_RULES: dict[str, Callable[[object], bool]] = {
    _VERSION_KEY: lambda version: type(version) is int and version == VERSION,
    "goals": lambda goals: isinstance(goals, list) and all(map(_is_key, goals)),
    "votes": lambda votes: isinstance(votes, dict) and all(map(_is_vote, votes.items())),
    "formulas": lambda formulas: _are_lines(formulas, len(PARAMETERS)),
    "program": lambda program: _are_lines(program, len(HOLES)),
    "matrix_lines": lambda lines: _are_lines(lines, len(MATRIX_HOLES)),
}
"""What each part of the file has to be."""
