"""Sizes on paper in units of 1/300 inch, whatever is painted on, and the type that is used."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageSize, QPen

PaperName = Literal["a4", "letter"]

PAGE_SIZES: dict[PaperName, QPageSize.PageSizeId] = {
    "a4": QPageSize.PageSizeId.A4,
    "letter": QPageSize.PageSizeId.Letter,
}

UNITS_PER_INCH = 300
MM = UNITS_PER_INCH / 25.4
MARGIN = 15 * MM
BLACK = QColor("black")
GREY = QColor(150, 150, 150)
"""Of what is only there to be written or drawn on: it prints in black and white."""

_POINT = UNITS_PER_INCH / 72
TEXT, SMALL, HEADING, TITLE = 10.5, 9.0, 13.0, 17.0
"""Sizes of type in points."""


def font(points: float = TEXT, bold: bool = False) -> QFont:
    """Return the program's own type in a size for paper.

    Its size is in units: measured and printed are then the same whatever it is printed on.
    """
    result = QFont()
    result.setPixelSize(round(points * _POINT))
    result.setBold(bold)
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    result.setFeature(QFont.Tag("liga"), 0)  # a ligature in a PDF is not found as letters
    return result


def height_of(text: str, width: float, type_face: QFont) -> float:
    """Return how high a text is when it is broken into lines of a width."""
    return wrapped(text, width, type_face).height()


def wrapped(text: str, width: float, type_face: QFont) -> QRectF:
    """Return the box of a text that is broken into lines of a width."""
    box = QRectF(0, 0, width, 1e6)
    return QFontMetricsF(type_face).boundingRect(box, int(Qt.TextFlag.TextWordWrap), text)


def width_of(text: str, type_face: QFont) -> float:
    """Return how wide a text is on one line."""
    return QFontMetricsF(type_face).horizontalAdvance(text)


def pen(points: float, colour: QColor = BLACK) -> QPen:
    """Return a pen of a width in points."""
    return QPen(colour, points * _POINT)


def page_units(page_size: QPageSize) -> QSizeF:
    """Return the size of a page in units."""
    return page_size.size(QPageSize.Unit.Inch) * UNITS_PER_INCH
