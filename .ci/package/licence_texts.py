"""Licences of what comes into the executable without one: Python, libraries of the system."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from importlib.metadata import files
from pathlib import Path

Entry = tuple[str, str, str]
"""As PyInstaller lists a file: where it goes, where it comes from, its kind."""

BUILT_ON = (
    "PySide6_Essentials", "shiboken6", "numpy", "pyqtgraph", "contourpy", "pillow", "ziamath",
    "ziafont", "latex2mathml", "python-calamine",
)  # fmt: skip
"""The libraries of `pyproject.toml` and theirs: version and licence lie in their metadata."""

_DOCUMENTED = Path("/usr/share/doc")


def write_texts(binaries: Iterable[Entry], folder: Path) -> list[Entry]:
    """Write the texts into a folder, and return where each is to go."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _copy(_of_python(), folder / "Python.txt")
    for file in files("pyinstaller") or []:
        if file.name.startswith("COPYING"):
            _copy(Path(str(file.locate())), folder / "PyInstaller.txt")
    for package in _packages(binaries):
        _copy(_DOCUMENTED / package / "copyright", folder / f"{package}.txt")
    return [(f"licences/{path.name}", str(path), "DATA") for path in sorted(folder.iterdir())]


def _of_python() -> Path:
    folders = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    candidates = [folder / name for folder in folders for name in ("LICENSE.txt", "LICENSE")]
    return next((path for path in candidates if path.is_file()), candidates[0])


def _packages(binaries: Iterable[Entry]) -> set[str]:
    """Return the Debian packages, if any, that bundled libraries of the system belong to."""
    sources = {Path(source).resolve() for _, source, kind in binaries if kind == "BINARY"}
    ours = (Path(sys.prefix).resolve(), Path(sys.base_prefix).resolve())
    system = [
        str(library)
        for library in sources
        if not any(library.is_relative_to(folder) for folder in ours)
    ]
    if not system or not shutil.which("dpkg"):
        return set()
    # Debian names a file by the place where its package put it, which may lie behind a link
    paths = [*system, *(name.removeprefix("/usr") for name in system)]
    output = subprocess.run(["dpkg", "-S", *paths], capture_output=True, text=True, check=False)
    return {line.split(":")[0] for line in output.stdout.splitlines() if ": " in line}


def _copy(source: Path, target: Path) -> None:
    if source.is_file():
        shutil.copyfile(source, target)
