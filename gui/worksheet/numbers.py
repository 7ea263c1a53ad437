"""Numbers of a worksheet as they are printed, and lines of arithmetic of them."""

from __future__ import annotations

import re
from decimal import Decimal

from engine.worksheet.rounding import decimals_of
from engine.worksheet.step import Parameters, Row, Step
from gui.language.numbers import grouped
from gui.painting.symbols import SYMBOLS


def write(value: Decimal) -> str:
    """Write a number with the decimals that it has, in the language on screen."""
    return grouped(float(value), decimals_of(value))


def write_neuron(neuron: Parameters) -> str:
    """Write w₁ = 1.0, w₂ = −0.2, b = −1.5."""
    pairs = zip(SYMBOLS.values(), neuron, strict=True)
    return "     ".join(f"{symbol} = {write(value)}" for symbol, value in pairs)


def step_lines(step: Step, rate: Decimal) -> list[str]:
    """Write w₁ = 1.0 − 0.1 × 0.438 = 0.9562, for each parameter."""
    return [
        f"{symbol} = {write(before)} − {write(rate)} × {in_brackets(slope)} = {write(after)}"
        for symbol, before, slope, after in zip(
            SYMBOLS.values(), step.before, step.slopes, step.after, strict=True
        )
    ]


def in_brackets(value: Decimal) -> str:
    """Write a number behind a sign: one below 0 in brackets."""
    return f"({write(value)})" if value < 0 else write(value)


def unbroken(text: str) -> str:
    """Keep what stands around a sign on one line with it."""
    return re.sub(r" ([−×=<>≥]) ", "\u00a0\\1\u00a0", text)


def decimals_of_columns(step: Step) -> tuple[int, int, int, int]:
    """Return the decimals of z, of a, of the other columns and of the last row."""
    row: Row = step.rows[0]
    return tuple(map(decimals_of, (row.z, row.a, row.loss, step.loss)))  # type: ignore[return-value]
