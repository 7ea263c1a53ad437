"""Columns, the toxic kind and the sheet as they are named: `--columns`, `--toxic`, `--sheet`."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from engine.errors import UserError
from engine.files.tables.kinds import MOST_LABELS, Label, labels, named_kinds
from engine.files.tables.plants_table import Guess, guess, guess_kind
from engine.files.tables.table import Table
from engine.files.tables.units import without_unit_in_name
from engine.files.tables.words import plain, spelling

_NAMED = 20
"""So many names are told at most, where one is not known."""


class Named(NamedTuple):
    """What is named, as it was written; None where that is left to the table itself.

    `columns` are x1, x2 and the kind, `toxic` one kind or several; commas part them, or semicolons.
    `sheet` is one of a workbook. `kinds` are those of y = 0 and of y = 1, where they are these two.
    """

    columns: str | None = None
    toxic: str | None = None
    sheet: str | None = None
    kinds: tuple[str, str] | None = None


UNNAMED = Named()


def guess_with(table: Table, named: Named) -> Guess:
    """Choose what is named, and the rest by names and contents.

    Raises UserError `columns_three`, `columns_unknown`, `columns_alike`, `columns_same`,
    `kind_unknown`, `kinds_many`, and as `guess` does.
    """
    if named.columns is None:
        guessed = guess(table)
    else:
        guessed = guess_kind(table, _indices(table, named.columns))
    y, is_unclear = guessed.choice.y, "kinds" in guessed.unclear
    if named.toxic is not None:
        toxic, harmless = _kinds(table, y, named.toxic)
    elif named.kinds is not None and is_unclear and _are_all(table, y, named.kinds):
        harmless, toxic = (_called(table, y, name) for name in named.kinds)
    else:
        return guessed
    choice = replace(guessed.choice, toxic=toxic, harmless=harmless)
    return Guess(choice, tuple(unclear for unclear in guessed.unclear if unclear != "kinds"))


def _indices(table: Table, given: str) -> tuple[int, int, int]:
    names = _parted(given, ";")
    if len(names) != 3:
        names = _parted(given, ",")
    if len(names) != 3:
        raise UserError("columns_three", text=given)
    x1, x2, y = (_index(table, name) for name in names)
    if len({x1, x2, y}) < 3:
        raise UserError("columns_same", text=given)
    return x1, x2, y


def _index(table: Table, name: str) -> int:
    """Return a column by its name to the letter, but for capitals, without unit, or its number."""
    titles = [column.name for column in table.columns]
    ways: tuple[Callable[[str], str], ...] = (
        str,
        plain,
        lambda title: plain(without_unit_in_name(title)),
    )
    for way in ways:
        looked_for = way(name)
        alike = [n for n, title in enumerate(titles) if looked_for and way(title) == looked_for]
        if len(alike) > 1:
            numbers = ", ".join(str(index + 1) for index in alike)
            raise UserError("columns_alike", column=name, numbers=numbers)
        if alike:
            return alike[0]
    if name.isdecimal() and 1 <= int(name[:9]) <= len(titles):
        return int(name[:9]) - 1
    known = _listed([title or str(index) for index, title in enumerate(titles, start=1)])
    raise UserError("columns_unknown", column=name, known=known)


def _kinds(table: Table, y: int, given: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the entries of a column that are toxic, and the others."""
    entries = labels(table, y)
    if not entries and len(table):
        raise UserError("kinds_many", column=y + 1, most=MOST_LABELS)
    whole = [label.text for label in entries if _is_called(label, given.strip())]
    toxic = frozenset(whole) or frozenset(
        text
        for name in _parted(given, ";" if ";" in given else ",")
        for text in _named(entries, name, y)
    )
    return toxic, frozenset(label.text for label in entries) - toxic


def _are_all(table: Table, y: int, names: tuple[str, str]) -> bool:
    """Say whether two names are those of all kinds in a column, each of some."""
    zero, one = (_called(table, y, name) for name in names)
    return bool(zero and one) and not zero & one and len(zero | one) == len(named_kinds(table, y))


def _called(table: Table, y: int, name: str) -> frozenset[str]:
    return frozenset(label.text for label in named_kinds(table, y) if _is_called(label, name))


def _named(entries: tuple[Label, ...], name: str, y: int) -> list[str]:
    found = [label.text for label in entries if _is_called(label, name)]
    if not found:
        words = _listed([label.text for label in entries])
        raise UserError("kind_unknown", text=name, column=y + 1, words=words)
    return found


def _is_called(label: Label, name: str) -> bool:
    if label.values:
        try:
            return float(name.replace(",", ".")) in label.values
        except ValueError:
            return False
    return label.text == name or label.key == spelling(name)


def _parted(text: str, mark: str) -> list[str]:
    rows = list(csv.reader([text], delimiter=mark, skipinitialspace=True))
    return [" ".join(cell.split()) for cell in (rows[0] if rows and rows[0] else [""])]


def _listed(names: list[str]) -> str:
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
