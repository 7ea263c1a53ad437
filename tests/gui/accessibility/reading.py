"""A window on a screen of its own, with the buses that a screen reader needs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.gui.accessibility.at_spi import ScreenReader
from tests.robustness.virtual_screen import send, virtual_screen, what_is_missing

_ROOT = Path(__file__).parents[3]
_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


def missing_for_a_reader() -> str:
    """Say what is not installed that a screen reader would be told through; "" if all is."""
    missing = what_is_missing()
    if shutil.which("dbus-daemon") is None:
        missing += " no dbus-daemon"
    if not any(map(os.path.exists, _LAUNCHERS)):
        missing += " no at-spi2-core"
    return missing.strip()


class Reading:
    """A program that is read, and the keys that are sent to it."""

    def __init__(self, environment: dict[str, str], reader: ScreenReader) -> None:
        self._environment = environment
        self.reader = reader
        self.program = reader.program("PerceptronLab")

    def press(self, *keys: str) -> None:
        """Send keys to the window, as xdotool names them."""
        send(self._environment, [f"key {key}" for key in keys])

    def focus(self) -> None:
        """Give the window the keyboard: there is no window manager to do it."""
        send(self._environment, ["search --sync --onlyvisible --name Perceptron windowfocus"])

    def hear(self, words: str, timeout_s: float = 40) -> list[str]:
        """Return what is announced until some words are among it, or the time is over."""
        said = []
        for _, name, _, body in self.reader.heard(timeout_s):
            if name == "Announcement":
                said.append(str(body[3][1]))
                if words in said[-1]:
                    return said
        raise AssertionError(f"{words!r} was not said, but {said}")

    def said(self, seconds: float) -> list[str]:
        """Return what is announced within some seconds."""
        heard = self.reader.heard(seconds)
        return [str(body[3][1]) for _, name, _, body in heard if name == "Announcement"]


@contextmanager
def reading(folder: Path, *options: str) -> Iterator[Reading]:
    """Start the program with a screen reader that listens, and end both."""
    with virtual_screen() as screen:
        environment = {**screen, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
        environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
        bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address"],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        program = reader = None
        try:
            assert bus.stdout is not None
            environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
            reader = ScreenReader(environment["DBUS_SESSION_BUS_ADDRESS"])
            program = subprocess.Popen(
                [sys.executable, "main.py", *options], env=environment, cwd=_ROOT,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            session = Reading(environment, reader)
            session.focus()
            yield session
        finally:
            if reader is not None:
                reader.close()
            for process in (program, bus):
                if process is not None:
                    process.kill()
                    process.wait()
            if bus.stdout is not None:
                bus.stdout.close()
