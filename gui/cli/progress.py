"""How far a long command is and how long it will take yet, on a terminal that is looked at."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from typing import TextIO, TypeVar

from gui.language.command_line import said

_QUIET_S = 2.0
_BETWEEN_S = 0.2
_MINUTE_S, _HOUR_S = 60, 3600

Result = TypeVar("Result")


class Progress:
    """A line on standard error that is written over and over; none where that is no terminal.

    It appears once the command has taken two seconds, and is wiped off after each of its parts.
    """

    def __init__(
        self, stream: TextIO | None = None, now: Callable[[], float] = time.monotonic
    ) -> None:
        stream = sys.stderr if stream is None else stream
        self._stream, self._now = stream, now
        self._is_seen = stream is not None and stream.isatty()
        self._begun = self._part_begun = self._shown_at = now()
        self._what, self._width = "", 0

    @contextmanager
    def part(self, what: str) -> Iterator[None]:
        """Begin a part of the command, and wipe its line off when it ends."""
        self._what, self._part_begun = what, self._now()
        self.report(None)
        try:
            yield
        finally:
            self._write("")

    def report(self, share: float | None) -> None:
        """Say how much of this part is done, from 0 to 1; None where nobody can say."""
        if not self._is_seen:
            return
        now = self._now()
        if now - self._begun < _QUIET_S or (self._width and now - self._shown_at < _BETWEEN_S):
            return
        self._shown_at = now
        self._write(_line(self._what, share, now - self._part_begun))

    def follow(self, steps: Generator[float, None, Result]) -> Result:
        """Go through with what yields the share done, and return what it returns."""
        while True:
            try:
                self.report(next(steps))
            except StopIteration as end:
                result: Result = end.value
                return result

    def _write(self, text: str) -> None:
        if not text and not self._width:
            return
        with suppress(OSError, ValueError):  # the terminal may have been closed
            self._stream.write(
                f"\r{text.ljust(self._width)}" if text else f"\r{' ' * self._width}\r"
            )
            self._stream.flush()
        self._width = len(text)


def _line(what: str, share: float | None, spent_s: float) -> str:
    if share is None or share >= 1:  # what comes after the last step has no length known
        return said("going_on", what=what)
    percent = int(100 * share)
    if share <= 0:
        return said("share", what=what, percent=percent)
    left = _time(spent_s * (1 - share) / share)
    return said("time_left", what=what, percent=percent, time=left)


def _time(seconds: float) -> str:
    whole = max(round(seconds), 1)
    if whole < _MINUTE_S:
        return f"{whole} s"
    if whole < _HOUR_S:
        return f"{whole // _MINUTE_S} min {whole % _MINUTE_S:02} s"
    return f"{whole // _HOUR_S} h {whole % _HOUR_S // _MINUTE_S:02} min"
