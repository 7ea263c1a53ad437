"""Whether a point or a comma stands before decimals, told by every cell of a table.

The rule, in this order, over all rows:

(a) A mark is *proved* decimal for its column by a cell that can't be meant otherwise: a 0, nothing
    or more than three digits before it (`0,234`, `,5`, `1234,567`), other than three digits after
    it (`1,5`), another mark before it in the same cell (`1.234,567`, `1 234,5`), a power of ten
    behind it; or by the other mark where that stands twice in one cell (`1.234.567`).
(b) A column without proof takes the mark that is proved in the others, where they agree.
(c) In a table with commas between its cells, a point that is not in quotation marks is decimal.
(d) Else a person is asked: for a column that proves both marks; for one without proof where the
    others disagree, or where nothing is proved at all (`1,234` may be 1.234, or 1234).
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Literal

from engine.files.tables.units import UNIT_BEHIND

Mark = Literal[".", ","]
MARKS: tuple[Mark, Mark] = (".", ",")

GROUP_SPACES = r" \u00a0\u202f\u2009'’"
"""What may part groups of three digits besides a point or a comma."""

_HEAD, _TAIL = r"^[ \t]*[+\-−]?", rf"(?:{UNIT_BEHIND})?[ \t]*$"
_POWER = r"[eE][+\-−]?\d+"
_IN_LINES = re.ASCII | re.MULTILINE


def _proof(mark: Mark) -> re.Pattern[str]:
    """Find a cell in which a mark can only be decimal."""
    m, other = (re.escape(each) for each in (mark, other_mark(mark)))
    after_another = rf"\d{{1,3}}(?:[{GROUP_SPACES}{other}]\d{{3}})+{m}\d+"
    after_zero_or_many = rf"(?:0\d*|\d{{4,}})?{m}\d+"
    before_few_or_many = rf"\d+{m}(?:\d{{1,2}}|\d{{4,}}{'|' if mark == '.' else ''})"
    number = f"(?:{after_another}|{after_zero_or_many}|{before_few_or_many})(?:{_POWER})?"
    return re.compile(rf"{_HEAD}(?:{number}|\d+{m}\d+{_POWER}){_TAIL}", _IN_LINES)


def other_mark(mark: Mark) -> Mark:
    """Return the comma for the point, and the point for the comma."""
    return "," if mark == "." else "."


_PROOF = {mark: _proof(mark) for mark in MARKS}
_TWICE = {
    mark: re.compile(rf"{_HEAD}[1-9]\d{{0,2}}(?:[{mark}]\d{{3}}){{2,}}{_TAIL}", _IN_LINES)
    for mark in MARKS
}
_DOUBT = {
    mark: re.compile(rf"{_HEAD}[1-9]\d{{0,2}}[{mark}]\d{{3}}{_TAIL}", _IN_LINES) for mark in MARKS
}
QUOTED_DOUBT = re.compile(r'"[ \t]*[+\-−]?[1-9]\d{0,2}\.\d{3}[ \t]*"', re.ASCII)
"""A cell in quotation marks whose point may part thousands."""


_IN_DOUBT = re.compile(rf"{_HEAD}[1-9]\d{{0,2}}([.,])\d{{3}}{_TAIL}", re.ASCII)


def doubtful_mark(cell: str) -> Mark | None:
    """Return the mark of a cell that may part thousands or stand before decimals: `1,234`."""
    match = _IN_DOUBT.match(cell)
    return None if match is None else "." if match[1] == "." else ","


class MarkEvidence:
    """What the cells of one column prove: `proved` marks, and marks in `doubt`, with a row each."""

    def __init__(self) -> None:
        self.proved: dict[Mark, int] = {}
        self.doubt: dict[Mark, int] = {}

    def look(self, cells: str, first: int, plain: bool) -> None:
        """Look at cells, a line each, of which the first has the index `first`.

        `plain` are numbers with one mark a cell at most. What is proved is not looked for again.
        """
        for mark in MARKS:
            if mark not in cells:
                continue
            self._look_for(_PROOF[mark], mark, self.proved, cells, first)
            if not plain:
                self._look_for(_TWICE[mark], other_mark(mark), self.proved, cells, first)
            if mark not in self.proved:
                self._look_for(_DOUBT[mark], mark, self.doubt, cells, first)

    @staticmethod
    def _look_for(
        form: re.Pattern[str], mark: Mark, found: dict[Mark, int], cells: str, first: int
    ) -> None:
        if mark not in found and (match := form.search(cells)):
            found[mark] = first + cells.count("\n", 0, match.start())


def decide(
    columns: Sequence[MarkEvidence], proved: Set[Mark], points_are_decimal: bool
) -> list[Mark | None]:
    """Return the decimal mark of each column by the rule above, None to be asked about.

    `proved` are the marks that columns of numbers prove; `points_are_decimal` says whether (c)
    holds for this table.
    """
    return [_decided(column, proved, points_are_decimal) for column in columns]


def _decided(column: MarkEvidence, in_all: Set[Mark], points_are_decimal: bool) -> Mark | None:
    if len(column.proved) == 2:
        return None
    proved = column.proved or (in_all if len(in_all) == 1 else ())
    for mark in proved:
        return mark
    if not column.doubt:
        return "."
    return "." if points_are_decimal and not in_all and "." in column.doubt else None
