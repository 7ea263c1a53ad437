"""Timing two things in turn, so that a machine whose speed drifts is fair to both."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple


class Ratio(NamedTuple):
    """Ours against the plain way: median milliseconds of each, and the median of their ratios."""

    name: str
    ours_ms: float
    plain_ms: float
    ratio: float
    goal: str


def in_turn(
    name: str, ours: Callable[[], object], plain: Callable[[], object], goal: str, rounds: int = 15
) -> Ratio:
    """Time `ours` and `plain` in turn; the ratio is ours / plain, pair by pair."""
    ours(), plain()
    pairs = [(seconds_of(ours), seconds_of(plain)) for _ in range(rounds)]
    return summarised(name, pairs, goal)


def summarised(name: str, pairs: list[tuple[float, float]], goal: str) -> Ratio:
    """Return the medians of pairs of seconds."""
    return Ratio(
        name,
        statistics.median(ours for ours, _ in pairs) * 1000,
        statistics.median(plain for _, plain in pairs) * 1000,
        statistics.median(ours / plain for ours, plain in pairs),
        goal,
    )


def seconds_of(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def table(rows: list[Ratio]) -> str:
    """Return the ratios as lines of text."""
    head = f"{'what':44} {'ours ms':>10} {'plain ms':>10} {'ours/plain':>11}  goal"
    lines = [
        f"{row.name:44} {row.ours_ms:10.3f} {row.plain_ms:10.3f} {row.ratio:11.2f}  {row.goal}"
        for row in rows
    ]
    return "\n".join([head, *lines])
