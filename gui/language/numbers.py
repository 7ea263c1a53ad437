"""Numbers as the language on screen writes and reads them.

One rule reads what is typed and what is pasted. Decimals stand behind a point or a comma, in either
language. Groups of three digits are parted by one of four spaces (U+0020, U+00A0, U+202F, U+2009),
in English by commas as well. `1/3`, `2e-3` and `1.2 × 10⁻⁴`, as the program writes it, are numbers,
too. What may be meant in two ways is refused: `1,234` in English.
"""

from __future__ import annotations

import math
import re

from engine.errors import UserError
from gui.language.translation import language

SPACES = " \u00a0\u202f\u2009"
"""What may part groups of three digits."""

_LONG = 10_000
"""From here on thousands are set apart."""

_LONGEST_QUOTED = 40
_RAISED = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"
_SUPERSCRIPTS = str.maketrans("-0123456789", _RAISED)
_LOWERED = str.maketrans(_RAISED, "-0123456789")
_NUMBER = re.compile(
    rf"(?P<sign>[+-]?)[{SPACES}]*"
    rf"(?P<whole>[1-9][0-9]{{0,2}}(?:[{SPACES}][0-9]{{3}})+|[0-9]*)"
    r"(?:[.,](?P<decimals>[0-9]*))?"
    rf"(?:[eE](?P<power>[+-]?[0-9]+)|[{SPACES}]*×[{SPACES}]*10"
    rf"(?:\^(?P<typed>[+-]?[0-9]+)|(?P<raised>[{_RAISED}]+)))?"
)
_ENGLISH = re.compile(r"[+-]?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]*)?")
_NOT_DIGITS = re.compile(rf"[{SPACES}]")


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
    return grouped(value, decimals)


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
    is_zero = float(f"{value:.{decimals}f}") == 0
    return grouped(0.0 if is_zero else value, decimals)


def decimals_for(value: float, most: int, digits: int = 5) -> int:
    """Return so many decimals, or fewer for a large number: 2790.0 and 15.234, not 2790.000."""
    if not (math.isfinite(value) and value):
        return most
    return min(most, max(0, digits - 1 - math.floor(math.log10(abs(value)))))


def whole(value: int) -> str:
    """Write a whole number in groups of three: 12 345 or 12,345."""
    return _grouped(value, 0)


def grouped(value: float, decimals: int) -> str:
    """Write a number with this many decimals; from 10 000 on its thousands are set apart."""
    text = f"{value:.{decimals}f}"
    return _grouped(value, decimals) if abs(float(text)) >= _LONG else _localised(text)


def ungrouped(text: str) -> str:
    """Return a number as it is written, without what sets its thousands apart, to work with it."""
    return text.replace("\u202f" if language() == "fr" else ",", "")


def _grouped(value: float, decimals: int) -> str:
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


def read(text: str) -> float:
    """Read a number. Raises UserError `no_number`; its cause, if it has one, says why."""
    plain = text.strip().replace("−", "-")
    numerator, is_fraction, denominator = plain.partition("/")
    try:
        value = _read_one(numerator.strip())
        if is_fraction:
            value /= _read_one(denominator.strip())
    except ZeroDivisionError:
        value = math.nan
    except _UnreadError as unread:
        raise _no_number(text) from unread.reason
    if not math.isfinite(value):
        raise _no_number(text)
    return value


def parse(text: str) -> float | None:
    """Read a number; None where there is none."""
    try:
        return read(text)
    except UserError:
        return None


def read_whole(text: str) -> int | None:
    """Read a whole number, of which `1,234` can only be one; None where there is none."""
    try:
        value = read(text)
    except UserError as error:
        reason = error.__cause__
        if not isinstance(reason, UserError) or reason.code != "number_unclear":
            return None
        value = float(str(reason.facts["whole"]))
    return int(value) if value.is_integer() else None


class _UnreadError(Exception):
    def __init__(self, reason: UserError | None) -> None:
        super().__init__()
        self.reason = reason


def _no_number(text: str) -> UserError:
    return UserError("no_number", text=text.strip()[:_LONGEST_QUOTED])


def _read_one(plain: str) -> float:
    if language() == "en" and _ENGLISH.fullmatch(plain):
        whole = float(plain.replace(",", ""))
        if plain.count(",") == 1 and "." not in plain:
            decimal = float(plain.replace(",", "."))
            raise _UnreadError(UserError("number_unclear", decimal=decimal, whole=whole))
        return whole
    match = _NUMBER.fullmatch(plain)
    if match is None or not (match["whole"] or match["decimals"]):
        raise _UnreadError(_reason(plain))
    whole_digits = _NOT_DIGITS.sub("", match["whole"])
    power = match["power"] or match["typed"] or (match["raised"] or "0").translate(_LOWERED)
    try:
        return float(f"{match['sign']}{whole_digits}.{match['decimals'] or ''}e{power}")
    except ValueError:  # a minus within the raised digits
        raise _UnreadError(None) from None


def _reason(plain: str) -> UserError | None:
    """Say why digits are no number, where that is one of the usual slips."""
    if plain.endswith("%") and (share := parse(plain[:-1])) is not None:
        return UserError("number_percent", value=share / 100)
    digits = plain.translate(_MARKS_AND_SPACES)
    if not (digits.isascii() and digits.isdigit()):
        return None
    if plain.count(".") + plain.count(",") > 1:
        return UserError("number_marks")
    return UserError("number_spaces")


_MARKS_AND_SPACES = str.maketrans("", "", f"+-.,{SPACES}")


def _localised(text: str) -> str:
    text = text.replace("-", "−")
    return text.replace(".", ",") if language() == "fr" else text
