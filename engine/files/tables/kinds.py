"""The kinds in a column of a table: which entries it has, and which of them mean toxic."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Kinds
from engine.files.tables.column import NUMBER, Column
from engine.files.tables.table import Table

MOST_LABELS = 40
"""A column with more different entries than that does not tell kinds."""

_NOTHING = frozenset(("", "na", "n a", "nan", "null", "none", "nd", "nc", "manquant", "missing"))
_TOXIC = frozenset(
    ("toxic", "toxique", "toxiques", "poisonous", "poison", "veneneux", "veneneuse", "venomous")
)
_HARMLESS = frozenset(
    (
        "non toxic", "nontoxic", "not toxic", "non toxique", "non toxiques", "pas toxique",
        "atoxique", "edible", "comestible", "harmless", "inoffensif", "inoffensive", "safe",
    )
)  # fmt: skip
_YES = frozenset(("yes", "oui", "true", "vrai"))
_NO = frozenset(("no", "non", "false", "faux"))


class Label(NamedTuple):
    """One entry of a column, whatever its capitals, and how often it stands there."""

    text: str
    times: int
    values: tuple[float, ...]
    codes: tuple[int, ...]

    @property
    def key(self) -> str:
        """The entry without accents, capitals and marks; what has only marks, as it is."""
        return plain(self.text) or self.text


def plain(text: str) -> str:
    """Write a text without accents, capitals and marks: `Non-Toxique` as `non toxique`."""
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    bare = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", bare.replace("_", " ")))


def is_nothing(word: str) -> bool:
    """Say whether a cell says that nothing was measured."""
    return not word or plain(word) in _NOTHING


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
        if not is_nothing(column.words[code]):
            _merge(by_spelling, Label(column.words[code], count, (), (code,)))
    return tuple(by_spelling.values()) if len(by_spelling) <= MOST_LABELS else ()


def guess_kinds(table: Table, index: int) -> tuple[frozenset[str], frozenset[str], bool]:
    """Return which entries of a column are toxic, which are not, and whether that is sure."""
    entries = labels(table, index)
    numbers = [label for label in entries if label.values]
    words = [label for label in entries if label.codes]
    if sum(label.times for label in numbers) >= sum(label.times for label in words):
        odd = [label for label in numbers if label.values[0] not in (0.0, 1.0)]
        if len(numbers) == 2 and odd:
            return frozenset((numbers[1].text,)), frozenset((numbers[0].text,)), False
        return frozenset(("1",)), frozenset(("0",)), True
    toxic, harmless = _known_kinds(words, plain(table.columns[index].name))
    if len(words) == 2 and len(toxic) + len(harmless) == 1:
        remaining = frozenset(label.text for label in words) - toxic - harmless
        return (toxic or remaining), (harmless or remaining), True
    if (toxic and harmless) or (len(words) == 1 and (toxic or harmless)):
        return toxic, harmless, True
    first = toxic or frozenset((words[0].text,))
    return first, frozenset(label.text for label in words) - first, False


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


def is_numeric(column: Column) -> bool:
    """Say whether most filled cells are numbers; of no filled cell, none."""
    numbers = int(np.count_nonzero(column.codes == NUMBER))
    blanks = [code for code, word in enumerate(column.words) if is_nothing(word)]
    filled = len(column.codes) - int(np.count_nonzero(np.isin(column.codes, blanks)))
    return numbers > 0 and 2 * numbers >= filled


def _known_kinds(words: list[Label], column: str) -> tuple[frozenset[str], frozenset[str]]:
    """Sort entries that say themselves what they are; yes and no answer the column's name."""
    toxic, harmless = set(_TOXIC), set(_HARMLESS)
    name_words = set(column.split())
    if name_words & {"toxic", "toxique", "poisonous", "y", "veneneuse", "veneneux"}:
        toxic, harmless = toxic | _YES, harmless | _NO
    elif name_words & {"edible", "comestible"}:
        toxic, harmless = toxic | _NO, harmless | _YES
    return (
        frozenset(label.text for label in words if label.key in toxic),
        frozenset(label.text for label in words if label.key in harmless),
    )


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
