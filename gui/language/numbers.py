"""Numbers as the language on screen writes and reads them."""

from __future__ import annotations

import math
import re

from gui.language.translation import language

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def number(value: float, digits: int = 3) -> str:
    """Write a number with this many significant digits: 0,231 or 1.2 × 10⁶, never NaN or inf."""
    if not math.isfinite(value):
        return "?"
    if value == 0:
        return "0"
    if not 1e-4 <= abs(value) < 10 ** max(digits, 5):
        mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
        return _localised(mantissa) + " × " + power_of_ten(int(exponent))
    decimals = max(0, digits - 1 - math.floor(math.log10(abs(value))))
    return _localised(f"{value:.{decimals}f}")


def power_of_ten(exponent: int) -> str:
    """Write a power of ten: 10⁻³²⁴."""
    return "10" + str(exponent).translate(_SUPERSCRIPTS)


def short(value: float, digits: int = 3) -> str:
    """Write a number as `number` does, without zeros that say nothing: 0,1 and not 0,100."""
    mantissa, times_sign, power = number(value, digits).partition(" × ")
    mark = "," if language() == "fr" else "."
    if mark in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(mark)
    return mantissa + times_sign + power


def fixed(value: float, decimals: int = 2) -> str:
    """Write a number with this many decimals, so that its width stays while it changes."""
    if not math.isfinite(value):
        return "?"
    if abs(value) >= 1e5:
        return number(value, 3)
    text = f"{value:.{decimals}f}"
    return _localised(text.lstrip("-") if float(text) == 0 else text)


def whole(value: int) -> str:
    """Write a whole number in groups of three: 12 345 or 12,345."""
    return grouped(value, 0)


def grouped(value: float, decimals: int) -> str:
    """Write a number with this many decimals, its thousands set apart: 12 345,5 or 12,345.5."""
    text = f"{value:,.{decimals}f}".replace("-", "−")
    if language() == "fr":
        text = text.replace(",", "\u202f").replace(".", ",")
    return text


def percent(share: float, fine: bool = False) -> str:
    """Write a share as a percentage; 100 % and 0 % only where nothing else is true.

    A fine one below 10 % has a decimal.
    """
    points = 100 * share
    if 99.5 <= points < 100:
        text = f"{min(points, 99.9):.1f}"
    elif 0 < points < 0.5 or (fine and 0 < points < 9.95):
        text = "< 0.1" if points < 0.1 else f"{points:.1f}"
    else:
        text = f"{points:.0f}"
    return _localised(text) + ("\u202f%" if language() == "fr" else "%")


def parse(text: str) -> float | None:
    """Read a number that a person typed, with a point or a comma, or as 1/3; None if it is none.

    Spaces may part groups of three digits, and stand around ×, / and signs: `2 1/2` is no number,
    nor is `2²`.
    """
    plain = text.strip().replace("−", "-").replace(",", ".")
    plain = _GROUPS.sub(lambda match: _SPACE.sub("", match[0]), plain)
    plain = _AROUND_SIGNS.sub(r"\1", plain)
    plain = _POWER.sub(lambda match: "e" + match[1].translate(_PLAIN_DIGITS), plain)
    if "_" in plain or not plain.isascii() or _SPACE.search(plain):
        return None
    numerator, is_fraction, denominator = plain.partition("/")
    try:
        value = float(numerator) / float(denominator) if is_fraction else float(plain)
    except (ValueError, ZeroDivisionError):
        return None
    return value if math.isfinite(value) else None


_SPACE = re.compile(r"\s")
_GROUPS = re.compile(r"(?<![\d.])[1-9]\d{0,2}(?:\s\d{3})+(?!\d)")
_AROUND_SIGNS = re.compile(r"\s*((?<![\d.])[+-](?=\s*[\d.])|[×/])\s*")
_POWER = re.compile(r"×10([⁻-]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\^?[+-]?\d+)")
_PLAIN_DIGITS = {
    ord(raised): plain for plain, raised in zip("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)
} | {ord("^"): None}


def _localised(text: str) -> str:
    text = text.replace("-", "−")
    return text.replace(".", ",") if language() == "fr" else text
