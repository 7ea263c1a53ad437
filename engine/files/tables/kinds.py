"""The kinds in a column of a table: which entries it has, and which of them mean toxic."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Kinds
from engine.files.tables.column import NUMBER
from engine.files.tables.table import Table
from engine.files.tables.words import (
    NO,
    YES,
    danger_named,
    is_nothing,
    is_usual_kind,
    kind_meant,
    may_be_a_kind,
    names_what_is_well,
    plain,
    spelling,
)
from engine.model.dataset import KINDS

LONGEST_NAME = 40
"""How many letters of the name of a kind are kept."""

MOST_LABELS = 40
"""A column with more different entries than that does not tell kinds."""


class Label(NamedTuple):
    """One entry of a column, whatever its capitals, and how often it stands there."""

    text: str
    times: int
    values: tuple[float, ...]
    codes: tuple[int, ...]

    @property
    def key(self) -> str:
        """The entry without accents, capitals and marks, but for signs such as those of `A+`."""
        return spelling(self.text)

    @property
    def says_nothing(self) -> bool:
        """Whether it means that the kind is not known, unless a person says otherwise."""
        return bool(self.codes) and is_nothing(self.text)


def labels(table: Table, index: int) -> tuple[Label, ...]:
    """Return the different entries of a column but the empty ones; none where they are too many."""
    column = table.columns[index]
    by_spelling: dict[str, Label] = {}
    numbers = column.values[column.codes == NUMBER]
    if len(np.unique(numbers[:2000])) > MOST_LABELS:
        return ()
    for value, count in _counted(numbers):
        _merge(by_spelling, Label(repr(value).removesuffix(".0"), count, (value,), ()))
    codes = column.codes[column.codes != NUMBER]
    for code, count in _counted(codes):
        if code < 0:
            return ()
        if column.words[code]:
            _merge(by_spelling, Label(column.words[code], count, (), (code,)))
    return tuple(by_spelling.values()) if len(by_spelling) <= MOST_LABELS else ()


def named_kinds(table: Table, index: int) -> tuple[Label, ...]:
    """Return the entries of a column that may be kinds: `none` and its like beside one other."""
    entries = labels(table, index)
    real = tuple(label for label in entries if not label.says_nothing)
    perhaps = tuple(label for label in entries if label.codes and may_be_a_kind(label.text))
    return real + perhaps if len(real) == 1 and real[0].codes else real


def guess_kinds(table: Table, index: int) -> tuple[frozenset[str], frozenset[str], bool]:
    """Return which entries of a column are toxic, which are not, and whether that is sure.

    Sure are 0 and 1, and two words that say themselves what they are.
    """
    entries = named_kinds(table, index)
    name = table.columns[index].name
    numbers = [label for label in entries if label.values]
    words = [label for label in entries if label.codes]
    if sum(label.times for label in numbers) >= sum(label.times for label in words):
        return _guess_numbers(numbers, name)
    toxic, harmless = _known_kinds(words, name)
    known = bool(toxic and harmless) or (len(words) == 1 and bool(toxic or harmless))
    if known:
        return toxic, harmless, True
    others = frozenset(label.text for label in words) - toxic - harmless
    if harmless:
        return others, harmless, False
    first = toxic or frozenset((words[0].text,))
    return first, others - first, False


def first_unknown_kind(table: Table, index: int) -> int:
    """Return the index of the first row whose kind a person has to tell."""
    words = [label for label in named_kinds(table, index) if label.codes]
    toxic, harmless = _known_kinds(words, table.columns[index].name)
    known = kinds_of(table, index, toxic | {"1"}, harmless | {"0"}) >= 0
    filled = np.array([word != "" for word in (*table.columns[index].words, "1", "1")])
    unknown = np.flatnonzero(~known & filled[table.columns[index].codes])
    return int(unknown[0]) if len(unknown) else 0


def _guess_numbers(numbers: list[Label], name: str) -> tuple[frozenset[str], frozenset[str], bool]:
    """Take 1 for toxic and 0 for not, or the other way in a column called edible."""
    texts = [label.text for label in numbers]
    meaning = danger_named(name)
    if set(texts) <= {"0", "1"}:
        texts = ["0", "1"]
        sure = meaning != "both" and (bool(meaning) or not names_what_is_well(name))
    else:
        sure = False
    if meaning == "harmless":
        texts.reverse()
    toxic = frozenset(texts[-1:] if len(texts) == 2 else ["1"] if "1" in texts else texts[:1])
    return toxic, frozenset(texts) - toxic, sure


def kinds_of(table: Table, index: int, toxic: frozenset[str], harmless: frozenset[str]) -> Kinds:
    """Return 1, 0, or -1 where y says neither (m,)."""
    column = table.columns[index]
    kinds = np.full(len(table), -1, dtype=np.int8)
    kind_by_text = {**dict.fromkeys(harmless, 0), **dict.fromkeys(toxic, 1)}
    for label in labels(table, index) or zero_and_one():
        if label.text in kind_by_text:
            same = np.isin(column.values, label.values) | np.isin(column.codes, label.codes)
            kinds[same] = kind_by_text[label.text]
    return kinds


def names_of_kinds(toxic: frozenset[str], harmless: frozenset[str]) -> tuple[str, str]:
    """Return what a table calls the plants of y = 0 and of y = 1.

    The names of the course where it says toxic or not, 0 or 1, yes or no. Several entries are
    named one after the other; where there is none, by what they are not.
    """
    if all(map(is_usual_kind, toxic | harmless)):
        return KINDS
    names = [_shortened(", ".join(sorted(entries))) for entries in (harmless, toxic)]
    other_names = [f"≠ {name}" for name in reversed(names)]
    first, second = (name or other for name, other in zip(names, other_names, strict=True))
    return first, second


def _shortened(name: str) -> str:
    """Leave out the middle of a long name, and every break of a line."""
    name = " ".join(name.split())
    half = LONGEST_NAME // 2
    return name if len(name) <= LONGEST_NAME else f"{name[: half - 1]}…{name[-half:]}"


def _known_kinds(words: list[Label], name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Sort entries that say themselves what they are; yes and no answer the column's name."""
    toxic = {label.text for label in words if kind_meant(label.text) == "toxic"}
    harmless = {label.text for label in words if kind_meant(label.text) == "harmless"}
    meaning = danger_named(name) or ("toxic" if "y" in plain(name).split() else "")
    yes = {label.text for label in words if label.key in YES}
    no = {label.text for label in words if label.key in NO}
    if meaning == "toxic":
        toxic, harmless = toxic | yes, harmless | no
    elif meaning == "harmless":
        toxic, harmless = toxic | no, harmless | yes
    return frozenset(toxic), frozenset(harmless)


def zero_and_one() -> tuple[Label, ...]:
    """What a column of kinds holds where its entries are too many to be told."""
    return Label("0", 0, (0.0,), ()), Label("1", 0, (1.0,), ())


def _counted(array: NDArray[Any]) -> list[tuple[Any, int]]:
    values, counts = np.unique(array, return_counts=True)
    return list(zip(values.tolist(), counts.tolist(), strict=True))


def _merge(by_spelling: dict[str, Label], label: Label) -> None:
    """Add an entry to those of the same spelling but for capitals and accents."""
    key = label.key if label.codes else label.text
    if key in by_spelling:
        before = by_spelling[key]
        label = Label(
            before.text,
            before.times + label.times,
            before.values + label.values,
            before.codes + label.codes,
        )
    by_spelling[key] = label
