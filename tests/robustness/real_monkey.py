"""A seeded monkey at a real window: mouse and keys through the X server, both languages.

`python -m tests.robustness.real_monkey [--events N] [--seed S]` ends with 1 if the program fell,
stopped answering, or met a fault that it did not expect.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.robustness.virtual_screen import send, virtual_screen, what_is_missing

_BATCH = 40
_WIDTH, _HEIGHT = 1280, 800
_ANSWER_S = 60
_KEYS = (
    "space", "space", "Right", "Left", "Home", "Delete", "Tab", "shift+Tab", "ctrl+Tab", "Return",
    "Escape", "Up", "Down", "Next", "Prior", "1", "0", "n", "f", "m", "v", "b", "r", "z", "l", "a",
    "w", "g", "c", "e", "p", "shift+p", "shift+r", "ctrl+z", "ctrl+z", "ctrl+shift+z", "ctrl+a",
    "ctrl+s", "ctrl+o", "ctrl+n", "ctrl+e", "ctrl+shift+c", "ctrl+v", "ctrl+0", "ctrl+plus",
    "ctrl+minus", "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F11", "F12", "alt+f",
    "shift+F12", "alt+a", "comma", "period", "minus", "9", "5", "d", "x", "ctrl+p", "ctrl+alt+plus",
    "ctrl+alt+minus", "ctrl+alt+0", "shift+F10", "Menu", "shift+F1",
)  # fmt: skip


class Monkey:
    """Draws events from its seed."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def batch(self, count: int) -> list[str]:
        """Return the next events, a line of xdotool each."""
        return [self._event() for _ in range(count)]

    def _event(self) -> str:
        chance = self._chance
        kind = chance.random()
        if kind < 0.45:
            return f"key {chance.choice(_KEYS)}"
        x, y = self._position()
        if kind < 0.75:
            return f"mousemove {x} {y} click {chance.choice((1, 1, 1, 3))}"
        if kind < 0.8:
            return f"mousemove {x} {y} click 1 click 1"
        if kind < 0.88:
            return f"mousemove {x} {y} click {chance.choice((4, 5))}"
        to_x, to_y = self._position()
        return f"mousemove {x} {y} mousedown 1 mousemove {to_x} {to_y} mouseup 1"

    def _position(self) -> tuple[int, int]:
        """Return a pixel; half of them on the field."""
        chance = self._chance
        if chance.random() < 0.5:
            return chance.randint(60, 700), chance.randint(60, 560)
        return chance.randrange(_WIDTH), chance.randrange(_HEIGHT)


def run(events: int, seed: int, folder: Path) -> str:
    """Send so many events to windows in both languages; return what went wrong, "" if nothing."""
    monkey, sent = Monkey(seed), 0
    with virtual_screen(_WIDTH, _HEIGHT) as environment:
        program = _opened(environment, folder, "fr")
        for turn in range(-(-events // _BATCH)):
            if program.poll() is not None:
                if program.returncode != 0:
                    return f"ended with {program.returncode} after {sent} events"
                program = _opened(environment, folder, ("en", "fr")[turn % 2])
            send(environment, monkey.batch(_BATCH))
            sent += _BATCH
            if not _answers(program, folder):
                return f"no answer within {_ANSWER_S} s after {sent} events"
        program.kill()
        program.wait()
    return (folder / "faults.txt").read_text(encoding="utf-8")


def _opened(environment: dict[str, str], folder: Path, language: str) -> subprocess.Popen[bytes]:
    (folder / "beat").unlink(missing_ok=True)
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.robustness.watched_window", str(folder), language],
        env=environment,
    )
    _answers(program, folder)
    return program


def _answers(program: subprocess.Popen[bytes], folder: Path) -> bool:
    """Wait for a sign of life; a window that was closed needs give none."""
    beat = folder / "beat"
    beat.unlink(missing_ok=True)
    end = time.monotonic() + _ANSWER_S
    while time.monotonic() < end:
        if beat.exists() or program.poll() is not None:
            return True
        time.sleep(0.02)
    return False


def main() -> int:
    """Read the command line, run, and say what was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.robustness.real_monkey")
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if missing := what_is_missing():
        print(missing, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        wrong = run(options.events, options.seed, Path(folder))
    print(wrong or f"{options.events} events, seed {options.seed}: nothing went wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
