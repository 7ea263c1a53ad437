"""Printing: who has heard enough (`| head`) ends a command quietly, a full disk in one line."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

from engine.errors import UserError

NOBODY_LISTENS = 141
"""What a shell expects of a program whose output is not read to its end (128 + SIGPIPE)."""
_CLOSED_PIPE = (errno.EPIPE, errno.EINVAL) if sys.platform == "win32" else (errno.EPIPE,)


def print_line(text: str) -> None:
    """Print a line at once. Raises BrokenPipeError, or UserError `no_output`."""
    print_with(lambda file: print(text, file=file, flush=True))


def print_with(write: Callable[[TextIO], object]) -> None:
    """Let something write to the standard output. Raises as `print_line` does."""
    if sys.stdout is None:
        return
    try:
        write(sys.stdout)
        sys.stdout.flush()
    except OSError as error:
        if error.errno in _CLOSED_PIPE:
            raise BrokenPipeError from None
        forget_output()
        raise UserError("no_output") from None


def say(sentence: str) -> None:
    """Say something in one line on standard error, if anyone can hear it.

    A minus is the one that was typed: not every terminal has the longer one.
    """
    if sys.stderr is not None:  # else print would write it among the results
        with suppress(OSError):
            line = sentence.replace("−", "-")
            print(f"perceptron-lab: {line}", file=sys.stderr, flush=True)


def forget_output() -> None:
    """Let what is not printed yet go nowhere: Python would try once more at its end, and fail."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
