"""QFontDatabase.addApplicationFont, where the system has no font."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFontDatabase

_NAMES_OF_NO_FONT = {"Monospace", "Sans Serif", "Serif"}
"""What fontconfig answers to where there is no font at all."""


def ensure_a_font() -> None:
    """Add a font where there is none: DejaVu Sans, which ziafont has for the formulas."""
    if not set(QFontDatabase.families()) <= _NAMES_OF_NO_FONT:
        return
    package = find_spec("ziafont")
    for folder in (package.submodule_search_locations or ()) if package else ():
        QFontDatabase.addApplicationFont(str(Path(folder) / "fonts" / "DejaVuSans.ttf"))
