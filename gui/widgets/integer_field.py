"""A whole number to type or to step."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox


def whole_field(name: str, least: int, most: int, value: int | None = None) -> QSpinBox:
    """Return a field from `least` to `most` that speaks once a number is finished."""
    spin = QSpinBox()
    spin.setObjectName(name)
    spin.setRange(least, most)
    spin.setValue(least if value is None else value)
    spin.setKeyboardTracking(False)
    return spin
