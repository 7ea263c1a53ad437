"""Rises of the loss in a run: whether it oscillates, and whether it has diverged."""

from __future__ import annotations

import numpy as np

from engine.arrays import Mask, Vector

RECENT = 40
"""So many steps are looked at; a rise of the loss among them still counts."""

_LEAST_RISES = 3
_PROGRESS = 1e-3
"""The least loss has to fall by this share within so many steps, or the run gets nowhere."""

_LATELY = 4
"""Steps that hop to and fro bring a new low every second or third time."""

_AT_ONCE = 65_536
_ROUNDING, _LEAST_RISE = 1e-9, 1e-14
"""Rises smaller than this share of the loss, or than this, are rounding."""


def rises(losses: Vector) -> Mask:
    """Say for each step but the last whether the next one is worse (n - 1,)."""
    result = np.empty(max(0, len(losses) - 1), dtype=np.bool_)
    for start in range(0, len(result), _AT_ONCE):  # of a million steps, no copies
        part = losses[start : start + _AT_ONCE + 1]
        rose = np.diff(part) > _ROUNDING * part[:-1] + _LEAST_RISE
        result[start : start + _AT_ONCE] = rose
    return result


def oscillates(losses: Vector, limit: float = 0.0) -> bool:
    """Say whether the loss (n,) goes up and down and gets nowhere.

    Within the last 40 steps it rose at least three times, and its least there is not lower than
    the least of the 40 before by a thousandth: of the loss, or of what it lies above a limit.
    """
    last, before = losses[1:][-RECENT:], losses[:-RECENT][-RECENT:]
    if not len(last) or not len(before):
        return False
    rose = np.count_nonzero(rises(losses[-RECENT - 1 :])) >= _LEAST_RISES
    return bool(rose and last.min() - limit > (1 - _PROGRESS) * (before.min() - limit))


def reaches_new_lows(losses: Vector) -> bool:
    """Say whether the loss (n,), which has risen, came below all that it rose from.

    Its least since the last rise, or of the last four steps, is lower by a thousandth than the
    least of all before; and it hops up no more to where it first rose from.
    """
    rose = np.flatnonzero(rises(losses))
    first, top, last = int(rose[0]), int(rose[-1]) + 1, len(losses) - _LATELY
    lately = max(first + 1, min(top, last))
    hops = np.count_nonzero(rose >= last - 1) > 1
    highest = losses[top:].max() if hops else losses[-1]
    is_lower = losses[lately:].min() < (1 - _PROGRESS) * losses[:lately].min()
    return bool(is_lower and highest < losses[first])


def has_diverged(losses: Vector) -> bool:
    """Say whether the mean loss of the last tenth of the steps lies above that of step 0."""
    steps = len(losses) - 1
    if steps < 1:
        return False
    tenth = (steps + 9) // 10
    mean, first = float(losses[-tenth:].mean()), float(losses[0])
    return mean - first > _ROUNDING * first + _LEAST_RISE
