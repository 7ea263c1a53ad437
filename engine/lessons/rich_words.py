r"""The pieces of a lesson's text: words, formulas between $, live numbers in braces, code.

`\$` writes a dollar, `{{` and `}}` write a brace; between grave accents nothing has a meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

PieceKind = Literal["words", "sign", "formula", "number", "alone"]

_PIECE = re.compile(
    r"(?P<words>\\[\\$`{}]|`[^`\n]*`)"
    r"|\$(?P<formula>(?:\\.|[^$\\])*)\$"
    r"|(?P<sign>\{\{|\}\})"
    r"|\{(?P<number>[^{}\n]*)\}"
    r"|(?P<alone>[${}])",
    re.DOTALL,
)
_SIGNS = {r"\$": "$", "{{": "{", "}}": "}"}


class Piece(NamedTuple):
    """A piece of a text: what it says, and how it is written.

    `sign` is a brace of `{{` or `}}`, `alone` a dollar or a brace that lacks its partner; what
    Markdown reads itself, such as an escape of its own, are words as they are written.
    """

    kind: PieceKind
    text: str
    written: str


def pieces(text: str) -> Iterator[Piece]:
    """Give the pieces of a text, one after the other; together they are all of it."""
    end = 0
    for match in _PIECE.finditer(text):
        if match.start() > end:
            yield Piece("words", text[end : match.start()], text[end : match.start()])
        kind: PieceKind = match.lastgroup  # type: ignore[assignment]
        said = _SIGNS[match[0]] if kind == "sign" else match[kind]
        yield Piece(kind, said, match[0])
        end = match.end()
    if end < len(text):
        yield Piece("words", text[end:], text[end:])


def plain_words(text: str) -> str:
    r"""Return a text without formulas and numbers as it is shown: `\$` is a dollar."""
    return re.sub(r"\\\$|\{\{|\}\}", lambda match: _SIGNS[match[0]], text)
