"""Each refusal: raised by what a person could give, or told with facts that it could have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import engine.formula
from engine.errors import UserError, _sentences
from engine.files.lessons.lesson_file import read_file
from engine.files.tables import plants_table, table
from engine.lab.state import check_names
from engine.learning.settings import Settings
from engine.lessons.goals import condition
from engine.lessons.matrix_lines import check_matrix_line, slopes_of
from engine.model import samples
from engine.model.neuron import Neuron
from gui.language import numbers
from gui.language.sentences import refusal
from gui.registry.lesson_vocabulary import vocabulary
from tests.sentences.said import Said, said_by

FACTS: dict[str, object] = {
    "file": "a.csv", "line": 7, "row": 3, "column": "x1", "key": "start", "text": "abc",
    "least": 1, "most": 100, "name": "leaf", "known": "field, lossCurve", "meant": "loss",
    "allowed": "six, iris", "words": "a, b, c", "columns": "a, b, c", "numbers": "2, 3",
    "value": "0.5", "decimal": "1.234", "whole": "1234", "point": "1.234", "comma": "1234",
    "rows": 1_000_000, "cells": 100, "rate": 1000.0, "size": 7, "seed": -1, "step": -1,
    "steps": -1, "libraries": "libegl", "debian": "libegl1", "fedora": "libglvnd-egl",
    "count": 3, "plant": 9, "sign": "%", "expected": 1, "where": "the plants", "plants": 6,
    "folder": "/a", "width": 9, "height": 9, "millions": 100, "frames": 1, "one": "a.svg",
    "other": "b.svg", "wrong": "[step]", "because": UserError("no_plants"), "unit": "cm",
    "library": "PyTorch", "degree": 6, "input": "x1", "layers": 4, "neurons": 9, "share": 1.0,
    "layer": 2, "found": 4, "inputs": 2, "biases": 3, "option": "--hidden", "said": "4",
    "held": "3", "hidden": "[3]", "low": "log_a", "high": "log_b",
    "sheet": "July", "sheets": "May, June", "number": 9, "pages": 3, "page": 4,
}  # fmt: skip
"""What stands in the sentences that nothing here raises."""

LESSON = 'format = 1\nid = "mine"\ntitle = "Mine"\n[[steps]]\ntext = "Look"\n'
PAGES = (
    "plants = 3", "x = 1 = 2", "x = [1,\n2", "start = [1]", "plants = [[1, 2]]", "speed = 0,5",
    "formula = '$x$'", "formula = '\\fraq{1}{2}'", "formula = 'a^b^c'", "formula = '{a'",
    "formula = '\\text{5%}'", "formula = '\\left( a'", "duel_s = 601", "vote = 1", "goals = [1]",
    "kinds = 'dance'", "kinds = ['a', 'A']", "measures = ['a', '']",
)  # fmt: skip
TABLES = (
    "x1,x2,y\n,2,1\n", "x1,x2,y\na,2,1\n", "x1,x2,y\n1,2,7\n", "x1,x2,y\n1,2,3,1\n", "x1,x2\n1,2\n",
    "x1,x1,y\n1,2,1\n", "x1,x2,y\n", "x1,x2,y\n1e13,2,1\n", "[{}]", "a,b,c,d,e\n1,2,3,4,5\n",
)  # fmt: skip
MATRIX_LINES = ("X @ (a - y)", "X - y", "X @ X.T")
FORMULAS = (
    "",
    "a $ y",
    "foo * 2",
    "mean a",
    "a +",
    "(" * 99 + "a",
    "a @ 2",
    "a ** 999",
    "a" * 9999,
)
NUMBERS = ("abc", "0,5 %", "1.234,5.6", "1 2", "1.234", "1,234")
CONDITIONS = ("loss", "loss = 1", "los < 1", "loss < 0,2", "loss < b")


def raised(act: Callable[[], object]) -> Iterator[UserError]:
    """Yield what an act raises, and what that speaks of."""
    try:
        act()
    except UserError as error:
        yield error
        if isinstance(error.facts.get("because"), UserError):
            yield error.facts["because"]  # type: ignore[misc]


def refusals(folder: Path) -> Iterator[Said]:
    """Yield the sentence of every code, once for each way to bring it about."""
    told: set[str] = set()
    for state, act in _acts(folder):
        for error in raised(act):
            told.add(error.code)
            yield from said_by(f"{state} [{error.code}]", [("refusal", refusal(error))])
    for code in _sentences()["en"]:
        if code not in told:
            error = UserError(code, **FACTS)
            yield from said_by(f"facts made up [{code}]", [("refusal", refusal(error))])


def _acts(folder: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    for text in FORMULAS:
        yield f"formula {text[:20]!r}", lambda text=text: engine.formula.read(text)  # type: ignore[misc]
    for text in MATRIX_LINES:
        yield f"line {text!r}", lambda text=text: _check_line(text)  # type: ignore[misc]
    yield "lines that are wrong", lambda: slopes_of(("", ""))
    for text in NUMBERS:
        yield f"number {text!r}", lambda text=text: numbers.read(text)  # type: ignore[misc]
    for text in CONDITIONS:
        yield f"condition {text!r}", lambda text=text: condition(text)  # type: ignore[misc]
    for text in TABLES:
        yield f"table {text!r}", lambda text=text: _read_table(text)  # type: ignore[misc]
    for text in PAGES:
        yield f"lesson {text!r}", lambda text=text: _read_page(text, folder)  # type: ignore[misc]
    for name, value in (("learning_rate", 1e9), ("batch_size", 0), ("seed", -1)):
        yield f"{name} {value}", lambda name=name, value=value: Settings(**{name: value})  # type: ignore[misc]
    for names in (("", "b"), ("a", "A")):
        yield f"names {names}", lambda names=names: check_names(names)  # type: ignore[misc]
    yield "a sample of a million", lambda: samples.make("moons", 1_000_000)
    yield "no lesson", lambda: read_file(folder / "none.toml", vocabulary())


def _check_line(text: str) -> None:
    check_matrix_line("W", text, samples.iris().add([(1.0, 1.0)], 1), Neuron())


def _read_table(text: str) -> None:
    read = table.exhaust(table.reading(text, "a.csv"))
    plants_table.import_plants(read, plants_table.guess(read).choice)


def _read_page(text: str, folder: Path) -> None:
    (folder / "page.toml").write_text(LESSON + text + "\n", encoding="utf-8")
    read_file(folder / "page.toml", vocabulary())
