"""Signals that end a command: what it was writing is taken away, and one line says so."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
_USUAL = (signal.SIG_DFL, signal.default_int_handler)
_held: list[int] = []
"""So many contexts are open that hold signals back: one number a context."""
_pending: list[int] = []


class StoppedError(KeyboardInterrupt):
    """A signal asks the program to end; `exit_code` is what a shell expects then."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.exit_code = 128 + number


@contextmanager
def signals_raised() -> Iterator[None]:
    """Raise StoppedError where a signal would end the program, so that all is tidied away.

    What is ignored (as `nohup` asks) stays so. A second signal does not disturb the tidying.
    """
    before = {}
    if threading.current_thread() is threading.main_thread():
        numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
        before = {number: signal.getsignal(number) for number in numbers}
    _pending.clear()
    for number, handler in before.items():
        if handler in _USUAL:
            signal.signal(number, _stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            if handler in _USUAL:
                signal.signal(number, handler)


@contextmanager
def signals_held() -> Iterator[None]:
    """Hold signals back while Qt calls what is ours, or is loaded: it would not hand them on."""
    _held.append(1)
    try:
        yield
    finally:
        _held.pop()
    if _pending and not _held:
        raise StoppedError(_pending[0])


def _stop(number: int, _frame: FrameType | None) -> None:
    is_first = not _pending
    _pending.append(number)
    if is_first and not _held:
        raise StoppedError(number)
