"""The pieces of a student's formula: numbers, names, Σ and signs, in any of their spellings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.errors import UserError

_SPELLINGS = str.maketrans(
    {
        "−": "-", "–": "-", "×": "*", "·": "*", "⋅": "*", "∙": "*", "÷": "/", "^": "↑",
        "∑": "Σ", "₀": "0", "₁": "1", "₂": "2", "₌": "=",
        "[": "(", "]": ")", "{": "(", "}": ")",
    }
)  # fmt: skip
_NAME_ENDS = r"(?![A-Za-z0-9_ᵢ])"

_BARE_POINT = r"[.](?![A-Za-z_])|[.](?=[eE][+-]?\d)"
"""The point of `1./m`; the one of `2.mean()` begins a method."""

_BELOW = rf"ᵢ(?:=1(?![0-9]))?|_?i=1{_NAME_ENDS}|_?\(i=1\)|_?i{_NAME_ENDS}|_\(i\)"
_ABOVE = rf"ᵐ|↑m{_NAME_ENDS}|↑\(m\)"

_TOKEN = re.compile(
    rf"\s*(?:(?P<number>(?:\d+(?:[.,]\d+|{_BARE_POINT})?|[.]\d+)(?:[eE][+-]?\d+)?)"
    rf"|(?P<total>Σ(?:(?:{_BELOW})(?:{_ABOVE})?)?)"
    r"|(?P<name>σ|[A-Za-z][A-Za-z0-9_.ᵢ]*)"
    r"|(?P<sign>\*\*|[-+*/@()↑²³.,ᵀ]))"
)
"""A total is Σ with what may stand below and above it, Σᵢ or Σ_{i=1}^m: it is over all plants."""


@dataclass(frozen=True)
class Token:
    """A piece of a formula: a `number`, a `total`, a `name` or a `sign`; columns count from 1."""

    kind: str
    text: str
    column: int


def tokens_of(text: str) -> list[Token]:
    """Return the pieces of a formula. Raises UserError `formula_sign`."""
    plain = text.translate(_SPELLINGS)
    position, tokens = 0, []
    while plain[position:].strip():
        match = _TOKEN.match(plain, position)
        if match is None:
            skipped = len(plain[position:]) - len(plain[position:].lstrip())
            column = position + skipped
            raise UserError("formula_sign", column=column + 1, text=text[column])
        kind = match.lastgroup or ""
        tokens.append(Token(kind, match.group(kind), match.start(kind) + 1))
        position = match.end()
    return tokens
