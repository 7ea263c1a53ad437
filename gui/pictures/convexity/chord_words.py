"""What a chord says: where the curve runs above it, and its middle as a line of arithmetic."""

from __future__ import annotations

from typing import NamedTuple

from engine.explain.chord import Chord
from gui.language.arithmetic import with_decimals, written_out
from gui.language.numbers import fixed
from gui.painting.rich_text import Run
from gui.style.palette import ColourName

U_COLOUR: ColourName = "harmless"
V_COLOUR: ColourName = "likelihood"
"""Blue for u, coral for v, as on the curve of the logarithm."""

_DECIMALS, _MOST_DECIMALS = 3, 9


class ChordNumbers(NamedTuple):
    """L(u), L(v), L((u + v) / 2) and (L(u) + L(v)) / 2 as they are written, and how they compare.

    From the first two as they are written comes the last; where `sign` is >, they differ.
    """

    middle: str
    at_middle: str
    sign: str
    at_u: str
    at_v: str
    mean: str


def chord_numbers(chord: Chord) -> ChordNumbers:
    """Write the middle of a chord, and of the curve, with as few digits as come out."""
    sign = ">" if chord.gap < 0 else "≤"
    decimals = _DECIMALS if sign == "≤" else told_apart(chord.at_middle, chord.mean, _DECIMALS)
    mean, at_middle = (with_decimals(y, decimals)(0) for y in (chord.mean, chord.at_middle))
    at_u, at_v = written_out(
        lambda u, v: (u + v) / 2,
        mean,
        with_decimals(chord.at_u, decimals),
        with_decimals(chord.at_v, decimals),
    )
    middle = with_decimals(chord.middle, 2)(1)
    return ChordNumbers(middle, at_middle, sign, at_u, at_v, mean)


def told_apart(one: float, other: float, decimals: int) -> int:
    """Return the fewest decimals, from so many on, with which two numbers look different."""
    return next(
        (
            count
            for count in range(decimals, _MOST_DECIMALS)
            if fixed(one, count) != fixed(other, count)
        ),
        _MOST_DECIMALS,
    )


def chord_lines(numbers: ChordNumbers, name: str, lines: int) -> list[list[Run]]:
    """Write L((u + v) / 2) = … in runs, then how it compares with (L(u) + L(v)) / 2 = ….

    That fills one line, two or three; none of 0.
    """
    curve, formula, result = _pieces(numbers, name)
    return {
        0: [],
        1: [[*curve, Run("  "), *formula, *result]],
        2: [curve, [*formula, *result]],
        3: [curve, formula, result],
    }[lines]


def _pieces(numbers: ChordNumbers, name: str) -> tuple[list[Run], list[Run], list[Run]]:
    loss = Run(name, "loss", symbol=True)
    u, v = Run("u", U_COLOUR, symbol=True), Run("v", V_COLOUR, symbol=True)
    curve = [
        loss, Run("(("), u, Run(" + "), v, Run(")/2) = "),
        loss, Run(f"({numbers.middle}) = "), Run(numbers.at_middle, "loss", bold=True),
    ]  # fmt: skip
    formula = [
        Run(f"{numbers.sign} ", "parameter" if numbers.sign == ">" else "text", bold=True),
        Run("("), loss, Run("("), u, Run(") + "), loss, Run("("), v, Run("))/2 "),
    ]  # fmt: skip
    result = [
        Run("= ("), Run(numbers.at_u, U_COLOUR), Run(" + "), Run(numbers.at_v, V_COLOUR),
        Run(")/2 = "), Run(numbers.mean, bold=True),
    ]  # fmt: skip
    return curve, formula, result
