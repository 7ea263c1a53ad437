"""The program's own icon, from PNGs of each size: no drawing is read while the lab starts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QIcon

import resources

_SIZES_PX = (16, 24, 32, 48, 64, 128, 256)


def app_icon() -> QIcon:
    """Return the icon; Qt reads a size when it is needed."""
    folder, icon = Path(resources.__file__).parent / "icons", QIcon()
    for side in _SIZES_PX:
        icon.addFile(str(folder / f"perceptron-lab-{side}.png"))
    return icon
