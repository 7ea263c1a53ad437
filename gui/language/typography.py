"""No-break spaces: in a line of arithmetic, before a unit, and where French wants them."""

from __future__ import annotations

import re

from gui.language.translation import language

_AS_TYPED = r"```.*?```|`[^`]*`|^ {4}[^\n]*$|\$[^$]{1,1000}\$"
"""Code, in which another space would be another program, and formulas."""

_SIGN = r"[×=−+<>≈≤≥]"
_UNIT = r"(?:cm|mm|Mo|MB|pas|min)\b"
_TERM = r"(?:(?<=[\d⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂%)$])|(?<=\b[abzα]))"
"""Ends before a sign: a number, a power, w₁, or a letter alone."""
_ANYWHERE = (
    (re.compile(rf"{_TERM} ({_SIGN}) (?=[\d(−+$])"), "\u00a0\\1\u00a0"),
    (re.compile(rf"(?<=\d) (?={_UNIT})"), "\u00a0"),
)
_FRENCH = (
    (re.compile(r" ([;?!%])"), "\u202f\\1"),
    (re.compile(r" (?=:)|(?<=«) | (?=»)"), "\u00a0"),
)
_UNBROKEN = re.compile(r"(?:\$[^$\n]+\$|[^ \n$])+")
_LONGEST = 28
"""A longer line of arithmetic may break before a sign, or it would break within a number."""

_BESIDE_FORMULA = (
    (re.compile(r"(?<=\$)(?=[\u00a0\u202f])"), "\u2060"),
    (re.compile(r"(?<=[\u00a0\u202f])(?=\$)"), "\u2060"),
)
"""A formula becomes an image, beside which a line could break in spite of the space."""


def typographic(text: str) -> str:
    """Set the no-break spaces of text, but not in code and formulas: 3 − 0,5, 9 cm, « oui »."""
    rules = _ANYWHERE + (_FRENCH if language() == "fr" else ())
    for pattern, space in rules:
        text = _outside_code(text, pattern, space)
    text = _UNBROKEN.sub(_loosened, text)
    for pattern, joiner in _BESIDE_FORMULA:
        text = _outside_code(text, pattern, joiner)
    return text


def _loosened(match: re.Match[str]) -> str:
    """Let what is too long to stand in one line break before its signs."""
    as_seen = re.sub(r"\$[^$]+\$", "z", match[0])
    if len(as_seen) <= _LONGEST:
        return match[0]
    return re.sub(rf"\u00a0({_SIGN}\u00a0)", " \\1", match[0])


def _outside_code(text: str, pattern: re.Pattern[str], replacement: str) -> str:
    """Replace what matches, but not within code and formulas."""
    flags = re.DOTALL | re.MULTILINE
    parts = [match.span() for match in re.finditer(_AS_TYPED, text, flags)]

    def replaced(match: re.Match[str]) -> str:
        inside = any(start < match.end() and match.start() < end for start, end in parts)
        return match[0] if inside else match.expand(replacement)

    return pattern.sub(replaced, text)
