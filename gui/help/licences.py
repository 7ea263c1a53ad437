"""The licences of all that this program is made of: their texts, from files that came with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import resources

_RESOURCES = Path(resources.__file__).parent
_LIBRARIES = (
    "PySide6_Essentials", "shiboken6", "numpy", "pyqtgraph", "contourpy", "pillow", "ziamath",
    "ziafont", "latex2mathml", "python-calamine",
)  # fmt: skip
_IS_LICENCE = re.compile(r"licen[cs]e|copying|notice", re.IGNORECASE)


def texts() -> dict[str, str]:
    """Return each licence by the name of what is under it, our own first."""
    bundled = sorted((_RESOURCES / "licences").glob("*.txt"))
    licences = [
        ("Perceptron Lab", _joined(_ours())),
        *((path.stem, _joined([path])) for path in bundled),
        *((name, _joined(_licences_of(name))) for name in _LIBRARIES),
        *((path.stem, _joined([path])) for path in sorted(_of_the_executable())),
    ]
    return {name: text for name, text in licences if text}


def _ours() -> list[Path]:
    """Return our licence: in a checkout and in the executable, or as it was installed."""
    own = _RESOURCES.parent / "LICENSE"
    return [own] if own.is_file() else list(_licences_of("perceptron-lab"))


def _of_the_executable() -> Iterator[Path]:
    """Find what the build added: Python's licence, and those of the system's libraries."""
    return (_RESOURCES.parent / "licences").glob("*.txt")


def _licences_of(distribution: str) -> Iterator[Path]:
    try:
        files = metadata.files(distribution) or []
    except metadata.PackageNotFoundError:
        return
    for file in files:
        if ".dist-info" in file.parts[0] and _IS_LICENCE.search("/".join(file.parts[1:])):
            yield Path(str(file.locate()))


def _joined(paths: Iterator[Path] | list[Path]) -> str:
    parts = [path.read_text(encoding="utf-8", errors="replace") for path in paths if path.is_file()]
    return "\n\n".join(part.strip() for part in parts)
