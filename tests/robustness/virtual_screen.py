"""A screen of its own for a real window, and what sends it real mouse and key events."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

_NEEDED = ("Xvfb", "xdotool")


def what_is_missing() -> str:
    """Say which programs are not there, "" if all are."""
    missing = [name for name in _NEEDED if shutil.which(name) is None]
    return f"not installed here: {', '.join(missing)}" if missing else ""


@contextmanager
def virtual_screen(width_px: int = 1280, height_px: int = 800) -> Iterator[dict[str, str]]:
    """Start Xvfb; what is yielded is the environment that a program needs to be seen on it."""
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width_px}x{height_px}x24",
         "-nolisten", "tcp"],
        pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write_end)
    try:
        with os.fdopen(read_end) as answer:
            number = answer.readline().strip()
        yield {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


def send(environment: dict[str, str], lines: list[str], timeout_s: float = 120) -> None:
    """Send mouse and key events, each line as xdotool has it."""
    words = [word for line in lines for word in line.split()]
    subprocess.run(
        ["xdotool", *words], env=environment, check=True, timeout=timeout_s,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
