"""Plants from a table: which columns are x1, x2 and y, which words mean toxic, what is left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from engine.arrays import Kinds, Mask
from engine.errors import UserError
from engine.files.tables.column import NUMBER, Column
from engine.files.tables.dialect import number_in
from engine.files.tables.kinds import MOST_LABELS, guess_kinds, is_numeric, kinds_of, labels, plain
from engine.files.tables.table import Table
from engine.model.dataset import LARGEST_CM, LEAF, Dataset

_NAMED_IN_FULL = 3
_NAME_LETTERS = 40
_KIND_WORDS = (
    "toxique", "toxic", "toxicite", "toxicity", "poisonous", "class", "classe", "kind",
    "espece", "species", "type", "label", "etiquette", "target", "categorie", "category",
    "edible", "comestible", "variety", "variete",
)  # fmt: skip
_WIDTH_WORDS = frozenset(("width", "largeur", "larg"))
_LENGTH_WORDS = frozenset(("length", "longueur", "long"))
_ROW_WORDS = frozenset(
    ("", "id", "index", "unnamed", "n", "no", "nr", "num", "numero", "number", "row", "rownames",
     "ligne", "rang", "obs", "observation", "plant", "plante", "p")
)  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """Which columns are x1, x2 and y, and which entries of y are toxic and which are not."""

    x1: int
    x2: int
    y: int
    toxic: frozenset[str]
    harmless: frozenset[str]


class Guess(NamedTuple):
    """A choice, and what a person should be asked: `measures`, `column_of_kinds`, `kinds`."""

    choice: Choice
    unclear: tuple[str, ...]


class LeftOut(NamedTuple):
    """A row that can't be read, numbered as a spreadsheet does, and why."""

    row: int
    error: UserError


class ImportResult(NamedTuple):
    """The plants of a table, how many rows are left out, and the first of those."""

    plants: Dataset
    left_out: int
    first: tuple[LeftOut, ...]


def guess(table: Table) -> Guess:
    """Choose x1, x2, y and the toxic kind by names and contents.

    Raises UserError `no_column` or `column_twice` where there is nothing to choose from.
    """
    names = [_name(column) for column in table.columns]
    exact = {name: _exactly(names, name) for name in ("x1", "x2", "y")}
    if exact["x1"] is None and "x" in names:
        exact["y"] = None  # x and y are then the two measures
    x1, x2, clear = _measures(table, names, exact)
    y, clear_y = _column_of_kinds(table, names, exact, (x1, x2) if clear else None)
    if x1 is None or x2 is None or not clear:
        x1, x2, clear = _first_two(table, names, exact, y, (x1, x2))
    unclear = [] if clear else ["measures"]
    if y is None:
        free = [column for column in range(len(names)) if column not in (x1, x2)]
        likely = [column for column in free if 0 < len(labels(table, column)) <= MOST_LABELS]
        if not table.header_row or not likely:
            raise UserError("no_column", column="y" if table.header_row else "x1")
        y = likely[0]
    if not clear_y:
        unclear.append("column_of_kinds")
    toxic, harmless, sure = guess_kinds(table, y)
    if not sure:
        unclear.append("kinds")
    return Guess(Choice(x1, x2, y, toxic, harmless), tuple(unclear))


def import_plants(table: Table, choice: Choice) -> ImportResult:
    """Return the plants of the rows that can be read, and say which can't and why.

    Raises UserError `no_row` where there are rows and none of them can be read.
    """
    x = np.column_stack([table.columns[index].values for index in (choice.x1, choice.x2)])
    kinds = _kinds(table, choice)
    faulty = _faulty(table, choice, kinds)
    good, bad = ~faulty, np.flatnonzero(faulty)
    rows = [(index, int(table.rows[index])) for index in bad[:_NAMED_IN_FULL].tolist()]
    first = tuple(
        LeftOut(row, _reason(table, choice, index, row, kinds[index] >= 0)) for index, row in rows
    )
    if len(table) and len(bad) == len(table):
        raise UserError("no_row") from first[0].error
    return ImportResult(Dataset.of(x[good], kinds[good], features(table, choice)), len(bad), first)


def import_strictly(table: Table, guessed: Guess | None = None) -> Dataset:
    """Return the plants where nothing has to be asked and every row can be read.

    Raises UserError for the first fault, its row counted from 1 after the header; `unclear_…`
    where a person would have to be asked.
    """
    guessed = guess(table) if guessed is None else guessed
    for question in guessed.unclear:
        raise UserError(f"unclear_{question}", **_facts(table, guessed.choice, question))
    kinds, choice = _kinds(table, guessed.choice), guessed.choice
    for index in np.flatnonzero(_faulty(table, choice, kinds))[:1]:
        row = int(table.rows[index]) - table.header_row
        raise _reason(table, choice, int(index), row, kinds[index] >= 0)
    return import_plants(table, choice).plants


def features(table: Table, choice: Choice) -> tuple[str, str]:
    """Return the names of the measures; those of the course where the table says x1 and x2."""
    names = [table.columns[column].name[:_NAME_LETTERS] for column in (choice.x1, choice.x2)]
    own = [
        name if plain(name) not in ("", *known) else LEAF[axis]
        for axis, (name, known) in enumerate(zip(names, (("x1",), ("x2",)), strict=True))
    ]
    return own[0], own[1]


def _kinds(table: Table, choice: Choice) -> Kinds:
    return kinds_of(table, choice.y, choice.toxic, choice.harmless)


def _name(column: Column) -> str:
    """Write a name plainly and without its unit: `Largeur (cm)` as `largeur`."""
    return plain(without_unit(column.name))


def without_unit(name: str) -> str:
    """Leave out what stands in brackets after a name: `Largeur (cm)`."""
    return re.sub(r"[\(\[].*$", "", name) or name


def _exactly(names: list[str], name: str) -> int | None:
    """Return the column of this name, or of a name that begins with it."""
    same = [index for index, candidate in enumerate(names) if candidate == name]
    if len(same) > 1:
        raise UserError("column_twice", column=name)
    beginning = [
        index for index, candidate in enumerate(names) if candidate.split(" ")[:1] == [name]
    ]
    spaced = [index for index, candidate in enumerate(names) if candidate == " ".join(name)]
    columns = same or (beginning if len(beginning) == 1 else []) or spaced
    return columns[0] if columns else None


def _measures(
    table: Table, names: list[str], exact: dict[str, int | None]
) -> tuple[int | None, int | None, bool]:
    """Find x1 and x2 by name; sure where they are so called, or nothing else could be meant."""
    if exact["x1"] is not None and exact["x2"] is not None:
        return exact["x1"], exact["x2"], True
    numeric = [index for index in range(len(names)) if is_numeric(table.columns[index])]
    wide_columns, long_columns = (
        [index for index in numeric if words & set(names[index].split())]
        for words in (_WIDTH_WORDS, _LENGTH_WORDS)
    )
    petal = [index for index in numeric if "petal" in names[index]]
    for candidates in (numeric, petal):
        widths, lengths = (
            [index for index in named if index in candidates]
            for named in (wide_columns, long_columns)
        )
        if len(widths) == 1 and len(lengths) == 1:
            return widths[0], lengths[0], False
    return exact["x1"], exact["x2"], False


def _first_two(
    table: Table,
    names: list[str],
    exact: dict[str, int | None],
    y: int | None,
    named: tuple[int | None, int | None],
) -> tuple[int, int, bool]:
    """Take the two columns of numbers; the first two, unsurely, where there are more."""
    numeric = [
        index
        for index, column in enumerate(table.columns)
        if index != y and is_numeric(column) and not _numbers_rows(names[index], column, table)
    ]
    x1, x2 = exact["x1"], exact["x2"]
    free = [index for index in numeric if index not in (x1, x2)]
    if len(free) < (x1 is None) + (x2 is None):
        raise UserError("no_column", column="x1" if x1 is None else "x2")
    clear = len(numeric) == 2
    if named[0] is not None and named[1] is not None and y not in named:
        return named[0], named[1], clear
    first = free.pop(0) if x1 is None else x1
    second = free.pop(0) if x2 is None else x2
    return first, second, clear


def _column_of_kinds(
    table: Table,
    names: list[str],
    exact: dict[str, int | None],
    measures: tuple[int | None, int | None] | None,
) -> tuple[int | None, bool]:
    """Find y by name, else as the one column with two entries."""
    if exact["y"] is not None:
        return exact["y"], True
    not_y = {index for index in (exact["x1"], exact["x2"], *(measures or ())) if index is not None}
    free = [index for index in range(len(names)) if index not in not_y]
    entries = {index: labels(table, index) for index in free}
    for word in _KIND_WORDS:
        matches = [index for index in free if word in names[index].split() and entries[index]]
        if matches:
            return matches[0], len(matches) == 1
    pairs = [index for index in free if len(entries[index]) == 2]
    sure = [index for index in pairs if guess_kinds(table, index)[2]]
    for candidates in (sure, pairs):
        if len(candidates) == 1:
            return candidates[0], True
    return (sure or pairs)[-1] if pairs else None, False


def _numbers_rows(name: str, column: Column, table: Table) -> bool:
    """Say whether a column only counts the rows, as R and pandas write it."""
    words = [word for word in name.split() if not word.isdecimal()]
    if not table.header_row or not set(words) <= _ROW_WORDS:
        return False
    return bool(np.all(np.diff(column.values) == 1)) if len(column.values) > 1 else name == ""


def _faulty(table: Table, choice: Choice, kinds: Kinds) -> Mask:
    x1, x2 = (table.columns[column].values for column in (choice.x1, choice.x2))
    with np.errstate(invalid="ignore"):
        measured: Mask = (np.abs(x1) <= LARGEST_CM) & (np.abs(x2) <= LARGEST_CM)
    result: Mask = ~measured | (kinds < 0) | table.wide
    return result


def _reason(table: Table, choice: Choice, index: int, row: int, has_kind: bool) -> UserError:
    """Say why a row can't be read."""
    if table.wide[index]:
        return UserError("too_many_cells", row=row)
    by_words = any(number_in(text, ".") is None for text in (*choice.toxic, *choice.harmless))
    for column in (choice.x1, choice.x2, choice.y):
        is_number = table.columns[column].codes[index] == NUMBER
        text = table.columns[column].text(index)[:_NAME_LETTERS]
        if column == choice.y and has_kind:
            continue
        if column == choice.y and by_words:
            return UserError("not_a_word_of_kind", row=row, column=column + 1, text=text)
        if not is_number and not _is_float(text):
            if not text.strip():
                return UserError("empty_cell", row=row, column=column + 1)
            return UserError("not_a_number", row=row, column=column + 1, text=text)
    for column in (choice.x1, choice.x2):
        value = table.columns[column].values[index]
        if not abs(value) <= LARGEST_CM:
            return UserError("not_a_measure", row=row)
    return UserError("not_a_kind", row=row)


def _is_float(text: str) -> bool:
    """Say whether a word is a number all the same: nan, or an infinity."""
    try:
        float(text.replace("_", "?"))
    except ValueError:
        return False
    return True


def _facts(table: Table, choice: Choice, question: str) -> dict[str, object]:
    """Say what there is to choose from."""
    if question == "kinds":
        words = [label.text for label in labels(table, choice.y)]
        return {"column": choice.y + 1, "words": _joined(words)}
    names = [column.name or str(number) for number, column in enumerate(table.columns, 1)]
    return {"columns": _joined(names)}


def _joined(words: list[str], most: int = 6) -> str:
    return ", ".join(words[:most]) + (", …" if len(words) > most else "")
