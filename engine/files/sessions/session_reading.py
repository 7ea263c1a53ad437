"""Reads a session's text part by part: what is sound of a damaged one is offered back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn, TypeVar

from engine.arrays import Parameters
from engine.files.sessions import model_part, plants_part, run_part
from engine.files.sessions import session_parts as parts
from engine.files.sessions.document import DamagedSessionError, Document, Stamp
from engine.files.sessions.json_part import Part, PartError
from engine.files.sessions.session_view import View
from engine.lab.choices import Choices
from engine.lab.state import State
from engine.learning.run import Run
from engine.learning.settings import Settings
from engine.model.architecture import NEURON, Architecture
from engine.model.dataset import Dataset

NEWEST_VERSION = 2

_PARTS = (
    "plants", "held_out", "hidden_test", "architecture", "neuron", "parameters_shown", "step",
    "run", "settings", "choices", "mystery", "mystery_measured", "selection", "earlier_runs",
    "starts_drawn", "lesson", "view", "saved_as", "saved_stamp",
)  # fmt: skip
_NEEDED = ("version", "plants")
_LONGEST_PATH = 5_000
_MOST_PAGES = 10_000

_LARGEST_STAMP = 2**128

T = TypeVar("T")


class Reading:
    """Reads part by part: one that is at fault is noted, and the others are read all the same."""

    def __init__(self, whole: Part, name: str, line: int | None) -> None:
        self._whole, self._name, self._line = whole, name, line
        self._lost: list[str] = []
        self._first_fault = ""

    def document(self) -> Document:
        """Return the whole; raises DamagedSessionError where a part is at fault."""
        whole = self._whole
        self._try("version", lambda: whole.whole("version", 1, NEWEST_VERSION), NEWEST_VERSION)
        plants = self._try("plants", lambda: plants_part.plants_of(whole.part("plants")), None)
        rescued = None if plants is None else self._with_plants(plants)
        if self._line is None and not self._first_fault and rescued is not None:
            return rescued
        self._refuse(rescued)

    def _with_plants(self, plants: Dataset) -> Document:
        whole = self._whole
        plants = self._try_of_2(
            "held_out", lambda: plants_part.held_out_of(whole, "held_out", plants), plants
        )
        architecture = self._try_of_2(
            "architecture", lambda: model_part.architecture_of(whole.part("architecture")), NEURON
        )
        fresh = Run(self._start(architecture), 0.0)
        run = self._try("run", lambda: self._run(architecture, plants), fresh)
        last = run.trace.last_step
        step = last if run is fresh else self._try("step", lambda: whole.whole("step", 0, last), 0)
        settings = self._try(
            "settings", lambda: parts.settings_of(whole.part("settings"), architecture), Settings()
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
            architecture=architecture,
            hidden_test=self._try_of_2(
                "hidden_test", lambda: plants_part.hidden_test_of(whole, "hidden_test"), None
            ),
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

    def _try_of_2(self, part: str, reading: Callable[[], T], otherwise: T) -> T:
        """Read a part that a file of version 1 has not, broken off or whole."""
        is_of_1 = self._whole.has("version") and self._whole.value("version") == 1
        return otherwise if is_of_1 else self._try(part, reading, otherwise)

    def _start(self, architecture: Architecture) -> Parameters:
        """Read the parameters at the step shown, from where to begin where there is no run."""
        whole, otherwise = self._whole, model_part.start_without_a_file(architecture)
        if architecture.is_bare:
            return self._try(
                "neuron", lambda: model_part.neuron_of(whole.part("neuron")), otherwise
            )
        key = "parameters_shown"
        return self._try(key, lambda: model_part.parameters_of(whole, key, architecture), otherwise)

    def _run(self, architecture: Architecture, plants: Dataset) -> Run:
        """Read the run; one of another model, or of other plants, makes no sense."""
        run = run_part.run_of(self._whole.part("run"), architecture, plants)
        is_replayed_on_others = "held_out" in self._lost and run.trace.is_long
        if "architecture" in self._lost or is_replayed_on_others:
            raise PartError("run")
        if "held_out" in self._lost:
            run.replayable_from = run.trace.last_step
        return run

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


def decoded(text: str) -> tuple[dict[str, Any], int | None]:
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
