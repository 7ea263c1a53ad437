"""ARFF, as Weka writes tables: its attributes become a header, its data are read as CSV.

Format: https://waikato.github.io/weka-wiki/formats_and_processing/arff_stable/
"""

from __future__ import annotations

import csv
import io
import re
from typing import NamedTuple

from engine.errors import UserError

_BEGINS = re.compile(r"(?:[ \t]*(?:%[^\n]*)?\n)*[ \t]*@relation\b", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""\s*@attribute\s+('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[^\s{]+)\s*(.*)""", re.IGNORECASE
)
_DATA = re.compile(r"\s*@data\s*", re.IGNORECASE)
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'")


class ArffText(NamedTuple):
    """The header and the data as CSV text, and how many lines of the file stand above them.

    `class_column` is the last attribute where it has a list of values, as Weka takes it; else None.
    """

    text: str
    lines_above: int
    class_column: int | None


def is_arff(text: str) -> bool:
    """Say whether a text begins with a relation, but for remarks above it."""
    return _BEGINS.match(text) is not None


def csv_of_arff(text: str, name: str) -> ArffText:
    """Return a table in ARFF as CSV. Raises UserError `arff_damaged`, `arff_sparse`."""
    lines = text.split("\n")
    data = next((n for n, line in enumerate(lines) if _DATA.fullmatch(line)), None)
    attributes = [match for line in lines[:data] if (match := _ATTRIBUTE.match(line))]
    if data is None or not attributes:
        raise UserError("arff_damaged", file=name)
    rows = [_row(line) for line in lines[data + 1 :]]
    if any(row.startswith("{") for row in rows):
        raise UserError("arff_sparse", file=name)
    is_nominal = attributes[-1][2].startswith("{")
    class_column = len(attributes) - 1 if is_nominal else None
    names = [_unquoted(match[1]) for match in attributes]
    return ArffText("\n".join([_header(names), *rows]), data, class_column)


def _header(names: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(names)
    return text.getvalue()


def _row(line: str) -> str:
    """Return a line of data with double quotes; a remark as an empty line."""
    line = line.strip()
    if line.startswith("%"):
        return ""
    return _QUOTED.sub(lambda match: _in_double_quotes(match[1]), line) if "'" in line else line


def _in_double_quotes(text: str) -> str:
    doubled = _unescaped(text).replace('"', '""')
    return f'"{doubled}"'


def _unquoted(name: str) -> str:
    return _unescaped(name[1:-1]) if name[:1] in ("'", '"') else name


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
