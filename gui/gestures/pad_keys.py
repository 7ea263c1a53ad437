"""By which keys of a pad a field can be typed in, where a board has no keyboard."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QWidget

Keys = Literal["number", "formula"]

_PROPERTY = "padKeys"


def offer_pad(field: QWidget, keys: Keys) -> None:
    """Let a field be typed in by these keys."""
    field.setProperty(_PROPERTY, keys)
    numbers = Qt.InputMethodHint.ImhFormattedNumbersOnly
    none = Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase
    field.setInputMethodHints(numbers if keys == "number" else none)


def keys_for(widget: object) -> Keys | None:
    """Return the keys that a widget can be typed in by; None where it is no such field."""
    if not isinstance(widget, QLineEdit | QAbstractSpinBox) or widget.isReadOnly():
        return None
    offered: dict[object, Keys] = {"number": "number", "formula": "formula"}
    return offered.get(widget.property(_PROPERTY))
