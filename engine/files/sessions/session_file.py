"""A session as a file: everything on screen, as JSON (`resources/session_format.md`).

A file is never trusted: kinds, sizes, ranges and depth are checked, memory is bounded, and what
is read of a damaged one is offered back.
"""

from __future__ import annotations

import json
from pathlib import Path

from engine.errors import UserError
from engine.files import suffixes
from engine.files.sessions import model_part, plants_part, run_part
from engine.files.sessions import session_parts as parts
from engine.files.sessions.document import DamagedSessionError, Document, Stamp
from engine.files.sessions.json_part import Part
from engine.files.sessions.session_reading import NEWEST_VERSION, Reading, decoded
from engine.lab.state import State
from engine.learning.replayer import Replayer
from engine.model.architecture import NEURON

__all__ = ["DamagedSessionError", "Document", "Stamp", "from_json", "is_session", "read", "to_json"]

FORMAT = "perceptron-lab session"

MOST_BYTES = 500_000_000
"""Two million plants, and a run of two million steps with eight earlier ones, take 250 MB."""

_MOST_MARKS = 2_000_000
"""So many brackets and commas at most: a text of few bytes could ask for much memory by them."""


def is_session(path: Path) -> bool:
    """Say whether a file is a session, by its name."""
    return path.suffix.lower() == suffixes.SESSION


def to_json(document: Document) -> str:
    """Write a session, a part a line, so that `from_json` gives back every number."""
    state, step = document.state, document.step
    values: dict[str, object] = {
        "format": FORMAT,
        **_model_to_json(state, step),
        "step": step,
        "run": run_part.run_to_json(state.run, state.architecture, state.plants),
        "settings": parts.settings_to_json(state.settings),
        "choices": parts.choices_to_json(state.choices),
        "mystery": parts.probe_to_json(state.probe),
        "mystery_measured": parts.probe_to_json(state.measured_probe),
        "selection": parts.selection_to_json(state.selection),
        "earlier_runs": parts.ghosts_to_json(state.ghosts),
        "starts_drawn": state.starts_drawn,
        "lesson": document.lesson and {"id": document.lesson[0], "page": document.lesson[1]},
        "view": document.view,
        "saved_as": document.saved_as,
        "saved_stamp": document.saved_stamp,
    }
    lines = [f'"{key}": {json.dumps(value, allow_nan=False)}' for key, value in values.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def version_of(state: State) -> int:
    """Return the lowest version that holds all of a state: older programs open it."""
    settings = [state.settings, *(settings for _, settings in state.run.segments)]
    is_of_1 = (
        state.architecture == NEURON
        and state.plants.split is None
        and state.hidden_test is None
        and run_part.is_of_version_1(state.run, state.architecture)
        and not any(map(run_part.is_beyond_version_1, settings))
        and all(ghost.is_of_version_1 for ghost in state.ghosts)
    )
    return 1 if is_of_1 else NEWEST_VERSION


def _model_to_json(state: State, step: int) -> dict[str, object]:
    """Write the version, the plants, and the model as it is at the step shown."""
    architecture, version = state.architecture, version_of(state)
    trace = state.run.trace
    replayer = Replayer(state.run, architecture, state.plants) if trace.is_long else None
    parameters = trace.view_with(replayer).parameters(step)
    beyond: dict[str, object] = {} if version == 1 else {
        "held_out": plants_part.held_out_to_json(state.plants),
        "hidden_test": plants_part.hidden_test_to_json(state.hidden_test),
        "architecture": model_part.architecture_to_json(architecture),
    }  # fmt: skip
    return {
        "version": version,
        "plants": plants_part.plants_to_json(state.plants),
        **beyond,
        **model_part.parameters_to_json(architecture, parameters),
    }


def read(path: Path) -> Document:
    """Read a session.

    Raises UserError `no_file`, `unreadable_file`, `session_large`, `session_none`,
    `session_newer`, and DamagedSessionError `session_cut` or `session_damaged`.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe or a device would never end
            raise UserError("unreadable_file", file=path.name)
        if path.stat().st_size > MOST_BYTES:
            raise UserError("session_large", file=path.name)
        content = path.read_bytes()
    except FileNotFoundError:
        raise UserError("no_file", file=path.name) from None
    except OSError:
        raise UserError("unreadable_file", file=path.name) from None
    # A byte that is no text becomes a sign that stands nowhere in a sound file.
    return from_json(content.decode("utf-8-sig", errors="replace"), path.name)


def from_json(text: str, name: str = "") -> Document:
    """Read a session from its text; raises what `read` does."""
    if sum(text.count(mark) for mark in "[{,") > _MOST_MARKS:
        raise UserError("session_large", file=name)
    values, line = decoded(text)
    if values.get("format") != FORMAT:
        raise UserError("session_none", file=name)
    version = values.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > NEWEST_VERSION:
        raise UserError("session_newer", file=name)
    return Reading(Part(values, ""), name, line).document()
