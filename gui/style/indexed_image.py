"""An image of shades, each with its colour: fields that are worked out pixel by pixel."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

SHADES = 256
"""As many as a byte tells apart."""

Shades = NDArray[np.uint8] | NDArray[np.float64] | NDArray[np.bool_]
"""(rows, columns), the upper row first: which colour of a table each pixel has."""


def indexed_image(shades: Shades, colours: list[int]) -> QImage:
    """Return an image that Qt draws fast, of shades from 0 to the last of the colours."""
    height, width = shades.shape
    image = QImage(width, height, QImage.Format.Format_Indexed8)
    image.setColorTable(colours)
    rows = np.frombuffer(image.bits(), np.uint8).reshape(height, image.bytesPerLine())
    rows[:, :width] = shades
    return image.convertToFormat(QImage.Format.Format_RGB32)
