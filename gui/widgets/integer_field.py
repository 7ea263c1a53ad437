"""A QSpinBox for a whole number."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox


def whole_field(name: str, least: int, most: int, value: int | None = None) -> QSpinBox:
    """Return a spin box from `least` to `most` that emits once a number is typed to its end."""
    spin = QSpinBox()
    spin.setObjectName(name)
    spin.setRange(least, most)
    spin.setValue(least if value is None else value)
    spin.setKeyboardTracking(False)
    return spin
