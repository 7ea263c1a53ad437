"""The event loop, in which an exception of ours is shown and doesn't end the program."""

from __future__ import annotations

from collections.abc import Callable


class _EventLoop(Exception):  # noqa: N818 - no error
    """Is being handled as long as the event loop runs; it is never an error."""


def run_event_loop(run: Callable[[], int]) -> int:
    """Return `run()`; an exception in a Python override of Qt's methods then can't crash Qt.

    Up to Python 3.11 an exception raised by C code, as by 1 / 0.0, is at first only a type and a
    text. Shiboken takes the text for the exception and reads beyond it: a segmentation fault. While
    another exception is being handled, Python makes the whole exception at once, to chain the two.
    """
    try:
        raise _EventLoop
    except _EventLoop:
        return run()


def unchain(error: BaseException) -> None:
    """Take the event loop out of what an exception was raised during."""
    while error.__context__ is not None:
        if isinstance(error.__context__, _EventLoop):
            error.__context__ = None
            return
        error = error.__context__
