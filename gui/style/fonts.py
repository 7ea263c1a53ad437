"""A font where the system has none."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFontDatabase

_NAMES_OF_NO_FONT = {"Monospace", "Sans Serif", "Serif"}
"""What fontconfig answers to where there is no font at all."""


def ensure_a_font() -> None:
    """Bring a font along where there is none: one that the formulas come with anyway."""
    if not set(QFontDatabase.families()) <= _NAMES_OF_NO_FONT:
        return
    package = find_spec("ziafont")
    for folder in (package.submodule_search_locations or ()) if package else ():
        QFontDatabase.addApplicationFont(str(Path(folder) / "fonts" / "DejaVuSans.ttf"))
