"""The values of options: numbers, lists of numbers, sizes; a decimal comma is a decimal point."""

from __future__ import annotations

import math
import re
from argparse import ArgumentTypeError

from gui.language.command_line import said, system_language

_LARGEST_WEIGHT = 1e15
"""As in `engine.lab.state`, which is imported only where it is needed."""

_NUMBER = re.compile(r"[-+]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)([eE][-+]?[0-9]+)?")
_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2},[0-9]{3}")
_WHOLE = re.compile(r"[-+]?[0-9]{1,300}")
_NO_NUMBERS = ("nan", "inf", "infinity")
_LONGEST_SIZE = 20


def number(text: str) -> float:
    """Read 0.5, 0,5 or 1e-3; NaN and the infinities are left to whoever takes the number.

    `1,500` is 1.5 where decimals have a comma; elsewhere it might be 1500, and is refused.
    """
    plain = text.strip().replace("−", "-")
    if _NUMBER.fullmatch(plain):
        if system_language() == "en" and _THOUSANDS.fullmatch(plain):
            one, other = plain.replace(",", "."), plain.replace(",", "")
            raise ArgumentTypeError(said("thousands", text=text, one=one, other=other))
        return float(plain.replace(",", "."))
    if plain.lower().lstrip("+-") in _NO_NUMBERS:
        return float(plain)
    raise ArgumentTypeError(said("not_number", text=text))


def whole(text: str) -> int:
    """Read a whole number; spaces may set its thousands apart."""
    plain = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3}\b)", "", text.strip().replace("−", "-"))
    if not _WHOLE.fullmatch(plain):
        raise ArgumentTypeError(said("not_whole", text=text))
    return int(plain)


def start(text: str) -> tuple[float, float, float]:
    """Read w1, w2, b: `0.5,1.2,0`, or parted by semicolons, which leaves commas to decimals."""
    parts = text.split(";" if ";" in text else ",")
    try:
        w1, w2, b = map(number, parts)
    except ValueError:  # too few or too many
        raise ArgumentTypeError(said("not_start", text=text)) from None
    except ArgumentTypeError as error:
        raise error if ";" in text else ArgumentTypeError(said("not_start", text=text)) from None
    if not all(map(math.isfinite, (w1, w2, b))):
        raise ArgumentTypeError(said("not_finite", text=text))
    if max(map(abs, (w1, w2, b))) > _LARGEST_WEIGHT:
        raise ArgumentTypeError(said("weight", text=text, most=f"{_LARGEST_WEIGHT:g}"))
    return w1, w2, b


def words(text: str) -> list[str]:
    """Read names parted by commas or semicolons; none of an empty text."""
    return re.split("[,;]", text) if text.strip() else []


def hidden(text: str) -> tuple[int, ...]:
    """Read the neurons of each hidden layer: `4,2`; none of `none`, or of an empty text."""
    if text.strip().lower() in ("", "none"):
        return ()
    try:
        return tuple(map(whole, words(text)))
    except ArgumentTypeError:
        raise ArgumentTypeError(said("not_hidden", text=text)) from None


def size(text: str) -> tuple[int, int]:
    """Read a width and a height in pixels: `1200x800`."""
    width, times, height = text.lower().replace("×", "x").partition("x")
    if not (times and width.isdecimal() and height.isdecimal() and len(text) < _LONGEST_SIZE):
        raise ArgumentTypeError(said("not_size", text=text))
    return int(width), int(height)
