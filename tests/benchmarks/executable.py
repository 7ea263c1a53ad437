"""Size and start of the executable: `python -m tests.benchmarks.executable`; it takes minutes.

It builds three times, and starts each under an X server whose picture lies in a file: a start ends
when the window is painted there, whoever runs the program.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.ratios import Ratio, summarised, table

_ROOT = Path(__file__).parents[2]
_SCREEN = (1280, 720)
_PAINTED_SHARE = 0.5
_PATIENCE_S = 60
_ROUNDS = 9
_MEGABYTE = 1e6


def main() -> None:
    """Build all, then print sizes and starts."""
    with TemporaryDirectory(prefix="perceptron-lab-") as name:
        folder = Path(name)
        for kind, to, more in (
            ("folder", folder / "trimmed", []),
            ("single", folder / "trimmed", []),
            ("folder", folder / "untrimmed", ["--untrimmed"]),
        ):
            _build(kind, to, folder / "work", more)
        print(_sizes(folder), end="\n\n", flush=True)
        print(table(list(_starts(folder))))


def _build(kind: str, to: Path, work: Path, more: list[str]) -> None:
    command = [sys.executable, ".ci/package/build.py", "--only", kind, "--to", to, "--work", work]
    subprocess.run([*command, *more], cwd=_ROOT, check=True, capture_output=True)


def _sizes(folder: Path) -> str:
    trimmed, untrimmed = (
        _size(folder / one / "perceptron-lab") for one in ("trimmed", "untrimmed")
    )
    archive = folder / "perceptron-lab.tar.xz"
    subprocess.run(
        ["tar", "-cf", archive, "-I", "xz -6 -T0", "-C", folder / "trimmed", "perceptron-lab"],
        check=True,
    )
    packed, single = (
        path.stat().st_size for path in (archive, folder / "trimmed" / "perceptron-lab-single")
    )
    rows = (
        ("folder, trimmed", f"{trimmed / _MEGABYTE:.1f} MB", ""),
        ("folder, untrimmed", f"{untrimmed / _MEGABYTE:.1f} MB", ""),
        ("trimmed / untrimmed", f"{100 * trimmed / untrimmed:.1f} %", "< 80 %"),
        ("archive of the folder (.tar.xz)", f"{packed / _MEGABYTE:.1f} MB", "< 60 MB"),
        ("single file", f"{single / _MEGABYTE:.1f} MB", ""),
    )  # fmt: skip
    return "\n".join(f"{name:44} {value:>12}  {goal}" for name, value, goal in rows)


def _size(folder: Path) -> int:
    return sum(
        path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    )


def _starts(folder: Path) -> Iterator[Ratio]:
    source = [sys.executable, str(_ROOT / "main.py")]
    programs = folder / "trimmed"
    with _screen(folder) as screen:
        start = partial(_start, screen, folder)
        for name, program, goal in (
            ("folder: window painted, against source", "perceptron-lab/perceptron-lab", "<= 1.3"),
            ("single file: window painted, against source", "perceptron-lab-single", "<= 3"),
        ):
            ours = [str(programs / program)]
            start(ours), start(source)
            yield summarised(name, [(start(ours), start(source)) for _ in range(_ROUNDS)], goal)


class _Screen:
    """An X server's number, and the file that its picture lies in, as 4 bytes a pixel."""

    def __init__(self, number: int, picture: Path) -> None:
        self.number, self._picture = number, picture

    def is_painted(self) -> bool:
        """Say whether much of the screen is no longer black."""
        width, height = _SCREEN
        data = self._picture.read_bytes()[-4 * width * height :]
        blue = data[::400]
        return sum(value > 0 for value in blue) > _PAINTED_SHARE * len(blue)


@contextmanager
def _screen(folder: Path) -> Iterator[_Screen]:
    size = "{}x{}x24".format(*_SCREEN)
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", size, "-fbdir", folder, "-nolisten", "tcp"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert server.stdout is not None
        yield _Screen(int(server.stdout.readline()), folder / "Xvfb_screen0")
    finally:
        server.terminate()
        server.wait()


def _start(screen: _Screen, folder: Path, command: list[str]) -> float:
    """Start a program, and return after how many seconds its window is painted."""
    environment = {
        "DISPLAY": f":{screen.number}", "HOME": str(folder), "TMPDIR": str(folder),
        "LC_ALL": "C.UTF-8",
    }  # fmt: skip
    begun = time.perf_counter()
    program = subprocess.Popen(
        [*command, "--lang", "en", "--theme", "light"],
        env=environment, cwd=folder, start_new_session=True,
    )  # fmt: skip
    while not screen.is_painted():
        if time.perf_counter() - begun > _PATIENCE_S:
            raise TimeoutError(f"{command} painted no window")
        time.sleep(0.005)
    seconds = time.perf_counter() - begun
    _end(program, screen)
    return seconds


def _end(program: subprocess.Popen[bytes], screen: _Screen) -> None:
    """End a program and what it started, and wait until the screen is black again."""
    os.killpg(program.pid, signal.SIGTERM)
    program.wait()
    while screen.is_painted():
        time.sleep(0.02)


if __name__ == "__main__":
    main()
