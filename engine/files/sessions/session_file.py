"""A session as a file: everything on screen, as JSON (`resources/session_format.md`).

A file is never trusted: kinds, sizes, ranges and depth are checked, memory is bounded, and what
is read of a damaged one is offered back.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from engine.errors import UserError
from engine.files import suffixes
from engine.files.sessions import session_parts as parts
from engine.files.sessions.json_part import Part, PartError
from engine.files.sessions.session_view import View
from engine.lab.choices import Choices
from engine.lab.state import State
from engine.learning.learner import LARGEST_LEARNT
from engine.learning.run import Run
from engine.learning.settings import Settings
from engine.model.dataset import Dataset
from engine.model.neuron import PARAMETERS, Neuron

FORMAT = "perceptron-lab session"
VERSION = 1

MOST_BYTES = 500_000_000
"""Two million plants, and a run of two million steps with eight earlier ones, take 250 MB."""

_MOST_MARKS = 2_000_000
"""So many brackets and commas at most: a text of few bytes could ask for much memory by them."""

_PARTS = (
    "plants", "neuron", "step", "run", "settings", "choices", "mystery", "mystery_measured",
    "selection", "earlier_runs", "starts_drawn", "lesson", "view", "saved_as", "saved_stamp",
)  # fmt: skip
_NEEDED = ("version", "plants")
_LONGEST_PATH = 5_000
_MOST_PAGES = 10_000

_LARGEST_STAMP = 2**128

T = TypeVar("T")

Stamp = tuple[int, int, int]
"""When a file was written (ns), how long it is (bytes), and which one it is (inode)."""


@dataclass(frozen=True, eq=False)
class Document:
    """What a file holds: the state, the step shown, the page of the course, and the view.

    `saved_as` is the file that an automatic copy belongs to, "" where there was none yet, and
    `saved_stamp` what that file was when the program last read or wrote it.
    """

    state: State
    step: int
    lesson: tuple[str, int] | None = None
    view: View = field(default_factory=dict)
    saved_as: str | None = None
    saved_stamp: Stamp | None = None


class DamagedSessionError(UserError):
    """A session that can't be read whole; `rescued` is what can be, `lost` names the parts."""

    def __init__(self, code: str, rescued: Document | None, lost: list[str], **facts: Any) -> None:
        super().__init__(code, **facts)
        self.rescued, self.lost = rescued, tuple(lost)


def is_session(path: Path) -> bool:
    """Say whether a file is a session, by its name."""
    return path.suffix.lower() == suffixes.SESSION


def to_json(document: Document) -> str:
    """Write a session, a part a line, so that `from_json` gives back every number."""
    state, step = document.state, document.step
    neuron = Neuron.of(state.run.trace.parameters(step))
    values: dict[str, object] = {
        "format": FORMAT,
        "version": VERSION,
        "plants": parts.plants_to_json(state.plants),
        "neuron": neuron.by_name,
        "step": step,
        "run": parts.run_to_json(state.run),
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
    values, line = _decoded(text)
    if values.get("format") != FORMAT:
        raise UserError("session_none", file=name)
    version = values.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise UserError("session_newer", file=name)
    return _Reading(Part(values, ""), name, line).document()


class _Reading:
    """Reads part by part: one that is at fault is noted, and the others are read all the same."""

    def __init__(self, whole: Part, name: str, line: int | None) -> None:
        self._whole, self._name, self._line = whole, name, line
        self._lost: list[str] = []
        self._first_fault = ""

    def document(self) -> Document:
        """Return the whole; raises DamagedSessionError where a part is at fault."""
        whole = self._whole
        self._try("version", lambda: whole.whole("version", 1, VERSION), VERSION)
        plants = self._try("plants", lambda: parts.plants_of(whole.part("plants")), None)
        rescued = None if plants is None else self._with_plants(plants)
        if self._line is None and not self._first_fault and rescued is not None:
            return rescued
        self._refuse(rescued)

    def _with_plants(self, plants: Dataset) -> Document:
        whole = self._whole
        neuron = self._try("neuron", self._neuron, Neuron())
        fresh = Run(neuron.parameters, 0.0)
        run = self._try("run", lambda: parts.run_of(whole.part("run")), fresh)
        last = run.trace.last_step
        step = last if run is fresh else self._try("step", lambda: whole.whole("step", 0, last), 0)
        settings = self._try(
            "settings", lambda: parts.settings_of(whole.part("settings")), Settings()
        )
        none: tuple[float, float] | None = None
        state = State(
            plants=plants,
            run=run,
            settings=settings,
            choices=self._try(
                "choices", lambda: parts.choices_of(whole.part("choices")), Choices()
            ),
            probe=self._try("mystery", lambda: parts.probe_of(whole, "mystery"), none),
            measured_probe=self._try(
                "mystery_measured", lambda: parts.probe_of(whole, "mystery_measured"), none
            ),
            selection=self._try(
                "selection",
                lambda: parts.selection_of(whole, "selection", plants),
                State(plants, run).selection,
            ),
            ghosts=self._try("earlier_runs", lambda: parts.ghosts_of(whole, "earlier_runs"), ()),
            starts_drawn=self._try("starts_drawn", lambda: whole.whole("starts_drawn", 0), 0),
        )
        return Document(
            state,
            step,
            self._try("lesson", self._lesson, None),
            self._try("view", self._view, {}),
            self._try("saved_as", self._saved_as, None),
            self._try("saved_stamp", self._saved_stamp, None),
        )

    def _try(self, part: str, reading: Callable[[], T], otherwise: T) -> T:
        """Read a part; one that a sound file leaves out, other than plants, is as at the start."""
        if self._line is None and part not in _NEEDED and not self._whole.has(part):
            return otherwise
        try:
            return reading()
        except PartError as fault:
            self._lost.append(part)
            self._first_fault = self._first_fault or fault.where
            return otherwise

    def _neuron(self) -> Neuron:
        part = self._whole.part("neuron")
        most = LARGEST_LEARNT
        return Neuron(*(part.number(name, -most, most) for name in PARAMETERS))

    def _lesson(self) -> tuple[str, int] | None:
        if self._whole.is_none("lesson"):
            return None
        part = self._whole.part("lesson")
        return part.text("id", parts.LONGEST_NAME), part.whole("page", 0, _MOST_PAGES)

    def _view(self) -> View:
        view = self._whole.value("view")
        if not isinstance(view, dict):
            raise PartError("view")
        try:
            json.dumps(view, allow_nan=False)
        except (ValueError, RecursionError):  # 1e999 is read as an infinity, and can't be saved
            raise PartError("view") from None
        return view

    def _saved_as(self) -> str | None:
        is_none = self._whole.is_none("saved_as")
        return None if is_none else self._whole.text("saved_as", _LONGEST_PATH)

    def _saved_stamp(self) -> Stamp | None:
        value = self._whole.value("saved_stamp")
        if value is None:
            return None
        if not isinstance(value, list) or not all(type(part) is int for part in value):
            raise PartError("saved_stamp")
        if len(value) != 3 or not all(0 <= part < _LARGEST_STAMP for part in value):
            raise PartError("saved_stamp")
        return value[0], value[1], value[2]

    def _refuse(self, rescued: Document | None) -> NoReturn:
        facts: dict[str, object] = {"file": self._name, "where": self._first_fault}
        code = "session_damaged"
        if self._line is not None:
            code, facts = "session_cut", {"file": self._name, "line": self._line}
        if rescued is not None:
            facts["plants"] = len(rescued.state.plants)
            code += "_rescue"
        raise DamagedSessionError(code, rescued, self._lost, **facts)


def _decoded(text: str) -> tuple[dict[str, Any], int | None]:
    """Return the parts of a file and None, or those that can be read and the line of the fault."""
    decoder = json.JSONDecoder(parse_constant=_refuse_constant)
    try:
        values = decoder.decode(text)
        if isinstance(values, dict) and "\ufffd" not in text:
            return values, None
        line = text.count("\n", 0, max(text.find("\ufffd"), 0)) + 1
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
    return _salvaged(decoder, text), line


def _salvaged(decoder: json.JSONDecoder, text: str) -> dict[str, Any]:
    """Return the parts that can be read where they stand, each for itself."""
    values: dict[str, Any] = {}
    for key in ("format", "version", *_PARTS):
        match = re.search(rf'[{{,\n][ \t]{{0,40}}"{key}"[ \t]{{0,40}}:[ \t]{{0,40}}', text)
        if match is not None:
            with suppress(ValueError, RecursionError):
                values[key] = decoder.raw_decode(text, match.end())[0]
    return values


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)
