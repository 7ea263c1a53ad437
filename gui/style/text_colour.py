"""Give the text of one widget a colour of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def set_text_colour(widget: QWidget, colour: str = "") -> None:
    """Give a widget's text a colour, or with "" the usual one, and leave it its font.

    Qt drops the font of a widget on screen with the first style sheet that it gets.
    """
    font = widget.font()
    widget.setStyleSheet(f"color: {colour}" if colour else "")
    widget.setFont(font)
