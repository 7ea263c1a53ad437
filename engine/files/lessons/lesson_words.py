"""Whether a lesson's texts can be shown: their formulas typeset, their live numbers put in."""

from __future__ import annotations

import difflib
import re

from engine.errors import UserError
from engine.files.lessons.tex_check import check_tex
from engine.lessons.goals import QUANTITIES

MOST_LETTERS = 20_000
LONGEST_FORMULA = 1_000
"""So that no lesson takes long to read, to typeset or to draw."""

_FORMULA = re.compile(r"\$([^$]*)\$")
_CODE = re.compile(r"`[^`\n]*`")
_BRACED = re.compile(r"\{([^{}\n]*)\}|[{}]")


def check_rich(text: str) -> None:
    """Raise UserError for a formula or a live number that can't be shown.

    `dollar_alone`, `live_number`, `live_braces`, or what `check_formula` raises.
    """
    for formula in _FORMULA.findall(text):
        check_formula(formula)
    plain = _FORMULA.sub("", text)
    if "$" in plain:
        raise UserError("dollar_alone", text=_line_around(text, text.rindex("$")))
    for braced in _BRACED.finditer(_CODE.sub("", plain)):
        name = braced[1]
        if name is None:
            raise UserError("live_braces", text=braced[0])
        if name not in QUANTITIES:
            near = difflib.get_close_matches(name.strip(), QUANTITIES) or ["loss", "w1", "step"]
            meant = ", ".join(f"{{{known}}}" for known in near)
            raise UserError("live_number", text=braced[0], meant=meant)


def check_plain(text: str) -> None:
    """Raise UserError `plain_words` for formulas and live numbers where none are shown."""
    match = _FORMULA.search(text) or re.search(r"\{(\w+)\}", text)
    if match is not None and (match[0].startswith("$") or match[1] in QUANTITIES):
        raise UserError("plain_words", text=match[0][:40])


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
