"""The progress in the course as a file, to be taken to another machine: JSON, read strictly.

`{"perceptron_lab_progress": 1, "goals": [key, …], "votes": {key: answer from 0, …}}`
"""

from __future__ import annotations

import json
from pathlib import Path

from engine.errors import UserError
from engine.files.whole_file import write_whole
from engine.lessons.progress import Progress

VERSION = 1
MOST_BYTES = 1_000_000

_VERSION_KEY = "perceptron_lab_progress"
_LONGEST_KEY = 300
_MOST_ANSWERS = 6


def write_progress(path: Path, progress: Progress) -> None:
    """Write what was done. Raises UserError as `whole_file` does."""
    content = {
        _VERSION_KEY: VERSION,
        "goals": sorted(progress.goals),
        "votes": dict(sorted(progress.votes.items())),
    }
    write_whole(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def read_progress(path: Path) -> Progress:
    """Read what was done.

    Raises UserError `no_file`, `unreadable_file`, `progress_large`, `progress_none`,
    `progress_newer`, or `progress_damaged` with the place that is not as it has to be.
    """
    content = _content_of(path)
    if not isinstance(content, dict) or _VERSION_KEY not in content:
        raise UserError("progress_none", file=path.name)
    version = content[_VERSION_KEY]
    if type(version) is int and version > VERSION:
        raise UserError("progress_newer", file=path.name)
    goals, votes = content.get("goals"), content.get("votes")
    for where, is_right in (
        (_VERSION_KEY, version == VERSION and type(version) is int),
        ("goals", isinstance(goals, list) and all(map(_is_key, goals))),
        ("votes", isinstance(votes, dict) and all(map(_is_vote, votes.items()))),
    ):
        if not is_right:
            raise UserError("progress_damaged", file=path.name, where=where)
    assert isinstance(goals, list)
    assert isinstance(votes, dict)
    return Progress(frozenset(goals), votes)


def _content_of(path: Path) -> object:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UserError("no_file", file=path.name) from None
    except OSError:
        raise UserError("unreadable_file", file=path.name) from None
    if len(data) > MOST_BYTES:
        raise UserError("progress_large", file=path.name, most=MOST_BYTES)
    try:
        content: object = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):  # bytes that are no UTF-8 are a ValueError, too
        raise UserError("progress_none", file=path.name) from None
    return content


def _is_key(key: object) -> bool:
    if not isinstance(key, str) or not 0 < len(key) <= _LONGEST_KEY:
        return False
    return not any("\ud800" <= sign <= "\udfff" for sign in key)  # could not be saved again


def _is_vote(vote: tuple[object, object]) -> bool:
    key, answer = vote
    return _is_key(key) and type(answer) is int and 0 <= answer < _MOST_ANSWERS
