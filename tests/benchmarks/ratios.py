"""Timing things in turn, so that a machine whose speed drifts is fair to all of them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

Act = Callable[[], object]
Clock = Callable[[Act], float]


class Ratio(NamedTuple):
    """Ours against another way: median milliseconds of each, and the median of their ratios."""

    name: str
    ours_ms: float
    plain_ms: float
    ratio: float
    goal: str


class Number(NamedTuple):
    """One thing measured that is no ratio; or why it was not, in place of the value."""

    name: str
    value: float | None
    unit: str
    note: str = ""


def all_in_turn(
    acts: Mapping[str, Act], rounds: int, clock: Clock | None = None
) -> dict[str, list[float]]:
    """Time each way once a round; return the seconds of each."""
    clock = clock or seconds_of
    for act in acts.values():
        act()
    seconds: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(rounds):
        for name, act in acts.items():
            seconds[name].append(clock(act))
    return seconds


def summarised(name: str, pairs: list[tuple[float, float]], goal: str) -> Ratio:
    """Return the medians of pairs of seconds."""
    return Ratio(
        name,
        statistics.median(ours for ours, _ in pairs) * 1000,
        statistics.median(plain for _, plain in pairs) * 1000,
        statistics.median(ours / plain for ours, plain in pairs),
        goal,
    )


BothTimes = tuple[float, float]
"""Seconds by processor time, and by the clock."""


def both_times_of(act: Act) -> BothTimes:
    processor, clock = time.process_time(), time.perf_counter()
    act()
    return time.process_time() - processor, time.perf_counter() - clock


def both_ratios(
    name: str, turns: Sequence[tuple[BothTimes, BothTimes]], goal: str
) -> Iterator[Ratio]:
    """Yield the ratios of ours and the other, by processor time and by the clock.

    What else runs on the machine moves the one less.
    """
    for index, measured in enumerate(("processor", "clock")):
        pairs = [(ours[index], plain[index]) for ours, plain in turns]
        yield summarised(f"{name}, {measured}", pairs, goal)


def seconds_of(act: Act) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def processor_seconds_of(act: Act) -> float:
    """Return what this thread computed: a busy machine cuts long acts off more than short ones."""
    start = time.thread_time()
    act()
    return time.thread_time() - start


def table(rows: list[Ratio]) -> str:
    """Return the ratios as lines of text; where the other way is faster, the line says so."""
    head = f"{'what':54} {'ours ms':>10} {'other ms':>10} {'ours/other':>11}  "
    return "\n".join([head, *map(_line, rows)])


def _line(row: Ratio) -> str:
    notes = []
    if row.goal:
        is_missed = row.ratio > float(row.goal.split()[-1])
        notes.append(f"goal {row.goal}{', missed' if is_missed else ''}")
    if row.ratio > 1.05:
        notes.append(f"the other is {row.ratio:.1f} times faster")
    numbers = f"{row.ours_ms:10.4f} {row.plain_ms:10.4f} {row.ratio:11.3f}"
    return f"{row.name:54} {numbers}  {'; '.join(notes)}".rstrip()


def listing(rows: list[Number]) -> str:
    """Return the numbers as lines of text."""
    return "\n".join(
        f"{row.name:54} {'not measured' if row.value is None else f'{row.value:12.3f}'} "
        f"{row.unit}  {row.note}".rstrip()
        for row in rows
    )
