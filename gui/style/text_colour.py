"""QPalette::WindowText: the colour of one label's text."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel


def set_text_colour(label: QLabel, code: str = "") -> None:
    """Write a label in a colour, "" for the usual one.

    A style sheet of its own would let a label that is on screen lose its font.
    """
    palette = QPalette()
    if code:
        palette.setColor(QPalette.ColorRole.WindowText, QColor(code))
    label.setPalette(palette)
