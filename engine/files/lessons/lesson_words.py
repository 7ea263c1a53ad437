"""Whether a lesson's texts can be shown: their formulas typeset, their live numbers put in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.errors import UserError
from engine.files.lessons.tex_check import check_tex
from engine.lessons.quantities import QUANTITIES, meant_by
from engine.lessons.rich_words import pieces

MOST_LETTERS = 20_000
LONGEST_FORMULA = 1_000
"""So that no lesson takes long to read, to typeset or to draw."""


def rich_faults(text: str) -> Iterator[UserError]:
    """Give what can't be shown of formulas and live numbers.

    `dollar_alone`, `live_number`, `live_braces`, or what `check_formula` raises.
    """
    position = 0
    for piece in pieces(text):
        if piece.kind == "formula":
            yield from _formula_faults(piece.text)
        elif piece.written == "$":
            yield UserError("dollar_alone", text=_line_around(text, position))
        elif piece.kind == "alone":
            yield UserError("live_braces", text=piece.written)
        elif piece.kind == "number" and piece.text not in QUANTITIES:
            meant = ", ".join(f"{{{known}}}" for known in meant_by(piece.text))
            yield UserError("live_number", text=piece.written, meant=meant)
        position += len(piece.written)


def plain_faults(text: str) -> Iterator[UserError]:
    """Give `plain_words` for formulas and live numbers where none are shown."""
    for piece in pieces(text):
        if piece.kind == "formula" or (piece.kind == "number" and piece.text in QUANTITIES):
            yield UserError("plain_words", text=piece.written[:40])


def _formula_faults(tex: str) -> Iterator[UserError]:
    try:
        check_formula(tex)
    except UserError as error:
        yield error


def check_formula(tex: str) -> None:
    """Raise UserError `tex_empty`, `tex_long`, or what is wrong with its LaTeX."""
    if not tex.strip():
        raise UserError("tex_empty")
    if len(tex) > LONGEST_FORMULA:
        raise UserError("tex_long", most=LONGEST_FORMULA)
    check_tex(tex)


def has_lost_backslash(text: str) -> bool:
    r"""Say whether TOML has read the \f of "\frac" or the \t of "\theta" as a control character."""
    formulas = "".join(re.findall(r"\$[^$]*\$", text))
    return any(c < " " for c in formulas if c != "\n") or any(c in "\b\f" for c in text)


def _line_around(text: str, position: int) -> str:
    before, after = text[:position].rpartition("\n")[-1], text[position:].partition("\n")[0]
    return (before + after)[:40]
