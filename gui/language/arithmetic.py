"""A line of arithmetic whose numbers, as they are written, come to the result that is written."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from gui.language.numbers import fixed, number, parse, short, ungrouped
from gui.language.translation import language

Writer = Callable[[int], str]
"""Writes a number with so many more digits than it usually has."""

_MOST_MORE = 8
_POWER = re.compile(r" × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)$")


def written_out(work: Callable[..., float], result: str, *numbers: Writer) -> list[str]:
    """Write numbers with the fewest more digits with which `work` of them rounds to `result`.

    3 − 0.5 × 1.112 = 2.444, and not 3 − 0.5 × 1.11 = 2.44, which a pupil works out to 2.445.
    """
    return with_fewest_digits(lambda values: rounds_to(work(*values), result), *numbers)


def with_fewest_digits(come_out: Callable[[list[float]], bool], *numbers: Writer) -> list[str]:
    """Write numbers with the fewest more digits with which they come out; as usual if never."""
    for more in range(_MOST_MORE):
        texts = [write(more) for write in numbers]
        values = [value for value in map(_value, texts) if value is not None]
        if len(values) < len(texts):
            break
        if come_out(values):
            return texts
    return [write(0) for write in numbers]


def rounds_to(value: float, text: str) -> bool:
    """Say whether a number, rounded as a pupil does, is the one that is written."""
    written = _value(text)
    if written is None or not math.isfinite(value):
        return False
    return abs(value - written) < 0.5 * last_place(text) * (1 - 1e-9)


def _value(text: str) -> float | None:
    return parse(ungrouped(text))


def last_place(text: str) -> float:
    """Return what 1 in the last place of a written number is worth: 0.01 of 2.35."""
    power = _POWER.search(text)
    mantissa = text[: power.start()] if power else text
    decimals = mantissa.partition("," if language() == "fr" else ".")[2]
    exponent = parse("1×10" + power[1]) if power else 1.0
    return 10.0 ** -len(decimals) * (exponent or 1.0)


def with_decimals(value: float, decimals: int) -> Writer:
    """Return what writes a number with this many decimals, or more where they say more."""

    def write(more: int) -> str:
        usual, text = fixed(value, decimals), fixed(value, decimals + more)
        while len(text) > len(usual) and text.endswith("0") and " × " not in text:
            text = text[:-1]
        return text

    return _never_half_way(value, write)


def with_digits(value: float, digits: int, zeros: bool = True) -> Writer:
    """Return what writes a number with this many significant digits, or more."""
    return _never_half_way(value, lambda more: (number if zeros else short)(value, digits + more))


def _never_half_way(value: float, write: Writer) -> Writer:
    """Write one digit more of what lies half-way between two: 0.125 is neither 0.12 nor 0.13."""

    def write_on(more: int) -> str:
        text = write(more)
        unit = last_place(text)
        off = abs(value - (_value(text) or 0.0))
        return write(more + 1) if abs(off - unit / 2) < 1e-6 * unit else text

    return write_on
